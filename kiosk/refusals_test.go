package kiosk

import (
	"errors"
	"fmt"
	"strings"
	"testing"
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
		{"finishing there", asIs, Finish{"9"}, CodeUnknownDesk},
		{"pausing it", asIs, PauseDesk{"9"}, CodeUnknownDesk},
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
		{"finishing nobody", asIs, Finish{"1"}, CodeNoTicket},
		{"starting with nobody", asIs, Start{"1"}, CodeNoTicket},
		{"missing nobody", asIs, NoShow{"1"}, CodeNoTicket},
		{"a technician who is not there", asIs, OpenDesk{Desk: "1", Technician: "T9"}, CodeUnknownPerson},
		{"a second technician at a desk", func(m *machine) { m.must(t, OpenDesk{Desk: "1", Technician: "T1"}) }, OpenDesk{Desk: "1", Technician: "T2"}, CodeDeskTaken},
		{"a technician at two desks", func(m *machine) { m.must(t, OpenDesk{Desk: "2", Technician: "T1"}) }, OpenDesk{Desk: "1", Technician: "T1"}, CodeElsewhere},
		{"a spoken language that is a sentence", asIs, OpenDesk{Desk: "1", Languages: []Language{"a bit of Arabic"}}, CodeUnknownLanguage},
		{"all languages of the world", asIs, OpenDesk{Desk: "1", Languages: make([]Language, 17)}, CodeInvalid},
		{"an id of another service", func(m *machine) { m.issue(t, 9, "social", false) }, issue(func(*IssueTicket) {}), CodeIDTaken},
		{"a letter with another meaning", func(m *machine) { m.issue(t, 1, "legal", false) }, Configure{Centre: documents[2]}, CodeLetterTaken},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := configured(t)
			test.prepare(m)
			before := m.state.Seq()
			_, err := m.submit(t, test.wish)
			refusedAs(t, err, test.want)
			lost := test.want == CodeServiceClosed || test.want == CodeServiceFull || test.name == "a ticket while the day is closed"
			if got := m.state.Seq(); (got != before) != lost {
				t.Errorf("the refusal wrote %d entries", got-before)
			}
		})
	}
}
