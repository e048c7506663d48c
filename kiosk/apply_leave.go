package kiosk

import "slices"

// leftBy names the event by which a ticket left a desk for a place.
var leftBy = map[Place]string{Finished: TicketFinished{}.Kind(), Missed: TicketMissed{}.Kind()}

// finish ends a visit to a desk; who has further steps goes on.
func (s *State) finish(ev TicketFinished, at Moment) {
	s.leave(ev.Ticket, ev.Desk, Finished, at)
	t := s.change(ev.Ticket, func(t *Ticket) { t.Area, t.Outcome = ev.Area, ev.Outcome })
	if t != nil && len(t.Steps) > 0 {
		s.goOn(t.ID, t.Steps, at)
	}
}

// referOn sends a ticket away from a desk to its first step.
func (s *State) referOn(ev TicketReferred, at Moment) {
	before := s.Ticket(ev.Ticket)
	if before == nil || len(ev.Steps) == 0 {
		return
	}
	s.visited(before, at)
	s.freeDesk(before)
	s.vacate(ev.Desk, ev.Ticket, ev.Kind(), at, true)
	s.count(before.Service, func(f *DayFigure) { f.Referred++ })
	s.change(ev.Ticket, func(t *Ticket) { t.ReferReason = ev.Reason })
	s.goOn(ev.Ticket, ev.Steps, at)
}

// goOn lets a ticket wait for the first of some services, with its own arrival.
func (s *State) goOn(id TicketID, steps []ServiceID, at Moment) {
	s.waitAgain(id, func(t *Ticket) {
		t.From, t.ReferredAt = t.Service, at
		t.Service, t.Steps = steps[0], steps[1:]
	})
}

// comeBack puts a ticket from a desk back into the queue.
func (s *State) comeBack(ev TicketReturned, at Moment) {
	before := s.Ticket(ev.Ticket)
	if before == nil {
		return
	}
	s.freeDesk(before)
	s.vacate(ev.Desk, ev.Ticket, ev.Kind(), at, false)
	s.waitAgain(ev.Ticket, func(t *Ticket) {
		t.Front = ev.Undone
		if ev.Undone {
			t.Calls = max(0, t.Calls-1)
		}
	})
	if ev.Undone { // boards show it no more
		s.calls = slices.DeleteFunc(s.calls, func(c Call) bool { return c.Ticket == ev.Ticket })
	}
}

// restore puts who missed a call to the front.
func (s *State) restore(ev TicketRestored) {
	before := s.Ticket(ev.Ticket)
	if before == nil {
		return
	}
	s.freeDesk(before)
	if before.Place == Missed {
		s.count(before.Service, func(f *DayFigure) { f.Missed-- })
	}
	s.waitAgain(ev.Ticket, func(t *Ticket) { t.Front, t.Restored = true, true })
}

// waitAgain puts a ticket into the queue at its own place.
func (s *State) waitAgain(id TicketID, f func(*Ticket)) {
	t := s.change(id, func(t *Ticket) {
		t.Place, t.Desk, t.Started, t.Front = Waiting, "", false, false
		f(t)
	})
	if i, found := slices.BinarySearch(s.waiting, t.Order); !found {
		s.waiting = slices.Insert(s.waiting, i, t.Order)
	}
}

// freeDesk frees the desk where a ticket is.
func (s *State) freeDesk(t *Ticket) {
	if t.Place != AtDesk {
		return
	}
	s.changeDesk(t.Desk, func(d *DeskState) {
		if d.Ticket == t.ID {
			d.Ticket = ""
		}
	})
}

// awaited reports whether somebody waits for a service, is at a desk for it, or
// will be sent on to it.
func (s *State) awaited(id ServiceID) bool {
	return slices.ContainsFunc(s.tickets, func(t *Ticket) bool {
		here := t.Place == Waiting || t.Place == AtDesk
		return here && (t.Service == id || slices.Contains(t.Steps, id))
	})
}

// goingOn counts the tickets at desks that have further steps.
func (s *State) goingOn() int {
	n := 0
	for _, t := range s.tickets {
		if t.Place == AtDesk && len(t.Steps) > 0 {
			n++
		}
	}
	return n
}
