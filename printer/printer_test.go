package printer_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"senha/kiosk"
	"senha/printer/escpos"
	"senha/printer/profile"
	"senha/printer/ticket"
	"senha/printer/virtual"
)

// still is for what needs no time to pass: an answer is never missed.
const still = 0

// pass is for what needs time to pass: two seconds take about 100 ms.
const pass = 40 * time.Millisecond

// machine is a virtual printer on a pseudo-terminal.
type machine struct {
	*virtual.Printer
	t      *testing.T
	device string
}

func newMachine(t *testing.T, profileName string) machine {
	t.Helper()
	pr, err := profile.Named(profileName)
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "printer")
	v, err := virtual.New(virtual.Opts{Profile: pr, Link: link, Log: slog.New(slog.NewTextHandler(t.Output(), nil))})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- v.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	for v.State() != virtual.Ready || !isLink(link) {
		time.Sleep(time.Millisecond)
	}
	return machine{v, t, link}
}

func isLink(path string) bool {
	_, err := filepath.EvalSymlinks(path)
	return err == nil
}

func (m machine) set(s virtual.State) {
	m.t.Helper()
	if err := m.SetState(s); err != nil {
		m.t.Fatal(err)
	}
}

// at stands the printer still after n of something, does what, and lets it go on.
func (m machine) hold(after virtual.Point, n int) {
	m.t.Helper()
	if err := m.SetHold(virtual.Hold{After: after, N: n}); err != nil {
		m.t.Fatal(err)
	}
}

func (m machine) held() {
	m.t.Helper()
	ctx, stop := context.WithTimeout(m.t.Context(), 20*time.Second)
	defer stop()
	if !m.Held(ctx) {
		m.t.Fatal("the printer never came to its hold")
	}
}

// shows says which tickets the papers show: "J001", "J001*" for a copy, "?" for
// a scrap or anything else.
func (m machine) shows(c *centre) []string {
	var list []string
	for _, p := range m.Papers() {
		list = append(list, c.read(p.Picture))
		for _, f := range p.Faults {
			m.t.Logf("paper %d: %s", p.Number, f)
		}
	}
	return list
}

// read holds a paper against each ticket's picture.
func (c *centre) read(got escpos.Bitmap) string {
	s := c.hub.State()
	for _, t := range s.Tickets() {
		for _, copied := range []bool{false, true} {
			sv, _ := s.Service(t.Service)
			page, err := ticket.Layout(*t, s.Centre(), sv, ticket.Options{Fonts: fonts, Dots: got.Width, Copy: copied})
			if err != nil {
				c.t.Fatal(err)
			}
			want := page.Bitmap(fonts)
			part := got
			part.Height = min(part.Height, want.Height)
			if part.Equal(want) {
				if copied {
					return t.Number.String() + "*"
				}
				return t.Number.String()
			}
		}
	}
	return "?"
}

func (c *centre) want(m machine, papers, events []string) {
	c.t.Helper()
	if got := m.shows(c); !slices.Equal(got, papers) {
		c.t.Errorf("papers %v, want %v", got, papers)
	}
	if got := c.events(); !slices.Equal(got, events) {
		c.t.Errorf("events %v, want %v", got, events)
	}
}

func (c *centre) paper(id kiosk.TicketID, p kiosk.Paper) func() bool {
	return func() bool { return c.ticket(id).Paper == p }
}

func (c *centre) is(state string) func() bool {
	return func() bool { return c.state() == state }
}

func TestPrintsOnEachClassOfPrinter(t *testing.T) {
	for name, want := range map[string][]string{
		"epson":       {"ready", "printed:process-id"},
		"epson-older": {"ready", "printed:gs-r"},
		"generic-80":  {"unproven", "printed:none"},
	} {
		t.Run(name, func(t *testing.T) {
			c, m := newCentre(t), newMachine(t, name)
			c.start(m.device, name)
			pace := time.Duration(still)
			if name == "generic-80" {
				pace = pass // its mechanics are waited for
			}
			c.until("the printer is known", pace, c.is(want[0]))
			id := c.issue()
			c.until("it is printed", pace, c.paper(id, kiosk.PaperPrinted))
			c.want(m, []string{"J001"}, want)
			if f := m.Papers()[0].Faults; len(f) > 0 {
				t.Errorf("faults %v", f)
			}
		})
	}
}

func TestPrintsTenInOrder(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	before := runtime.NumGoroutine()
	stop := c.start(m.device, "epson")
	var want []string
	var last kiosk.TicketID
	for range 10 {
		last = c.issue()
		want = append(want, c.ticket(last).Number.String())
	}
	c.until("all are printed", still, c.paper(last, kiosk.PaperPrinted))
	if got := m.shows(c); !slices.Equal(got, want) {
		t.Errorf("papers %v, want %v", got, want)
	}
	stop()
	for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines, %d before the printer", runtime.NumGoroutine(), before)
		}
	}
}
