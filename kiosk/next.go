package kiosk

import (
	"slices"
	"time"
)

// Why says in a code why a ticket is next; pages say it in a sentence.
type Why string

// The reasons for being next.
const (
	WhyPriority    Why = "priority"    // legal priority (Decree-Law 58/2016), the earliest
	WhyArrival     Why = "arrival"     // the earliest to arrive: nobody is passed over
	WhyLanguage    Why = "language"    // its language is spoken at the desk; an earlier one's is not
	WhyAppointment Why = "appointment" // an appointment, which counts for more than minutes waited
)

// Reason is why a ticket is next: a code, and the facts that were weighed.
type Reason struct {
	Why       Why
	Waited    time.Duration
	Class     Class
	HeadStart float64  // points that the class had on arrival
	Spoken    Language // what the desk speaks of the ticket's languages, or ""
}

// Next returns who a desk would call at a moment and why, or nil.
func (s *State) Next(id DeskID, at Moment) (*Ticket, Reason) {
	desk, ok := s.centre.Desk(id)
	if !ok {
		return nil, Reason{}
	}
	return s.next(desk, at)
}

// head is the earliest to arrive of those who differ in nothing else.
type head struct {
	ticket *Ticket
	spoken Language
	claim  Claim
}

// next applies the policy. Of those who share class and language only the
// earliest can be next, so it weighs four tickets, however many wait.
func (s *State) next(desk Desk, at Moment) (*Ticket, Reason) {
	policy := s.centre.Policy.OrNormal()
	l := look{state: s, desk: desk, languages: s.desks[desk.ID].Languages}
	l.through(s.waiting)
	for _, ahead := range []struct {
		ticket *Ticket
		why    Why
	}{{l.front, WhyFront}, {l.first, WhyPriority}} {
		if t := ahead.ticket; t != nil {
			claim := Claim{Order: t.Order, First: t.first(), Class: t.Class, Age: at.Since(t.Arrived)}
			return t, policy.reason(head{t, t.spokenAmong(l.languages), claim}, ahead.why)
		}
	}
	heads := l.heads[:l.n]
	if len(heads) == 0 {
		return nil, Reason{}
	}
	oldest := time.Duration(0)
	for i := len(heads) - 1; i >= 0; i-- { // whatever clocks did, nobody has waited less than who came later
		oldest = max(oldest, at.Since(heads[i].ticket.Arrived))
		heads[i].claim.Age = oldest
	}
	best := 0
	for i := range heads {
		if policy.Before(heads[i].claim, heads[best].claim) {
			best = i
		}
	}
	return heads[best].ticket, policy.reason(heads[best], policy.why(heads, best))
}

// look goes once through all who wait, and finds the few who can be next at a
// desk. It asks quick questions first and allocates nothing.
type look struct {
	state     *State
	desk      Desk
	languages []Language

	front *Ticket // of those at the front, the earliest
	first *Ticket // of those who go first by law
	heads [4]head // of others, by arrival: one of each class, spoken and not
	n     int
	found [4]bool

	asked [32]struct { // whether the desk serves a service, by letter
		service ServiceID
		serves  bool
	}
}

func (l *look) through(waiting []int) {
	for _, order := range waiting { // by arrival
		t := l.state.tickets[order-1]
		switch {
		case t.Front:
			if l.serves(t) {
				l.front = t
				return
			}
		case t.first():
			if l.first == nil && l.serves(t) {
				l.first = t
			}
		case l.n < len(l.heads):
			kind, spoken := 0, t.spokenAmong(l.languages)
			if t.Class == Appointment {
				kind = 2
			}
			if spoken != "" {
				kind++
			}
			if !l.found[kind] && l.serves(t) {
				l.found[kind] = true
				l.heads[l.n] = head{t, spoken, Claim{Order: t.Order, Class: t.Class, Spoken: spoken != ""}}
				l.n++
			}
		}
	}
}

// serves remembers the answer for each letter, whose tickets are mostly of one
// service.
func (l *look) serves(t *Ticket) bool {
	if t.Number.Letter == "" {
		return l.state.serves(l.desk, t.Service)
	}
	a := &l.asked[int(t.Number.Letter[0])%len(l.asked)]
	if a.service != t.Service {
		a.service, a.serves = t.Service, l.state.serves(l.desk, t.Service)
	}
	return a.serves
}

// why says what let one of the heads, which are by arrival, be the best.
func (p Policy) why(heads []head, best int) Why {
	if best == 0 {
		return WhyArrival
	}
	without := heads[best].claim
	without.Spoken = false
	for i := range heads {
		if i != best && p.Before(heads[i].claim, without) {
			return WhyLanguage
		}
	}
	return WhyAppointment
}

func (p Policy) reason(h head, why Why) Reason {
	return Reason{
		Why: why, Waited: h.claim.Age, Class: h.claim.Class,
		HeadStart: p.Weight(h.claim.Class).HeadStart, Spoken: h.spoken,
	}
}

// called is the event of a call, with the reason as it is journaled.
func called(t *Ticket, desk DeskID, r Reason) TicketCalled {
	return TicketCalled{
		Ticket: t.ID, Desk: desk, Number: t.Number, Service: t.Service, Language: t.Language,
		Why: r.Why, WaitedS: int(r.Waited / time.Second),
		Class: r.Class, HeadStart: r.HeadStart, Spoken: r.Spoken,
	}
}

// first reports whether a ticket goes first by law. What is booked has its own
// time.
func (t *Ticket) first() bool { return t.Priority && t.Class != Appointment }

// spokenAmong returns what a person would speak at a desk of its languages: the
// language that they want an interpreter for, else that of the ticket. It is ""
// for Portuguese, which is spoken at all desks: there is nothing to match.
func (t *Ticket) spokenAmong(languages []Language) Language {
	want := t.speaks()
	if want == Official || !slices.Contains(languages, want) {
		return ""
	}
	return want
}

// speaks returns the language that an interpreter is wanted for, else that of
// the ticket.
func (t *Ticket) speaks() Language {
	if t.Interpreter != "" {
		return t.Interpreter
	}
	return t.Language
}

// ahead returns how many wait before a new ticket of a service.
func (s *State) ahead(id ServiceID, priority bool) int {
	n := 0
	for _, order := range s.waiting {
		t := s.tickets[order-1]
		if t.Service == id && (t.first() || !priority) {
			n++
		}
	}
	return n
}

// Share is how many of some tickets have legal priority.
type Share struct{ Priority, All int }

// Percent returns the share, rounded; 0 of none is 0.
func (s Share) Percent() int {
	if s.All == 0 {
		return 0
	}
	return (100*s.Priority + s.All/2) / s.All
}

// PriorityShare returns how many of the business day's tickets have legal
// priority, and how many of those that have been called.
func (s *State) PriorityShare() (issued, called Share) {
	for _, t := range s.tickets {
		first := 0
		if t.first() {
			first = 1
		}
		issued.Priority += first
		issued.All++
		if t.Calls > 0 {
			called.Priority += first
			called.All++
		}
	}
	return issued, called
}
