package kiosk

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// waitingRoom is a day with so many desks and so many who wait for each of
// three services, all just come.
func waitingRoom(desks, each int) (*State, Moment) {
	c := Centre{Languages: []Language{Official, "ar"}}
	for _, letter := range []string{"A", "B", "C"} {
		c.Services = append(c.Services, Service{ID: ServiceID(letter), Letter: letter, Priority: letter == "A"})
	}
	for n := range desks {
		c.Desks = append(c.Desks, Desk{ID: DeskID(fmt.Sprint(n + 1)), Services: []ServiceID{"A", "B"}})
	}
	s, at := NewState(), Moment{Wall: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Trusted: true, Boot: "b"}
	apply := func(e Event) { s.Apply(Entry{Seq: s.Seq() + 1, At: at, Event: e}) }
	apply(DayOpened{Day: 1, Centre: &c})
	for _, d := range c.Desks {
		apply(DeskOpened{Desk: d.ID, Languages: []Language{"ar"}})
	}
	for n := range each {
		for i, sv := range c.Services {
			apply(TicketIssued{Ticket: testID(3*n + i), Service: sv.ID, Number: Number{sv.Letter, n + 1}, Class: WalkIn, Language: c.Languages[n%2]})
		}
	}
	at.Up, at.Wall = at.Up+time.Hour, at.Wall.Add(time.Hour)
	return s, at
}

func TestWait(t *testing.T) {
	walkIn := Newcomer{Service: "A", Class: WalkIn, Language: Official}
	empty, at := waitingRoom(2, 0)
	if r, ok := empty.Wait(walkIn, at); !ok || r != (Range{0, 5}) {
		t.Errorf("where nobody waits: %v, %v", r, ok)
	}
	if r, ok := empty.Wait(Newcomer{Service: "C"}, at); ok {
		t.Errorf("where no desk serves: %v", r)
	}
	few, _ := waitingRoom(1, 4)
	few.centre.Desks = append(few.centre.Desks, Desk{ID: "2", Services: []ServiceID{"A", "C"}}) // not open
	if r := few.Waits(at); r["A"].From < 60 || r["C"].From < 15 {
		t.Errorf("where nobody is yet: %v", r) // desk 2 is for C alone
	}
	if r, ok := NewState().Wait(walkIn, at); ok {
		t.Errorf("on no day: %v", r)
	}
	s, at := waitingRoom(4, 20) // 40 people of 15 min at 4 desks
	r, ok := s.Wait(walkIn, at)
	if !ok || r.From < 90 || r.From > 150 || r.To < 170 || r.To > 280 {
		t.Errorf("behind 40: %v", r)
	}
	for who, most := range map[Newcomer]int{
		{Service: "A", Class: WalkIn, Priority: true}: 5,
		{Service: "A", Class: Appointment}:            60, // points of 10 min at once, three a minute
	} {
		if r, _ := s.Wait(who, at); r.To > most {
			t.Errorf("%+v: %v", who, r)
		}
	}
	if r, _ := s.Wait(Newcomer{Service: "B", Class: WalkIn, Priority: true}, at); r.From < 90 {
		t.Errorf("legal priority where it is not applied: %v", r)
	}
	all := s.Waits(at)
	if len(all) != 2 || all["A"].From < 90 || all["B"].From < 90 {
		t.Errorf("all: %v", all)
	}
}

// TestWaitsFollowWhatIsSeen: short visits shorten the waits, a desk's pause and a
// closed desk lengthen them, and where all are closed it is as at opening.
func TestWaitsFollowWhatIsSeen(t *testing.T) {
	who := Newcomer{Service: "A", Class: WalkIn, Language: Official}
	s, at := waitingRoom(4, 20)
	before, _ := s.Wait(who, at)
	apply := func(e Event) { s.Apply(Entry{Seq: s.Seq() + 1, At: at, Event: e}) }
	apply(DeskClosed{Desk: "1"})
	apply(DeskClosed{Desk: "2"})
	half, _ := s.Wait(who, at)
	if half.From < before.From*3/2 {
		t.Errorf("%v with 4 desks, %v with 2", before, half)
	}
	apply(DeskClosed{Desk: "3"})
	apply(DeskClosed{Desk: "4"})
	if none, ok := s.Wait(who, at); !ok || none.From > before.To || none.To < before.From {
		t.Errorf("%v with 4 desks, %v before they open", before, none)
	}
	apply(DeskOpened{Desk: "1"})
	for range 20 {
		apply(TicketCalled{Ticket: s.Waiting()[0].ID, Desk: "1"})
		at.Up += 3 * time.Minute
		apply(TicketFinished{Ticket: s.DeskState("1").Ticket, Desk: "1"})
	}
	quick, _ := s.Wait(who, at) // 20 of a few minutes at 1 desk
	if quick.To > 230 || quick.From < 50 {
		t.Errorf("after visits of 3 min: %v", quick)
	}
	apply(DeskPaused{Desk: "1"})
	if paused, ok := s.Wait(who, at); !ok || paused.To < quick.From {
		t.Errorf("while the desk pauses: %v", paused)
	}
	apply(DeskPaused{Desk: "2"}) // it has not called today
	if d := s.DeskState("2"); d.Rested || d.Since != at {
		t.Errorf("paused before it called: %+v", d)
	}
	at.Up += time.Hour
	apply(DeskOpened{Desk: "1"})
	apply(DeskOpened{Desk: "2"})
	if one := s.DeskState("1"); !one.Rested || one.Working != at {
		t.Errorf("after an hour's pause: %+v", one)
	}
}

// TestTheMovingMeanForgets: pace is the mean of a few, and follows a change.
func TestTheMovingMeanForgets(t *testing.T) {
	var p pace
	if p.toward(15) != 15 || p.spread() != priorSpread {
		t.Errorf("of nothing: %v, %v", p.toward(15), p.spread())
	}
	for _, minutes := range []float64{10, 20, 30} {
		p = p.seen(minutes, lately)
	}
	if p.n != 3 || p.mean < 19.99 || p.mean > 20.01 {
		t.Errorf("of 10, 20 and 30: %+v", p)
	}
	for range 200 {
		p = p.seen(5, lately)
	}
	if p.n != lately || p.mean < 5 || p.mean > 5.2 {
		t.Errorf("after 200 of 5: %+v", p)
	}
}

// TestAWaitIsAlwaysHonest: whatever has happened, a range is of multiples of
// five minutes, From before To; asking changes nothing, and asked again the answer
// is the same.
func TestAWaitIsAlwaysHonest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s, at := waitingRoom(rapid.IntRange(0, 5).Draw(rt, "desks"), rapid.IntRange(0, 12).Draw(rt, "each"))
		for range rapid.IntRange(0, 20).Draw(rt, "steps") {
			at.Up += time.Duration(rapid.IntRange(-30, 120).Draw(rt, "minutes")) * time.Minute
			at.Up = max(at.Up, 0)
			var e Event = DeskPaused{Desk: "1"}
			switch rapid.IntRange(0, 5).Draw(rt, "event") {
			case 0:
				e = DeskOpened{Desk: "2"}
			case 1:
				e = DeskClosed{Desk: "1"}
			case 2:
				if list := s.Waiting(); len(list) > 0 {
					e = TicketCalled{Ticket: list[len(list)/2].ID, Desk: "2"}
				}
			case 3:
				e = TicketReturned{Ticket: s.DeskState("2").Ticket, Desk: "2", Undone: true}
			case 4:
				e = TicketFinished{Ticket: s.DeskState("2").Ticket, Desk: "2"}
			}
			s.Apply(Entry{Seq: s.Seq() + 1, At: at, Event: e})
		}
		class := rapid.SampledFrom([]Class{WalkIn, Appointment}).Draw(rt, "class")
		who := Newcomer{Service: "A", Class: class, Priority: rapid.Bool().Draw(rt, "priority"), Language: rapid.SampledFrom([]Language{Official, "ar", "fr"}).Draw(rt, "language")}
		r, ok := s.Wait(who, at)
		if again, _ := s.Wait(who, at); again != r {
			rt.Fatalf("%v, then %v", r, again)
		}
		if ok != (len(s.Centre().Desks) > 0) {
			rt.Fatalf("%v, %v with %d desks", r, ok, len(s.Centre().Desks))
		}
		if ok && (r.From < 0 || r.To <= r.From || r.From%5 != 0 || r.To%5 != 0) {
			rt.Fatalf("%v", r)
		}
	})
}

// TestAPromiseIsJournaled: what a ticket says of its wait is in its event and
// on it, and a journal from before promises nothing.
func TestAPromiseIsJournaled(t *testing.T) {
	s, at := waitingRoom(4, 20)
	wish := IssueTicket{ID: testID(999), Service: "A", Language: Official}
	events, err := s.Decide(Command{At: at, Wish: wish})
	if err != nil {
		t.Fatal(err)
	}
	ev := events[len(events)-1].(TicketIssued)
	want, _ := s.Wait(Newcomer{Service: "A", Class: WalkIn, Language: Official}, at)
	if got := (Range{ev.FromMin, ev.ToMin}); got != want || got.To == 0 {
		t.Errorf("promised %v, want %v", got, want)
	}
	s.Apply(Entry{Seq: s.Seq() + 1, At: at, Event: ev})
	if got := s.Ticket(wish.ID).Promise; got != want {
		t.Errorf("the ticket says %v, want %v", got, want)
	}
	if got := s.Ticket(testID(1)).Promise; got != (Range{}) {
		t.Errorf("nothing was promised, but %v", got)
	}
}

// TestAPromiseOfTheFourthVersionIsRead reads a ticket with a promised wait.
func TestAPromiseOfTheFourthVersionIsRead(t *testing.T) {
	line := golden(t, "testdata/journal-v4.jsonl")[0]
	var e Entry
	if err := json.Unmarshal(line, &e); err != nil {
		t.Fatal(err)
	}
	writtenAgain(t, line, e)
	s := NewState()
	s.Apply(e)
	if got := s.Waiting()[0].Promise; got != (Range{20, 35}) {
		t.Errorf("promised %v", got)
	}
}

func BenchmarkWait(b *testing.B) {
	for _, size := range []struct{ desks, waiting int }{{8, 15}, {8, 150}, {50, 150}, {50, 1500}} {
		s, at := waitingRoom(size.desks, size.waiting/3)
		b.Run(fmt.Sprintf("%d desks, %d wait", size.desks, size.waiting), func(b *testing.B) {
			for b.Loop() {
				s.Wait(Newcomer{Service: "A", Class: WalkIn, Language: Official}, at)
			}
		})
		b.Run(fmt.Sprintf("all, %d desks, %d wait", size.desks, size.waiting), func(b *testing.B) {
			for b.Loop() {
				s.Waits(at)
			}
		})
	}
}
