package simulate

import (
	"time"

	"senha/kiosk"
)

// Promise is what somebody who came was told of their wait, and how long they
// waited.
type Promise struct {
	Visit
	Range  kiosk.Range
	Told   bool          // else nobody could tell: no desk serves the service
	Simple time.Duration // people ahead × moving mean ÷ open desks, to compare with
}

// simpleLately is how many visits the mean of [Promise.Simple] looks back.
const simpleLately = 40

// Promises lets a day happen and returns what all who came were told, in the
// order of people.
func Promises(d Day) []Promise {
	list := make([]Promise, len(d.People))
	var p play
	p.promised = func(person int, at kiosk.Moment) {
		who := d.People[person]
		list[person].Range, list[person].Told = p.state.Wait(kiosk.Newcomer{
			Service: who.Service, Class: who.Class, Priority: who.Priority, Language: kiosk.Language(Language(Visit{Person: who})),
		}, at)
		list[person].Simple = p.simple(who)
	}
	for i, v := range p.whole(d) {
		list[i].Visit = v
	}
	return list
}

// simple is the estimate that promises are held against: people ahead × moving
// mean ÷ open desks. Desks serve several services, so all are ahead
// who wait and would be called before, by law or with an appointment.
func (p *play) simple(who Person) time.Duration {
	ahead, open := 0, 0
	for _, t := range p.state.Waiting() {
		byLaw, booked := t.Priority && t.Class != kiosk.Appointment, t.Class == kiosk.Appointment
		if byLaw || !first(who) && (booked || who.Class != kiosk.Appointment) {
			ahead++
		}
	}
	for _, d := range p.day.Centre.Desks {
		if s := p.state.DeskState(d.ID); s.Open && !s.Paused {
			open++
		}
	}
	mean := fallback
	if lately := p.served[max(0, len(p.served)-simpleLately):]; len(lately) > 0 {
		mean = 0
		for _, served := range lately {
			mean += served / time.Duration(len(lately))
		}
	}
	return time.Duration(ahead) * mean / time.Duration(max(1, open))
}

// first reports whether somebody goes first by law.
func first(who Person) bool { return who.Priority && who.Class != kiosk.Appointment }

// Accuracy is how promises were kept.
type Accuracy struct {
	People int           // told a range, and called
	Within int           // whose wait fell inside
	Error  time.Duration // mean absolute error of the ranges' middles
	Simple time.Duration // that of [Promise.Simple]
}

// Kept sums promises up. Whoever was not called by the day's end is left out.
func Kept(promises []Promise) Accuracy {
	var a Accuracy
	var off, simple time.Duration
	for _, p := range promises {
		if !p.Told || !p.Called {
			continue
		}
		from, to := time.Duration(p.Range.From)*time.Minute, time.Duration(p.Range.To)*time.Minute
		a.People++
		if p.Waited >= from && p.Waited <= to {
			a.Within++
		}
		off += (p.Waited - (from+to)/2).Abs()
		simple += (p.Waited - p.Simple).Abs()
	}
	if a.People > 0 {
		a.Error, a.Simple = off/time.Duration(a.People), simple/time.Duration(a.People)
	}
	return a
}
