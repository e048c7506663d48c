package journal_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"senha/kiosk"
)

func TestAFileThatIsNoJournalAnyMore(t *testing.T) {
	tests := map[string]struct {
		change   func([]byte) []byte
		complete bool // all 73 entries can be read below SQLite
		last     int  // of the 73, the last one that must not be lost
		next     int  // the number after A's
	}{
		"no bytes":        {change: func([]byte) []byte { return nil }, next: 501},
		"garbage":         {change: func(b []byte) []byte { return bytes.Repeat([]byte("garbage!"), len(b)/8) }, next: 501},
		"no header":       {change: func(b []byte) []byte { clear(b[:100]); return b }, complete: true, last: 73, next: 41},
		"no root page":    {change: func(b []byte) []byte { clear(b[4096:8192]); return b }, complete: true, last: 73},
		"cut in the half": {change: func(b []byte) []byte { return b[:len(b)/2] }, last: 3},
		"cut by a byte":   {change: func(b []byte) []byte { return b[:len(b)-1] }, last: 40},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := twoDays(t)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			b = test.change(b)
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			j, report := open(t, path)
			if report.Successor == nil {
				t.Fatal("no successor was opened")
			}
			kept, err := os.ReadFile(report.Successor.SetAside)
			if err != nil || !bytes.Equal(kept, b) {
				t.Errorf("the file set aside was changed: %v", err)
			}
			got := report.Successor
			if test.complete && got.Kept+got.Salvaged != 73 {
				t.Errorf("%+v, want all 73 entries", got)
			}
			if got.Kept+got.Salvaged < uint64(test.last) {
				t.Errorf("%+v, want %d entries and more", got, test.last)
			}
			_, event := opened(t, j)
			if next := event.Counts["A"] + 1; next < 41 || test.next != 0 && next != test.next {
				t.Errorf("A goes on with %d, want %d", next, test.next)
			}
			clean(t, path, j)
		})
	}
}

// TestACrashBesideAnUnwrittenWAL copies the files while the journal is open,
// as a power cut leaves them: the entries are in the WAL alone.
func TestACrashBesideAnUnwrittenWAL(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	j, _ := open(t, path)
	put(t, j, kiosk.CentreConfigured{Centre: centre()})
	day(t, j, 1, 20)
	copied := filepath.Join(t.TempDir(), "queue.db")
	left := files(t, path)
	if len(left["-wal"]) == 0 {
		t.Fatal("there is no WAL to copy")
	}
	for suffix, b := range left {
		if err := os.WriteFile(copied+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("all is there", func(t *testing.T) {
		again, report := open(t, copied)
		if report.Successor != nil || again.Head() != j.Head() {
			t.Errorf("%+v, the head is %+v, was %+v", report, again.Head(), j.Head())
		}
		again.Close()
	})
	t.Run("a flipped bit", func(t *testing.T) {
		put(t, j, kiosk.DeskOpened{Desk: "1"})
		before, left := stored(t, path), files(t, path)
		// SQLite's checksums hold until here: it would pass over all behind it
		at := bytes.LastIndex(left["-wal"], []byte("A004"))
		left["-wal"][at+3] ^= 1
		for suffix, b := range left {
			if err := os.WriteFile(copied+suffix, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		again, report := open(t, copied)
		if report.Successor == nil || !strings.Contains(report.Successor.Reason, "WAL") {
			t.Fatalf("%+v", report.Successor)
		}
		for suffix, b := range files(t, report.Successor.SetAside) {
			if !bytes.Equal(b, left[suffix]) {
				t.Errorf("the file set aside (%s) was changed", suffix)
			}
		}
		if _, err := os.Stat(report.Successor.SetAside + "-wal"); err != nil {
			t.Error("the WAL was not set aside: ", err)
		}
		if got := report.Successor; got.Kept+got.Salvaged+got.Unreadable != uint64(len(before)) || got.Unreadable > 1 {
			t.Errorf("%+v of %d entries", got, len(before))
		}
		clean(t, copied, again)
	})
}

// TestAPowerCutBetweenTheRenames starts again from each state that a cut can
// leave while a damaged file and its successor change places.
func TestAPowerCutBetweenTheRenames(t *testing.T) {
	for _, done := range [][]string{{}, {"-wal"}, {"-wal", "-shm"}, {"-wal", "-shm", ""}} {
		t.Run(fmt.Sprint(len(done)), func(t *testing.T) {
			path := twoDays(t)
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for suffix, b := range map[string][]byte{"": []byte("damaged"), "-wal": []byte("wal"), "-shm": []byte("shm"), ".successor": whole, ".building": whole[:5000]} {
				if err := os.WriteFile(path+suffix, b, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for _, suffix := range done {
				if err := os.Rename(path+suffix, path+".damaged-1"+suffix); err != nil {
					t.Fatal(err)
				}
			}
			j, report := open(t, path)
			if report.Created || report.Successor != nil || j.Head().Seq != 73 {
				t.Errorf("%+v, the head is %d", report, j.Head().Seq)
			}
			for suffix, want := range map[string]string{"": "damaged", "-wal": "wal", "-shm": "shm"} {
				if b, err := os.ReadFile(path + ".damaged-1" + suffix); err != nil || string(b) != want {
					t.Errorf("%s set aside: %q, %v", suffix, b, err)
				}
			}
		})
	}
}

func TestAWALWithoutItsFileIsSetAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	if err := os.WriteFile(path+"-wal", []byte("of another file"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, report := open(t, path); !report.Created {
		t.Errorf("%+v", report)
	}
	if b, err := os.ReadFile(path + ".damaged-1-wal"); err != nil || string(b) != "of another file" {
		t.Errorf("%q, %v", b, err)
	}
}
