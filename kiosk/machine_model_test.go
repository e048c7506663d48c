package kiosk

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// follow takes an event into the model and says what is wrong with it. State
// is as it was before the command.
func (m *machine) follow(was *State, event Event) string {
	switch ev := event.(type) {
	case DayOpened:
		m.newDay()
		if !reflect.DeepEqual(was.centre, m.state.centre) || !maps.Equal(was.devices, m.state.devices) {
			return "the document and the devices outlive the day, and are others now"
		}
	case DayClosed:
		for id, place := range m.place {
			if place == AtDesk {
				return "a ticket is still at a desk"
			}
			if place == Waiting {
				m.place[id] = Lapsed
			}
		}
	case TicketIssued:
		if other, given := m.numbers[ev.Number]; given {
			return fmt.Sprintf("the number was given to %s", other)
		}
		if _, known := m.place[ev.Ticket]; known {
			return "the ticket was issued before"
		}
		m.numbers[ev.Number], m.place[ev.Ticket], m.service[ev.Ticket] = ev.Ticket, Waiting, ev.Service
		m.count(ev.Ticket, func(f *DayFigure) { f.Issued++ })
	case TicketRefused:
		if m.lost[ev.Ticket] {
			return "this lost demand was counted before"
		}
		m.lost[ev.Ticket] = true
	case TicketCalled:
		if m.place[ev.Ticket] != Waiting {
			return fmt.Sprintf("the ticket is %q", m.place[ev.Ticket])
		}
		for id, desk := range m.desk {
			if desk == ev.Desk {
				return fmt.Sprintf("ticket %s is at the desk", id)
			}
		}
		if fault := fair(was, ev); fault != "" {
			return fault
		}
		m.place[ev.Ticket], m.desk[ev.Ticket] = AtDesk, ev.Desk
	case TicketFinished:
		m.count(ev.Ticket, func(f *DayFigure) { f.Finished++ })
		if steps := m.steps[ev.Ticket]; len(steps) > 0 {
			m.service[ev.Ticket], m.steps[ev.Ticket] = steps[0], steps[1:]
			return m.leave(ev.Ticket, ev.Desk, Waiting)
		}
		return m.leave(ev.Ticket, ev.Desk, Finished)
	case TicketMissed:
		m.count(ev.Ticket, func(f *DayFigure) { f.Missed++ })
		return m.leave(ev.Ticket, ev.Desk, Missed)
	case TicketReturned:
		return m.leave(ev.Ticket, ev.Desk, Waiting)
	case TicketReferred:
		m.count(ev.Ticket, func(f *DayFigure) { f.Referred++ })
		for _, id := range ev.Steps {
			if _, known := was.Service(id); !known {
				return fmt.Sprintf("there is no service %s", id)
			}
		}
		m.service[ev.Ticket], m.steps[ev.Ticket] = ev.Steps[0], ev.Steps[1:]
		return m.leave(ev.Ticket, ev.Desk, Waiting)
	case InterpreterStarted:
		if m.desk[ev.Ticket] != ev.Desk || ev.Language == "" {
			return "nobody is there to interpret for"
		}
	case InterpreterEnded:
		if m.desk[ev.Ticket] != ev.Desk || ev.Seconds < 0 {
			return "nobody interpreted"
		}
	case TicketRestored:
		if m.place[ev.Ticket] != Missed || m.restored[ev.Ticket] {
			return fmt.Sprintf("the ticket is %q, restored before: %v", m.place[ev.Ticket], m.restored[ev.Ticket])
		}
		m.count(ev.Ticket, func(f *DayFigure) { f.Missed-- })
		m.place[ev.Ticket], m.restored[ev.Ticket] = Waiting, true
	}
	return ""
}

func (m *machine) count(id TicketID, f func(*DayFigure)) {
	figure := m.figures[m.service[id]]
	f(&figure)
	m.figures[m.service[id]] = figure
}

func (m *machine) leave(id TicketID, desk DeskID, to Place) string {
	if m.desk[id] != desk {
		return fmt.Sprintf("the ticket is at desk %q", m.desk[id])
	}
	m.place[id] = to
	delete(m.desk, id)
	return ""
}

// fair says whether somebody who waits for the desk goes before the one called:
// somebody with legal priority, or the earlier one of two who differ in nothing
// else, whatever the clocks do.
func fair(was *State, ev TicketCalled) string {
	called := was.Ticket(ev.Ticket)
	if ev.Why == WhyChosen {
		return "" // out of turn, for a reason
	}
	if ev.Why == WhyFront && !called.Front {
		return "it was not at the front"
	}
	desk, err := was.knownDesk(ev.Desk)
	if err != nil {
		return err.Error()
	}
	for _, t := range was.Waiting() {
		if called.Front || t.Front {
			if t != called && t.Front && (!called.Front || t.Order < called.Order) && was.serves(desk, t.Service) {
				return fmt.Sprintf("%s is at the front, %s was called", t.Number, called.Number)
			}
			continue
		}
		same := t.Class == called.Class && t.Service == called.Service && t.Language == called.Language && t.Interpreter == called.Interpreter
		before := t.Priority && !called.Priority || t.Priority == called.Priority && t.Order < called.Order && (t.Priority || same)
		if t != called && before && was.serves(desk, t.Service) {
			return fmt.Sprintf("%s goes before %s", t.Number, called.Number)
		}
	}
	return ""
}

// compare holds the state against the model: each ticket is in the one place
// that the events say, and every list agrees.
func (m *machine) compare() string {
	s := m.state
	if len(s.Tickets()) != len(m.place) {
		return fmt.Sprintf("%d tickets, want %d", len(s.Tickets()), len(m.place))
	}
	for _, t := range s.Tickets() {
		places := 0
		if slices.Contains(s.Waiting(), t) {
			places++
			if t.Place != Waiting {
				return fmt.Sprintf("%s waits, but its place is %q", t.Number, t.Place)
			}
		}
		for _, desk := range []DeskID{"1", "2", "3"} {
			if s.DeskState(desk).Ticket == t.ID {
				places++
				if t.Place != AtDesk || t.Desk != desk || m.desk[t.ID] != desk {
					return fmt.Sprintf("%s is at desk %s, but its place is %q at desk %q", t.Number, desk, t.Place, t.Desk)
				}
			}
		}
		if t.Place != m.place[t.ID] || m.numbers[t.Number] != t.ID {
			return fmt.Sprintf("%s is %q, want %q", t.Number, t.Place, m.place[t.ID])
		}
		if done := t.Place != Waiting && t.Place != AtDesk; done && places != 0 || !done && places != 1 {
			return fmt.Sprintf("%s (%s) is in %d places", t.Number, t.Place, places)
		}
		if t.Service != m.service[t.ID] || !slices.Equal(t.Steps, m.steps[t.ID]) {
			return fmt.Sprintf("%s is for %s, then %v, want %s, then %v", t.Number, t.Service, t.Steps, m.service[t.ID], m.steps[t.ID])
		}
		if t.Place == Waiting && !slices.ContainsFunc(s.centre.Desks, func(d Desk) bool { return s.serves(d, t.Service) }) && len(s.centre.Desks) > 0 {
			return fmt.Sprintf("%s waits for %s, which no desk serves", t.Number, t.Service)
		}
	}
	for id, want := range m.figures {
		got := s.Figure(id)
		got.Refused = 0
		if got != want {
			return fmt.Sprintf("figures of %s: %+v, want %+v", id, got, want)
		}
	}
	if !slices.IsSortedFunc(s.Waiting(), func(a, b *Ticket) int { return a.Order - b.Order }) {
		return "those who wait are not in order"
	}
	for id, d := range s.desks {
		if d.Interpreting.Language != "" && d.Ticket == "" {
			return fmt.Sprintf("somebody interprets at desk %s for nobody", id)
		}
	}
	seats := map[PersonID]DeskID{}
	for id, d := range s.desks {
		if d.Technician == "" {
			continue
		}
		if other, twice := seats[d.Technician]; twice || !d.Open {
			return fmt.Sprintf("technician %s sits at desk %s (open %v) and at %q", d.Technician, id, d.Open, other)
		}
		seats[d.Technician] = id
	}
	for _, call := range s.Calls() {
		if s.day.Open && m.place[call.Ticket] == "" {
			return fmt.Sprintf("%s was called and not issued", call.Number)
		}
	}
	return ""
}
