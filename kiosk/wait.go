package kiosk

import (
	"math"
	"slices"
)

// Range is how long somebody is to wait, in minutes, multiples of five: in
// eight of ten cases no less than From and no more than To. To is never 0.
type Range struct {
	From int `json:"from_min"`
	To   int `json:"to_min"`
}

// Newcomer is whoever might take a ticket.
type Newcomer struct {
	Service  ServiceID
	Class    Class
	Priority bool     // legal priority
	Language Language // that they would speak at a desk
}

// Wait returns how long somebody is to wait who takes a ticket at a moment, or
// false if nobody can tell: no day is open, or no desk serves it.
//
// It looks ahead: it lets the queue go on many times by the centre's policy, each
// time with other times at the desks and other people who come and are called
// before, and takes the range of what came out. Desks are those that call now;
// those that pause come back, and whoever has worked long goes to lunch. Of a
// service that no desk calls for, its desks are taken to call from now on, as at
// opening. It takes time in proportion to the queue.
func (s *State) Wait(who Newcomer, at Moment) (Range, bool) {
	l := s.lookAhead(at)
	n, known := l.index[who.Service]
	if !known {
		return Range{}, false
	}
	l.join(n, who)
	l.run()
	return rangeOf(l.lines[n].waits)
}

// Waits returns [State.Wait] of all services, for walk-ins who speak Portuguese
// and have no legal priority.
func (s *State) Waits(at Moment) map[ServiceID]Range {
	l := s.lookAhead(at)
	for n := range l.lines {
		l.join(n, Newcomer{Class: WalkIn, Language: Official})
	}
	l.run()
	ranges := map[ServiceID]Range{}
	for _, line := range l.lines {
		if r, ok := rangeOf(line.waits); ok {
			ranges[line.service.ID] = r
		}
	}
	return ranges
}

// rangeOf returns the range that leaves out one in ten at either end, rounded to
// five minutes outward, if by a minute or more.
func rangeOf(waits []float64) (Range, bool) {
	if len(waits) == 0 {
		return Range{}, false
	}
	slices.Sort(waits)
	from := int(math.Floor((quantile(waits, 0.1)+1)/5)) * 5
	to := int(math.Ceil((quantile(waits, 0.9)-1)/5)) * 5
	return Range{From: from, To: max(to, from+5)}, true
}

// quantile interpolates between sorted values.
func quantile(sorted []float64, q float64) float64 {
	at := q*float64(len(sorted)+1) - 1
	i := min(max(int(math.Floor(at)), 0), len(sorted)-1)
	j := min(i+1, len(sorted)-1)
	part := min(max(at-float64(i), 0), 1)
	return sorted[i] + part*(sorted[j]-sorted[i])
}
