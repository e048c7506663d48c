package kiosk

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"
)

// TestWhy goes through a morning: who is called where, and why.
func TestWhy(t *testing.T) {
	m := configured(t)
	centre := documents[0]
	centre.Languages = []Language{"pt-PT", "ar", "hi"}
	m.must(t, Configure{Centre: centre})
	m.must(t, CloseDay{})
	m.must(t, OpenDay{})
	m.write("desk 1", DeskOpened{Desk: "1", Languages: []Language{"ar", "ti", "pt-PT"}})
	come := func(n int, class Class, language, interpreter Language, priority bool, after time.Duration) {
		m.wait(after)
		m.write("touch", TicketIssued{
			Ticket: testID(n), Service: "legal", Number: Number{"A", n}, Class: class,
			Language: language, Interpreter: interpreter, Priority: priority,
		})
	}
	come(1, WalkIn, "hi", "", false, 0)
	come(2, WalkIn, "pt-PT", "", false, 5*time.Minute)
	come(3, WalkIn, "ar", "", false, 4*time.Minute)         // 9 min after 1
	come(4, WalkIn, "hi", "ti", false, time.Minute)         // 10 min after 1: no more points than 1
	come(5, Appointment, "hi", "", true, 19*time.Minute)    // booked: not first by law
	come(6, WalkIn, "hi", "", true, time.Minute)            // 30 min after 1
	come(7, Appointment, "ar", "hi", false, 10*time.Minute) // what it wants interpreted is not spoken here
	m.wait(2 * time.Minute)
	for _, want := range []struct {
		number string
		reason Reason
	}{
		{"A006", Reason{WhyPriority, 12 * time.Minute, WalkIn, 0, ""}},
		{"A005", Reason{WhyAppointment, 13 * time.Minute, Appointment, 30, ""}},
		{"A003", Reason{WhyLanguage, 33 * time.Minute, WalkIn, 0, "ar"}},
		{"A001", Reason{WhyArrival, 42 * time.Minute, WalkIn, 0, ""}}, // as many points as 4, and came before
		{"A004", Reason{WhyLanguage, 32 * time.Minute, WalkIn, 0, "ti"}},
		{"A002", Reason{WhyArrival, 37 * time.Minute, WalkIn, 0, ""}}, // 37 points against 36
		{"A007", Reason{WhyArrival, 2 * time.Minute, Appointment, 30, ""}},
	} {
		next, reason := m.state.Next("1", m.now)
		if next == nil || next.Number.String() != want.number || reason != want.reason {
			t.Fatalf("next is %+v for %+v, want %s for %+v", next, reason, want.number, want.reason)
		}
		m.write("desk 1", called(next, "1", reason))
	}
	issued, calls := m.state.PriorityShare()
	if issued != (Share{1, 7}) || calls != issued || issued.Percent() != 14 {
		t.Errorf("legal priority: %+v of the tickets, %+v of the calls, %d %%", issued, calls, issued.Percent())
	}
}

// TestACallOfTheThirdVersionIsRead reads a document with a policy, a technician
// and a call that tells what was weighed: which is what is decided anew.
func TestACallOfTheThirdVersionIsRead(t *testing.T) {
	s := NewState()
	for _, line := range golden(t, "testdata/journal-v3.jsonl") {
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		writtenAgain(t, line, e)
		if written, ok := e.Event.(TicketCalled); ok {
			if next, reason := s.Next("3", e.At); next == nil || called(next, "3", reason) != written {
				t.Errorf("decided anew: %+v for %+v, it was %+v", next, reason, written)
			}
		}
		s.Apply(e)
	}
	if p := s.Centre().Policy; p == nil || p.LanguageBonus != 12.5 || p.Appointment != (Weight{30, 3}) {
		t.Errorf("the policy is %+v", p)
	}
	if d := s.DeskState("3"); d.Technician != "T1" || len(d.Languages) != 1 || s.Ticket(d.Ticket).Number.String() != "J002" {
		t.Errorf("desk 3: %+v", d)
	}
}

// TestACallTellsAllThatWasWeighed holds the event of a call against the reason.
func TestACallTellsAllThatWasWeighed(t *testing.T) {
	m := configured(t)
	m.must(t, OpenDesk{Desk: "1", Languages: []Language{"ar"}})
	m.issue(t, 1, "legal", false)
	m.wait(time.Minute)
	m.must(t, IssueTicket{ID: testID(2), Service: "social", Language: "ar"})
	m.wait(41*time.Minute + 900*time.Millisecond)
	events := m.must(t, CallNext{Desk: "1"})
	want := TicketCalled{
		Ticket: testID(2), Desk: "1", Number: Number{"B", 1}, Service: "social", Language: "ar",
		Why: WhyLanguage, WaitedS: 41 * 60, Class: WalkIn, Spoken: "ar",
	}
	if got := events[len(events)-1]; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestAClockThatIsSetBackKeepsWhoCameFirst starts the device anew, with a clock
// that is wrong by years, between two arrivals.
func TestAClockThatIsSetBackKeepsWhoCameFirst(t *testing.T) {
	for _, jump := range []time.Duration{-3 * 365 * 24 * time.Hour, 3 * 365 * 24 * time.Hour} {
		m := configured(t)
		m.write("desk 1", DeskOpened{Desk: "1", Languages: []Language{"ar"}})
		issue := func(n int, language Language) {
			m.wait(time.Minute)
			m.write("touch", TicketIssued{Ticket: testID(n), Service: "legal", Number: Number{"A", n}, Class: WalkIn, Language: language})
		}
		issue(1, "hi")
		issue(2, "ar")
		m.now.Boot, m.now.Up, m.now.Wall = "boot 1", 0, m.now.Wall.Add(jump)
		issue(3, "hi")
		issue(4, "ar")
		m.wait(5 * time.Minute)
		var order []int
		for range 4 {
			next, reason := m.state.Next("1", m.now)
			m.write("desk 1", called(next, "1", reason))
			order = append(order, next.Order)
		}
		// Before the clock was wrong 2 came a minute after 1, and its language is
		// spoken. Set back, the clock says that 1 waits as long as 4; set forward,
		// that it waits for years longer.
		want := map[bool]string{true: "[2 4 1 3]", false: "[2 1 4 3]"}[jump < 0]
		if got := fmt.Sprint(order); got != want {
			t.Errorf("a jump of %v: called in the order %s, want %s", jump, got, want)
		}
	}
}

// TestWhoCameEarlierHasNotWaitedLess: a clock that says so is not believed.
func TestWhoCameEarlierHasNotWaitedLess(t *testing.T) {
	for _, jump := range []time.Duration{-time.Hour, 0, time.Hour} {
		m := configured(t)
		m.write("desk 1", DeskOpened{Desk: "1", Languages: []Language{"ar"}})
		m.write("touch", TicketIssued{Ticket: testID(1), Service: "legal", Number: Number{"A", 1}, Class: WalkIn, Language: "ar"})
		m.now.Boot, m.now.Up, m.now.Wall = "boot 1", 0, m.now.Wall.Add(jump)
		m.write("touch", TicketIssued{Ticket: testID(2), Service: "legal", Number: Number{"A", 2}, Class: WalkIn, Language: "hi"})
		m.wait(20 * time.Minute)
		next, reason := m.state.Next("1", m.now)
		if next.Order != 1 || reason.Waited != max(20*time.Minute, 20*time.Minute+jump) {
			t.Errorf("a clock that jumped by %v: next is %s for %+v", jump, next.Number, reason)
		}
	}
}

// crowd is a business day on which so many people wait for ten services, of
// which the desk serves half.
func crowd(t testing.TB, people int, spoken ...Language) *State {
	t.Helper()
	s := NewState()
	at := Moment{Wall: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Trusted: true, Boot: "b"}
	apply := func(events ...Event) {
		for _, e := range events {
			at.Up, at.Wall = at.Up+time.Second, at.Wall.Add(time.Second)
			s.Apply(Entry{Seq: s.Seq() + 1, At: at, Event: e})
		}
	}
	c := Centre{Languages: []Language{"pt-PT", "ar", "hi"}, Desks: []Desk{{ID: "1"}}}
	for _, letter := range "ABCDEFHJLP" {
		sv := Service{ID: ServiceID("service-" + string(letter)), Letter: string(letter), Priority: true}
		c.Services = append(c.Services, sv)
		c.Desks[0].Services = append(c.Desks[0].Services, sv.ID)
	}
	c.Desks[0].Services = c.Desks[0].Services[5:] // half of those who wait
	apply(CentreConfigured{c}, DayOpened{Day: 1, Date: "2026-03-02"}, DeskOpened{Desk: "1", Languages: spoken})
	for n := range people {
		sv := c.Services[n%len(c.Services)]
		class := WalkIn
		if n%7 == 6 {
			class = Appointment
		}
		apply(TicketIssued{
			Ticket: testID(n + 1), Service: sv.ID, Number: Number{sv.Letter, n/len(c.Services) + 1},
			Class: class, Language: c.Languages[n%3],
		})
	}
	if len(s.Waiting()) != people {
		t.Fatalf("%d wait, want %d", len(s.Waiting()), people)
	}
	return s
}

// press is a call of the crowd's desk, a minute after the last arrival.
func press(s *State) Command {
	at := s.Last()
	at.Up, at.Wall = at.Up+time.Minute, at.Wall.Add(time.Minute)
	return Command{At: at, Origin: "desk 1", Wish: CallNext{Desk: "1"}}
}

// TestACallAllocatesTheSameForAnyQueue: what a press costs in memory has
// nothing to do with how many wait.
func TestACallAllocatesTheSameForAnyQueue(t *testing.T) {
	count := func(people int) float64 {
		s := crowd(t, people, "hi", "ar")
		c := press(s)
		return testing.AllocsPerRun(100, func() {
			if events, err := s.Decide(c); err != nil || len(events) != 1 {
				t.Fatalf("%v, %v", events, err)
			}
		})
	}
	if few, many := count(100), count(2000); few != many {
		t.Errorf("a call among 100 takes %g allocations, among 2,000 %g", few, many)
	}
}

// BenchmarkDecideCall is a press with 2,000 waiting: of four kinds, of two, and
// all for other desks but the last.
func BenchmarkDecideCall(b *testing.B) {
	for _, bench := range []struct {
		name  string
		state *State
	}{
		{"spoken", crowd(b, 2000, "hi", "ar")},
		{"unspoken", crowd(b, 2000, "uk", "ti", "bn")},
		{"elsewhere", elsewhere(b, 2000)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			c := press(bench.state)
			b.ReportAllocs()
			for b.Loop() {
				if events, err := bench.state.Decide(c); err != nil || len(events) != 1 {
					b.Fatalf("%v, %v", events, err)
				}
			}
		})
	}
}

// elsewhere is a crowd of which the desk serves only the last to come.
func elsewhere(b *testing.B, people int) *State {
	s := crowd(b, people)
	c := *s.Centre()
	c.Services = append(c.Services, Service{ID: "service-U", Letter: "U"})
	c.Desks = []Desk{{ID: "1", Services: []ServiceID{"service-K", "service-M", "service-N", "service-R", "service-U"}}}
	for _, e := range []Event{
		CentreConfigured{c}, TicketIssued{Ticket: testID(people + 1), Service: "service-U", Number: Number{"U", 1}, Class: WalkIn},
	} {
		s.Apply(Entry{Seq: s.Seq() + 1, At: press(s).At, Event: e})
	}
	return s
}
