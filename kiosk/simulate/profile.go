package simulate

import (
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"senha/kiosk"
)

// Profile is a kind of day.
type Profile struct {
	Desks    int           // staffed, of the centre's
	Door     int           // people at the door at opening
	Come     int           // people who come over the day, without those
	Hours    time.Duration // desks call
	Serving  time.Duration // mean time at the desk
	Priority float64       // share with legal priority
	Booked   float64       // share with an appointment
	Spoken   int           // languages of a technician, beside Portuguese
}

// Profiles are the kinds of days that the network has: a full day of a national
// centre, and one of the 144 local ones.
var Profiles = map[string]Profile{
	"cnaim": {Desks: 8, Door: 80, Come: 140, Hours: 8 * time.Hour, Serving: 15 * time.Minute, Priority: 0.10, Booked: 0.15, Spoken: 2},
	"claim": {Desks: 1, Door: 0, Come: 4, Hours: 7 * time.Hour, Serving: 25 * time.Minute, Priority: 0.10, Booked: 0.25, Spoken: 2},
}

// spread is how far times at the desk lie apart: standard deviation of their
// logarithm.
const spread = 0.6

// Generate makes a day of a profile for a centre. One seed always makes one day,
// whatever the centre's policy is, so that policies are compared on equal days.
// People want services in proportion to the time that the staffed desks have for
// them.
func Generate(p Profile, c kiosk.Centre, seed uint64) Day {
	r := rand.New(rand.NewPCG(seed, 0x73656e6861)) // "senha"
	d := Day{Centre: c}
	foreign := slices.DeleteFunc(slices.Clone(c.Languages), func(l kiosk.Language) bool { return l == kiosk.Official })
	var wanted [][]kiosk.ServiceID // of each staffed desk
	for i, desk := range c.Desks[:min(p.Desks, len(c.Desks))] {
		wanted = append(wanted, desk.Services)
		var spoken []kiosk.Language
		for _, k := range r.Perm(len(foreign))[:min(p.Spoken, len(foreign))] {
			spoken = append(spoken, foreign[k])
		}
		// Half the desks go to lunch after the other half.
		lunch := p.Hours/2 + time.Duration(i%2)*time.Hour
		d.Shifts = append(d.Shifts,
			Shift{Desk: desk.ID, From: 0, To: lunch - 30*time.Minute, Languages: spoken},
			Shift{Desk: desk.ID, From: lunch + 30*time.Minute, To: p.Hours, Languages: spoken})
	}
	for n := range p.Door + p.Come {
		services := wanted[r.IntN(len(wanted))]
		who := Person{
			Service:  services[r.IntN(len(services))],
			Language: kiosk.Official, Class: kiosk.WalkIn,
			Priority: r.Float64() < p.Priority,
			Served:   lasting(r, p.Serving),
		}
		if sv, _ := c.Service(who.Service); !sv.Priority {
			who.Priority = false
		}
		if len(foreign) > 0 && r.Float64() < 0.7 {
			who.Language = foreign[r.IntN(len(foreign))]
		}
		if n >= p.Door {
			who.Comes = arrival(r, p.Hours)
			if r.Float64() < p.Booked*float64(p.Door+p.Come)/float64(p.Come) { // nobody with an appointment waits at the door
				who.Class = kiosk.Appointment
			}
		}
		d.People = append(d.People, who)
	}
	slices.SortStableFunc(d.People, func(a, b Person) int { return int(a.Comes - b.Comes) })
	return d
}

// arrival is when somebody comes: until an hour before the end, half as often
// around noon.
func arrival(r *rand.Rand, hours time.Duration) time.Duration {
	for {
		at := time.Duration(r.Float64() * float64(hours-time.Hour))
		if noon := (at - hours/2).Abs() < 45*time.Minute; !noon || r.IntN(2) == 0 {
			return at.Truncate(time.Second)
		}
	}
}

// lasting is a log-normal time with a mean, of whole seconds.
func lasting(r *rand.Rand, mean time.Duration) time.Duration {
	d := float64(mean) * math.Exp(spread*r.NormFloat64()-spread*spread/2)
	return max(time.Second, time.Duration(d).Truncate(time.Second))
}
