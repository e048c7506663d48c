package kiosk

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func refusedAs(t *testing.T, err error, want Code) {
	t.Helper()
	var refusal *Error
	if !errors.As(err, &refusal) || refusal.Code != want {
		t.Errorf("%v, want a refusal %q", err, want)
	}
}

// TestEachRefusal has a case for every code but not_stored, which is the hub's.
func TestEachRefusal(t *testing.T) {
	issue := func(change func(*IssueTicket)) IssueTicket {
		w := IssueTicket{ID: testID(9), Service: "legal", Language: "ar"}
		change(&w)
		return w
	}
	letter := func(letters ...string) Configure {
		c := Centre{Languages: []Language{"pt-PT"}}
		for i, l := range letters {
			c.Services = append(c.Services, Service{ID: ServiceID(fmt.Sprint(i)), Letter: l})
		}
		return Configure{Centre: c}
	}
	closed := func(m *machine) { m.must(t, CloseDay{}) }
	asIs := func(*machine) {}
	atDesk1 := func(m *machine) { m.issue(t, 1, "legal", false); m.call(t, "1") }
	for _, test := range []struct {
		name    string
		prepare func(*machine)
		wish    Wish
		want    Code
	}{
		{"no wish", asIs, nil, CodeInvalid},
		{"a short id", asIs, issue(func(w *IssueTicket) { w.ID = "ab" }), CodeInvalid},
		{"an id in capitals", asIs, issue(func(w *IssueTicket) { w.ID = TicketID(strings.Repeat("A", 32)) }), CodeInvalid},
		{"a letter that looks like a digit", asIs, letter("A", "O"), CodeInvalid},
		{"two letters", asIs, letter("AB"), CodeInvalid},
		{"no letter", asIs, letter(""), CodeInvalid},
		{"a letter twice", asIs, letter("A", "A"), CodeInvalid},
		{"a service that is not there", asIs, issue(func(w *IssueTicket) { w.Service = "x" }), CodeUnknownService},
		{"opening it", asIs, OpenService{"x"}, CodeUnknownService},
		{"wanting it", asIs, CountLost{testID(9), "x", "ar"}, CodeUnknownService},
		{"wanting something in no language", asIs, CountLost{testID(9), "legal", "xx"}, CodeUnknownLanguage},
		{"wanting something without an id", asIs, CountLost{"", "legal", "ar"}, CodeInvalid},
		{"a language that is not offered", asIs, issue(func(w *IssueTicket) { w.Language = "hi" }), CodeUnknownLanguage},
		{"an interpreter language that is a sentence", asIs, issue(func(w *IssueTicket) { w.Interpreter = "she cries" }), CodeUnknownLanguage},
		{"a desk that is not there", asIs, CallNext{"9"}, CodeUnknownDesk},
		{"finishing there", asIs, Finish{Desk: "9"}, CodeUnknownDesk},
		{"pausing it", asIs, PauseDesk{Desk: "9"}, CodeUnknownDesk},
		{"a copy of no ticket", asIs, PrintTicket{ID: testID(9)}, CodeUnknownTicket},
		{"paper of no ticket", asIs, RecordPrinted{ID: testID(9)}, CodeUnknownTicket},
		{"no paper of no ticket", asIs, RecordPrintFailed{ID: testID(9)}, CodeUnknownTicket},
		{"a closed service", func(m *machine) { m.must(t, CloseService{"legal"}) }, issue(func(*IssueTicket) {}), CodeServiceClosed},
		{"a full service", func(m *machine) { m.write("", JournalOpened{Counts: map[string]int{"A": 999}}) }, issue(func(*IssueTicket) {}), CodeServiceFull},
		{"a ticket while the day is closed", closed, issue(func(*IssueTicket) {}), CodeDayClosed},
		{"a call while the day is closed", closed, CallNext{"1"}, CodeDayClosed},
		{"a desk while the day is closed", closed, OpenDesk{Desk: "1"}, CodeDayClosed},
		{"a service while the day is closed", closed, CloseService{"legal"}, CodeDayClosed},
		{"closing a closed day", closed, CloseDay{}, CodeDayClosed},
		{"opening an open day", asIs, OpenDay{}, CodeDayOpen},
		{"recalling nobody", asIs, Recall{"1"}, CodeNoTicket},
		{"finishing nobody", asIs, Finish{Desk: "1"}, CodeNoTicket},
		{"starting with nobody", asIs, Start{"1"}, CodeNoTicket},
		{"missing nobody", asIs, NoShow{"1"}, CodeNoTicket},
		{"a technician who is not there", asIs, OpenDesk{Desk: "1", Technician: "T9"}, CodeUnknownPerson},
		{"a second technician at a desk", func(m *machine) { m.must(t, OpenDesk{Desk: "1", Technician: "T1"}) }, OpenDesk{Desk: "1", Technician: "T2"}, CodeDeskTaken},
		{"a technician at two desks", func(m *machine) { m.must(t, OpenDesk{Desk: "2", Technician: "T1"}) }, OpenDesk{Desk: "1", Technician: "T1"}, CodeElsewhere},
		{"a spoken language that is a sentence", asIs, OpenDesk{Desk: "1", Languages: []Language{"a bit of Arabic"}}, CodeUnknownLanguage},
		{"all languages of the world", asIs, OpenDesk{Desk: "1", Languages: make([]Language, 17)}, CodeInvalid},
		{"a call from a paused desk", func(m *machine) { m.must(t, PauseDesk{Desk: "1"}) }, CallNext{"1"}, CodeDeskPaused},
		{"a number from a paused desk", func(m *machine) { m.must(t, PauseDesk{Desk: "1"}) }, CallNumber{"1", Number{"A", 1}, "rent"}, CodeDeskPaused},
		{"a pause for no reason of the list", asIs, PauseDesk{"1", "I am tired"}, CodeUnknownChoice},
		{"an outcome that is a sentence", atDesk1, Finish{Desk: "1", Outcome: "he wept"}, CodeUnknownChoice},
		{"an area of another service", atDesk1, Finish{Desk: "1", Area: "food"}, CodeUnknownChoice},
		{"referring nobody", asIs, Refer{"1", []ServiceID{"social"}, ""}, CodeNoTicket},
		{"referring nowhere", atDesk1, Refer{"1", nil, ""}, CodeInvalid},
		{"referring to all services twice", atDesk1, Refer{"1", []ServiceID{"social", "school", "social"}, ""}, CodeInvalid},
		{"referring to more than five", atDesk1, Refer{"1", []ServiceID{"a", "b", "c", "d", "e", "f"}, ""}, CodeInvalid},
		{"referring to where it is", atDesk1, Refer{"1", []ServiceID{"legal", "social"}, ""}, CodeInvalid},
		{"referring to a service that is not there", atDesk1, Refer{"1", []ServiceID{"social", "x"}, ""}, CodeUnknownService},
		{"referring to a closed service", func(m *machine) { atDesk1(m); m.must(t, CloseService{"social"}) }, Refer{"1", []ServiceID{"social"}, ""}, CodeServiceClosed},
		{"referring for a reason that is a sentence", atDesk1, Refer{"1", []ServiceID{"social"}, "no papers"}, CodeUnknownChoice},
		{"undoing no call", asIs, Undo{"1"}, CodeNoTicket},
		{"undoing after 15 s", func(m *machine) { atDesk1(m); m.wait(15*time.Second + 1) }, Undo{"1"}, CodeTooLate},
		{"returning nobody", asIs, Return{"1"}, CodeNoTicket},
		{"a number that was not given", asIs, CallNumber{"1", Number{"A", 1}, "rent"}, CodeUnknownTicket},
		{"a number without a reason", asIs, CallNumber{"1", Number{"A", 1}, ""}, CodeUnknownChoice},
		{"a number for a reason that is a sentence", asIs, CallNumber{"1", Number{"A", 1}, "my cousin"}, CodeUnknownChoice},
		{"a number that is at a desk", atDesk1, CallNumber{"2", Number{"A", 1}, "rent"}, CodeNotWaiting},
		{"a number while the day is closed", closed, CallNumber{"1", Number{"A", 1}, "rent"}, CodeDayClosed},
		{"coming back with another day's number", asIs, RestoreTicket{Number: Number{"A", 1}}, CodeUnknownTicket},
		{"coming back from a desk", atDesk1, RestoreTicket{Number: Number{"A", 1}}, CodeNotMissed},
		{"coming back to no desk", asIs, RestoreTicket{Number{"A", 1}, "9"}, CodeUnknownDesk},
		{"coming back late", func(m *machine) { atDesk1(m); m.must(t, NoShow{"1"}); m.wait(30*time.Minute + 1) }, RestoreTicket{Number: Number{"A", 1}}, CodeTooLate},
		{"coming back a second time", func(m *machine) {
			atDesk1(m)
			m.must(t, NoShow{"1"})
			m.must(t, RestoreTicket{Number: Number{"A", 1}})
			m.call(t, "1")
			m.must(t, NoShow{"1"})
		}, RestoreTicket{Number: Number{"A", 1}}, CodeNotMissed},
		{"finishing one who has left", atDesk1, OnlyIf{"1", testID(7), Finish{Desk: "1"}}, CodeMovedOn},
		{"finishing one who is nowhere", asIs, OnlyIf{"1", testID(7), Finish{Desk: "1"}}, CodeNoTicket},
		{"interpreting for nobody", asIs, StartInterpreter{Desk: "1"}, CodeNoTicket},
		{"interpreting a sentence", atDesk1, StartInterpreter{Desk: "1", Language: "the one from the hills"}, CodeUnknownLanguage},
		{"a mediator who is not there", atDesk1, StartInterpreter{Desk: "1", Mediator: "M9"}, CodeUnknownPerson},
		{"help at a desk that is not there", asIs, CallHelp{"9"}, CodeUnknownDesk},
		{"an id of another service", func(m *machine) { m.issue(t, 9, "social", false) }, issue(func(*IssueTicket) {}), CodeIDTaken},
		{"a letter with another meaning", func(m *machine) { m.issue(t, 1, "legal", false) }, Configure{Centre: documents[2]}, CodeLetterTaken},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := configured(t)
			test.prepare(m)
			before := m.state.Seq()
			_, err := m.submit(t, test.wish)
			refusedAs(t, err, test.want)
			_, asked := test.wish.(IssueTicket)
			lost := asked && (test.want == CodeServiceClosed || test.want == CodeServiceFull || test.want == CodeDayClosed)
			if got := m.state.Seq(); (got != before) != lost {
				t.Errorf("the refusal wrote %d entries", got-before)
			}
		})
	}
}
