package kiosk

import (
	"fmt"
	"slices"
	"time"
)

// bouncePress is the time in which two presses of a call button are one.
const bouncePress = 3 * time.Second

func (s *State) decideCall(w CallNext, at Moment) ([]Event, error) {
	desk, err := s.knownDesk(w.Desk)
	if err != nil {
		return nil, err
	}
	if !s.day.Open {
		return nil, refuse(CodeDayClosed, "No business day is open, so nobody can be called. A coordinator can open it.")
	}
	state := s.desks[w.Desk]
	if state.Paused {
		return nil, deskPaused(w.Desk)
	}
	if state.Ticket != "" && at.Since(state.Called) < bouncePress {
		return nil, nil
	}
	events := s.makeRoom(w.Desk)
	t, reason := s.next(desk, at)
	if t == nil {
		return events, nil
	}
	return append(events, called(t, w.Desk, reason)), nil
}

// makeRoom opens a desk that calls (pressing call is sitting down) and
// finishes the ticket that is there.
func (s *State) makeRoom(id DeskID) []Event {
	var events []Event
	state := s.desks[id]
	if !state.Open {
		events = append(events, DeskOpened{Desk: id})
	}
	if state.Ticket != "" {
		events = append(events, TicketFinished{Ticket: state.Ticket, Desk: id, By: "call"})
	}
	return events
}

func deskPaused(id DeskID) error {
	return refuse(CodeDeskPaused, fmt.Sprintf("Desk %s is paused, so it calls nobody. Resume first.", id))
}

// decideDesk pauses or closes a desk; a ticket there is finished first.
func (s *State) decideDesk(id DeskID, ev Event, by string, already func(DeskState) bool) ([]Event, error) {
	if _, err := s.knownDesk(id); err != nil {
		return nil, err
	}
	if !s.day.Open {
		return nil, s.deskDayClosed()
	}
	state := s.desks[id]
	if already(state) {
		return nil, nil
	}
	if state.Ticket != "" && by != "" {
		return []Event{TicketFinished{Ticket: state.Ticket, Desk: id, By: by}, ev}, nil
	}
	return []Event{ev}, nil
}

func (s *State) deskDayClosed() error {
	return refuse(CodeDayClosed, "No business day is open, so no desk can be opened, paused or closed. A coordinator can open it.")
}

// atDesk decides on the ticket that is at a desk.
func (s *State) atDesk(id DeskID, decide func(*Ticket) []Event) ([]Event, error) {
	if _, err := s.knownDesk(id); err != nil {
		return nil, err
	}
	t := s.Ticket(s.desks[id].Ticket)
	if t == nil {
		return nil, refuse(CodeNoTicket, fmt.Sprintf("No ticket is at desk %s. Call one first.", id))
	}
	return decide(t), nil
}

// recalled reports whether a ticket's last call was a recall.
func (s *State) recalled(id TicketID) bool {
	return slices.ContainsFunc(s.calls, func(c Call) bool { return c.Ticket == id && c.Again })
}

// knownDesk returns a desk of the document, or one that a document took away
// while a ticket was there.
func (s *State) knownDesk(id DeskID) (Desk, error) {
	if d, ok := s.centre.Desk(id); ok {
		return d, nil
	}
	if s.desks[id].Ticket != "" {
		return Desk{ID: id}, nil
	}
	return Desk{}, refuse(CodeUnknownDesk, fmt.Sprintf("This centre has no desk %q. Use an id of its desks, as in its centre.toml.", id))
}

// Concerns returns the ticket that answers a wish, as the state has it: the
// one asked for, or the one at the desk. It is nil if there is none.
func (s *State) Concerns(w Wish) *Ticket {
	switch w := w.(type) {
	case IssueTicket:
		return s.Ticket(w.ID)
	case PrintTicket:
		return s.Ticket(w.ID)
	case CallNext:
		return s.Ticket(s.desks[w.Desk].Ticket)
	case OnlyIf:
		return s.Concerns(w.Wish)
	case CallNumber:
		return s.Ticket(s.desks[w.Desk].Ticket)
	case StartInterpreter:
		return s.Ticket(s.desks[w.Desk].Ticket)
	case EndInterpreter:
		return s.Ticket(s.desks[w.Desk].Ticket)
	case RestoreTicket:
		return s.numbered(w.Number)
	case Recall:
		return s.Ticket(s.desks[w.Desk].Ticket)
	case Start:
		return s.Ticket(s.desks[w.Desk].Ticket)
	}
	return nil
}
