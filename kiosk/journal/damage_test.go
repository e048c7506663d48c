package journal_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"senha/kiosk"
	"senha/kiosk/journal"
)

func TestADamagedEntryOfTheOpenDayLeadsToASuccessor(t *testing.T) {
	issued := func(n int) func(testing.TB, map[uint64]journal.Record) uint64 {
		return func(t testing.TB, records map[uint64]journal.Record) uint64 {
			return seqOf(t, records, "ticket.issued", 10+n)
		}
	}
	tests := []struct {
		name   string
		seq    func(testing.TB, map[uint64]journal.Record) uint64
		sql    string // %d is the entry's number
		counts map[string]int
		bad    uint64
	}{
		{"a flipped bit that leaves JSON", issued(10), `UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'A006', 'A906') AS BLOB) WHERE seq = %d`,
			map[string]int{"A": 40, "B": 40, "C": 21}, 1},
		{"a body that is no JSON", issued(10), `UPDATE entry SET body = x'00ff' WHERE seq = %d`, map[string]int{"A": 40, "B": 40, "C": 21}, 1},
		// its own hash and, since that is what the next one follows, the next one
		{"a hash", issued(10), `UPDATE entry SET hash = zeroblob(32) WHERE seq = %d`, map[string]int{"A": 40, "B": 40, "C": 22}, 2},
		{"a journal's id", issued(10), `UPDATE entry SET journal = 'x' WHERE seq = %d`, map[string]int{"A": 40, "B": 40, "C": 21}, 1},
		{"a missing entry", issued(10), `DELETE FROM entry WHERE seq = %d`, map[string]int{"A": 40, "B": 40, "C": 22}, 2},
		// nothing says which letter it was: one more of either may have been given out
		{"the last ticket", issued(39), `UPDATE entry SET body = x'00' WHERE seq = %d`, map[string]int{"A": 41, "B": 41, "C": 21}, 1},
		{"the first ticket", issued(0), `UPDATE entry SET body = x'00' WHERE seq = %d`, map[string]int{"A": 40, "B": 40, "C": 21}, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := twoDays(t)
			before := stored(t, path)
			seq := test.seq(t, before)
			damage(t, path, fmt.Sprintf(test.sql, seq))
			asItWas := files(t, path)

			j, report := open(t, path)
			got := report.Successor
			if got == nil {
				t.Fatal("no successor was opened")
			}
			if got.Kept != seq-1 || got.Unreadable != test.bad || got.Kept+got.Salvaged+got.Unreadable != uint64(len(before)) {
				t.Errorf("%+v of %d entries, the fault is at %d", got, len(before), seq)
			}
			if !strings.Contains(got.Reason, "entry ") {
				t.Errorf("reason %q does not say which entry", got.Reason)
			}
			for suffix, b := range files(t, got.SetAside) {
				if !bytes.Equal(b, asItWas[suffix]) {
					t.Errorf("the file set aside (%s) was changed", suffix)
				}
			}
			after := stored(t, path)
			for n := uint64(1); n < seq; n++ {
				if !same(before[n], after[n]) {
					t.Fatalf("entry %d was not kept verbatim", n)
				}
			}
			at, event := opened(t, j)
			if at.Seq != seq || at.Journal != j.ID() || j.ID() == before[1].Journal || at.Origin != "kiosk 1" {
				t.Errorf("journal.opened is entry %d of %s from %q", at.Seq, at.Journal, at.Origin)
			}
			want := kiosk.Link{Journal: before[seq-1].Journal, Seq: seq - 1, Hash: before[seq-1].Hash.String()}
			if event.Previous == nil || *event.Previous != want {
				t.Errorf("previous %+v, want %+v", event.Previous, want)
			}
			for letter, want := range test.counts {
				if event.Counts[letter] != want {
					t.Errorf("%s goes on from %d, want %d", letter, event.Counts[letter], want)
				}
			}
			salvaged(t, before, after, seq)
			clean(t, path, j)
		})
	}
}

// salvaged checks that what stands behind a successor's journal.opened are
// entries of the damaged file, in their order, but for journal, number, origin.
func salvaged(t testing.TB, before, after map[uint64]journal.Record, opened uint64) {
	t.Helper()
	was := opened
	for n := opened + 1; n <= uint64(len(after)); n++ {
		e, err := after[n].Entry()
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for ; was <= uint64(len(before)) && !found; was++ {
			old, err := before[was].Entry()
			if err != nil {
				continue
			}
			old.Journal, old.Seq, old.Origin = e.Journal, e.Seq, "salvaged: "+old.Origin
			a, _ := json.Marshal(old)
			b, _ := json.Marshal(e)
			found = bytes.Equal(a, b)
		}
		if !found {
			t.Fatalf("entry %d is none of the damaged file: %s", n, after[n].Body)
		}
	}
}

// clean checks that a journal holds and that the next start finds no fault.
func clean(t testing.TB, path string, j *journal.Journal) {
	t.Helper()
	res, err := j.Verify(context.Background(), 1)
	if err != nil || res.Bad != 0 {
		t.Errorf("the successor does not verify: %+v, %v", res, err)
	}
	put(t, j, kiosk.DeskOpened{Desk: "1"})
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if _, report := open(t, path); report.Successor != nil {
		t.Errorf("the next start found %q", report.Successor.Reason)
	}
}

func TestALostDayOpenedIsOpenedAgain(t *testing.T) {
	path := twoDays(t)
	before := stored(t, path)
	damage(t, path, fmt.Sprintf(`UPDATE entry SET body = x'00' WHERE seq = %d`, seqOf(t, before, "day.opened", 1)))
	j, report := open(t, path)
	if report.Successor == nil {
		t.Fatal("no successor was opened")
	}
	s := kiosk.NewState()
	for _, e := range read(t, j, 1) {
		s.Apply(e)
	}
	if d := s.Day(); d.Number != 2 || !d.Open || d.Date != "2026-03-02" {
		t.Errorf("day %+v", d)
	}
	if n := len(s.Tickets()); n != 40 {
		t.Errorf("%d of 40 tickets are in the queue", n)
	}
	events, err := s.Decide(kiosk.Command{At: moment(time.Hour), Wish: kiosk.IssueTicket{ID: ticketID(1), Service: "legal", Language: "pt-PT"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, event := range events {
		if ev, ok := event.(kiosk.TicketIssued); ok && ev.Number.String() != "A041" {
			t.Errorf("the next number is %s, want A041", ev.Number)
		}
	}
	clean(t, path, j)
}

func TestAnOlderDaysDamageIsVerifysToFind(t *testing.T) {
	path := twoDays(t)
	before := stored(t, path)
	flipped, gone := seqOf(t, before, "ticket.issued", 3), seqOf(t, before, "ticket.issued", 5)
	damage(t, path, fmt.Sprintf(`UPDATE entry SET body = x'00' WHERE seq = %d; DELETE FROM entry WHERE seq = %d`, flipped, gone))
	j, report := open(t, path)
	if report.Successor != nil {
		t.Fatalf("a successor was opened: %+v", report.Successor)
	}
	if got := len(read(t, j, 1)); got != len(before)-2 {
		t.Errorf("read %d entries of %d", got, len(before)-2)
	}
	res, err := j.Verify(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if res.Bad != 2 || res.Faults[0].Seq != flipped || res.Faults[1].Seq != gone || res.Entries != uint64(len(before)-1) || res.Last != uint64(len(before)) {
		t.Errorf("%+v, want faults at %d and %d", res, flipped, gone)
	}
}

// TestWhateverPagesAreLost overwrites pages of the file at random: the kiosk
// starts, no number can come twice, and what SQLite itself still reads is kept.
func TestWhateverPagesAreLost(t *testing.T) {
	whole, err := os.ReadFile(twoDays(t))
	if err != nil {
		t.Fatal(err)
	}
	fast := "/dev/shm" // a sync costs nothing there
	if _, err := os.Stat(fast); err != nil {
		fast = t.TempDir()
	}
	const pageSize = 4096
	rapid.Check(t, func(rt *rapid.T) {
		file := bytes.Clone(whole)
		for range rapid.IntRange(1, 4).Draw(rt, "times") {
			at := rapid.IntRange(0, len(file)/pageSize-1).Draw(rt, "page") * pageSize
			length := rapid.SampledFrom([]int{1, 16, 100, 512, pageSize, 4 * pageSize}).Draw(rt, "length")
			part := file[at:min(at+rapid.IntRange(0, pageSize-1).Draw(rt, "offset")+length, len(file))]
			part = part[max(0, len(part)-length):]
			switch rapid.IntRange(0, 2).Draw(rt, "how") {
			case 0:
				clear(part)
			case 1:
				for i := range part {
					part[i] ^= 0xff
				}
			case 2:
				part[len(part)/2] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
			}
		}
		// Only the header tells how many pages there should be.
		if bytes.Equal(file[:100], whole[:100]) && rapid.IntRange(0, 4).Draw(rt, "cut") == 0 {
			file = file[:rapid.IntRange(0, len(file)).Draw(rt, "size")]
		}
		dir, err := os.MkdirTemp(fast, "senha-journal-test")
		if err != nil {
			rt.Fatal(err)
		}
		defer os.RemoveAll(dir)
		path := filepath.Join(dir, "queue.db")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			rt.Fatal(err)
		}
		j, report, err := journal.Open(context.Background(), path, journal.Options{Now: moment(0)})
		if err != nil && !bytes.Contains(file[:min(len(file), 100)], []byte("SENH")) {
			rt.SkipNow() // neither the application's id nor the tables: not known to be ours
		}
		if err != nil {
			rt.Fatal(err)
		}
		defer j.Close()
		highest := map[string]int{}
		var next uint64
		if err := j.Read(context.Background(), 1, func(e kiosk.Entry) error {
			next = e.Seq
			switch ev := e.Event.(type) {
			case kiosk.DayOpened:
				if e.Origin != "" { // not one of the successor's own
					clear(highest)
				}
			case kiosk.TicketIssued:
				highest[ev.Number.Letter] = max(highest[ev.Number.Letter], ev.Number.Count)
			case kiosk.JournalOpened:
				for letter, count := range ev.Counts {
					highest[letter] = max(highest[letter], count)
				}
			}
			return nil
		}); err != nil {
			rt.Fatal(err)
		}
		if report.Successor != nil && (highest["A"] < 20 || highest["B"] < 20) {
			rt.Errorf("%+v: the next numbers are behind %v, but A020 and B020 were given out", report.Successor, highest)
		}
		if err := j.Append(context.Background(), []kiosk.Entry{{
			Journal: j.ID(), Seq: next + 1, At: moment(0), Event: kiosk.DeskOpened{Desk: "1"},
		}}); err != nil {
			rt.Errorf("nothing can be appended: %v", err)
		}
		if next++; next != j.Head().Seq {
			rt.Errorf("read until %d, the head is %d", next, j.Head().Seq)
		}
		if err := j.Close(); err != nil {
			rt.Fatal(err)
		}
		again, second, err := journal.Open(context.Background(), path, journal.Options{Now: moment(0)})
		if err != nil {
			rt.Fatal(err)
		}
		defer again.Close()
		if second.Successor != nil && report.Successor != nil {
			rt.Errorf("the successor needs a successor: %s", second.Successor.Reason)
		}
	})
}
