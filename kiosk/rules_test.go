package kiosk

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// kinds lists events by their names.
func kinds(events []Event) string {
	var list []string
	for _, event := range events {
		list = append(list, event.Kind())
	}
	return strings.Join(list, " ")
}

// must submits a wish that is not refused.
func (m *machine) must(t *testing.T, w Wish) []Event {
	t.Helper()
	events, err := m.submit(t, w)
	if err != nil {
		t.Fatalf("%#v: %v", w, err)
	}
	return events
}

func (m *machine) wait(d time.Duration) { m.now.Up, m.now.Wall = m.now.Up+d, m.now.Wall.Add(d) }

func (m *machine) issue(t *testing.T, n int, service ServiceID, priority bool) Number {
	t.Helper()
	m.wait(10 * time.Second)
	m.must(t, IssueTicket{ID: testID(n), Service: service, Language: "pt-PT", Priority: priority})
	return m.state.Ticket(testID(n)).Number
}

// call presses call next, well after the last press, and returns who is called.
func (m *machine) call(t *testing.T, desk DeskID) string {
	t.Helper()
	m.wait(time.Minute)
	for _, event := range m.must(t, CallNext{Desk: desk}) {
		if called, ok := event.(TicketCalled); ok {
			return called.Number.String()
		}
	}
	return ""
}

func TestPriorityGoesFirstThenArrival(t *testing.T) {
	m := configured(t)
	m.issue(t, 1, "legal", false)  // A001
	m.issue(t, 2, "social", true)  // B001: the service applies no priority
	m.issue(t, 3, "legal", true)   // A002
	m.issue(t, 4, "school", true)  // C001: desk 1 doesn't serve it
	m.issue(t, 5, "legal", true)   // A003
	m.issue(t, 6, "social", false) // B002
	if next, why := m.state.Next("1", m.now); next.Number.String() != "A002" || why.Why != WhyPriority {
		t.Errorf("next is %s by %+v", next.Number, why)
	}
	var got []string
	for range 6 {
		got = append(got, m.call(t, "1"))
	}
	if want := []string{"A002", "A003", "A001", "B001", "B002", ""}; !slices.Equal(got, want) {
		t.Errorf("called %v, want %v", got, want)
	}
	if next, _ := m.state.Next("1", m.now); next != nil {
		t.Errorf("next is %s, but nobody waits", next.Number)
	}
	if got := m.call(t, "2"); got != "C001" {
		t.Errorf("desk 2 called %s", got)
	}
}

func TestAheadCountsWhoGoesBefore(t *testing.T) {
	m := configured(t)
	for n, test := range []struct {
		service  ServiceID
		priority bool
		ahead    int
	}{{"legal", false, 0}, {"social", false, 0}, {"legal", false, 1}, {"legal", true, 0}, {"legal", true, 1}, {"legal", false, 4}} {
		m.issue(t, n+1, test.service, test.priority)
		if got := m.state.Ticket(testID(n + 1)).Ahead; got != test.ahead {
			t.Errorf("ticket %d: %d ahead, want %d", n+1, got, test.ahead)
		}
	}
}

func TestTwoPressesWithinThreeSecondsAreOne(t *testing.T) {
	m := configured(t)
	m.issue(t, 1, "legal", false)
	m.issue(t, 2, "legal", false)
	m.issue(t, 3, "legal", false)
	press := func(after time.Duration, want string) {
		t.Helper()
		m.wait(after)
		if got := kinds(m.must(t, CallNext{Desk: "1"})); got != want {
			t.Errorf("after %v: %q, want %q", after, got, want)
		}
	}
	press(time.Minute, "desk.opened ticket.called")
	press(0, "")
	press(2999*time.Millisecond, "")
	if got := m.state.Concerns(CallNext{Desk: "1"}); got == nil || got.ID != testID(1) {
		t.Errorf("a second press is answered with %+v", got)
	}
	press(time.Millisecond, "ticket.finished ticket.called")
	m.must(t, Recall{Desk: "1"}) // a recall doesn't begin the time anew
	press(3*time.Second, "ticket.finished ticket.called")
	m.must(t, Finish{Desk: "1"})
	press(0, "") // nobody waits
}

func TestAskingTwiceIssuesOnce(t *testing.T) {
	m := configured(t)
	wish := IssueTicket{ID: testID(1), Service: "legal", Language: "ar", Printer: "main"}
	if got := kinds(m.must(t, wish)); got != "ticket.issued" {
		t.Fatal(got)
	}
	m.call(t, "1")
	if got := m.must(t, wish); len(got) != 0 {
		t.Errorf("asked again it led to %s", kinds(got))
	}
	if got := m.state.Concerns(wish); got == nil || got.Number.String() != "A001" {
		t.Errorf("asked again it is answered with %+v", got)
	}
}

func TestLostDemandIsCountedOnce(t *testing.T) {
	m := configured(t)
	m.must(t, CloseService{Service: "legal"})
	wish := IssueTicket{ID: testID(1), Service: "legal", Language: "ar"}
	for press, want := range []string{"ticket.refused", "", ""} {
		events, err := m.submit(t, wish)
		refusedAs(t, err, CodeServiceClosed)
		if got := kinds(events); got != want {
			t.Errorf("press %d led to %q, want %q", press, got, want)
		}
	}
	if got := m.state.Figure("legal").Refused; got != 1 {
		t.Errorf("lost demand is %d, want 1", got)
	}
	lost := CountLost{ID: testID(2), Service: "legal", Language: "ar"} // touched a tile that says closed
	if first, second := kinds(m.must(t, lost)), kinds(m.must(t, lost)); first != "ticket.refused" || second != "" {
		t.Errorf("a touch on a closed tile led to %q, then to %q", first, second)
	}
	if got := m.state.Figure("legal").Refused; got != 2 {
		t.Errorf("lost demand is %d, want 2", got)
	}
	m.must(t, OpenService{Service: "legal"})
	if got := kinds(m.must(t, wish)); got != "ticket.issued" {
		t.Errorf("open again: %s", got)
	}
	if got := kinds(m.must(t, CountLost{ID: testID(3), Service: "legal", Language: "ar"})); got != "" {
		t.Errorf("a tile that opened meanwhile led to %q", got)
	}
}

func TestAfter999AServiceIsFull(t *testing.T) {
	m := configured(t)
	m.write("kiosk 1", JournalOpened{Counts: map[string]int{"A": 998}})
	if got := m.issue(t, 1, "legal", false).String(); got != "A999" {
		t.Fatal(got)
	}
	_, err := m.submit(t, IssueTicket{ID: testID(2), Service: "legal", Language: "ar"})
	refusedAs(t, err, CodeServiceFull)
	if code, open := m.state.Open(documents[0].Services[0]); open || code != CodeServiceFull {
		t.Errorf("open %v, %s", open, code)
	}
	m.issue(t, 3, "social", false)
	if got := m.call(t, "1"); got != "A999" {
		t.Errorf("who waits is served: called %s", got)
	}
}

func TestASuccessorsNumbersGoOnAfterItsCounts(t *testing.T) {
	m := configured(t)
	m.issue(t, 1, "legal", false)
	m.write("kiosk 1", JournalOpened{Counts: map[string]int{"A": 21, "B": 20}})
	if a, b, c := m.issue(t, 2, "legal", false), m.issue(t, 3, "social", false), m.issue(t, 4, "school", false); a.String() != "A022" || b.String() != "B021" || c.String() != "C001" {
		t.Errorf("%s %s %s", a, b, c)
	}
	m.must(t, CloseDay{})
	m.must(t, OpenDay{})
	if got := m.issue(t, 5, "legal", false).String(); got != "A001" {
		t.Errorf("the next day begins at %s", got)
	}
	// a journal lost before the day was seen to open: the counts hold for it too
	m.must(t, CloseDay{})
	m.write("kiosk 1", JournalOpened{Counts: map[string]int{"A": 500}})
	m.must(t, OpenDay{})
	if got := m.issue(t, 6, "legal", false).String(); got != "A501" {
		t.Errorf("after a lost day.opened A goes on at %s", got)
	}
}

func TestAServiceTakenAwayIsServedToItsEnd(t *testing.T) {
	m := configured(t)
	m.issue(t, 1, "legal", false)
	m.issue(t, 2, "legal", true)
	m.issue(t, 3, "legal", false)
	m.call(t, "1") // A002 is at the desk
	m.must(t, Configure{Centre: documents[1]})
	_, err := m.submit(t, IssueTicket{ID: testID(4), Service: "legal", Language: "pt-PT"})
	refusedAs(t, err, CodeUnknownService)
	if sv, ok := m.state.Service("legal"); !ok || sv.Name("ar") != "Apoio Jurídico" {
		t.Errorf("the service at the desk has lost its name: %+v", sv)
	}
	if got := len(m.state.Services()); got != 3 {
		t.Errorf("%d services are shown, want the two of the document and legal", got)
	}
	if got := m.call(t, "3"); got != "" {
		t.Errorf("desk 3 called %s, but desk 1 is there, which served it", got)
	}
	if got := m.call(t, "1"); got != "A001" {
		t.Errorf("desk 1 called %q", got)
	}
	m.must(t, Configure{Centre: Centre{ // now desk 1 is gone too: anybody may
		Services: []Service{{ID: "health", Letter: "E"}},
		Desks:    []Desk{{ID: "2", Services: []ServiceID{"health"}}},
	}})
	if got := m.call(t, "2"); got != "A003" {
		t.Errorf("desk 2 called %q", got)
	}
	if got := kinds(m.must(t, Finish{Desk: "1"})); got != "ticket.finished" {
		t.Errorf("a desk taken away ends its ticket: %s", got)
	}
	if got := len(m.state.Services()); got != 1 {
		t.Errorf("%d services are shown, want that of the document", got)
	}
}

func TestALetterKeepsItsMeaningUntilTheDayCloses(t *testing.T) {
	m := configured(t)
	m.must(t, Configure{Centre: documents[2]}) // no A was given out yet
	m.must(t, Configure{Centre: documents[0]})
	m.issue(t, 1, "legal", false)
	_, err := m.submit(t, Configure{Centre: documents[2]})
	refusedAs(t, err, CodeLetterTaken)
	m.must(t, Configure{Centre: documents[1]}) // legal goes, its letter stays with it
	_, err = m.submit(t, Configure{Centre: documents[2]})
	refusedAs(t, err, CodeLetterTaken)
	m.must(t, CloseDay{})
	m.must(t, Configure{Centre: documents[2]})
	m.must(t, OpenDay{})
	if got := m.issue(t, 2, "social", false).String(); got != "A001" {
		t.Error(got)
	}
}

func TestDaysTurn(t *testing.T) {
	m := newMachine()
	m.must(t, Configure{Centre: documents[0]})
	if got := kinds(m.must(t, TurnDay{})); got != "day.opened" {
		t.Errorf("no day is open: %s", got)
	}
	if got := kinds(m.must(t, TurnDay{})); got != "" {
		t.Errorf("on the same date: %s", got)
	}
	m.issue(t, 1, "legal", false)
	m.issue(t, 2, "legal", false)
	m.call(t, "1")
	m.wait(24 * time.Hour)
	if got := kinds(m.must(t, TurnDay{})); got != "ticket.finished day.closed day.opened" {
		t.Errorf("on the next date: %s", got)
	}
	if day := m.state.Day(); day != (Day{Number: 2, Date: "2026-03-03", Open: true}) {
		t.Errorf("%+v", day)
	}
	m.issue(t, 3, "legal", false)
	if got := kinds(m.must(t, CloseDay{})); got != "day.closed" {
		t.Error(got)
	}
	if got := m.state.Ticket(testID(3)).Place; got != Lapsed {
		t.Errorf("who still waited is %s", got)
	}
}

// A kiosk that starts without a clock opens its day without a date; the day
// has the date of its first trusted moment, and turns after it.
// TestAClosedDayStaysClosed turns the day each minute, as the calendar does,
// after staff have closed it: until the next date, and without a clock.
func TestAClosedDayStaysClosed(t *testing.T) {
	m := configured(t)
	m.must(t, CloseDay{})
	for range 3 {
		m.now.Wall, m.now.Up = m.now.Wall.Add(time.Minute), m.now.Up+time.Minute
		if got := kinds(m.must(t, TurnDay{})); got != "" {
			t.Fatalf("a minute after closing: %s", got)
		}
	}
	m.now.Trusted, m.now.Boot, m.now.Up = false, "boot 1", 0
	if got := kinds(m.must(t, TurnDay{})); got != "" {
		t.Errorf("after a start, without a clock: %s", got)
	}
	m.now.Trusted, m.now.Wall = true, m.now.Wall.Add(24*time.Hour)
	if got := kinds(m.must(t, TurnDay{})); got != "day.opened" {
		t.Errorf("on the next date: %s", got)
	}
}

func TestADayWithoutAClockIsDatedByTheFirstTrustedMoment(t *testing.T) {
	m := newMachine()
	m.must(t, Configure{Centre: documents[0]})
	m.now.Trusted = false
	m.now.Wall = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	m.must(t, TurnDay{})
	if got := m.state.Day().Date; got != "" {
		t.Errorf("an untrusted clock dated the day %s", got)
	}
	m.wait(48 * time.Hour)
	if got := kinds(m.must(t, TurnDay{})); got != "" {
		t.Errorf("an untrusted clock turned the day: %s", got)
	}
	m.now.Trusted, m.now.Wall = true, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	m.issue(t, 1, "legal", false)
	if got := m.state.Day().Date; got != "2026-03-02" {
		t.Errorf("the day's date is %q", got)
	}
	m.wait(24 * time.Hour)
	if got := kinds(m.must(t, TurnDay{})); got != "day.closed day.opened" {
		t.Errorf("the next day: %s", got)
	}
}

func TestClockStepsAreJournaled(t *testing.T) {
	m := configured(t)
	step := func(by time.Duration, want string) {
		t.Helper()
		m.wait(time.Minute)
		m.now.Wall = m.now.Wall.Add(by)
		events := m.must(t, ReportDevice{Device: "clock", State: by.String()})
		if got := kinds(events); got != want {
			t.Fatalf("a step of %v: %s", by, got)
		}
		if corrected, ok := events[0].(ClockCorrected); ok && (corrected.To.Sub(corrected.From) != by || !corrected.To.Equal(m.now.Wall)) {
			t.Errorf("a step of %v: %+v", by, corrected)
		}
	}
	step(2*time.Second, "device.changed")
	step(2001*time.Millisecond, "clock.corrected device.changed")
	step(-time.Hour, "clock.corrected device.changed")
	step(-time.Second, "device.changed")
	if m.must(t, ReportDevice{Device: "clock", State: (-time.Second).String()}) != nil {
		t.Error("a report that is no news was written")
	}
	m.now.Wall = m.now.Wall.Add(time.Hour) // nothing happens, so nothing is written
	m.must(t, TurnDay{})
	m.now.Boot, m.now.Up = "boot 1", time.Second // across a boot nothing can be said
	step(24*time.Hour, "device.changed")
}

func TestADesksDay(t *testing.T) {
	m := configured(t)
	for n := 1; n <= 5; n++ {
		m.issue(t, n, "legal", false)
	}
	for _, step := range []struct {
		wish Wish
		want string
	}{
		{OpenDesk{Desk: "1"}, "desk.opened"}, {OpenDesk{Desk: "1"}, ""},
		{CallNext{"1"}, "ticket.called"},
		{Start{"1"}, "ticket.started"}, {Start{"1"}, ""},
		{Recall{"1"}, "ticket.recalled"},
		{Finish{Desk: "1"}, "ticket.finished"},
		{CallNext{"1"}, "ticket.called"},
		{NoShow{"1"}, "ticket.missed"},
		{CallNext{"1"}, "ticket.called"},
		{PauseDesk{Desk: "1"}, "ticket.finished desk.paused"}, {PauseDesk{Desk: "1"}, ""}, {PauseDesk{Desk: "1", Reason: "rent"}, "desk.paused"},
		{OpenDesk{Desk: "1"}, "desk.opened"},
		{CallNext{"1"}, "ticket.called"},
		{CloseDesk{"1"}, "ticket.finished desk.closed"}, {CloseDesk{"1"}, ""},
		{CallNext{"1"}, "desk.opened ticket.called"},
	} {
		m.wait(time.Minute)
		if got := kinds(m.must(t, step.wish)); got != step.want {
			t.Fatalf("%#v led to %q, want %q", step.wish, got, step.want)
		}
	}
	if got := m.state.Figure("legal"); got != (DayFigure{Issued: 5, Finished: 3, Missed: 1}) {
		t.Errorf("%+v", got)
	}
	if got := m.state.DeskState("1"); got.Served != 3 || got.Ticket != testID(5) || !got.Open || got.Paused {
		t.Errorf("%+v", got)
	}
	if calls := m.state.Calls(); len(calls) != 5 || calls[0].Number.String() != "A005" || !calls[4].Again {
		t.Errorf("%+v", calls)
	}
}

func TestAPapersWay(t *testing.T) {
	m := configured(t)
	m.must(t, IssueTicket{ID: testID(1), Service: "legal", Language: "ar", Printer: "main"})
	m.must(t, IssueTicket{ID: testID(2), Service: "legal", Language: "ar"})
	for _, step := range []struct {
		wish  Wish
		want  string
		id    int
		paper Paper
		copy  bool
	}{
		{PrintTicket{ID: testID(1)}, "", 1, PaperOwed, false},
		{RecordPrintFailed{ID: testID(1), Reason: "paper-out"}, "ticket.print_failed", 1, PaperFailed, false},
		{RecordPrinted{ID: testID(1), Proof: "gs-r"}, "", 1, PaperFailed, false},
		{PrintTicket{ID: testID(1), Reason: "coordinator"}, "ticket.print_asked", 1, PaperOwed, true},
		{RecordPrinted{ID: testID(1), Proof: "gs-r", Copy: true}, "ticket.printed", 1, PaperPrinted, true},
		{RecordPrinted{ID: testID(1), Proof: "gs-r", Copy: true}, "", 1, PaperPrinted, true},
		{RecordPrinted{ID: testID(2), Proof: "gs-r"}, "", 2, PaperNone, false},
		{PrintTicket{ID: testID(2), Reason: "coordinator"}, "ticket.print_asked", 2, PaperOwed, true},
	} {
		if got := kinds(m.must(t, step.wish)); got != step.want {
			t.Errorf("%#v led to %q, want %q", step.wish, got, step.want)
		}
		if got := m.state.Ticket(testID(step.id)); got.Paper != step.paper || got.Copy != step.copy {
			t.Errorf("after %#v the paper is %s, copy %v", step.wish, got.Paper, got.Copy)
		}
	}
}
