package journal_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"senha/kiosk"
	"senha/kiosk/journal"
)

// TestTheChainByAnothersMeasure reads the file with the sqlite3 shell alone
// and recomputes the chain from docs/journal.md's words.
func TestTheChainByAnothersMeasure(t *testing.T) {
	path := twoDays(t)
	ask := func(sql string) string {
		t.Helper()
		out, err := shell(t, path, sql)
		if err != nil {
			t.Fatal(sql, out, err)
		}
		return out
	}
	for sql, want := range map[string]string{
		"PRAGMA integrity_check":                         "ok",
		"PRAGMA application_id":                          fmt.Sprint(0x53454E48),
		"PRAGMA user_version":                            "1",
		"PRAGMA journal_mode":                            "wal",
		"PRAGMA page_size":                               "4096",
		"SELECT count(*), min(seq), max(seq) FROM entry": "73|1|73",
	} {
		if got := ask(sql); got != want {
			t.Errorf("%s: %s, want %s", sql, got, want)
		}
	}
	before := make([]byte, 32)
	for _, line := range strings.Split(ask("SELECT seq, journal, hex(body), lower(hex(hash)) FROM entry ORDER BY seq"), "\n") {
		column := strings.Split(line, "|")
		body, err := hex.DecodeString(column[2])
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(append(before, body...))
		if hex.EncodeToString(sum[:]) != column[3] {
			t.Fatalf("entry %s: the hash is %s, by hand %x", column[0], column[3], sum)
		}
		before = sum[:]
		var stored struct {
			Seq     json.Number
			Journal string
		}
		if err := json.Unmarshal(body, &stored); err != nil || stored.Seq.String() != column[0] || stored.Journal != column[1] {
			t.Errorf("entry %s of %s says %+v, %v", column[0], column[1], stored, err)
		}
	}
}

func TestTheFileItselfForbidsChanges(t *testing.T) {
	path := twoDays(t)
	for _, sql := range []string{
		"UPDATE entry SET body = x'00' WHERE seq = 5",
		"UPDATE entry SET seq = 1000 WHERE seq = 5",
		"DELETE FROM entry WHERE seq = 5",
		"DELETE FROM entry",
		"INSERT OR REPLACE INTO entry SELECT seq, journal, x'00', hash FROM entry WHERE seq = 5",
		"INSERT INTO entry VALUES (5, 'x', x'00', zeroblob(32))",
		"INSERT INTO entry VALUES (1000, 'x', x'00', zeroblob(31))",
		"INSERT INTO entry VALUES (1000, 'x', 'text', zeroblob(32))",
	} {
		if out, err := shell(t, path, sql); err == nil {
			t.Errorf("%s: %q was taken", sql, out)
		}
	}
	if out, err := shell(t, path, "SELECT count(*) FROM entry WHERE length(body) > 9"); err != nil || out != "73" {
		t.Errorf("%s entries are left, %v", out, err)
	}
}

func TestOpenRefuses(t *testing.T) {
	ctx := context.Background()
	tests := []struct {
		name, says string
		make       func(t *testing.T, path string)
	}{
		{"a newer version", "newer version", func(t *testing.T, path string) {
			j, _ := open(t, path)
			j.Close()
			if out, err := shell(t, path, "PRAGMA user_version = 2; CREATE TABLE checkpoint (seq INTEGER)"); err != nil {
				t.Fatal(out, err)
			}
		}},
		{"another program's file", "not a journal of Senha", func(t *testing.T, path string) {
			if out, err := shell(t, path, "CREATE TABLE photo (id INTEGER)"); err != nil {
				t.Fatal(out, err)
			}
		}},
		{"a journal that another process writes", "another process", func(t *testing.T, path string) { open(t, path) }},
		{"a folder that is not there", "no such file", func(t *testing.T, path string) { os.Remove(filepath.Dir(path)) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "sub", "queue.db")
			os.Mkdir(filepath.Dir(path), 0o700)
			test.make(t, path)
			before := files(t, path)
			_, _, err := journal.Open(ctx, path, journal.Options{})
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Fatalf("%v, want %q", err, test.says)
			}
			for suffix, b := range files(t, path) {
				if !bytes.Equal(b, before[suffix]) {
					t.Errorf("the refused file (%s) was changed", suffix)
				}
			}
		})
	}
}

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

func TestBackupIsAWholeJournalAndOverwritesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	j, _ := open(t, path)
	day(t, j, 1, 20)
	to := filepath.Join(t.TempDir(), "backup.db")
	reader, err := journal.OpenReadOnly(path) // as `kiosk journal backup` beside the kiosk
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if err := reader.Backup(context.Background(), to); err != nil {
		t.Fatal(err)
	}
	put(t, j, kiosk.DeskOpened{Desk: "1"})
	before := files(t, to)
	if err := j.Backup(context.Background(), to); err == nil || !strings.Contains(err.Error(), "exists") {
		t.Errorf("a second backup to one name: %v", err)
	}
	if !bytes.Equal(before[""], files(t, to)[""]) {
		t.Error("the backup was overwritten")
	}
	if left, _ := filepath.Glob(filepath.Dir(to) + "/*"); len(left) != 1 {
		t.Errorf("beside the backup there is %v", left)
	}
	b, report := open(t, to)
	if report.Successor != nil || b.Head().Seq != j.Head().Seq-1 || b.ID() != j.ID() {
		t.Errorf("%+v, the backup's head is %+v", report, b.Head())
	}
}

func TestReadingBesideTheWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	j, _ := open(t, path)
	reader, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	wrote := make(chan struct{})
	go func() {
		defer close(wrote)
		for range 20 {
			day(t, j, 1, 15)
		}
	}()
	var next uint64 = 1
	for done := false; !done; {
		select {
		case <-wrote:
			done = true
		default:
		}
		if err := reader.Read(context.Background(), next, func(e kiosk.Entry) error {
			if e.Seq != next {
				return fmt.Errorf("entry %d after %d", e.Seq, next-1)
			}
			next++
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if next-1 != j.Head().Seq {
		t.Errorf("read until %d, written until %d", next-1, j.Head().Seq)
	}
	var dump bytes.Buffer
	if err := reader.Dump(context.Background(), &dump); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(dump.String()), "\n")
	if uint64(len(lines)) != j.Head().Seq {
		t.Errorf("dumped %d lines of %d", len(lines), j.Head().Seq)
	}
	var e kiosk.Entry
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &e); err != nil || e.Seq != j.Head().Seq {
		t.Errorf("the last line is entry %d, %v", e.Seq, err)
	}
}

func TestAppendTakesOnlyWhatFollows(t *testing.T) {
	j, _ := open(t, filepath.Join(t.TempDir(), "queue.db"))
	head := j.Head()
	entry := func(journal string, seq uint64) kiosk.Entry {
		return kiosk.Entry{Journal: journal, Seq: seq, Event: kiosk.DeskOpened{Desk: "1"}}
	}
	for name, entries := range map[string][]kiosk.Entry{
		"a gap":           {entry(j.ID(), 3)},
		"the same number": {entry(j.ID(), 1)},
		"another journal": {entry("x", 2)},
		"a gap within":    {entry(j.ID(), 2), entry(j.ID(), 4)},
		"no event":        {{Journal: j.ID(), Seq: 2}},
	} {
		if err := j.Append(context.Background(), entries); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	if j.Head() != head || len(read(t, j, 1)) != 1 {
		t.Errorf("the head is %+v, was %+v", j.Head(), head)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := j.Append(ctx, []kiosk.Entry{entry(j.ID(), 2)}); !errors.Is(err, context.Canceled) {
		t.Errorf("an append that was called off: %v", err)
	}
	put(t, j, kiosk.DeskOpened{Desk: "1"})
	if got := read(t, j, 2); len(got) != 1 || got[0].Seq != 2 {
		t.Errorf("read %v", got)
	}
}
