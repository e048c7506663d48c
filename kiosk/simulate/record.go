package simulate

import (
	"time"

	"senha/kiosk"
)

// fallback is how long somebody is served of whose service nothing is known.
const fallback = 15 * time.Minute

// Recorder makes a day of a journal's entries: who came and when, how long each
// was at the desk, and when desks were staffed, in which languages.
type Recorder struct {
	Number int // of the business day; 0: the last one

	state  *kiosk.State
	found  bool
	opened kiosk.Moment
	last   time.Duration
	people []Person
	index  map[kiosk.TicketID]int
	called map[kiosk.TicketID]time.Duration
	known  map[int]bool // whose time at the desk is known
	shifts []Shift
	open   map[kiosk.DeskID]int // index of shifts
}

// Take takes the journal's entries, in order.
func (r *Recorder) Take(e kiosk.Entry) {
	if r.state == nil {
		r.state = kiosk.NewState()
	}
	r.state.Apply(e)
	if ev, ok := e.Event.(kiosk.DayOpened); ok && (r.Number == 0 || ev.Day == r.Number) {
		*r = Recorder{
			Number: r.Number, state: r.state, found: true, opened: e.At,
			index: map[kiosk.TicketID]int{}, called: map[kiosk.TicketID]time.Duration{}, known: map[int]bool{}, open: map[kiosk.DeskID]int{},
		}
	}
	if !r.found || r.Number != 0 && r.state.Day().Number != r.Number {
		return
	}
	at := max(r.last, e.At.Since(r.opened))
	if r.state.Day().Open {
		r.last = at
	}
	switch ev := e.Event.(type) {
	case kiosk.TicketIssued:
		r.index[ev.Ticket] = len(r.people)
		r.people = append(r.people, Person{
			Comes: at, Service: ev.Service, Language: ev.Language, Interpreter: ev.Interpreter, Class: ev.Class, Priority: ev.Priority,
		})
	case kiosk.TicketCalled:
		r.called[ev.Ticket] = at
		if _, open := r.open[ev.Desk]; !open {
			r.staff(ev.Desk, at, nil)
		}
	case kiosk.TicketReferred: // the visit after it is left out
		r.done(ev.Ticket, at)
	case kiosk.TicketReturned:
		delete(r.called, ev.Ticket)
	case kiosk.TicketFinished:
		r.done(ev.Ticket, at)
	case kiosk.TicketMissed:
		r.done(ev.Ticket, at)
	case kiosk.DeskOpened:
		r.leave(ev.Desk, at)
		r.staff(ev.Desk, at, r.state.DeskState(ev.Desk).Languages)
	case kiosk.DeskPaused:
		r.leave(ev.Desk, at)
	case kiosk.DeskClosed:
		r.leave(ev.Desk, at)
	}
}

// Day returns the recorded day under the document in force at its end, or false
// if the journal has no such day.
func (r *Recorder) Day() (Day, bool) {
	if !r.found {
		return Day{}, false
	}
	d := Day{Centre: *r.state.Centre(), People: r.people}
	for _, s := range r.shifts {
		if s.To < 0 {
			s.To = r.last
		}
		d.Shifts = append(d.Shifts, s)
	}
	r.guess(d.People)
	return d, true
}

// guess gives those who were not served the mean time of their service.
func (r *Recorder) guess(people []Person) {
	sum, n := map[kiosk.ServiceID]time.Duration{}, map[kiosk.ServiceID]time.Duration{}
	for i := range r.known {
		sum[people[i].Service] += people[i].Served
		n[people[i].Service]++
	}
	for i := range people {
		if r.known[i] {
			continue
		}
		people[i].Served = fallback
		if k := n[people[i].Service]; k > 0 {
			people[i].Served = sum[people[i].Service] / k
		}
	}
}

func (r *Recorder) staff(desk kiosk.DeskID, at time.Duration, spoken []kiosk.Language) {
	r.open[desk] = len(r.shifts)
	r.shifts = append(r.shifts, Shift{Desk: desk, From: at, To: -1, Languages: spoken})
}

func (r *Recorder) leave(desk kiosk.DeskID, at time.Duration) {
	if i, open := r.open[desk]; open {
		r.shifts[i].To = at
		delete(r.open, desk)
	}
}

func (r *Recorder) done(id kiosk.TicketID, at time.Duration) {
	i, came := r.index[id]
	since, called := r.called[id]
	if came && called && !r.known[i] {
		r.people[i].Served, r.known[i] = at-since, true
	}
}
