package kiosk

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// queue tells who waits, by arrival, each with its service, and who of them is
// at the front.
func (m *machine) queue() string {
	text := ""
	for _, t := range m.state.Waiting() {
		text += fmt.Sprintf(" %s:%s", t.Number, t.Service)
		if t.Front {
			text += "!"
		}
	}
	return text
}

func TestUndoPutsTheTicketToTheFront(t *testing.T) {
	m := configured(t)
	m.issue(t, 1, "legal", false)
	m.issue(t, 2, "legal", true)
	m.issue(t, 3, "legal", true)
	m.call(t, "1") // A002
	m.wait(15 * time.Second)
	if !m.state.Undoable("1", m.now) {
		t.Error("after 15 s a call can't be undone")
	}
	if got := kinds(m.must(t, Undo{"1"})); got != "ticket.returned" {
		t.Fatal(got)
	}
	if d := m.state.DeskState("1"); d.Ticket != "" || !d.Open || m.state.Undoable("1", m.now) {
		t.Errorf("the desk is not free: %+v", d)
	}
	if got := m.state.Ticket(testID(2)); !got.Front || got.Calls != 0 || got.Desk != "" {
		t.Errorf("%+v", got)
	}
	if len(m.state.Calls()) != 0 {
		t.Error("boards still show the call")
	}
	if got := kinds(m.must(t, Undo{"1"})); got != "" { // the same key, or the same key in another browser
		t.Errorf("pressed twice: %s", got)
	}
	m.wait(3 * time.Second)
	_, err := m.submit(t, Undo{"1"})
	refusedAs(t, err, CodeNoTicket)
	m.issue(t, 4, "legal", true)
	m.now.Wall = m.now.Wall.Add(-2 * time.Hour) // the clock steps in mid-day
	for _, want := range []string{"A002", "A003", "A004", "A001"} {
		if got := m.call(t, "1"); got != want {
			t.Errorf("called %s, want %s", got, want)
		}
	}
	m.now.Wall = m.now.Wall.Add(5 * time.Hour)
	if got := kinds(m.must(t, Undo{"1"})); got != "clock.corrected ticket.returned" {
		t.Errorf("a second after the call, and hours by the clock: %s", got)
	}
}

func TestReturnedTicketsWaitAtTheirOwnPlace(t *testing.T) {
	m := configured(t)
	for n := 1; n <= 3; n++ {
		m.issue(t, n, "legal", false)
	}
	m.call(t, "1")
	m.call(t, "1")
	m.must(t, Start{"1"})
	if got := kinds(m.must(t, Return{"1"})); got != "ticket.returned" {
		t.Fatal(got)
	}
	if got := m.state.Ticket(testID(2)); got.Started || got.Front || got.Place != Waiting {
		t.Errorf("%+v", got)
	}
	if got := m.queue(); got != " A002:legal A003:legal" {
		t.Errorf("there wait%s", got)
	}
	if len(m.state.Calls()) != 2 {
		t.Error("a return is no undo: the call stands on the boards")
	}
	if got := m.call(t, "1"); got != "A002" {
		t.Errorf("called %s", got)
	}
}

func TestReferredTicketsGoStepByStep(t *testing.T) {
	m := configured(t)
	m.issue(t, 1, "legal", false)
	m.issue(t, 2, "school", false)
	m.issue(t, 3, "social", false)
	m.call(t, "1")
	arrived := m.state.Ticket(testID(1)).Arrived
	m.must(t, Refer{"1", []ServiceID{"social", "school"}, "rent"})
	if got := m.queue(); got != " A001:social C001:school B001:social" {
		t.Fatalf("there wait%s", got)
	}
	got := m.state.Ticket(testID(1))
	if got.From != "legal" || got.ReferReason != "rent" || got.Arrived != arrived || got.Number.String() != "A001" || got.Language != "pt-PT" {
		t.Errorf("%+v", got)
	}
	if got := m.call(t, "2"); got != "A001" { // it came before C001 and B001
		t.Fatalf("desk 2 called %s", got)
	}
	m.must(t, Refer{"2", []ServiceID{"legal"}, ""}) // school still follows
	if got := m.state.Ticket(testID(1)); got.Service != "legal" || !slices.Equal(got.Steps, []ServiceID{"school"}) {
		t.Errorf("for %s, then %v", got.Service, got.Steps)
	}
	m.call(t, "1")
	// legal and school are taken away: who is on the way there is served.
	m.must(t, Configure{Centre: Centre{
		Services: []Service{{ID: "social", Letter: "B"}},
		Desks:    []Desk{{ID: "1", Services: []ServiceID{"social"}}},
	}})
	m.must(t, Finish{Desk: "1"})
	if got := m.queue(); got != " A001:school C001:school B001:social" {
		t.Fatalf("there wait%s", got)
	}
	if got := m.call(t, "1"); got != "A001" {
		t.Errorf("desk 1 called %s", got)
	}
	m.must(t, Finish{Desk: "1"})
	if got := m.state.Ticket(testID(1)).Place; got != Finished {
		t.Error(got)
	}
	want := map[ServiceID]DayFigure{"legal": {Issued: 1, Referred: 1, Finished: 1}, "social": {Issued: 1, Referred: 1}, "school": {Issued: 1, Finished: 1}}
	for id, figure := range want {
		if got := m.state.Figure(id); got != figure {
			t.Errorf("%s: %+v, want %+v", id, got, figure)
		}
	}
}

func TestWhoIsOnTheWayLapsesWithTheDay(t *testing.T) {
	m := configured(t)
	m.issue(t, 1, "legal", false)
	m.issue(t, 2, "legal", false)
	m.call(t, "1")
	m.must(t, Refer{"1", []ServiceID{"social", "school"}, ""})
	m.call(t, "2")
	events := m.must(t, CloseDay{})
	if got := events[len(events)-1].(DayClosed).Waiting; got != 2 {
		t.Errorf("%d waited, want the one referred and one more", got)
	}
	if got := m.state.Ticket(testID(1)).Place; got != Lapsed {
		t.Error(got)
	}
}

func TestAMissedCallCanBeMadeGoodOnce(t *testing.T) {
	m := configured(t)
	m.issue(t, 1, "legal", false)
	m.issue(t, 2, "legal", true)
	m.call(t, "1") // A002
	m.must(t, NoShow{"1"})
	if got := kinds(m.must(t, NoShow{"1"})); got != "" {
		t.Errorf("pressed twice: %s", got)
	}
	m.issue(t, 3, "legal", true)
	m.wait(29 * time.Minute)
	if list := m.state.Restorable(m.now); len(list) != 1 || list[0].ID != testID(2) {
		t.Fatalf("%v may come back", list)
	}
	back := RestoreTicket{Number: Number{"A", 2}, Desk: "2"}
	if first, second := kinds(m.must(t, back)), kinds(m.must(t, back)); first != "ticket.restored" || second != "" {
		t.Errorf("%q, then %q", first, second)
	}
	if got := m.state.Concerns(back); got == nil || got.ID != testID(2) {
		t.Errorf("it is answered with %+v", got)
	}
	if next, why := m.state.Next("1", m.now); next.Number.String() != "A002" || why.Why != WhyFront {
		t.Errorf("next is %s by %+v", next.Number, why)
	}
	if got := m.state.Figure("legal"); got != (DayFigure{Issued: 3}) {
		t.Errorf("%+v", got)
	}
	if got := m.call(t, "1"); got != "A002" {
		t.Errorf("called %s", got)
	}
	m.must(t, NoShow{"1"})
	if list := m.state.Restorable(m.now); len(list) != 0 {
		t.Errorf("%v may come back once more", list)
	}
}

func TestANumberIsCalledOutOfTurn(t *testing.T) {
	m := configured(t)
	m.issue(t, 1, "legal", true)
	m.issue(t, 2, "school", false) // desk 1 does not serve it
	m.call(t, "1")
	m.wait(time.Minute)
	events := m.must(t, CallNumber{"1", Number{"C", 1}, "rent"})
	if got := kinds(events); got != "ticket.finished ticket.called" {
		t.Fatal(got)
	}
	if ev := events[1].(TicketCalled); ev.Why != WhyChosen || ev.Reason != "rent" || ev.Service != "school" || ev.WaitedS != 120 {
		t.Errorf("%+v", ev)
	}
	if got := kinds(m.must(t, CallNumber{"1", Number{"C", 1}, "rent"})); got != "" {
		t.Errorf("pressed twice: %s", got)
	}
	m.must(t, Configure{Centre: documents[1]}) // has no reasons, so none is asked for
	m.issue(t, 3, "school", false)
	if got := kinds(m.must(t, CallNumber{Desk: "3", Number: Number{"D", 1}})); got != "desk.opened ticket.called" {
		t.Error(got)
	}
}

func TestSecondPressesAreOneWithTheFirst(t *testing.T) {
	m := configured(t)
	for n := 1; n <= 6; n++ {
		m.issue(t, n, "legal", false)
	}
	for _, wish := range []Wish{Finish{Desk: "1"}, NoShow{"1"}, Return{"1"}, Refer{"1", []ServiceID{"social"}, ""}} {
		m.call(t, "1")
		first := kinds(m.must(t, wish))
		m.wait(2999 * time.Millisecond)
		if second := kinds(m.must(t, wish)); first == "" || second != "" {
			t.Errorf("%#v led to %q, then to %q", wish, first, second)
		}
		other := Wish(NoShow{"1"})
		if first == "ticket.missed" {
			other = Finish{Desk: "1"}
		}
		_, err := m.submit(t, other) // another key is another wish
		refusedAs(t, err, CodeNoTicket)
		m.wait(time.Millisecond)
		_, err = m.submit(t, wish)
		refusedAs(t, err, CodeNoTicket)
	}
	m.call(t, "1")
	m.must(t, Recall{"1"})
	m.wait(time.Second)
	if got := kinds(m.must(t, Recall{"1"})); got != "" {
		t.Errorf("recalled twice: %s", got)
	}
}

func TestHelpIsCalledAndComes(t *testing.T) {
	m := configured(t)
	for _, step := range []struct {
		wish Wish
		want string
		help bool
	}{
		{EndHelp{"1"}, "", false},
		{CallHelp{"1"}, "desk.help_called", true}, {CallHelp{"1"}, "", true},
		{EndHelp{"1"}, "desk.help_called", false}, {EndHelp{"1"}, "", false},
	} {
		if got := kinds(m.must(t, step.wish)); got != step.want || m.state.DeskState("1").Help != step.help {
			t.Errorf("%#v led to %q, help wanted: %v", step.wish, got, m.state.DeskState("1").Help)
		}
	}
}

func TestInterpretersAreCountedToTheSecond(t *testing.T) {
	m := configured(t)
	m.issue(t, 1, "legal", false)
	m.must(t, IssueTicket{ID: testID(2), Service: "legal", Language: "ar", Interpreter: "ti"})
	m.call(t, "1")
	for _, step := range []struct {
		wish Wish
		want string
	}{
		{EndInterpreter{"1"}, ""},
		{StartInterpreter{Desk: "1", Language: "ur"}, "interpreter.started"}, {StartInterpreter{Desk: "1", Language: "ur"}, ""},
		{StartInterpreter{Desk: "1", Language: "ur", Mediator: "rent"}, "interpreter.ended interpreter.started"},
		{EndInterpreter{"1"}, "interpreter.ended"},
		{StartInterpreter{Desk: "1"}, "interpreter.started"},
		{CallNext{"1"}, "interpreter.ended ticket.finished ticket.called"},
		{StartInterpreter{Desk: "1"}, "interpreter.started"},
		{CloseDay{}, "interpreter.ended ticket.finished day.closed"},
	} {
		m.wait(10 * time.Second)
		if got := kinds(m.must(t, step.wish)); got != step.want {
			t.Errorf("%#v led to %q, want %q", step.wish, got, step.want)
		}
		if d := m.state.DeskState("1"); step.wish == (Wish)(CallNext{"1"}) && d.Interpreting.Language != "" {
			t.Errorf("the interpreter went on with the next ticket: %+v", d)
		}
	}
	if one, two := m.state.Ticket(testID(1)).InterpretedS, m.state.Ticket(testID(2)).InterpretedS; one != 40 || two != 10 {
		t.Errorf("interpreters took %d s and %d s", one, two)
	}
}
