package kiosk

import (
	"fmt"
	"time"
)

// Policy says who is next: legal priority strictly first, by arrival; then an
// accumulating priority queue (Kleinrock 1964; Stanford, Taylor and Ziedins
// 2014), in which whoever waits gains points, some from a head start, some
// faster than others:
//
//	score = head start(class) + rate(class) × minutes waited + Δ, if their language is spoken at the desk
//
// The most points go first, and of equal ones the earliest to arrive.
// [Policy.Before] is the whole of it; a desk calls the first of those who wait
// for its services. (Whose turn has come before, and who is back, stands at the
// front, before all of this; who is referred keeps their arrival.)
//
// Three things are sure of it, for whatever parameters. Ages are those at the
// moment of a call; r_slow and r_fast are the smallest and the greatest rate
// of the classes, H is the greatest difference of their head starts.
//
// 1. Same class, service and language, both or neither with legal priority:
// first come, first called. At each desk the earlier one has the same head
// start, rate and bonus, and at least the age. So it has at least the points,
// and of equal ones it is the earliest.
//
// 2. Who has no legal priority and is of age t is passed over, by a desk that
// serves both and for another without legal priority, only for somebody who
// came after it by at most
//
//	t·(1 − r_slow/r_fast) + (H + Δ)/r_fast
//
// For let the other be of age u ≤ t. It has at least as many points, and their
// head starts and bonuses differ by at most H + Δ, so with rates r and r' of the
// two r'·u ≥ r·t − (H + Δ), hence r_fast·u ≥ r_slow·t − (H + Δ). It came t − u
// after, and t − u ≤ t − (r_slow·t − (H + Δ))/r_fast, which is the bound. Within
// one class of rate r the same steps give Δ/r. [Policy.Overtaken] is the bound.
//
// 3. Legal priority has no bound: who has none waits until none with it is
// left. So its share is counted ([State.PriorityShare]) and shown to the
// coordinator.
type Policy struct {
	WalkIn        Weight  `json:"walk_in"`
	Appointment   Weight  `json:"appointment"`    // points as many as a walk-in's of the same age, or more
	LanguageBonus float64 `json:"language_bonus"` // Δ, points
}

// Weight is how a class gains points.
type Weight struct {
	HeadStart float64 `json:"head_start"` // points on arrival
	Rate      float64 `json:"rate"`       // points a minute
}

// The bounds of a policy's parameters. A rate of 0 would let somebody wait for
// ever, a boundless bonus too.
const (
	MaxHeadStart     = 240.0 // points
	MinRate          = 0.1   // points a minute
	MaxRate          = 10.0  // points a minute
	MaxLanguageBonus = 60.0  // points
)

// Normal returns the policy of a centre that has chosen none. A walk-in gains a
// point a minute, so that points are a walk-in's minutes.
//
// An appointment begins with 30 and gains three a minute: whoever has one waits
// a third as long as a walk-in. On generated full days (kiosk simulate --profile
// cnaim --days 200) that is 37 min against 109 on the mean; were both alike, it
// would be 105 against 96. More points would gain appointments little.
//
// A language that is spoken at the desk is worth 10 min, and walk-ins overtake
// walk-ins by no more. On the same days that brings 21 % of those who speak
// another language than Portuguese to a desk that speaks it, against 16 %
// without and 24 % with 60; mean waits are the same.
func Normal() Policy {
	return Policy{
		WalkIn:        Weight{HeadStart: 0, Rate: 1},
		Appointment:   Weight{HeadStart: 30, Rate: 3},
		LanguageBonus: 10,
	}
}

// OrNormal returns a document's policy; documents before the third version of
// the journal have none.
func (p *Policy) OrNormal() Policy {
	if p == nil {
		return Normal()
	}
	return *p
}

// Check says what is wrong with the parameters, or nil.
func (p Policy) Check() error {
	for _, v := range []struct {
		name        string
		value       float64
		least, most float64
	}{
		{"the head start of walk-ins", p.WalkIn.HeadStart, 0, MaxHeadStart},
		{"the rate of walk-ins", p.WalkIn.Rate, MinRate, MaxRate},
		{"the head start of appointments", p.Appointment.HeadStart, 0, MaxHeadStart},
		{"the rate of appointments", p.Appointment.Rate, MinRate, MaxRate},
		{"the language bonus", p.LanguageBonus, 0, MaxLanguageBonus},
	} {
		if !(v.value >= v.least && v.value <= v.most) { // not a number is outside, too
			return fmt.Errorf("%s is %g: want %g to %g", v.name, v.value, v.least, v.most)
		}
	}
	switch {
	case p.Appointment.HeadStart < p.WalkIn.HeadStart:
		return fmt.Errorf("appointments have a smaller head start (%g) than walk-ins (%g): want at least as much", p.Appointment.HeadStart, p.WalkIn.HeadStart)
	case p.Appointment.Rate < p.WalkIn.Rate:
		return fmt.Errorf("appointments have a lower rate (%g) than walk-ins (%g): want at least as much", p.Appointment.Rate, p.WalkIn.Rate)
	}
	return nil
}

// Claim is all that the policy knows of somebody who waits, seen from a desk.
type Claim struct {
	Order  int           // by arrival; no two have the same
	First  bool          // by law: legal priority, and no booked service
	Class  Class         //
	Age    time.Duration // since arrival
	Spoken bool          // their language is spoken at the desk
}

// Before reports whether a is called before b. It orders any claims strictly:
// of two, one is before the other.
func (p Policy) Before(a, b Claim) bool {
	switch {
	case a.First != b.First:
		return a.First
	case a.First:
		return a.Order < b.Order
	}
	pointsA, pointsB := p.Points(a), p.Points(b)
	if pointsA != pointsB {
		return pointsA > pointsB
	}
	return a.Order < b.Order
}

// Points returns a claim's score.
func (p Policy) Points(c Claim) float64 {
	w := p.Weight(c.Class)
	points := w.points(c.Age.Minutes())
	if c.Spoken {
		points += p.LanguageBonus
	}
	return points
}

// points returns what somebody has after some minutes.
func (w Weight) points(minutes float64) float64 { return w.HeadStart + w.Rate*minutes }

// Weight returns how a class gains points.
func (p Policy) Weight(c Class) Weight {
	if c == Appointment {
		return p.Appointment
	}
	return p.WalkIn
}

// Overtaken returns how much later than somebody of an age another may have
// come and yet be called before (statement 2 of [Policy]).
func (p Policy) Overtaken(age time.Duration) time.Duration {
	slow, fast := min(p.WalkIn.Rate, p.Appointment.Rate), max(p.WalkIn.Rate, p.Appointment.Rate)
	apart := max(p.WalkIn.HeadStart, p.Appointment.HeadStart) - min(p.WalkIn.HeadStart, p.Appointment.HeadStart)
	minutes := age.Minutes()*(1-slow/fast) + (apart+p.LanguageBonus)/fast
	return time.Duration(minutes * float64(time.Minute))
}
