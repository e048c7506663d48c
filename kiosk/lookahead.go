package kiosk

import (
	"math"
	"math/rand/v2"
	"slices"
)

// What a look-ahead takes for granted, in minutes.
const (
	lunchFrom = 180.0 // of work: nobody goes to lunch before
	lunchTo   = 300.0 // of work: the law lets nobody work longer without a break (Código do Trabalho, art. 213.º)
	lunch     = 60.0  // the law's least
	shortRest = 15.0  // a pause that is no lunch
	idle      = 2.0   // after which a desk that has nobody to call looks again
	horizon   = 720.0 // no wait is longer

	// Shares of all who come; the prior counts for an hour of the desks' work.
	priorFirst  = 0.05 // with legal priority
	priorBooked = 0.10 // with an appointment
	rush        = 10.0 // in which as many come as came before
	settled     = 15.0 // after opening those from the door have their tickets
)

// How often the queue is let go on: fewer times where many wait, since there
// chance evens out more, and each time takes longer.
const (
	mostRuns, leastRuns = 64, 12
	callsInAll          = 6000
)

// lookAhead is a queue that can be let go on from one moment, again and again.
// All times are minutes from it.
type lookAhead struct {
	policy Policy
	lines  []line
	index  map[ServiceID]int // of lines
	spoken map[Language]int  // languages of desks, from 1
	desks  []deskAhead
	runs   int
	mean   float64 // minutes at a desk, of all services
	sigma  float64 // deviation of the logarithm of times at desks
	all    float64 // relative uncertainty of the mean of all services
}

// line is who waits for one service.
type line struct {
	service   Service
	front     []waiter
	first     []waiter
	others    [][]waiter // by class and language: see kindOf
	mean      float64    // minutes at a desk
	doubt     float64    // relative uncertainty of the mean, beside that of all services
	firstGap  float64    // mean minutes between those who come; 0: nobody does
	bookedGap float64

	joined bool      // somebody comes now
	waits  []float64 // theirs, one for each run
}

type waiter struct {
	order int
	age   float64 // negative: comes later
}

// behind is the order of whoever comes now, behind all who wait.
const behind = 1 << 30

// deskAhead is a desk that calls, or will.
type deskAhead struct {
	lines  []int   // that it serves
	spoken []bool  // by number of the language
	free   float64 // when it calls, if nobody is there now
	at     int     // line of whoever is there, or -1
	since  float64 // how long they have been there
	worked float64 // without a rest; negative: it has had it
	paused float64 // since when it pauses; negative: it does not
}

func (s *State) lookAhead(at Moment) *lookAhead {
	l := &lookAhead{policy: s.centre.Policy.OrNormal(), index: map[ServiceID]int{}, spoken: map[Language]int{}}
	if !s.day.Open {
		return l
	}
	variation := s.pace.spread()
	l.sigma = math.Sqrt(math.Log1p(variation))
	l.all = math.Sqrt(variation / (s.pace.n + priorWeight))
	mean := s.pace.toward(priorVisit)
	l.mean = mean
	for _, sv := range s.Services() {
		p := s.paces[sv.ID]
		l.index[sv.ID] = len(l.lines)
		l.lines = append(l.lines, line{service: sv, mean: p.toward(mean), doubt: math.Sqrt(variation / (p.n + 2*priorWeight))})
	}
	l.staff(s, at)
	l.line(s, at)
	l.expect(s, at, mean)
	l.runs = min(max(callsInAll/(len(s.waiting)+1), leastRuns), mostRuns)
	return l
}

// kinds is how many kinds of others there are: two classes for each language
// that is spoken at a desk, and for all that are not.
func (l *lookAhead) kinds() int { return 2 * (len(l.spoken) + 1) }

// kindOf returns the kind of a class and language; odd ones have appointments.
func (l *lookAhead) kindOf(c Class, spoken Language) int {
	if c == Appointment {
		return 2*l.spoken[spoken] + 1
	}
	return 2 * l.spoken[spoken]
}

// line lets those who wait stand in line.
func (l *lookAhead) line(s *State, at Moment) {
	for i := range l.lines {
		l.lines[i].others = make([][]waiter, l.kinds())
	}
	ages, oldest := make([]float64, len(s.waiting)), 0.0
	for i := len(s.waiting) - 1; i >= 0; i-- { // whatever clocks did, nobody has waited less than who came later
		oldest = max(oldest, at.Since(s.tickets[s.waiting[i]-1].Arrived).Minutes())
		ages[i] = oldest
	}
	for i, order := range s.waiting {
		t := s.tickets[order-1]
		n, known := l.index[t.Service]
		if !known {
			continue
		}
		list := &l.lines[n].front
		switch {
		case t.Front:
		case t.first():
			list = &l.lines[n].first
		default:
			list = &l.lines[n].others[l.kindOf(t.Class, t.speaks())]
		}
		*list = append(*list, waiter{t.Order, ages[i]})
	}
}

// join lets somebody come now.
func (l *lookAhead) join(n int, who Newcomer) {
	line := &l.lines[n]
	line.joined = true
	list := &line.others[l.kindOf(who.Class, who.Language)]
	if who.Priority && line.service.Priority && who.Class != Appointment {
		list = &line.first
	}
	*list = append(*list, waiter{order: behind})
}

// goOnComing lets as many come in the next minutes as came in the last, of the
// same kinds: above all, of a crowd at the door half is still to take a ticket
// when somebody in its middle does, and some of them will be called before.
func (l *lookAhead) goOnComing() {
	for i := range l.lines {
		line := &l.lines[i]
		line.first = again(line.first)
		for kind := range line.others {
			line.others[kind] = again(line.others[kind])
		}
	}
}

// again appends those who came lately once more, later by as much.
func again(list []waiter) []waiter {
	for i := len(list) - 1; i >= 0 && list[i].age <= rush; i-- {
		if list[i].order != behind {
			list = append(list, waiter{order: 2*behind - list[i].order, age: -list[i].age})
		}
	}
	return list
}

// staff takes the desks that call or pause, and those of services that would
// have none.
func (l *lookAhead) staff(s *State, at Moment) {
	var ids []DeskID
	served := make([]bool, len(l.lines))
	for _, calling := range []bool{true, false} {
		had := slices.Clone(served)
		for _, d := range s.centre.Desks {
			state := s.desks[d.ID]
			if state.Open != calling {
				continue
			}
			desk := deskAhead{at: -1, paused: -1}
			for _, language := range state.Languages {
				if _, known := l.spoken[language]; !known && language != Official {
					l.spoken[language] = len(l.spoken) + 1
				}
			}
			for i := range l.lines {
				if s.serves(d, l.lines[i].service.ID) && (calling || !had[i]) {
					desk.lines = append(desk.lines, i)
				}
			}
			if len(desk.lines) == 0 {
				continue
			}
			for _, i := range desk.lines {
				served[i] = true
			}
			if calling {
				if state.Working != (Moment{}) {
					desk.worked = at.Since(state.Working).Minutes()
				}
				if state.Rested {
					desk.worked = -1
				}
				if state.Paused {
					desk.paused = at.Since(state.Since).Minutes()
				}
				if t := s.Ticket(state.Ticket); t != nil {
					if n, known := l.index[t.Service]; known {
						desk.at, desk.since = n, at.Since(state.Called).Minutes()
					}
				}
			}
			l.desks, ids = append(l.desks, desk), append(ids, d.ID)
		}
	}
	for i, id := range ids {
		l.desks[i].spoken = make([]bool, len(l.spoken)+1)
		for _, language := range s.desks[id].Languages {
			l.desks[i].spoken[l.spoken[language]] = language != Official
		}
	}
}

// expect reckons how many come and are called before: those of today since the
// door, and for an hour's work of the desks what is usual.
func (l *lookAhead) expect(s *State, at Moment, mean float64) {
	firsts, booked, issued, withFirst := 0.0, 0.0, 0.0, 0.0
	for _, t := range s.tickets {
		if t.Arrived.Since(s.opened).Minutes() < settled {
			continue
		}
		switch {
		case t.first():
			firsts++
		case t.Class == Appointment:
			booked++
		}
	}
	for i := range l.lines {
		n := 1 + float64(s.figures[l.lines[i].service.ID].Issued)
		issued += n
		if l.lines[i].service.Priority {
			withFirst += n
		}
	}
	hours := max(0, at.Since(s.opened).Minutes()-settled) / 60
	usual := float64(len(l.desks)) * 60 / mean
	firsts = (firsts + priorFirst*usual) / (hours + 1) // an hour
	booked = (booked + priorBooked*usual) / (hours + 1)
	for i := range l.lines {
		n := 1 + float64(s.figures[l.lines[i].service.ID].Issued)
		if l.lines[i].service.Priority && firsts > 0 {
			l.lines[i].firstGap = 60 * withFirst / (firsts * n)
		}
		if booked > 0 {
			l.lines[i].bookedGap = 60 * issued / (booked * n)
		}
	}
}

// run lets the queue go on l.runs times. The same queue always gives the same
// waits: what is shown does not flicker.
func (l *lookAhead) run() {
	l.goOnComing()
	r := &run{l: l, rand: rand.New(rand.NewPCG(0x73656e6861, 0)), lines: make([]lineRun, len(l.lines)), desks: make([]deskRun, len(l.desks))}
	for i := range r.lines {
		r.lines[i].others = make([]int, l.kinds())
	}
	for range l.runs {
		r.once()
	}
}
