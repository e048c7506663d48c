package journal_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/journal"
)

func moment(up time.Duration) kiosk.Moment {
	return kiosk.Moment{Wall: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC).Add(up), Trusted: true, Boot: "b1", Up: up}
}

func open(t testing.TB, path string) (*journal.Journal, journal.Report) {
	t.Helper()
	j, report, err := journal.Open(context.Background(), path, journal.Options{Now: moment(0), Origin: "kiosk 1"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j, report
}

// put appends events, a second apart.
func put(t testing.TB, j *journal.Journal, events ...kiosk.Event) {
	t.Helper()
	var entries []kiosk.Entry
	for i, event := range events {
		seq := j.Head().Seq + 1 + uint64(i)
		entries = append(entries, kiosk.Entry{Journal: j.ID(), Seq: seq, At: moment(time.Duration(seq) * time.Second), Origin: "desk 3", Event: event})
	}
	if err := j.Append(context.Background(), entries); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, r interface {
	Read(context.Context, uint64, func(kiosk.Entry) error) error
}, from uint64) []kiosk.Entry {
	t.Helper()
	var entries []kiosk.Entry
	if err := r.Read(context.Background(), from, func(e kiosk.Entry) error {
		entries = append(entries, e)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return entries
}

func TestWhatIsAppendedIsReadBackAfterAStart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	j, report := open(t, path)
	if !report.Created || report.Successor != nil {
		t.Fatalf("report of a new journal: %+v", report)
	}
	put(t, j, kiosk.DayOpened{Day: 1, Date: "2026-03-02"})
	put(t, j, kiosk.DeskOpened{Desk: "3"}, kiosk.DeskPaused{Desk: "3"})
	before := read(t, j, 1)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	again, report := open(t, path)
	if report.Created || report.Verified != 3 {
		t.Fatalf("report of the second start: %+v", report)
	}
	if again.ID() != j.ID() || again.Head() != j.Head() {
		t.Fatalf("head %+v, was %+v", again.Head(), j.Head())
	}
	if after := read(t, again, 1); len(after) != 4 || !reflect.DeepEqual(after, before) {
		t.Fatalf("read back %v, was %v", after, before)
	}
}

// TestTheJournalIsNotForEverybodysEyes looks at the modes of the journal, its
// WAL and a backup.
func TestTheJournalIsNotForEverybodysEyes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	j, _ := open(t, path)
	put(t, j, kiosk.DayOpened{Day: 1})
	if err := j.Backup(t.Context(), path+".backup"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + "-wal", path + "-shm", path + ".backup"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode&0o007 != 0 {
			t.Errorf("%s has mode %o", filepath.Base(name), mode)
		}
	}
}
