package lan

import (
	"slices"
	"sync"

	"senha/kiosk/api"
)

// alarms are what staff must know beside what the journal says.
type alarms struct {
	mu   sync.Mutex
	list []api.Alarm
}

func (a *alarms) all() []api.Alarm {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]api.Alarm{}, a.list...)
}

// allAlarms returns what staff must know now, people who want help first.
func (s *Server) allAlarms() []api.Alarm {
	return append(s.screens.helpWanted(s.clock.Now()), s.alarms.all()...)
}

// Raise shows an alarm to staff until it is cleared.
func (s *Server) Raise(alarm api.Alarm) {
	s.alarms.mu.Lock()
	known := slices.Contains(s.alarms.list, alarm)
	if !known {
		s.alarms.list = append(slices.Clip(s.alarms.list), alarm)
	}
	s.alarms.mu.Unlock()
	if !known {
		s.changes.changed()
	}
}

// Clear takes back the alarms with a code.
func (s *Server) Clear(code string) {
	s.alarms.mu.Lock()
	before := len(s.alarms.list)
	s.alarms.list = slices.DeleteFunc(slices.Clone(s.alarms.list), func(a api.Alarm) bool { return a.Code == code })
	cleared := len(s.alarms.list) != before
	s.alarms.mu.Unlock()
	if cleared {
		s.changes.changed()
	}
}
