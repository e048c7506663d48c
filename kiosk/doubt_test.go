package kiosk

import (
	"strings"
	"testing"
)

// A printer that is started again cannot know what is on paper already: what
// it still owes becomes a copy, once, and only while it is owed.
func TestDoubtTurnsAnOwedOriginalIntoACopy(t *testing.T) {
	id := TicketID(strings.Repeat("a", 32))
	s := NewState()
	seq := uint64(0)
	do := func(w Wish, want ...string) {
		t.Helper()
		events, err := s.Decide(Command{Wish: w})
		if err != nil {
			t.Fatalf("%T: %v", w, err)
		}
		var got []string
		for _, ev := range events {
			seq++
			s.Apply(Entry{Journal: "j", Seq: seq, Event: ev})
			got = append(got, ev.Kind())
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Fatalf("%T: events %v, want %v", w, got, want)
		}
	}
	do(Configure{Centre{
		Languages: []Language{Official},
		Services:  []Service{{ID: "legal", Letter: "J"}},
	}}, "centre.configured")
	do(TurnDay{}, "day.opened")
	do(IssueTicket{ID: id, Service: "legal", Language: Official, Printer: "main"}, "ticket.issued")
	do(DoubtPaper{ID: id, Reason: "restart"}, "ticket.print_asked")
	if tk := s.Ticket(id); tk.Paper != PaperOwed || !tk.Copy {
		t.Errorf("after a doubt: paper %q, copy %v; want an owed copy", tk.Paper, tk.Copy)
	}
	do(DoubtPaper{ID: id, Reason: "restart"})
	do(RecordPrinted{ID: id, Proof: "process-id", Copy: true}, "ticket.printed")
	do(DoubtPaper{ID: id, Reason: "restart"})
}
