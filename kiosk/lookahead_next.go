package kiosk

import "math"

// queued is where in a line somebody stands: a kind of others, from 0, or one of
// these.
type queued int

const (
	nobodyNext queued = -iota - 1
	inFront
	byLaw
)

// next finds who is next at a desk by the centre's policy, as [State.Next] does
// for those who are there: their line, and where in it they stand.
func (r *run) next(d *deskAhead, at float64) (int, queued) {
	best, from, first := 0, nobodyNext, math.Inf(1)
	for _, n := range d.lines {
		line := &r.l.lines[n]
		if i := r.lines[n].front; i < len(line.front) && float64(line.front[i].order) < first {
			best, from, first = n, inFront, float64(line.front[i].order)
		}
	}
	if from != nobodyNext {
		return best, from
	}
	for _, n := range d.lines {
		line, now := &r.l.lines[n], &r.lines[n]
		order := math.Inf(1)
		if i := now.first; i < len(line.first) {
			if line.first[i].age+at < 0 {
				continue // is still to come
			}
			order = float64(line.first[i].order)
		} else if now.nextFirst <= at {
			order = 2*behind + now.nextFirst
		}
		if order < first {
			best, from, first = n, byLaw, order
		}
	}
	if from != nobodyNext {
		return best, from
	}
	points, order := math.Inf(-1), math.Inf(1)
	for _, n := range d.lines {
		line, now := &r.l.lines[n], &r.lines[n]
		for kind, list := range line.others {
			var age, place float64
			switch i := now.others[kind]; {
			case i < len(list):
				age, place = list[i].age+at, float64(list[i].order)
			case kind == comesBooked && now.nextBooked <= at:
				age, place = at-now.nextBooked, 2*behind+now.nextBooked
			default:
				continue
			}
			if age < 0 {
				continue // is still to come
			}
			w := &r.l.policy.WalkIn
			if kind%2 == 1 {
				w = &r.l.policy.Appointment
			}
			p := w.points(age)
			if d.spoken[kind/2] {
				p += r.l.policy.LanguageBonus
			}
			if p > points || p == points && place < order {
				best, from, points, order = n, queued(kind), p, place
			}
		}
	}
	return best, from
}

// comesBooked is the kind of those who come later with an appointment: their
// language is not known.
const comesBooked = 1

// take calls the head of a queue. It reports whether they are really there;
// of whoever comes now it notes how long they have waited.
func (r *run) take(n int, from queued, at float64) bool {
	line, now := &r.l.lines[n], &r.lines[n]
	list, i := line.front, &now.front
	switch {
	case from == byLaw:
		list, i = line.first, &now.first
	case from >= 0:
		list, i = line.others[from], &now.others[from]
	}
	switch {
	case *i >= len(list) && from == byLaw:
		now.nextFirst += r.gap(line.firstGap)
		return true
	case *i >= len(list):
		now.nextBooked += r.gap(line.bookedGap)
		return true
	}
	*i++
	if list[*i-1].order != behind {
		return true
	}
	line.waits = append(line.waits, at)
	r.left--
	return false
}
