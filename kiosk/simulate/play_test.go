package simulate

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"senha/kiosk"
)

func centre() kiosk.Centre {
	c := kiosk.Centre{Languages: []kiosk.Language{"pt-PT", "ar", "hi", "uk", "bn"}}
	for _, letter := range []string{"A", "B", "C"} {
		c.Services = append(c.Services, kiosk.Service{ID: kiosk.ServiceID("service-" + letter), Letter: letter, Priority: letter != "C"})
	}
	for n := range 8 {
		d := kiosk.Desk{ID: kiosk.DeskID(fmt.Sprint(n + 1)), Services: []kiosk.ServiceID{c.Services[n%3].ID, c.Services[(n+1)%3].ID}}
		c.Desks = append(c.Desks, d)
	}
	return c
}

// TestASmallDay is a day that can be reckoned by hand.
func TestASmallDay(t *testing.T) {
	min := func(n int) time.Duration { return time.Duration(n) * time.Minute }
	c := centre()
	d := Day{
		Centre: c,
		People: []Person{
			{Comes: min(0), Service: "service-A", Language: "hi", Class: kiosk.WalkIn, Served: min(20)},
			{Comes: min(1), Service: "service-A", Language: "hi", Class: kiosk.WalkIn, Served: min(10)},
			{Comes: min(5), Service: "service-B", Language: "ar", Class: kiosk.WalkIn, Served: min(10)},
			{Comes: min(6), Service: "service-A", Language: "pt-PT", Class: kiosk.WalkIn, Priority: true, Served: min(10)},
			{Comes: min(45), Service: "service-C", Language: "pt-PT", Class: kiosk.WalkIn, Served: min(1)}, // desk 1 does not serve it
			{Comes: min(50), Service: "service-A", Language: "ar", Class: kiosk.WalkIn, Served: min(30)},
			{Comes: min(55), Service: "service-A", Language: "ar", Class: kiosk.WalkIn, Served: min(1)},
		},
		Shifts: []Shift{{Desk: "1", From: min(2), To: min(60), Languages: []kiosk.Language{"ar"}}},
	}
	want := []struct {
		called bool
		waited int
		why    kiosk.Why
	}{
		{true, 2, kiosk.WhyArrival},   // the desk opens
		{true, 41, kiosk.WhyArrival},  // at 42, when all others are through
		{true, 27, kiosk.WhyLanguage}, // at 32, ten points more than one who came four minutes before
		{true, 16, kiosk.WhyPriority}, // at 22
		{false, 15, ""},
		{true, 2, kiosk.WhyArrival}, // at 52, to the end at 82
		{false, 5, ""},
	}
	for i, v := range Play(d) {
		if w := want[i]; v.Called != w.called || v.Waited != min(w.waited) || v.Why != w.why || v.Person != d.People[i] {
			t.Errorf("person %d: %+v, want %+v", i+1, v, w)
		}
	}
	if list := Play(d.WithDesks(0)); slices.ContainsFunc(list, func(v Visit) bool { return v.Called }) {
		t.Errorf("no desk called %+v", list)
	}
	longer := Play(d.WithHours(min(90)))
	if spoken, others := Understood(longer); spoken != 3 || others != 5 {
		t.Errorf("%d of %d were called where their language is spoken", spoken, others)
	}
	if v := longer[6]; !v.Called || v.Waited != min(27) {
		t.Errorf("half an hour more: %+v", v)
	}
	if v := Play(d.WithHours(min(30)))[1]; v.Called || v.Waited != min(29) {
		t.Errorf("half an hour less: %+v", v)
	}
}

// TestOneSeedIsOneDay: generated days are equal under any policy, full, and what
// is generated is what the profile says, about.
func TestOneSeedIsOneDay(t *testing.T) {
	p := Profiles["cnaim"]
	if !reflect.DeepEqual(Generate(p, centre(), 7), Generate(p, centre(), 7)) || reflect.DeepEqual(Generate(p, centre(), 7), Generate(p, centre(), 8)) {
		t.Error("seeds and days don't go together")
	}
	var people, first, booked int
	var served time.Duration
	for seed := range uint64(50) {
		d := Generate(p, centre(), seed)
		for _, who := range d.People {
			people++
			served += who.Served
			if who.Priority {
				first++
			}
			if who.Class == kiosk.Appointment {
				booked++
			}
		}
		if visits := Play(d); len(visits) != p.Door+p.Come || !reflect.DeepEqual(visits, Play(d)) {
			t.Fatalf("seed %d: %d visits, or other ones when played again", seed, len(visits))
		}
	}
	if mean := served / time.Duration(people); (mean - p.Serving).Abs() > time.Minute {
		t.Errorf("people are served for %v, want about %v", mean, p.Serving)
	}
	if share := float64(booked) / float64(people); share < 0.13 || share > 0.17 {
		t.Errorf("%.3f have an appointment", share)
	}
	if share := float64(first) / float64(people); share < 0.04 || share > 0.09 { // two services of three have the switch
		t.Errorf("%.3f have legal priority", share)
	}
}

// TestADesksTimeIsItsOwn: on any day no desk serves two at once, or calls
// outside its shifts, and nobody waits for a desk that is free.
func TestADesksTimeIsItsOwn(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := Profile{
			Desks: rapid.IntRange(1, 8).Draw(rt, "desks"), Door: rapid.IntRange(0, 30).Draw(rt, "door"), Come: rapid.IntRange(1, 60).Draw(rt, "come"),
			Hours: 8 * time.Hour, Serving: 15 * time.Minute, Priority: 0.1, Booked: 0.15, Spoken: 2,
		}
		d := Generate(p, centre(), rapid.Uint64().Draw(rt, "seed"))
		busy := map[kiosk.DeskID][]Visit{}
		for _, v := range Play(d) {
			if v.Called {
				busy[v.Desk] = append(busy[v.Desk], v)
			}
		}
		for desk, visits := range busy {
			slices.SortFunc(visits, func(a, b Visit) int { return int(a.Comes + a.Waited - b.Comes - b.Waited) })
			end := time.Duration(0)
			for _, v := range visits {
				at := v.Comes + v.Waited
				staffed := slices.ContainsFunc(d.Shifts, func(s Shift) bool { return s.Desk == desk && s.From <= at && at < s.To })
				if at < end || !staffed {
					rt.Fatalf("desk %s calls at %v, busy until %v, staffed: %v", desk, at, end, staffed)
				}
				end = at + v.Served
			}
		}
	})
}

// TestARecordedDayIsPlayedAgain records what the queue journals of two days, and
// plays one again: people wait as long as they did.
func TestARecordedDayIsPlayedAgain(t *testing.T) {
	state := kiosk.NewState()
	var entries []kiosk.Entry
	at := kiosk.Moment{Wall: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC), Trusted: true, Boot: "b"}
	do := func(minutes int, w kiosk.Wish) {
		t.Helper()
		at.Up, at.Wall = at.Up+time.Duration(minutes)*time.Minute, at.Wall.Add(time.Duration(minutes)*time.Minute)
		events, err := state.Decide(kiosk.Command{At: at, Wish: w})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			entry := kiosk.Entry{Seq: state.Seq() + 1, At: at, Event: e}
			state.Apply(entry)
			entries = append(entries, entry)
		}
	}
	issue := func(minutes, n int, l kiosk.Language, priority bool) {
		do(minutes, kiosk.IssueTicket{ID: kiosk.TicketID(fmt.Sprintf("%032x", n)), Service: "service-A", Language: l, Priority: priority})
	}
	do(0, kiosk.Configure{Centre: centre()})
	do(0, kiosk.OpenDay{})
	issue(5, 1, "hi", false)
	do(2, kiosk.OpenDesk{Desk: "1", Languages: []kiosk.Language{"ar"}})
	do(0, kiosk.CallNext{Desk: "1"}) // after 2 min, for 20
	issue(3, 2, "hi", false)
	issue(4, 3, "ar", false)
	issue(6, 4, "pt-PT", true)
	do(7, kiosk.CallNext{Desk: "1"})   // 4, after 7 min, for 5
	do(5, kiosk.CallNext{Desk: "1"})   // 3, after 18 min, for 10
	do(10, kiosk.PauseDesk{Desk: "1"}) // nobody is called for 30
	do(30, kiosk.OpenDesk{Desk: "1"})
	do(0, kiosk.CallNext{Desk: "1"}) // 2, after 62 min, for 8
	do(8, kiosk.Finish{Desk: "1"})
	issue(10, 5, "hi", false) // the day is closed before anybody calls
	do(0, kiosk.CloseDesk{Desk: "1"})
	do(2, kiosk.CloseDay{})
	do(600, kiosk.OpenDay{})
	issue(1, 6, "ar", false)

	r := Recorder{Number: 1}
	for _, e := range entries {
		r.Take(e)
	}
	day, found := r.Day()
	if !found || len(day.People) != 5 || len(day.Shifts) != 2 {
		t.Fatalf("recorded %+v, %v", day, found)
	}
	want := []struct {
		waited, served int
		called         bool
	}{{2, 20, true}, {62, 8, true}, {18, 10, true}, {7, 5, true}, {0, 11, false}}
	for i, v := range Play(day) {
		w := want[i]
		if v.Called != w.called || v.Waited != time.Duration(w.waited)*time.Minute || v.Served.Round(time.Minute) != time.Duration(w.served)*time.Minute {
			t.Errorf("person %d: %+v, want %+v", i+1, v, w)
		}
	}
	last := Recorder{}
	for _, e := range entries {
		last.Take(e)
	}
	if day, found := last.Day(); !found || len(day.People) != 1 || len(day.Shifts) != 0 {
		t.Errorf("the last day is %+v, %v", day, found)
	}
	if _, found := (&Recorder{Number: 9}).Day(); found {
		t.Error("there is no ninth day")
	}
}

func TestFigures(t *testing.T) {
	var visits []Visit
	for n := range 10 {
		visits = append(visits, Visit{Called: true, Waited: time.Duration(n+1) * time.Minute})
	}
	visits = append(visits, Visit{Waited: time.Hour}, Visit{Person: Person{Priority: true}})
	got := Figures(visits, Kind)
	want := []Figure{
		{Of: "", People: 11, Called: 10, Mean: 330 * time.Second, Median: 5 * time.Minute, P90: 9 * time.Minute, Most: 10 * time.Minute},
		{Of: "priority", People: 1},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}
