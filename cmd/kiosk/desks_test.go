package main

import (
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/hub"
	"senha/kiosk/journal"
)

// Buttons and keypads that are not there are told, and the kiosk runs on; those
// that kiosk.toml names no more are none.
func TestAbsentButtons(t *testing.T) {
	c := layOut(t, device+`
[[buttons]]
desk = "1"
call = "NO_SUCH_LINE"
[[keypads]]
device = "no-such-keypad"
`)
	c.start()
	state := func(q api.Queue, name string) string {
		for _, d := range q.Devices {
			if d.Name == name {
				return d.State
			}
		}
		return ""
	}
	c.until("both are told", func(q api.Queue) bool {
		return state(q, "button 1") == "unplugged" && state(q, "keypad 1") == "unplugged"
	})
	c.issue(1)
	c.stop()
	c.write("kiosk.toml", device)
	c.start()
	c.until("both are forgotten", func(q api.Queue) bool {
		return state(q, "button 1") == "none" && state(q, "keypad 1") == "none"
	})
	c.stop()

	r, err := journal.OpenReadOnly(filepath.Join(c.dir, "journal.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var told []string
	err = r.Read(t.Context(), 1, func(e kiosk.Entry) error {
		if d, ok := e.Event.(kiosk.DeviceChanged); ok && strings.HasSuffix(d.Device, " 1") {
			told = append(told, d.Device+" "+d.State)
		}
		return nil
	})
	slices.Sort(told)
	if want := []string{"button 1 none", "button 1 unplugged", "keypad 1 none", "keypad 1 unplugged"}; err != nil || !slices.Equal(told, want) {
		t.Errorf("told %q, want %q, %v", told, want, err)
	}
}

// A press before the journal is read is refused, not kept.
func TestAPressBeforeTheHub(t *testing.T) {
	c := layOut(t, device)
	k := newKiosk(filepath.Join(c.dir, "kiosk.toml"), slog.New(slog.DiscardHandler))
	var err error
	if k.settings, err = load(k.config); err != nil {
		t.Fatal(err)
	}
	if k.clock, err = newClock("system"); err != nil {
		t.Fatal(err)
	}
	if err := k.openJournal(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer k.journal.Close()
	k.hub = hub.New(k.journal, k.clock, k.log)
	if _, err := k.press(t.Context(), "button 1", kiosk.CallNext{Desk: "1"}); err == nil || !strings.Contains(err.Error(), "starting") {
		t.Errorf("a press before the hub runs: %v", err)
	}
}

// check tells of buttons on a desk that there is not.
func TestCheckTellsOfStrangeDesks(t *testing.T) {
	c := layOut(t, device+`
[[buttons]]
desk = "9"
call = "GPIO17"
`)
	code, said := c.check()
	if code != exitOK || !strings.Contains(said, `kiosk.toml: buttons or a keypad stand on desk "9", which is no desk of `) {
		t.Errorf("code %d:\n%s", code, said)
	}
}
