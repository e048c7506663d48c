package kiosk

import "time"

// How long visits take is not known when a day opens. These stand in until
// enough visits have been seen.
const (
	priorVisit  = 15.0 // minutes at a desk
	priorWeight = 8.0  // visits that the prior counts for
	priorSpread = 0.43 // squared coefficient of variation: log-normal times with a deviation of 0.6

	lately       = 40.0  // visits of a service that its moving average looks back
	latelyOfAll  = 120.0 // visits of all services
	longestVisit = 2 * time.Hour
)

// pace is a moving average of visits' minutes: of all of them while they are
// few, then each new one counts for one in a window.
type pace struct {
	n            float64 // visits it stands for, at most the window
	mean, square float64 // of minutes, and of their squares
}

func (p pace) seen(minutes, window float64) pace {
	p.n = min(p.n+1, window)
	p.mean += (minutes - p.mean) / p.n
	p.square += (minutes*minutes - p.square) / p.n
	return p
}

// toward returns the mean, drawn to another one where few visits were seen.
func (p pace) toward(prior float64) float64 {
	return (p.n*p.mean + priorWeight*prior) / (p.n + priorWeight)
}

// spread returns the squared coefficient of variation, likewise.
func (p pace) spread() float64 {
	const weight = 3 * priorWeight // a variance needs more visits than a mean
	seen := 0.0
	if p.mean > 0 {
		seen = max(0, p.square/(p.mean*p.mean)-1)
	}
	return (p.n*seen + weight*priorSpread) / (p.n + weight)
}

// visited takes a visit that ends at a desk into the averages. Whoever did not
// come has kept the desk from others too. A ticket forgotten at a desk counts
// no longer than the longest visit.
func (s *State) visited(t *Ticket, at Moment) {
	d := s.desks[t.Desk]
	if t.Place != AtDesk || d.Ticket != t.ID {
		return
	}
	minutes := min(at.Since(d.Called), longestVisit).Minutes()
	s.paces[t.Service] = s.paces[t.Service].seen(minutes, lately)
	s.pace = s.pace.seen(minutes, latelyOfAll)
}
