package journal_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"senha/kiosk"
	"senha/kiosk/journal"
)

func ticketID(n int) kiosk.TicketID { return kiosk.TicketID(fmt.Sprintf("%032x", n)) }

// centre is a document that is longer than a page of SQLite.
func centre() kiosk.Centre {
	return kiosk.Centre{
		Name: "CNAIM", LongName: strings.Repeat("Centro Nacional de Apoio à Integração de Migrantes. ", 200),
		Languages: []kiosk.Language{"pt-PT"},
		Services: []kiosk.Service{
			{ID: "legal", Letter: "A", Priority: true}, {ID: "social", Letter: "B"}, {ID: "school", Letter: "C"},
		},
		Desks: []kiosk.Desk{{ID: "1", Services: []kiosk.ServiceID{"legal", "social"}}},
	}
}

// day writes a business day: tickets A001… and B001… in turn, some called.
func day(t testing.TB, j *journal.Journal, number, tickets int) {
	t.Helper()
	events := []kiosk.Event{kiosk.DayOpened{Day: number, Date: fmt.Sprintf("2026-03-%02d", number)}}
	for n := range tickets {
		id := ticketID(number*1000 + n)
		letter := "AB"[n%2 : n%2+1]
		at := kiosk.Number{Letter: letter, Count: n/2 + 1}
		events = append(events, kiosk.TicketIssued{Ticket: id, Service: "legal", Number: at, Class: kiosk.WalkIn, Language: "pt-PT"})
		if n%3 == 0 {
			events = append(events, kiosk.TicketCalled{Ticket: id, Desk: "1", Number: at, Service: "legal", Language: "pt-PT", Why: kiosk.WhyArrival})
		}
	}
	put(t, j, events...)
}

// twoDays makes a journal with a whole day of 10 tickets and an open one of
// 40: the last numbers are A020 and B020. The file is closed.
func twoDays(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "queue.db")
	j, _ := open(t, path)
	put(t, j, kiosk.CentreConfigured{Centre: centre()})
	day(t, j, 1, 10)
	put(t, j, kiosk.DayClosed{Day: 1, Waiting: 3})
	day(t, j, 2, 40)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// shell runs statements in the sqlite3 shell.
func shell(t testing.TB, path, sql string) (string, error) {
	t.Helper()
	program, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Fatal("this test needs Debian's package sqlite3: ", err)
	}
	out, err := exec.Command(program, "-bail", path, sql).CombinedOutput()
	return strings.TrimSpace(string(out)), err
}

// damage changes rows behind the triggers' back.
func damage(t testing.TB, path, sql string) {
	t.Helper()
	triggers, err := shell(t, path, "SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(triggers, err)
	}
	const drop = "DROP TRIGGER entry_is_not_updated; DROP TRIGGER entry_is_not_deleted; DROP TRIGGER entry_rises; "
	if out, err := shell(t, path, drop+sql+"; "+triggers); err != nil {
		t.Fatal(out, err)
	}
}

// stored returns the records of a file by number.
func stored(t testing.TB, path string) map[uint64]journal.Record {
	t.Helper()
	r, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	list := map[uint64]journal.Record{}
	if err := r.Records(context.Background(), 1, func(rec journal.Record) error {
		list[rec.Seq] = rec
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return list
}

func same(a, b journal.Record) bool {
	return a.Seq == b.Seq && a.Journal == b.Journal && a.Hash == b.Hash && bytes.Equal(a.Body, b.Body)
}

// seqOf returns the number of the n-th entry (from 0) of a kind.
func seqOf(t testing.TB, records map[uint64]journal.Record, kind string, n int) uint64 {
	t.Helper()
	for seq := uint64(1); seq <= uint64(len(records)); seq++ {
		if e, err := records[seq].Entry(); err == nil && e.Event.Kind() == kind {
			if n--; n < 0 {
				return seq
			}
		}
	}
	t.Fatalf("no such entry: %s", kind)
	return 0
}

// opened returns the last journal.opened and its number.
func opened(t testing.TB, r interface {
	Read(context.Context, uint64, func(kiosk.Entry) error) error
}) (at kiosk.Entry, event kiosk.JournalOpened) {
	t.Helper()
	for _, e := range read(t, r, 1) {
		if ev, ok := e.Event.(kiosk.JournalOpened); ok {
			at, event = e, ev
		}
	}
	return at, event
}

func files(t testing.TB, path string) map[string][]byte {
	t.Helper()
	list := map[string][]byte{}
	for _, suffix := range []string{"", "-wal"} {
		if b, err := os.ReadFile(path + suffix); err == nil {
			list[suffix] = b
		}
	}
	return list
}
