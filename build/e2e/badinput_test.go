package e2e

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"senha/display/scene"
	"senha/display/window/windowtest"
	"senha/kiosk"
	"senha/kiosk/api"
)

// command runs the kiosk's command to its end and returns its exit code and
// what it said.
func (c *centre) command(args ...string) (int, string) {
	c.t.Helper()
	cmd := exec.Command(filepath.Join(bin, "kiosk"), args...)
	out, _ := cmd.CombinedOutput() // the exit code tells
	return cmd.ProcessState.ExitCode(), string(out)
}

// TestConfigurationWithFaults gets a line for each fault and exit code 2.
func TestConfigurationWithFaults(t *testing.T) {
	c := newCentre(t)
	c.edit("centre.toml", `letter = "A"`, `letter = "G"`)
	c.edit("centre.toml", `welcome = `, `wellcome = `)
	c.edit("kiosk.toml", `flow = "none"`, `flow = "maybe"`)
	for _, args := range [][]string{
		{"--config", c.path("kiosk.toml")},
		{"check", "--config", c.path("kiosk.toml")},
	} {
		code, said := c.command(args...)
		if code != 2 {
			t.Errorf("kiosk %v: exit code %d, want 2", args, code)
		}
		if !strings.Contains(said, "kiosk.toml:") || !strings.Contains(said, "flow") {
			t.Errorf("kiosk %v does not name the fault in kiosk.toml: %s", args, said)
		}
	}
	c.edit("kiosk.toml", `flow = "maybe"`, `flow = "none"`)
	code, said := c.command("check", "--config", c.path("kiosk.toml"))
	if code != 2 || strings.Count(said, "centre.toml:") < 2 || !strings.Contains(said, `"G"`) || !strings.Contains(said, "wellcome") {
		t.Errorf("check: exit code %d, said:\n%s", code, said)
	}
}

// TestRunningKioskKeepsTheLastGoodConfiguration reloads a bad file.
func TestRunningKioskKeepsTheLastGoodConfiguration(t *testing.T) {
	c := newCentre(t)
	c.startKiosk()
	c.edit("centre.toml", `letter = "A"`, `letter = "G"`)
	c.kiosk.signal(syscall.SIGHUP)
	c.until("staff are told that the file was refused", 10*time.Second, func() bool { return c.alarm("document-refused") })
	if got := c.issue("immigration", "en"); got.Number.Letter != "A" {
		t.Errorf("after a bad file Immigration gives out %s", got.Number)
	}
	c.edit("centre.toml", `letter = "G"`, `letter = "A"`)
	c.kiosk.signal(syscall.SIGHUP)
	c.until("the alarm is gone with the fault", 10*time.Second, func() bool { return !c.alarm("document-refused") })
}

func (c *centre) alarm(code string) bool {
	q, err := c.hub().Queue(c.t.Context())
	return err == nil && slices.ContainsFunc(q.Alarms, func(a api.Alarm) bool { return a.Code == code })
}

// TestRefusals asks for what there isn't. Each refusal has a code and says
// what to do; nothing falls over.
func TestRefusals(t *testing.T) {
	c := newCentre(t)
	c.startKiosk()
	token := c.pair("coordinator", "test")
	ticket := func(change string) string {
		return strings.Replace(fmt.Sprintf(`{"id":%q,"service":"legal","language":"en"}`, newID()), `"service":"legal","language":"en"`, change, 1)
	}
	if status, _ := c.staffDo("POST", "/api/v1/services/health/close", token, ""); status >= 300 {
		t.Fatalf("closing Health: %d", status)
	}
	for _, tt := range []struct {
		what, method, path, body string
		status                   int
		code                     kiosk.Code
	}{
		{"unknown service", "POST", "/api/v1/tickets", ticket(`"service":"dentist","language":"en"`), http.StatusNotFound, kiosk.CodeUnknownService},
		{"unknown language", "POST", "/api/v1/tickets", ticket(`"service":"legal","language":"tlh"`), http.StatusUnprocessableEntity, kiosk.CodeUnknownLanguage},
		{"closed service", "POST", "/api/v1/tickets", ticket(`"service":"health","language":"en"`), http.StatusConflict, kiosk.CodeServiceClosed},
		{"unknown desk", "POST", "/api/v1/desks/99/call", "", http.StatusNotFound, kiosk.CodeUnknownDesk},
		{"recall without a ticket", "POST", "/api/v1/desks/1/recall", "", http.StatusConflict, kiosk.CodeNoTicket},
		{"not JSON", "POST", "/api/v1/tickets", `service=legal`, http.StatusBadRequest, kiosk.CodeInvalid},
		{"too large", "POST", "/api/v1/tickets", `{"id":"` + strings.Repeat("a", 1<<20) + `"}`, http.StatusRequestEntityTooLarge, ""},
		{"bad id", "POST", "/api/v1/tickets", `{"id":"1","service":"legal","language":"en"}`, 0, kiosk.CodeInvalid},
	} {
		status, body := c.staffDo(tt.method, tt.path, token, tt.body)
		p := problem(t, body)
		if (tt.status != 0 && status != tt.status) || status < 400 || status >= 500 || (tt.code != "" && p.Code != tt.code) {
			t.Errorf("%s: %d %+v, want %d %s", tt.what, status, p, tt.status, tt.code)
		}
	}
	if status, _ := c.staffDo("GET", "/api/v1/queue", "", ""); status != http.StatusUnauthorized {
		t.Errorf("the queue without a token: %d, want 401", status)
	}
}

// TestRepeatedRequest asks twice with one id: one ticket, one answer.
func TestRepeatedRequest(t *testing.T) {
	c := newCentre(t)
	c.startKiosk()
	token := c.pair("welcome", "test")
	body := fmt.Sprintf(`{"id":%q,"service":"legal","language":"en"}`, newID())
	first, one := c.staffDo("POST", "/api/v1/tickets", token, body)
	second, two := c.staffDo("POST", "/api/v1/tickets", token, body)
	var a, b api.Ticket
	if err := json.Unmarshal([]byte(one), &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(two), &b); err != nil {
		t.Fatal(err)
	}
	if first != http.StatusCreated || second != http.StatusOK || a.Number != b.Number || a.ID != b.ID {
		t.Errorf("first %d %s, then %d %s", first, a.Number, second, b.Number)
	}
	if issued := slices.DeleteFunc(c.kinds(), func(k string) bool { return k != "ticket.issued" }); len(issued) != 1 {
		t.Errorf("%d tickets were issued", len(issued))
	}
}

// flip changes one byte in the middle of an entry's body, past SQLite's guards.
func (c *centre) flip(seq uint64) {
	c.t.Helper()
	db, err := sql.Open("sqlite3", c.path("journal.db"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer db.Close()
	var body []byte
	if err := db.QueryRow("SELECT body FROM entry WHERE seq = ?", seq).Scan(&body); err != nil {
		c.t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		c.t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		c.t.Fatal(err)
	}
	file := []byte(c.read("journal.db"))
	// A page that was split leaves a stale copy behind, so each is damaged.
	damaged := bytes.Clone(body)
	damaged[len(body)/2] ^= 1
	if !bytes.Contains(file, body) {
		c.t.Fatalf("entry %d's body is not in the file in one piece", seq)
	}
	file = bytes.ReplaceAll(file, body, damaged)
	if err := os.WriteFile(c.path("journal.db"), file, 0o644); err != nil {
		c.t.Fatal(err)
	}
}

// TestDamageInTheOpenDay flips a bit in today's journal: a successor opens,
// with a gap in the numbers, and staff are told.
func TestDamageInTheOpenDay(t *testing.T) {
	c := newCentre(t)
	c.startKiosk()
	var last api.Ticket
	for range 5 {
		last = c.issue("legal", "en")
	}
	c.kiosk.kill()
	entries := c.entries()
	c.flip(entries[len(entries)-2].Seq)
	c.startKiosk()
	if !c.alarm("journal-successor") {
		t.Error("staff are not told of the successor")
	}
	if aside, _ := filepath.Glob(c.path("journal.db.damaged*")); len(aside) == 0 {
		t.Error("the damaged file was not set aside")
	}
	next := c.issue("legal", "en")
	if next.Number.Count <= last.Number.Count+19 {
		t.Errorf("after %s the successor gives out %s: want a gap of 20 at least", last.Number, next.Number)
	}
	if q, err := c.hub().Queue(t.Context()); err != nil || len(q.Waiting) < 5 {
		t.Errorf("of 5 who waited and a new one, %d are left (%v)", len(q.Waiting), err)
	}
	if code, said := c.command("journal", "verify", "--config", c.path("kiosk.toml")); code != 0 {
		t.Errorf("the successor does not verify: %s", said)
	}
}

// TestDamageInAnOlderDay flips a bit in yesterday's journal: the centre opens,
// and staff are told.
func TestDamageInAnOlderDay(t *testing.T) {
	c := newCentre(t)
	c.startKiosk()
	c.issue("legal", "en")
	entries := c.entries() // the printer's failure may come behind them at any moment
	damaged := entries[len(entries)-1].Seq
	token := c.pair("coordinator", "test")
	for _, action := range []string{"close", "open"} {
		if status, body := c.staffDo("POST", "/api/v1/day/"+action, token, ""); status >= 300 {
			t.Fatalf("day %s: %d %s", action, status, body)
		}
	}
	c.kiosk.kill()
	c.flip(damaged)
	c.startKiosk()
	c.until("staff are told of the damaged day", 10*time.Second, func() bool { return c.alarm("journal-damaged") })
	if got := c.issue("legal", "en"); got.Number.String() != "U001" {
		t.Errorf("the new day's first number is %s", got.Number)
	}
	if code, said := c.command("journal", "verify", "--config", c.path("kiosk.toml")); code == 0 || !strings.Contains(said, fmt.Sprint("entry ", damaged)) {
		t.Errorf("verify: exit code %d, said %s", code, said)
	}
}

// TestMissingFont leaves out Devanagari: Hindi is not offered, all else works.
func TestMissingFont(t *testing.T) {
	c := newCentre(t)
	fonts := c.path("fonts")
	if err := os.Mkdir(fonts, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"} {
		if err := os.Symlink("/usr/share/fonts/truetype/noto/"+name, filepath.Join(fonts, name)); err != nil {
			t.Fatal(err)
		}
	}
	c.write("kiosk.toml", c.read("kiosk.toml")+"\n[fonts]\ndir = \"fonts\"\n")
	c.startKiosk()
	q, err := c.hub().Queue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if slices.Contains(q.Centre.Languages, "hi") || !slices.Contains(q.Centre.Languages, "ar") {
		t.Errorf("without a font for Hindi the centre offers %v", q.Centre.Languages)
	}
	if !c.alarm("language-off") {
		t.Error("staff are not told that Hindi is not offered")
	}
}

// TestNoPrinter runs without the device: tickets are issued and shown, and
// staff see what is the matter.
func TestNoPrinter(t *testing.T) {
	c := newCentre(t)
	c.startKiosk()
	ticket := c.issue("legal", "hi")
	c.until("the paper is recorded as failed", 15*time.Second, func() bool {
		got, err := c.hub().Ticket(t.Context(), ticket.ID)
		return err == nil && got.Paper == kiosk.PaperFailed && got.PaperFault == "unplugged"
	})
	if !c.shownAsFailed(ticket.ID) {
		t.Error("staff are not shown the ticket without paper")
	}
	if called := c.call("legal"); called.ID != ticket.ID {
		t.Errorf("without a printer %s was called", called.Number)
	}
}

// TestXDies kills the X server: desks go on calling, and the screen comes back
// when its supervisor starts it again.
func TestXDies(t *testing.T) {
	c := newCentre(t)
	c.plugPrinter()
	c.startKiosk()
	x := windowtest.Start(t, monitor)
	touch, board := c.startWindows(x)
	c.screen("language")
	x.Kill()
	for name, p := range map[string]*process{"touch": touch, "display": board} {
		c.until(name+" ends when X dies", 15*time.Second, p.ended)
		if p.cmd.ProcessState.ExitCode() == 0 {
			t.Errorf("%s ended as if all were well: no supervisor would start it again", name)
		}
	}
	ticket := c.issue("legal", "en")
	if called := c.call("legal"); called.ID != ticket.ID {
		t.Errorf("without X %s was called", called.Number)
	}
	before := c.screen("language").At
	again := windowtest.Start(t, monitor)
	c.startWindows(again)
	c.until("the touch screen reports again", 20*time.Second, func() bool {
		s, err := c.hub().Screen(t.Context(), "k1")
		return err == nil && s.At.After(before)
	})
	c.until("its poster is seen again", 20*time.Second, func() bool {
		return again.Screenshot().RGBAAt(4, 4) == scene.Light.Azul
	})
	c.tap(again, c.screen("language"), "language:hi")
	c.screen("service")
}
