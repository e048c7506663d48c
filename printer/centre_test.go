package printer_test

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/hub"
	"senha/kiosk/journal"
	"senha/printer"
	"senha/printer/escpos"
	"senha/printer/port"
	"senha/printer/profile"
	"senha/printer/ticket"
)

var fonts = func() *text.Fonts {
	f, err := text.Open()
	if err != nil {
		panic(err)
	}
	return f
}()

// A centre is a real hub over a real journal, with one service.
type centre struct {
	t       testing.TB
	clock   *clock
	journal *journal.Journal
	hub     *hub.Hub
	issued  int
	kept    string                 // file of the pictures that the printer keeps
	baud    int                    // of the line, 0: 115200
	flow    port.Flow              // of the line
	nv      int                    // bytes that the printer keeps, 0: as its class
	oneWay  bool                   // kiosk.toml says that the cable carries nothing back
	refuse  func(kiosk.Wish) error // what the hub does not store

	pictures map[string][]escpos.Bitmap // by number, a star behind copies
	drawn    map[kiosk.Language][]ticket.Picture
}

// logTo is the log of a test; benchmarks have none.
func logTo(t testing.TB) *slog.Logger {
	if _, bench := t.(*testing.B); bench {
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(t.Output(), nil))
}

func newCentre(t testing.TB) *centre {
	t.Helper()
	return newCentreOf(t, kiosk.Centre{
		Name: "CNAIM Lisboa", Zone: "Europe/Lisbon", Languages: []kiosk.Language{"pt-PT", "ar"},
		Services: []kiosk.Service{{ID: "legal", Letter: "J", Priority: true, Names: map[kiosk.Language]string{
			"pt-PT": "Apoio Jurídico", "ar": "الدعم القانوني",
		}}},
		Desks: []kiosk.Desk{{ID: "1", Services: []kiosk.ServiceID{"legal"}}},
	})
}

// newCentreOf is newCentre with another document.
func newCentreOf(t testing.TB, document kiosk.Centre) *centre {
	t.Helper()
	c := &centre{t: t, clock: &clock{}, pictures: map[string][]escpos.Bitmap{}, drawn: map[kiosk.Language][]ticket.Picture{}}
	j, _, err := journal.Open(t.Context(), filepath.Join(t.TempDir(), "journal.db"), journal.Options{Now: c.clock.Now(), Origin: "test"})
	if err != nil {
		t.Fatal(err)
	}
	c.journal = j
	c.hub = hub.New(j, c.clock, slog.New(slog.DiscardHandler))
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- c.hub.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	c.submit(kiosk.Configure{Centre: document})
	c.submit(kiosk.TurnDay{})
	return c
}

func (c *centre) submit(w kiosk.Wish) {
	c.t.Helper()
	if _, err := c.hub.Submit(c.t.Context(), "test", w); err != nil {
		c.t.Fatalf("%T: %v", w, err)
	}
}

// issue gives out the next ticket and returns its id.
func (c *centre) issue() kiosk.TicketID {
	c.t.Helper()
	c.issued++
	id := kiosk.TicketID(fmt.Sprintf("%032x", c.issued))
	c.submit(kiosk.IssueTicket{ID: id, Service: "legal", Language: "ar", Printer: "main"})
	return id
}

func (c *centre) ticket(id kiosk.TicketID) kiosk.Ticket { return *c.hub.State().Ticket(id) }

func (c *centre) state() string {
	d, _ := c.hub.State().Device("printer")
	return d.State
}

// until waits until cond holds. Each 2 ms that takes, the clock goes on by pace.
func (c *centre) until(what string, pace time.Duration, cond func() bool) {
	c.t.Helper()
	for end := time.Now().Add(20 * time.Second); !cond(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			c.t.Fatalf("waited in vain until %s; the journal:\n%s", what, c.dump())
		}
		c.clock.Advance(pace)
	}
}

func (c *centre) dump() string {
	var b strings.Builder
	if err := c.journal.Dump(context.Background(), &b); err != nil {
		c.t.Error(err)
	}
	return b.String()
}

// events lists what the journal says of a ticket's paper, and of the printer.
func (c *centre) events() []string {
	var list []string
	err := c.journal.Read(c.t.Context(), 1, func(e kiosk.Entry) error {
		switch ev := e.Event.(type) {
		case kiosk.TicketPrintAsked:
			list = append(list, "copy:"+ev.Reason)
		case kiosk.TicketPrinted:
			s := "printed:" + ev.Proof
			if ev.Copy {
				s += ":copy"
			}
			list = append(list, s)
		case kiosk.TicketPrintFailed:
			list = append(list, "failed:"+ev.Reason)
		case kiosk.DeviceChanged:
			list = append(list, ev.State)
		}
		return nil
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return list
}

// start runs a printer of the centre on a device until stop is called, or the
// test ends.
func (c *centre) start(device, profileName string) (stop func()) {
	c.t.Helper()
	_, stop = c.startPrinter(device, profileName)
	return stop
}

// run is start for who wants the printer itself.
func (c *centre) run(device, profileName string) *printer.Printer {
	c.t.Helper()
	p, _ := c.startPrinter(device, profileName)
	return p
}

func (c *centre) startPrinter(device, profileName string) (_ *printer.Printer, stop func()) {
	c.t.Helper()
	pr, err := profile.Named(profileName)
	if err != nil {
		c.t.Fatal(err)
	}
	if c.nv > 0 {
		pr.Stored.NVBytes = c.nv
	}
	p, err := printer.New(printer.Options{
		Port:    port.Config{Device: device, Baud: cmp.Or(c.baud, 115200), Flow: c.flow},
		Profile: pr, OneWay: c.oneWay, Fonts: fonts, Kept: c.kept,
		Journal: c.journal.Reader, Wake: c.hub.Watch,
		Submit: func(ctx context.Context, origin string, w kiosk.Wish) error {
			if c.refuse != nil {
				if err := c.refuse(w); err != nil {
					return err
				}
			}
			_, err := c.hub.Submit(ctx, origin, w)
			return err
		},
		Now: c.clock.Now, After: c.clock.After,
		Timing: printer.Timing{Slack: 3 * time.Second, Settle: 6 * time.Second}, // less to wait for
		Log:    logTo(c.t),
	})
	if err != nil {
		c.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- p.Run(ctx) }()
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				c.t.Error(err)
			}
		case <-time.After(5 * time.Second):
			c.t.Error("the printer did not end within 5 s")
		}
	}
	c.t.Cleanup(stop)
	return p, stop
}
