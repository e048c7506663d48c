package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"senha/assets/locale"
	"senha/kiosk"
	"senha/kiosk/api"
)

// withLanguages lays out a centre that offers languages.
func withLanguages(t *testing.T, languages string) *centre {
	t.Helper()
	c := layOut(t, device)
	c.offer(languages)
	return c
}

// offer writes the centre's document with other languages.
func (c *centre) offer(languages string) {
	c.write("centre.toml", strings.Replace(document("J", "A", "Europe/Lisbon"), `["pt-PT"]`, languages, 1))
}

// check runs kiosk check.
func (c *centre) check() (code int, said string) {
	var out bytes.Buffer
	code = run(c.t.Context(), []string{"check", "--config", filepath.Join(c.dir, "kiosk.toml")}, &out, &out)
	return code, out.String()
}

// brokenKiosk builds the kiosk as it would be with a fault in its Hindi words.
func brokenKiosk(t *testing.T, dir string) (program, fault string) {
	t.Helper()
	good, err := filepath.Abs("../../assets/locale/visitor/hi.po")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	bad, overlay := filepath.Join(dir, "hi.po"), filepath.Join(dir, "overlay.json")
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {good: bad}})
	if err != nil {
		t.Fatal(err)
	}
	text = append(text, "msgctxt \"back\n"...)
	for path, text := range map[string][]byte{bad: text, overlay: replace} {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	program = filepath.Join(dir, "kiosk")
	if out, err := exec.Command("go", "build", "-overlay", overlay, "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return program, `visitor/hi.po:` + strconv.Itoa(bytes.Count(text, []byte("\n"))) + `: text is not quoted rightly: "back`
}

// TestALanguageWithAFaultStaysOff runs a kiosk whose Hindi file is broken: all
// else works, and staff are told which line it is.
func TestALanguageWithAFaultStaysOff(t *testing.T) {
	c := withLanguages(t, `["pt-PT", "hi", "en"]`)
	program, fault := brokenKiosk(t, c.dir)
	want := `centre.toml:3: language "hi" is not offered: its words have a fault, ` + fault

	config := filepath.Join(c.dir, "kiosk.toml")
	out, err := exec.Command(program, "check", "--config", config).CombinedOutput()
	if err != nil || !strings.Contains(string(out), want) || !strings.Contains(string(out), "languages [pt-PT en]") {
		t.Errorf("kiosk check: %v\n%swant %s", err, out, want)
	}

	kioskd := exec.Command(program, "--config", config)
	var log bytes.Buffer
	kioskd.Stderr = &log
	if err := kioskd.Start(); err != nil {
		t.Fatal(err)
	}
	end := func() error { kioskd.Process.Signal(syscall.SIGTERM); return kioskd.Wait() }
	defer end()
	if c.hub, err = api.Dial("unix:"+filepath.Join(c.dir, "kiosk.sock"), ""); err != nil {
		t.Fatal(err)
	}
	defer c.hub.Close()
	c.until("the day is open and staff are told", func(q api.Queue) bool {
		told := slices.ContainsFunc(q.Alarms, func(a api.Alarm) bool { return a.Code == "language-off" && strings.Contains(a.Detail, want) })
		return q.Day.Open && told && slices.Equal(q.Centre.Languages, []kiosk.Language{"pt-PT", "en"})
	})
	ask := api.TicketRequest{ID: kiosk.TicketID(strings.Repeat("1", 32)), Service: "legal", Language: "hi"}
	var refusal *kiosk.Error
	if _, err := c.hub.Issue(t.Context(), ask); !errors.As(err, &refusal) || refusal.Code != kiosk.CodeUnknownLanguage {
		t.Errorf("a ticket in Hindi: %v", err)
	}
	ask.Language = "en"
	if _, err := c.hub.Issue(t.Context(), ask); err != nil {
		t.Errorf("a ticket in English: %v", err)
	}
	if err := end(); err != nil || !strings.Contains(log.String(), `language \"hi\" is not offered`) {
		t.Errorf("the kiosk ended with %v and said\n%s", err, &log)
	}
}

// TestATextWithoutAFontIsRefused writes a name in letters that no font has: the
// last good document stays, and staff read which letters they are.
func TestATextWithoutAFontIsRefused(t *testing.T) {
	c := newCentre(t)
	c.write("centre.toml", strings.Replace(document("J", "A", "Europe/Lisbon"), `"Centre"`, `"Centre 𒀀"`, 1))
	const want = "centre.toml:1: name: no font has 𒀀 (U+12000): write it with other letters"
	if code, said := c.check(); code != exitInput || !strings.Contains(said, want) {
		t.Errorf("kiosk check: exit code %d\n%s", code, said)
	}
	c.k.hup <- syscall.SIGHUP
	c.until("staff are told", func(q api.Queue) bool {
		return q.Centre.Name == "Centre" && slices.ContainsFunc(q.Alarms, func(a api.Alarm) bool {
			return a.Code == "document-refused" && strings.Contains(a.Detail, want)
		})
	})
	c.offer(`["pt-PT"]`)
	c.k.hup <- syscall.SIGHUP
	c.until("the alarm is gone", func(q api.Queue) bool { return !alarmed(q, "document-refused") })
}

// TestOnlyReviewedLanguages says which languages nobody has reviewed, and does
// without them where the centre wants so.
func TestOnlyReviewedLanguages(t *testing.T) {
	all := locale.Visitors().Languages()
	i := slices.IndexFunc(all, func(tag string) bool { return !locale.Visitors().For(tag).Reviewed() })
	if i < 0 {
		return // all are
	}
	tag := all[i]
	both := fmt.Sprintf("[\"pt-PT\", %q]", tag)
	c := withLanguages(t, both)
	want := "No native speaker has reviewed [" + tag + "] yet: Portuguese stands beside each line of theirs.\n"
	if code, said := c.check(); code != exitOK || !strings.Contains(said, want) {
		t.Errorf("kiosk check: exit code %d\n%s", code, said)
	}
	c.start()
	c.until("both are offered", func(q api.Queue) bool { return len(q.Centre.Languages) == 2 })
	c.offer(both + "\nreviewed_only = true")
	if code, said := c.check(); code != exitOK || !strings.Contains(said, "centre.toml:4: reviewed_only leaves out "+tag+":") || !strings.Contains(said, "languages [pt-PT]") {
		t.Errorf("kiosk check: exit code %d\n%s", code, said)
	}
	c.k.hup <- syscall.SIGHUP
	c.until("Portuguese is offered alone", func(q api.Queue) bool { return slices.Equal(q.Centre.Languages, []kiosk.Language{"pt-PT"}) })
}
