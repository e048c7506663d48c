package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/journal"
)

const device = `
[lan]
public = ""
staff = ""
[clock]
source = "system"
`

// document is a centre.toml with two services, of these letters.
func document(legal, social, zone string) string {
	return fmt.Sprintf(`name = "Centre"
zone = %q
languages = ["pt-PT"]
[[services]]
id = "legal"
letter = %q
icon = "legal"
names = { pt-PT = "Apoio Jurídico" }
[[services]]
id = "social"
letter = %q
icon = "inclusion"
names = { pt-PT = "Apoio Social" }
[[desks]]
id = "1"
services = ["legal", "social"]
`, zone, legal, social)
}

// centre is a kiosk that runs, on files in a folder.
type centre struct {
	t    *testing.T
	dir  string
	k    *Kiosk
	hub  *api.Client
	stop func()
}

func newCentre(t *testing.T) *centre {
	t.Helper()
	c := layOut(t, device)
	c.start()
	return c
}

// layOut is newCentre for a kiosk.toml of one's own, without the start.
func layOut(t *testing.T, device string) *centre {
	t.Helper()
	dir, err := os.MkdirTemp("", "kiosk") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	c := &centre{t: t, dir: dir}
	c.write("kiosk.toml", device)
	c.write("centre.toml", document("J", "A", "Europe/Lisbon"))
	return c
}

func (c *centre) write(name, text string) {
	c.t.Helper()
	if err := os.WriteFile(filepath.Join(c.dir, name), []byte(text), 0o600); err != nil {
		c.t.Fatal(err)
	}
}

// start runs the kiosk until stop.
func (c *centre) start() {
	c.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	c.k = newKiosk(filepath.Join(c.dir, "kiosk.toml"), slog.New(slog.DiscardHandler))
	go func() { ended <- c.k.Run(ctx) }()
	hub, err := api.Dial("unix:"+filepath.Join(c.dir, "kiosk.sock"), "")
	if err != nil {
		c.t.Fatal(err)
	}
	c.hub = hub
	c.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			c.t.Errorf("Run: %v", err)
		}
		hub.Close()
	})
	c.t.Cleanup(c.stop)
	c.until("the day is open", func(q api.Queue) bool { return q.Day.Open })
}

// until waits until the queue is as a function wants it.
func (c *centre) until(what string, ok func(api.Queue) bool) {
	c.t.Helper()
	var q api.Queue
	var err error
	for range 500 {
		if q, err = c.hub.Queue(c.t.Context()); err == nil && ok(q) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	c.t.Fatalf("never: %s; the queue is %+v, %v", what, q, err)
}

func alarmed(q api.Queue, code string) bool {
	return slices.ContainsFunc(q.Alarms, func(a api.Alarm) bool { return a.Code == code })
}

// legal returns the letter of Legal Support.
func legal(q api.Queue) string {
	i := slices.IndexFunc(q.Services, func(s api.Service) bool { return s.ID == "legal" })
	if i < 0 {
		return ""
	}
	return q.Services[i].Letter
}

func (c *centre) issue(n int) {
	c.t.Helper()
	id := kiosk.TicketID(strings.Repeat(fmt.Sprint(n), 32))
	if _, err := c.hub.Issue(c.t.Context(), api.TicketRequest{ID: id, Service: "legal", Language: "pt-PT"}); err != nil {
		c.t.Fatal(err)
	}
}

// TestADocumentThatWaitsComesIntoForce changes a letter's meaning in an open
// day: the document waits until staff close the day.
func TestADocumentThatWaitsComesIntoForce(t *testing.T) {
	c := newCentre(t)
	c.issue(1)
	c.write("centre.toml", document("B", "J", "Atlantic/Azores"))
	c.k.hup <- syscall.SIGHUP
	c.until("the document waits", func(q api.Queue) bool { return alarmed(q, "document-waits") && legal(q) == "J" })
	if err := c.hub.Day(t.Context(), "close"); err != nil {
		t.Fatal(err)
	}
	c.until("it is in force, and the clock in its zone", func(q api.Queue) bool {
		_, offset := q.Now.Zone()
		_, lisbon := q.Now.In(zone(t, "Europe/Lisbon")).Zone()
		return legal(q) == "B" && !alarmed(q, "document-waits") && offset == lisbon-3600
	})
	if err := c.hub.Day(t.Context(), "open"); err != nil {
		t.Fatal(err)
	}
	c.issue(2)
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// TestADocumentOfTheNextMorningComesIntoForce starts on a journal whose last
// day was never closed, with a document that this day refuses.
func TestADocumentOfTheNextMorningComesIntoForce(t *testing.T) {
	c := newCentre(t)
	c.issue(1)
	c.stop()
	yesterday(t, filepath.Join(c.dir, "journal.db"))
	c.write("centre.toml", document("B", "J", "Europe/Lisbon"))
	c.start()
	c.until("the document of the new day is in force", func(q api.Queue) bool {
		return q.Day.Number == 2 && legal(q) == "B" && !alarmed(q, "document-waits")
	})
	c.issue(2)
}

// yesterday writes a journal anew, a day earlier.
func yesterday(t *testing.T, path string) {
	t.Helper()
	r, err := journal.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	var entries []kiosk.Entry
	err = r.Read(t.Context(), 2, func(e kiosk.Entry) error {
		e.At.Wall, e.At.Boot = e.At.Wall.AddDate(0, 0, -1), "yesterday's"
		if ev, ok := e.Event.(kiosk.DayOpened); ok {
			ev.Date = e.At.Date()
			e.Event = ev
		}
		entries = append(entries, e)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	j, _, err := journal.Open(t.Context(), path, journal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range entries {
		entries[i].Journal = j.ID()
	}
	if err := j.Append(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestStaffAreToldWhileNothingIsStored lets the journal refuse entries.
func TestStaffAreToldWhileNothingIsStored(t *testing.T) {
	c := newCentre(t)
	db, err := sql.Open("sqlite3", filepath.Join(c.dir, "journal.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'a test'); END"); err != nil {
		t.Fatal(err)
	}
	err = c.hub.Service(t.Context(), "legal", "close")
	var refusal *kiosk.Error
	if !errors.As(err, &refusal) || refusal.Code != kiosk.CodeNotStored {
		t.Errorf("%v, want not_stored", err)
	}
	c.until("staff are told", func(q api.Queue) bool { return alarmed(q, "not-stored") })
	if _, err := db.Exec("DROP TRIGGER full"); err != nil {
		t.Fatal(err)
	}
	if err := c.hub.Service(t.Context(), "legal", "close"); err != nil {
		t.Fatal(err)
	}
	// Whoever verifies the journal meanwhile finds the trigger, and says so too.
	c.until("the alarm is gone", func(q api.Queue) bool { return q.Alarms != nil && !alarmed(q, "not-stored") })
}
