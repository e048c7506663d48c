package kiosk

import (
	"math"
	"math/rand/v2"
)

// run is a queue that goes on by chance.
type run struct {
	l     *lookAhead
	rand  *rand.Rand
	lines []lineRun
	desks []deskRun
	done  int // how often it has gone on before
	left  int // who came now and was not called yet
}

// lineRun is how far a line has come. Behind those who wait stands whoever
// comes now, and then come others with legal priority or an appointment.
type lineRun struct {
	mean                  float64
	front, first          int // how many of each were called
	others                []int
	nextFirst, nextBooked float64 // when the next one of them comes
}

type deskRun struct {
	free  float64
	lunch float64 // when it goes
}

// once lets the queue go on until all who came now have been called.
func (r *run) once() {
	l := r.l
	all := r.factor(l.all)
	for i := range l.lines {
		line := &l.lines[i]
		others := r.lines[i].others
		clear(others)
		r.lines[i] = lineRun{
			mean:      line.mean * all * r.factor(line.doubt),
			others:    others,
			nextFirst: r.gap(line.firstGap), nextBooked: r.gap(line.bookedGap),
		}
	}
	r.left = 0
	called := make([]bool, len(l.lines))
	for i := range l.desks {
		r.desks[i] = r.begin(&l.desks[i])
		for _, n := range l.desks[i].lines {
			if !called[n] {
				called[n] = true
				if l.lines[n].joined {
					r.left++
				}
			}
		}
	}
	defer func() { r.done++ }()
	for r.left > 0 {
		next := 0
		for i := range r.desks {
			if r.desks[i].free < r.desks[next].free {
				next = i
			}
		}
		d := &r.desks[next]
		switch {
		case d.free >= horizon:
			r.giveUp(called)
			return
		case d.free >= d.lunch:
			d.free, d.lunch = max(d.free, d.lunch+r.hour()), math.Inf(1)
		default:
			d.free += r.call(&l.desks[next], d.free)
		}
	}
}

// begin says when a desk calls and when it goes to lunch.
func (r *run) begin(d *deskAhead) deskRun {
	free, away := d.free, math.Inf(1)
	if d.at >= 0 {
		free = r.rest(r.lines[d.at].mean, d.since)
	}
	if d.worked >= 0 && d.worked < lunchTo {
		from := max(lunchFrom, d.worked)
		away = from + r.rand.Float64()*(lunchTo-from) - d.worked
	}
	if d.paused >= 0 {
		length := shortRest
		if d.worked >= lunchFrom {
			length, away = r.hour()-r.l.mean/2, math.Inf(1) // it began after a visit
		}
		free = max(free, length-d.paused, shortRest/2*r.rand.ExpFloat64())
	}
	return deskRun{free: free, lunch: away}
}

// hour draws how long a lunch lasts that begins at its time.
func (r *run) hour() float64 { return lunch * (0.75 + 0.5*r.rand.Float64()) }

// rest draws how long somebody is still at a desk who has been there for some
// time.
func (r *run) rest(mean, since float64) float64 {
	for range 20 {
		if lasts := r.lasting(mean); lasts > since {
			return lasts - since
		}
	}
	return mean / 2 * r.rand.ExpFloat64()
}

// call calls whoever is next at a desk and returns how long they stay.
func (r *run) call(d *deskAhead, at float64) float64 {
	for {
		n, from := r.next(d, at)
		switch {
		case from == nobodyNext:
			return idle
		case r.take(n, from, at):
			return r.lasting(r.lines[n].mean)
		} // whoever comes now takes up no time
	}
}

// factor is a log-normal factor of mean 1.
func (r *run) factor(deviation float64) float64 {
	return math.Exp(deviation*r.rand.NormFloat64() - deviation*deviation/2)
}

func (r *run) lasting(mean float64) float64 { return mean * r.factor(r.l.sigma) }

func (r *run) gap(mean float64) float64 {
	if mean == 0 {
		return math.Inf(1)
	}
	return mean * r.rand.ExpFloat64()
}

// giveUp lets those wait for the longest time who have not been called.
func (r *run) giveUp(served []bool) {
	for i := range r.lines {
		if line := &r.l.lines[i]; served[i] && line.joined && len(line.waits) == r.done {
			line.waits = append(line.waits, horizon)
		}
	}
}
