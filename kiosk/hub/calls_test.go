package hub

import (
	"fmt"
	"testing"
	"time"

	"senha/display/board"
	"senha/kiosk"
)

// day is a small centre on one business day; each command is decided and
// applied at once.
type day struct {
	*testing.T
	state *kiosk.State
	now   kiosk.Moment
}

func newDay(t *testing.T) *day {
	d := &day{T: t, state: kiosk.NewState(), now: kiosk.Moment{
		Wall: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Trusted: true, Boot: "b1",
	}}
	d.do(kiosk.Configure{Centre: kiosk.Centre{
		Name: "CLAIM Teste", Zone: "Europe/Lisbon", Children: "0",
		Languages: []kiosk.Language{"pt-PT", "ar"},
		Services: []kiosk.Service{
			{ID: "immigration", Letter: "A", Icon: "immigration", Names: map[kiosk.Language]string{"pt-PT": "Imigração", "ar": "الهجرة"}, Priority: true},
			{ID: "health", Letter: "D", Icon: "health", Names: map[kiosk.Language]string{"pt-PT": "Saúde"}, Masked: true},
		},
		Desks: []kiosk.Desk{{ID: "1", Services: []kiosk.ServiceID{"immigration", "health"}}},
	}})
	d.do(kiosk.OpenDay{})
	return d
}

func (d *day) do(w kiosk.Wish) {
	d.Helper()
	events, err := d.state.Decide(kiosk.Command{At: d.now, Wish: w})
	if err != nil {
		d.Fatalf("%T: %v", w, err)
	}
	for _, e := range events {
		d.state.Apply(kiosk.Entry{Journal: "j", Seq: d.state.Seq() + 1, At: d.now, Event: e})
	}
}

func (d *day) pass(t time.Duration) {
	d.now.Up += t
	d.now.Wall = d.now.Wall.Add(t)
}

func (d *day) issue(n int, service kiosk.ServiceID) {
	d.Helper()
	d.do(kiosk.IssueTicket{ID: kiosk.TicketID(fmt.Sprintf("%032x", n)), Service: service, Language: "ar"})
}

func TestBoardShowsTheLastCallsNewestFirst(t *testing.T) {
	d := newDay(t)
	for n := range 8 {
		d.issue(n, "immigration")
	}
	for range 8 {
		d.pass(4 * time.Second)
		d.do(kiosk.CallNext{Desk: "1"})
	}
	d.pass(2500 * time.Millisecond)
	b := Board(d.state, d.now)
	if len(b.Calls) != 1+board.Earlier {
		t.Fatalf("%d calls, want %d", len(b.Calls), 1+board.Earlier)
	}
	for i, c := range b.Calls {
		want := board.Call{
			Seq: c.Seq, Number: fmt.Sprintf("A%03d", 8-i), Desk: "1", Language: "ar",
			At: d.now.Wall.Add(-2500*time.Millisecond - time.Duration(i)*4*time.Second), AgeMS: 2500 + int64(i)*4000,
		}
		if c != want {
			t.Errorf("call %d: %+v, want %+v", i, c, want)
		}
		if i > 0 && c.Seq >= b.Calls[i-1].Seq {
			t.Errorf("call %d has number %d, after %d", i, c.Seq, b.Calls[i-1].Seq)
		}
	}
	if b.Seq != d.state.Seq() || b.Centre != "CLAIM Teste" || !b.Open || !b.Clock || b.Zone != "Europe/Lisbon" || b.Floor != "0" {
		t.Errorf("board is %+v", b)
	}
}

func TestBoardPutsARecallInFrontAsANewCall(t *testing.T) {
	d := newDay(t)
	d.issue(1, "immigration")
	d.do(kiosk.CallNext{Desk: "1"})
	first := Board(d.state, d.now).Calls[0]
	d.pass(time.Minute)
	d.do(kiosk.Recall{Desk: "1"})
	calls := Board(d.state, d.now).Calls
	if len(calls) != 1 || !calls[0].Again || calls[0].Seq <= first.Seq || calls[0].AgeMS != 0 {
		t.Errorf("after a recall: %+v, the call was %+v", calls, first)
	}
}

func TestBoardCountsAgesByTheMonotonicClock(t *testing.T) {
	d := newDay(t)
	d.issue(1, "immigration")
	d.do(kiosk.CallNext{Desk: "1"})
	d.now.Up += 3 * time.Second
	d.now.Wall = d.now.Wall.Add(time.Hour) // somebody set the clock
	if age := Board(d.state, d.now).Calls[0].AgeMS; age != 3000 {
		t.Errorf("age %d ms, want 3000", age)
	}
}

func TestBoardSaysHowItStandsWithEachService(t *testing.T) {
	d := newDay(t)
	d.issue(1, "health")
	d.do(kiosk.CloseService{Service: "immigration"})
	want := []board.Wait{
		{Letter: "A", Icon: "immigration", Name: "Imigração", State: board.Closed},
		{Letter: "D", Waiting: 1, State: board.Open}, // masked: letter alone
	}
	check := func(when string) {
		t.Helper()
		got := Board(d.state, d.now).Waits
		if len(got) != len(want) {
			t.Fatalf("%s: %+v, want %+v", when, got, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %+v, want %+v", when, got[i], want[i])
			}
		}
	}
	check("one service closed")

	d.do(kiosk.OpenService{Service: "immigration"})
	for n := range kiosk.LastNumber {
		d.issue(100+n, "immigration")
	}
	want[0].State, want[0].Waiting = board.Full, kiosk.LastNumber
	check("after 999")

	centre := *d.state.Centre()
	centre.Services = centre.Services[:1]
	d.do(kiosk.Configure{Centre: centre})
	want[1].State = board.Closed
	check("a service taken away while somebody waits")

	d.do(kiosk.CloseDay{})
	want = []board.Wait{{Letter: "A", Icon: "immigration", Name: "Imigração", State: board.Closed}}
	check("after closing")
}
