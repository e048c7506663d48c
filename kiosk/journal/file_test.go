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
	"os/exec"
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

// TestTheShellScriptOfTheDocs runs the lines that docs/journal.md gives to
// check a chain by hand.
func TestTheShellScriptOfTheDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/journal.md")
	if err != nil {
		t.Fatal(err)
	}
	_, script, found := strings.Cut(string(page), "```sh\n")
	script, _, ended := strings.Cut(script, "```\n")
	if !found || !ended {
		t.Fatal("docs/journal.md has no script")
	}
	path := twoDays(t)
	check := func(want string) {
		t.Helper()
		cmd := exec.Command("sh", "-c", script)
		cmd.Dir = filepath.Dir(path)
		out, err := cmd.CombinedOutput()
		if err != nil || strings.TrimSpace(string(out)) != want {
			t.Errorf("it says %q, %v; want %q", out, err, want)
		}
	}
	check("")
	damage(t, path, "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'A003', 'A009') AS BLOB) WHERE seq = 10")
	check("entry 10 is not as it was written")
}

// TestTheChainsVector holds the hashes that docs/journal.md gives for the
// oldest journal.
func TestTheChainsVector(t *testing.T) {
	lines, err := os.ReadFile("../testdata/journal-v1.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var hash journal.Hash
	var hashes []string
	for _, body := range bytes.Split(bytes.TrimSpace(lines), []byte("\n")) {
		hash = journal.Chain(hash, body)
		hashes = append(hashes, hash.String())
	}
	page, err := os.ReadFile("../../docs/journal.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{hashes[0], hashes[len(hashes)-1]} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("docs/journal.md does not give %s", want)
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
