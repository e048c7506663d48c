package kiosk

import (
	"slices"
	"time"
)

// Apply takes an entry into the state. It reads nothing but the entry and the
// state and never fails: an event about a ticket or desk that the state does
// not know (its entry was lost) changes nothing.
func (s *State) Apply(e Entry) {
	switch ev := e.Event.(type) {
	case JournalOpened:
		s.passOver(ev.Counts)
	case CentreConfigured:
		s.configure(ev.Centre)
	case DayOpened:
		s.openDay(ev)
		s.opened = e.At
	case DayClosed:
		s.closeDay()
	case ServiceOpened:
		delete(s.closed, ev.Service)
	case ServiceClosed:
		s.closed[ev.Service] = true

	case TicketIssued:
		s.issue(ev, e.At)
	case TicketRefused:
		if _, counted := s.refused[ev.Ticket]; !counted {
			s.refused[ev.Ticket] = ev.Reason
			s.count(ev.Service, func(f *DayFigure) { f.Refused++ })
		}
	case TicketPrintAsked:
		s.change(ev.Ticket, func(t *Ticket) { t.Paper, t.Copy, t.PaperFault = PaperOwed, true, "" })
	case TicketPrinted:
		s.change(ev.Ticket, func(t *Ticket) { t.Paper, t.Copy, t.PaperFault = PaperPrinted, ev.Copy, "" })
	case TicketPrintFailed:
		s.change(ev.Ticket, func(t *Ticket) { t.Paper, t.PaperFault = PaperFailed, ev.Reason })

	case TicketCalled:
		s.seat(ev.Ticket, ev.Desk, e, false)
	case TicketRecalled:
		s.seat(ev.Ticket, ev.Desk, e, true)
	case TicketStarted:
		s.change(ev.Ticket, func(t *Ticket) { t.Started = true })
	case TicketFinished:
		s.finish(ev, e.At)
	case TicketMissed:
		s.leave(ev.Ticket, ev.Desk, Missed, e.At)
		s.change(ev.Ticket, func(t *Ticket) { t.MissedAt = e.At })
	case TicketRestored:
		s.restore(ev)
	case TicketReturned:
		s.comeBack(ev, e.At)
	case TicketReferred:
		s.referOn(ev, e.At)

	case DeskOpened:
		s.changeDesk(ev.Desk, func(d *DeskState) {
			d.begin(e.At)
			d.Open, d.Paused, d.PauseReason, d.Technician, d.Languages = true, false, "", ev.Technician, ev.Languages
		})
	case DeskPaused:
		s.changeDesk(ev.Desk, func(d *DeskState) {
			if !d.Paused {
				d.Since = e.At
			}
			d.Open, d.Paused, d.PauseReason = true, true, ev.Reason
		})
	case DeskClosed:
		s.changeDesk(ev.Desk, func(d *DeskState) {
			if d.Open && !d.Paused {
				d.Since = e.At
			}
			d.Open, d.Paused, d.Technician, d.Languages = false, false, "", nil
		})
	case InterpreterStarted:
		s.changeDesk(ev.Desk, func(d *DeskState) { d.Interpreting = Interpreting{ev.Language, ev.Mediator, e.At} })
	case InterpreterEnded:
		s.endInterpreting(ev)
	case DeskHelpCalled:
		s.changeDesk(ev.Desk, func(d *DeskState) { d.Help, d.HelpAt = !ev.Over, e.At })
	case DeviceChanged:
		s.devices[ev.Device] = DeviceState{State: ev.State, Detail: ev.Detail, Since: e.At}
	}
	if s.day.Open && s.day.Date == "" {
		s.day.Date = e.At.Date() // a day's date is that of its first trusted moment
	}
	s.seq, s.journal, s.last = e.Seq, e.Journal, e.At
}

// passOver takes numbers as given out, on this day or, if none is open, the
// next one.
func (s *State) passOver(counts map[string]int) {
	for letter, count := range counts {
		s.counts[letter] = max(s.counts[letter], count)
		s.reserve[letter] = max(s.reserve[letter], count)
	}
}

func (s *State) openDay(ev DayOpened) {
	s.clearDay()
	if ev.Centre != nil { // what a fold that begins here does not know
		s.centre = *ev.Centre
		s.devices = map[string]DeviceState{}
		for _, d := range ev.Devices {
			s.devices[d.Device] = DeviceState{State: d.State, Detail: d.Detail, Since: d.Since}
		}
		s.passOver(ev.Counts)
	}
	for letter, count := range s.reserve {
		s.counts[letter] = count
	}
	for _, sv := range s.centre.Services {
		s.letters[sv.Letter] = sv.ID
	}
	s.day = Day{Number: ev.Day, Date: ev.Date, Open: true}
}

func (s *State) closeDay() {
	for _, order := range s.waiting {
		t := *s.tickets[order-1]
		t.Place = Lapsed
		s.tickets[order-1] = &t
	}
	s.waiting = nil
	for _, t := range s.tickets {
		if t.Place == AtDesk { // its finish was lost
			s.leave(t.ID, t.Desk, Finished, s.last)
		}
	}
	clear(s.desks)
	clear(s.reserve)
	s.retired = map[ServiceID]retired{}
	s.day.Open = false
}

// configure puts a document in force. Services that it no longer has are kept
// until the day closes if they have given out tickets: people wait for them,
// or sit at a desk with a paper that bears their name.
func (s *State) configure(c Centre) {
	old := s.centre
	s.centre = c
	for _, sv := range old.Services {
		if _, kept := c.Service(sv.ID); kept || s.figures[sv.ID].Issued == 0 && !s.awaited(sv.ID) {
			continue
		}
		r := retired{service: sv}
		for _, d := range old.Desks {
			if d.Serves(sv.ID) {
				r.desks = append(r.desks, d.ID)
			}
		}
		s.retired[sv.ID] = r
	}
	for _, sv := range c.Services {
		delete(s.retired, sv.ID)
		if s.day.Open {
			s.letters[sv.Letter] = sv.ID
		}
	}
}

func (s *State) issue(ev TicketIssued, at Moment) {
	if _, known := s.byID[ev.Ticket]; known {
		return
	}
	t := &Ticket{
		ID: ev.Ticket, Service: ev.Service, Number: ev.Number, Class: ev.Class,
		Priority: ev.Priority, Children: ev.Children,
		Language: ev.Language, Interpreter: ev.Interpreter,
		Arrived: at, Order: len(s.tickets) + 1, Ahead: ev.Ahead, Promise: Range{ev.FromMin, ev.ToMin},
		Place: Waiting, Paper: PaperNone,
	}
	if ev.Printer != "" {
		t.Paper = PaperOwed
	}
	s.tickets = append(s.tickets, t)
	s.byID[t.ID] = t.Order
	s.waiting = append(s.waiting, t.Order)
	s.counts[t.Number.Letter] = max(s.counts[t.Number.Letter], t.Number.Count)
	s.count(t.Service, func(f *DayFigure) { f.Issued++ })
}

// seat calls a ticket to a desk, or calls it once more. Where entries were
// lost, the ticket that is at the desk has left it, and this one has left the
// desk where it was.
func (s *State) seat(id TicketID, desk DeskID, e Entry, again bool) {
	before := s.Ticket(id)
	if before == nil {
		return
	}
	if other := s.desks[desk].Ticket; other != "" && other != id {
		s.leave(other, desk, Finished, e.At)
	}
	if before.Place == AtDesk && before.Desk != desk {
		s.changeDesk(before.Desk, func(d *DeskState) { d.Ticket = "" })
	}
	t := s.change(id, func(t *Ticket) {
		t.Place, t.Desk, t.Called, t.Front = AtDesk, desk, e.At, false
		t.Started = t.Started && again
		t.Calls++
	})
	s.stopWaiting(t.Order)
	s.changeDesk(desk, func(d *DeskState) {
		if d.Ticket != id {
			d.Ticket, d.Called, d.Interpreting = id, e.At, Interpreting{}
		}
	})
	s.announce(t, e, again)
}

// announce puts a call in front; an earlier call of the ticket goes.
func (s *State) announce(t *Ticket, e Entry, again bool) {
	s.calls = slices.DeleteFunc(s.calls, func(c Call) bool { return c.Ticket == t.ID })
	s.calls = slices.Insert(s.calls, 0, Call{
		Ticket: t.ID, Number: t.Number, Service: t.Service, Desk: t.Desk,
		Language: t.Language, At: e.At, Seq: e.Seq, Again: again,
	})
	s.calls = s.calls[:min(len(s.calls), keptCalls)]
}

// longRest is a pause after which a desk's work begins anew.
const longRest = 30 * time.Minute

// begin notes that a desk calls from now on.
func (d *DeskState) begin(at Moment) {
	switch {
	case d.Open && !d.Paused:
		return
	case d.Working == Moment{}:
		d.Working = at
	case at.Since(d.Since) >= longRest:
		d.Working, d.Rested = at, true
	}
	d.Since = at
}

// leave ends a ticket's stay at a desk.
func (s *State) leave(id TicketID, desk DeskID, to Place, at Moment) {
	before := s.Ticket(id)
	if before == nil {
		return
	}
	if before.Place == AtDesk && before.Desk != desk { // its call to this desk was lost
		s.changeDesk(before.Desk, func(d *DeskState) { d.Ticket = "" })
	}
	s.visited(before, at)
	t := s.change(id, func(t *Ticket) { t.Place, t.Desk, t.Front = to, desk, false })
	s.stopWaiting(t.Order)
	s.vacate(desk, id, leftBy[to], at, to == Finished)
	s.count(t.Service, func(f *DayFigure) {
		if to == Finished {
			f.Finished++
		} else {
			f.Missed++
		}
	})
}

// vacate frees a desk of a ticket.
func (s *State) vacate(desk DeskID, id TicketID, kind string, at Moment, served bool) {
	s.changeDesk(desk, func(d *DeskState) {
		if d.Ticket == id {
			d.Ticket = ""
		}
		d.Left, d.LeftAt, d.Interpreting = kind, at, Interpreting{}
		if served {
			d.Served++
		}
	})
}

func (s *State) stopWaiting(order int) {
	if i, found := slices.BinarySearch(s.waiting, order); found {
		s.waiting = slices.Delete(s.waiting, i, i+1)
	}
}

// change replaces a ticket by a changed copy and returns it, or nil.
func (s *State) change(id TicketID, f func(*Ticket)) *Ticket {
	order, ok := s.byID[id]
	if !ok {
		return nil
	}
	t := *s.tickets[order-1]
	f(&t)
	s.tickets[order-1] = &t
	return &t
}

func (s *State) changeDesk(id DeskID, f func(*DeskState)) {
	d := s.desks[id]
	f(&d)
	s.desks[id] = d
}

func (s *State) count(id ServiceID, f func(*DayFigure)) {
	figure := s.figures[id]
	f(&figure)
	s.figures[id] = figure
}
