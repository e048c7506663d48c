package journal_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"senha/kiosk"
	"senha/kiosk/journal"
)

// begin returns the number that a fold of a journal begins with, and how many
// entries it reads.
func begin(t *testing.T, r *journal.Reader) (first uint64, entries int) {
	t.Helper()
	if err := r.ReadOn(context.Background(), 0, func(e kiosk.Entry) error {
		if entries++; entries == 1 {
			first = e.Seq
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return first, entries
}

// TestAFoldBeginsWithTheLastOpeningThatSaysAll goes through three days: one as
// the first version wrote it, one that carries all, and one that stands in for
// a lost opening.
func TestAFoldBeginsWithTheLastOpeningThatSaysAll(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	j, _ := open(t, path)
	document := centre()
	steps := []struct {
		event kiosk.Event
		first uint64
	}{
		{kiosk.CentreConfigured{Centre: document}, 1}, // entry 2
		{kiosk.DayOpened{Day: 1}, 1},
		{kiosk.DayClosed{Day: 1}, 1},
		{kiosk.DayOpened{Day: 2, Centre: &document}, 5},
		// a text that only looks like an opening
		{kiosk.DeviceChanged{Device: "printer", State: "ready", Detail: `"kind":"day.opened"`}, 5},
		{kiosk.Unknown{Name: "day.greeted", Data: []byte(`{"kind":"day.opened","data":{"centre":{}}}`)}, 5},
		{kiosk.DayOpened{Day: 3}, 5},
		{kiosk.DayOpened{Day: 4, Centre: &document}, 9},
	}
	for _, step := range steps {
		put(t, j, step.event)
		if first, entries := begin(t, j.Reader); first != step.first || entries != int(j.Head().Seq-first)+1 {
			t.Errorf("after %s at %d it begins with %d and reads %d, want %d", step.event.Kind(), j.Head().Seq, first, entries, step.first)
		}
	}
	rest := 0
	if err := j.ReadOn(context.Background(), 7, func(kiosk.Entry) error { rest++; return nil }); err != nil || rest != 2 {
		t.Errorf("behind 7 it reads %d entries (%v), want 2", rest, err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}

	damage(t, path, `UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'legal', 'lethal') AS BLOB) WHERE seq = 9`)
	r, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if first, _ := begin(t, r); first != 5 {
		t.Errorf("after a bit of the last opening has flipped, it begins with %d, want 5", first)
	}
}

// TestASuccessorGoesOnFromWhatAnOpeningSays damages a day whose opening passes
// numbers over, since an earlier successor did.
func TestASuccessorGoesOnFromWhatAnOpeningSays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	j, _ := open(t, path)
	document := centre()
	put(t, j, kiosk.DayOpened{Day: 1, Centre: &document, Counts: map[string]int{"A": 60}},
		kiosk.DeskOpened{Desk: "1"}, kiosk.DeskPaused{Desk: "1"})
	last := j.Head().Seq
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	damage(t, path, fmt.Sprintf(`UPDATE entry SET body = x'00' WHERE seq = %d`, last))
	again, report := open(t, path)
	if report.Successor == nil {
		t.Fatal("no successor was opened")
	}
	if _, event := opened(t, again); event.Counts["A"] != 81 { // 60, the gap of 20, the entry lost
		t.Errorf("A goes on from %d, want 81", event.Counts["A"])
	}
}
