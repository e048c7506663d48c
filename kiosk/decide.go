package kiosk

import (
	"fmt"
	"maps"
	"time"
)

// clockStep is how far the wall clock may part from the monotonic one before
// the difference is journaled.
const clockStep = 2 * time.Second

// Decide says which events a command leads to. It changes nothing. A refusal
// is an *Error; it may come with events (lost demand is a fact too). No events
// and no error mean that what was wished is so already.
func (s *State) Decide(c Command) ([]Event, error) {
	events, err := s.decide(c)
	events = s.endInterpreters(events, c.At)
	if step, ok := s.clockStepped(c.At); ok && len(events) > 0 {
		events = append([]Event{step}, events...)
	}
	return events, err
}

func (s *State) decide(c Command) ([]Event, error) {
	switch w := c.Wish.(type) {
	case IssueTicket:
		return s.decideIssue(w, c.At)
	case CountLost:
		return s.decideLost(w)
	case PrintTicket:
		return s.decidePrint(w)
	case DoubtPaper:
		return s.decideDoubt(w)
	case RecordPrinted:
		return s.ifOwed(w.ID, TicketPrinted{Ticket: w.ID, Proof: w.Proof, Copy: w.Copy})
	case RecordPrintFailed:
		return s.ifOwed(w.ID, TicketPrintFailed{Ticket: w.ID, Reason: w.Reason})
	case CallNext:
		return s.decideCall(w, c.At)
	case Recall:
		return s.atDesk(w.Desk, func(t *Ticket) []Event {
			if s.recalled(t.ID) && c.At.Since(t.Called) < bouncePress {
				return nil
			}
			return []Event{TicketRecalled{Ticket: t.ID, Desk: w.Desk}}
		})
	case NoShow:
		return s.leaving(w.Desk, c.At, func(t *Ticket) (Event, error) { return TicketMissed{Ticket: t.ID, Desk: w.Desk}, nil })
	case Start:
		return s.atDesk(w.Desk, func(t *Ticket) []Event {
			if t.Started {
				return nil
			}
			return []Event{TicketStarted{Ticket: t.ID, Desk: w.Desk}}
		})
	case Finish:
		return s.decideFinish(w, c.At)
	case CallNumber:
		return s.decideCallNumber(w, c.At)
	case Undo:
		return s.decideUndo(w, c.At)
	case Return:
		return s.leaving(w.Desk, c.At, func(t *Ticket) (Event, error) { return TicketReturned{Ticket: t.ID, Desk: w.Desk}, nil })
	case Refer:
		return s.decideRefer(w, c.At)
	case RestoreTicket:
		return s.decideRestore(w, c.At)
	case OnlyIf:
		return s.decideOnlyIf(w, c)
	case StartInterpreter:
		return s.decideInterpreter(w, c.At)
	case EndInterpreter:
		return s.interpreterEnded(w.Desk, c.At), nil
	case CallHelp:
		return s.decideHelp(w.Desk, true)
	case EndHelp:
		return s.decideHelp(w.Desk, false)
	case OpenDesk:
		return s.decideOpenDesk(w)
	case PauseDesk:
		if err := s.knownChoice(s.centre.PauseReasons, w.Reason, "reason for a pause"); err != nil {
			return nil, err
		}
		return s.decideDesk(w.Desk, DeskPaused(w), "pause", func(d DeskState) bool { return d.Paused && d.PauseReason == w.Reason })
	case CloseDesk:
		return s.decideDesk(w.Desk, DeskClosed(w), "close", func(d DeskState) bool { return !d.Open })
	case TurnDay, OpenDay, CloseDay:
		return s.decideDay(c)
	case Configure:
		return s.decideConfigure(w)
	case OpenService:
		return s.decideService(w.Service, false, ServiceOpened(w))
	case CloseService:
		return s.decideService(w.Service, true, ServiceClosed(w))
	case ReportDevice:
		if d, known := s.devices[w.Device]; known && d.State == w.State && d.Detail == w.Detail {
			return nil, nil
		}
		return []Event{DeviceChanged(w)}, nil
	}
	return nil, refuse(CodeInvalid, fmt.Sprintf("no such command: %T", c.Wish))
}

// clockStepped compares the two clocks since the last entry of this boot.
func (s *State) clockStepped(at Moment) (ClockCorrected, bool) {
	if s.last.Boot == "" || s.last.Boot != at.Boot {
		return ClockCorrected{}, false
	}
	want := s.last.Wall.Add(at.Up - s.last.Up)
	if d := at.Wall.Sub(want); d > clockStep || d < -clockStep {
		return ClockCorrected{From: want, To: at.Wall}, true
	}
	return ClockCorrected{}, false
}

func (s *State) decideDay(c Command) ([]Event, error) {
	centre, today := s.centre, c.At.Date()
	open := DayOpened{Day: s.day.Number + 1, Date: today, Centre: &centre, Devices: s.deviceList()}
	if !s.day.Open {
		open.Counts = maps.Clone(s.reserve)
	}
	end := DayClosed{Day: s.day.Number, Waiting: len(s.waiting) + s.goingOn()}
	switch c.Wish.(type) {
	case OpenDay:
		if s.day.Open {
			return nil, refuse(CodeDayOpen, "The business day is open already. Close it first.")
		}
		return append(s.unprinted(), open), nil
	case CloseDay:
		if !s.day.Open {
			return nil, refuse(CodeDayClosed, "No business day is open. Open one first.")
		}
		return append(s.emptyDesks("close"), end), nil
	}
	later := today > s.day.Date // and so known; "" is before all dates
	switch {
	case s.day.Open && s.day.Date != "" && later:
		return append(append(append(s.emptyDesks("close"), s.unprinted()...), end), open), nil
	case !s.day.Open && (later || s.day.Number == 0): // what was closed stays so until the next date
		return append(s.unprinted(), open), nil
	}
	return nil, nil
}

// unprinted says of each paper that is owed when a new day begins that it will
// not come: nobody speaks of that day's tickets any more.
func (s *State) unprinted() []Event {
	var list []Event
	for _, t := range s.tickets {
		if t.Paper == PaperOwed {
			list = append(list, TicketPrintFailed{Ticket: t.ID, Reason: "too-late"})
		}
	}
	return list
}

// deviceList returns what all devices have reported last, by name.
func (s *State) deviceList() []Device {
	var list []Device
	for _, name := range s.Devices() {
		d := s.devices[name]
		list = append(list, Device{Device: name, State: d.State, Detail: d.Detail, Since: d.Since})
	}
	return list
}

// emptyDesks finishes the tickets that are at desks.
func (s *State) emptyDesks(by string) []Event {
	var events []Event
	for _, t := range s.tickets {
		if t.Place == AtDesk {
			events = append(events, TicketFinished{Ticket: t.ID, Desk: t.Desk, By: by})
		}
	}
	return events
}

func (s *State) decideConfigure(w Configure) ([]Event, error) {
	if err := w.Centre.Policy.OrNormal().Check(); err != nil {
		return nil, &Error{Code: CodeInvalid, Message: fmt.Sprintf("Who is next: %v.", err)}
	}
	owners := map[string]ServiceID{}
	for _, sv := range w.Centre.Services { // a number that can't be read back would spoil the journal
		if err := CheckLetter(sv.Letter); err != nil {
			return nil, &Error{Code: CodeInvalid, Message: fmt.Sprintf("Service %q: %v.", sv.ID, err)}
		}
		if owner, taken := owners[sv.Letter]; taken {
			return nil, refuse(CodeInvalid, fmt.Sprintf("Services %q and %q have the same letter %s. Give one of them another.", owner, sv.ID, sv.Letter))
		}
		owners[sv.Letter] = sv.ID
	}
	if s.day.Open {
		for _, sv := range w.Centre.Services {
			if means, used := s.letters[sv.Letter]; used && means != sv.ID && s.counts[sv.Letter] > 0 {
				return nil, refuse(CodeLetterTaken, fmt.Sprintf(
					"Letter %s stands for %q until the business day closes, the new document gives it to %q. Close the day first, or take another letter.",
					sv.Letter, means, sv.ID))
			}
		}
	}
	return []Event{CentreConfigured(w)}, nil
}

func (s *State) decideService(id ServiceID, closed bool, ev Event) ([]Event, error) {
	if _, ok := s.centre.Service(id); !ok {
		return nil, s.unknownService(id)
	}
	if !s.day.Open {
		return nil, refuse(CodeDayClosed, "No business day is open, so no service can be opened or closed. Open the day first.")
	}
	if s.closed[id] == closed {
		return nil, nil
	}
	return []Event{ev}, nil
}

func (s *State) unknownService(id ServiceID) error {
	return refuse(CodeUnknownService, fmt.Sprintf("This centre has no service %q. Use an id of its services, as in its centre.toml.", id))
}
