package simulate

import (
	"container/heap"
	"fmt"
	"slices"
	"time"

	"senha/kiosk"
)

// Person is somebody who comes.
type Person struct {
	Comes       time.Duration // since opening
	Service     kiosk.ServiceID
	Language    kiosk.Language
	Interpreter kiosk.Language // "" for none
	Class       kiosk.Class
	Priority    bool
	Served      time.Duration // how long they are at the desk
}

// Shift is a time in which a desk calls people. Whoever is at the desk at its
// end is served to the end.
type Shift struct {
	Desk      kiosk.DeskID
	From, To  time.Duration // since opening
	Languages []kiosk.Language
}

// Day is what a day brings, whatever the rules are.
type Day struct {
	Centre kiosk.Centre
	People []Person // by when they come
	Shifts []Shift
}

// Visit is what became of a person.
type Visit struct {
	Person
	Called bool          // else they still waited when the last desk had closed
	Waited time.Duration // until the call; of who was not called, until the last shift's end
	Desk   kiosk.DeskID
	Why    kiosk.Why
	Spoken kiosk.Language // their language, if the desk speaks it
}

// Play lets a day happen and returns the visits in the order of people. Two
// plays of one day are equal.
func Play(d Day) []Visit { return (&play{}).whole(d) }

// whole plays the whole day.
func (p *play) whole(d Day) []Visit {
	*p = play{
		promised: p.promised, day: d, state: kiosk.NewState(),
		visits: make([]Visit, len(d.People)), waiting: map[kiosk.TicketID]int{}, busy: map[kiosk.DeskID]time.Duration{},
		at: make([]kiosk.TicketID, len(d.Shifts)), called: make([]time.Duration, len(d.Shifts)),
	}
	p.apply(0, kiosk.DayOpened{Day: 1, Centre: &d.Centre})
	for i, s := range d.Shifts {
		heap.Push(&p.next, moment{at: s.From, kind: begins, index: i})
		heap.Push(&p.next, moment{at: s.To, kind: leaves, index: i})
	}
	for i, who := range d.People {
		p.visits[i].Person = who
		heap.Push(&p.next, moment{at: who.Comes, kind: comes, index: i})
	}
	for p.next.Len() > 0 {
		p.step(heap.Pop(&p.next).(moment))
	}
	end := time.Duration(0)
	for _, s := range d.Shifts {
		end = max(end, s.To)
	}
	for _, i := range p.waiting {
		p.visits[i].Waited = max(0, end-p.visits[i].Comes)
	}
	return p.visits
}

// play is a day under way.
type play struct {
	day     Day
	state   *kiosk.State
	visits  []Visit
	waiting map[kiosk.TicketID]int // index of people
	next    agenda
	free    []int                          // shifts that have begun and whose desk serves nobody
	at      []kiosk.TicketID               // by shift: who is at its desk
	called  []time.Duration                // by shift: since when
	busy    map[kiosk.DeskID]time.Duration // until when the desk's last visit lasts
	served  []time.Duration                // how long visits took, in the order of their ends

	promised func(person int, at kiosk.Moment) // told of who comes, if not nil
}

func (p *play) step(m moment) {
	switch m.kind {
	case comes:
		p.issue(m)
		for _, i := range slices.Clone(p.free) { // the first of them who may
			if p.call(i, m.at) {
				break
			}
		}
	case begins:
		s := p.day.Shifts[m.index]
		switch until := p.busy[s.Desk]; {
		case m.at >= s.To: // the shift before has taken all of it
			return
		case m.at < until: // whoever came before it is still there
			heap.Push(&p.next, moment{at: until, kind: begins, index: m.index})
			return
		}
		p.apply(m.at, kiosk.DeskOpened{Desk: s.Desk, Languages: s.Languages})
		p.free = append(p.free, m.index)
		p.call(m.index, m.at)
	case ends:
		p.served = append(p.served, m.at-p.called[m.index])
		p.apply(m.at, kiosk.TicketFinished{Ticket: p.at[m.index], Desk: p.day.Shifts[m.index].Desk})
		p.at[m.index] = ""
		p.free = append(p.free, m.index)
		if !p.call(m.index, m.at) && m.at > p.day.Shifts[m.index].To {
			p.leave(m.index, m.at)
		}
	case leaves:
		if p.at[m.index] == "" {
			p.leave(m.index, m.at)
		}
	}
}

// leave ends a shift: the desk pauses, if there is another one later.
func (p *play) leave(shift int, at time.Duration) {
	p.free = slices.DeleteFunc(p.free, func(i int) bool { return i == shift })
	desk := p.day.Shifts[shift].Desk
	again := slices.ContainsFunc(p.day.Shifts, func(s Shift) bool { return s.Desk == desk && s.From >= p.day.Shifts[shift].To && s.To > at })
	if again {
		p.apply(at, kiosk.DeskPaused{Desk: desk})
	} else {
		p.apply(at, kiosk.DeskClosed{Desk: desk})
	}
}

// issue gives somebody a place.
func (p *play) issue(m moment) {
	who := p.day.People[m.index]
	id := kiosk.TicketID(fmt.Sprintf("%032x", m.index+1))
	sv, _ := p.day.Centre.Service(who.Service)
	p.waiting[id] = m.index
	if p.promised != nil {
		p.promised(m.index, moments(m.at))
	}
	p.apply(m.at, kiosk.TicketIssued{
		Ticket: id, Service: who.Service, Number: kiosk.Number{Letter: sv.Letter, Count: p.state.Figure(who.Service).Issued + 1},
		Class: who.Class, Priority: who.Priority, Language: who.Language, Interpreter: who.Interpreter,
	})
}

// call has a free desk call who is next. It reports whether there was anybody.
func (p *play) call(shift int, at time.Duration) bool {
	s := p.day.Shifts[shift]
	if at >= s.To {
		p.free = slices.DeleteFunc(p.free, func(i int) bool { return i == shift })
		return false
	}
	t, reason := p.state.Next(s.Desk, moments(at))
	if t == nil {
		return false
	}
	p.free = slices.DeleteFunc(p.free, func(i int) bool { return i == shift })
	i := p.waiting[t.ID]
	delete(p.waiting, t.ID)
	v := &p.visits[i]
	v.Called, v.Waited, v.Desk, v.Why, v.Spoken = true, at-v.Comes, s.Desk, reason.Why, reason.Spoken
	p.at[shift], p.called[shift], p.busy[s.Desk] = t.ID, at, at+v.Served
	p.apply(at, kiosk.TicketCalled{Ticket: t.ID, Desk: s.Desk})
	heap.Push(&p.next, moment{at: at + v.Served, kind: ends, index: shift})
	return true
}

func (p *play) apply(at time.Duration, e kiosk.Event) {
	p.state.Apply(kiosk.Entry{Seq: p.state.Seq() + 1, At: moments(at), Event: e})
}

// opening is when simulated days begin; nothing depends on the date.
var opening = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func moments(at time.Duration) kiosk.Moment {
	return kiosk.Moment{Wall: opening.Add(at), Trusted: true, Boot: "simulated", Up: at}
}

// What happens at a moment, in the order in which it happens at one instant.
const (
	ends = iota
	leaves
	begins
	comes
)

// moment is something that happens: at which time, to which shift or person.
type moment struct {
	at          time.Duration
	kind, index int
}

// agenda is a heap of moments, the next one on top.
type agenda []moment

func (a agenda) Len() int      { return len(a) }
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(x any)   { *a = append(*a, x.(moment)) }
func (a *agenda) Pop() any {
	last := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return last
}

func (a agenda) Less(i, j int) bool {
	x, y := a[i], a[j]
	switch {
	case x.at != y.at:
		return x.at < y.at
	case x.kind != y.kind:
		return x.kind < y.kind
	}
	return x.index < y.index
}
