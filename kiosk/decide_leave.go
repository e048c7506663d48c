package kiosk

import (
	"fmt"
	"slices"
	"time"
)

// undoTime is how long a call can be taken back.
const undoTime = 15 * time.Second

// leaving decides on what ends a ticket's stay at a desk. The same key pressed
// twice within bouncePress, in one browser or in two, does one thing.
func (s *State) leaving(id DeskID, at Moment, decide func(*Ticket) (Event, error)) ([]Event, error) {
	var refused error
	events, err := s.atDesk(id, func(t *Ticket) []Event {
		event, err := decide(t)
		if refused = err; err != nil {
			return nil
		}
		return []Event{event}
	})
	if refused != nil {
		return nil, refused
	}
	if d := s.desks[id]; err != nil && d.Ticket == "" && d.Left != "" && at.Since(d.LeftAt) < bouncePress {
		if event, _ := decide(&Ticket{}); event != nil && event.Kind() == d.Left {
			return nil, nil
		}
	}
	return events, err
}

func (s *State) decideFinish(w Finish, at Moment) ([]Event, error) {
	if err := s.knownChoice(s.centre.Outcomes, w.Outcome, "outcome"); err != nil {
		return nil, err
	}
	return s.leaving(w.Desk, at, func(t *Ticket) (Event, error) {
		sv, _ := s.Service(t.Service)
		if err := s.knownChoice(sv.Areas, w.Area, "area of its service"); t.ID != "" && err != nil {
			return nil, err
		}
		return TicketFinished{Ticket: t.ID, Desk: w.Desk, By: "finish", Area: w.Area, Outcome: w.Outcome}, nil
	})
}

// knownChoice refuses a code that is not in a list; "" is none.
func (s *State) knownChoice(list []Choice, id, what string) error {
	if _, known := choiceOf(list, id); known || id == "" {
		return nil
	}
	return refuse(CodeUnknownChoice, fmt.Sprintf("%q is no %s of this centre. Use a code of its list, as in its centre.toml.", id, what))
}

// decideUndo takes a call back. The ticket that was at the desk before it
// stays finished.
func (s *State) decideUndo(w Undo, at Moment) ([]Event, error) {
	return s.leaving(w.Desk, at, func(t *Ticket) (Event, error) {
		if t.ID != "" && at.Since(s.desks[w.Desk].Called) > undoTime {
			return nil, refuse(CodeTooLate, fmt.Sprintf("Ticket %s was called more than %d s ago. Return it to the queue instead.", t.Number, undoTime/time.Second))
		}
		return TicketReturned{Ticket: t.ID, Desk: w.Desk, Undone: true}, nil
	})
}

// maxSteps is how many services a ticket can be sent to at once.
const maxSteps = 5

func (s *State) decideRefer(w Refer, at Moment) ([]Event, error) {
	if err := s.knownChoice(s.centre.ReferReasons, w.Reason, "reason for referring"); err != nil {
		return nil, err
	}
	if n := len(w.Steps); n == 0 || n > maxSteps {
		return nil, refuse(CodeInvalid, fmt.Sprintf("A ticket is referred to 1 to %d services, here are %d.", maxSteps, n))
	}
	for i, id := range w.Steps {
		switch _, known := s.centre.Service(id); {
		case !known:
			return nil, s.unknownService(id)
		case s.closed[id]:
			return nil, refuse(CodeServiceClosed, fmt.Sprintf("Service %q is closed now, so nobody can be referred to it. A coordinator can open it.", id))
		case slices.Contains(w.Steps[:i], id):
			return nil, refuse(CodeInvalid, fmt.Sprintf("Service %q is named twice. Name each step once.", id))
		}
	}
	return s.leaving(w.Desk, at, func(t *Ticket) (Event, error) {
		if t.Service == w.Steps[0] {
			return nil, refuse(CodeInvalid, fmt.Sprintf("Ticket %s is at service %q already. Return it to the queue instead.", t.Number, t.Service))
		}
		steps := slices.Clone(w.Steps)
		for _, id := range t.Steps { // what was to follow still follows
			if !slices.Contains(steps, id) {
				steps = append(steps, id)
			}
		}
		return TicketReferred{Ticket: t.ID, Desk: w.Desk, Steps: steps, Reason: w.Reason}, nil
	})
}

// decideRestore gives who missed a call their one later chance.
func (s *State) decideRestore(w RestoreTicket, at Moment) ([]Event, error) {
	if w.Desk != "" {
		if _, err := s.knownDesk(w.Desk); err != nil {
			return nil, err
		}
	}
	t := s.numbered(w.Number)
	switch {
	case t == nil:
		return nil, unknownNumber(w.Number)
	case t.Place == Waiting && t.Front && t.Restored:
		return nil, nil
	case t.Place != Missed:
		return nil, refuse(CodeNotMissed, fmt.Sprintf("Ticket %s has not missed its call, so there is nothing to make good.", t.Number))
	case t.Restored:
		return nil, refuse(CodeNotMissed, fmt.Sprintf("Ticket %s has missed its second call too. Take a new ticket.", t.Number))
	case at.Since(t.MissedAt) > s.returnTime():
		return nil, refuse(CodeTooLate, fmt.Sprintf("Ticket %s missed its call more than %d minutes ago. Take a new ticket.", t.Number, s.centre.ReturnMinutes))
	}
	return []Event{TicketRestored{Ticket: t.ID, Desk: w.Desk}}, nil
}

// returnTime is how long after a missed call one may come back.
func (s *State) returnTime() time.Duration {
	return time.Duration(s.centre.ReturnMinutes) * time.Minute
}

// Restorable returns who missed a call and may still come back, by arrival.
func (s *State) Restorable(at Moment) []*Ticket {
	var list []*Ticket
	for _, t := range s.tickets {
		if t.Place == Missed && !t.Restored && s.day.Open && at.Since(t.MissedAt) <= s.returnTime() && s.centre.ReturnMinutes > 0 {
			list = append(list, t)
		}
	}
	return list
}

// Undoable says whether a desk's call can still be taken back.
func (s *State) Undoable(id DeskID, at Moment) bool {
	d := s.desks[id]
	return d.Ticket != "" && at.Since(d.Called) <= undoTime
}

func (s *State) decideHelp(id DeskID, wanted bool) ([]Event, error) {
	if _, err := s.knownDesk(id); err != nil {
		return nil, err
	}
	if s.desks[id].Help == wanted {
		return nil, nil
	}
	return []Event{DeskHelpCalled{Desk: id, Over: !wanted}}, nil
}

// decideOnlyIf decides on a wish of a desk as long as its ticket is the one
// that whoever pressed has seen there.
func (s *State) decideOnlyIf(w OnlyIf, c Command) ([]Event, error) {
	if here := s.desks[w.Desk].Ticket; here != "" && here != w.Ticket {
		return nil, refuse(CodeMovedOn, fmt.Sprintf("Another ticket is at desk %s now. Look again and press again.", w.Desk))
	}
	return s.decide(Command{At: c.At, Origin: c.Origin, Wish: w.Wish})
}
