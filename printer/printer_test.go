package printer_test

import (
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"senha/kiosk"
	"senha/printer/escpos"
	"senha/printer/profile"
	"senha/printer/ticket"
	"senha/printer/virtual"
)

// still is for what needs no time to pass: an answer is never missed.
const still = 0

// pass is for what needs time to pass: the two seconds that an answer may take
// are at least a third of a second here.
const pass = 12 * time.Millisecond

// machine is a virtual printer on a pseudo-terminal.
type machine struct {
	*virtual.Printer
	t      testing.TB
	device string
	class  profile.Profile
}

func newMachine(t testing.TB, profileName string) machine {
	t.Helper()
	return newMachineAt(t, profileName, filepath.Join(t.TempDir(), "printer"))
}

// newMachineAt plugs it in under a name.
func newMachineAt(t testing.TB, profileName, link string) machine {
	t.Helper()
	pr, err := profile.Named(profileName)
	if err != nil {
		t.Fatal(err)
	}
	return newMachineOf(t, virtual.Opts{Profile: pr, Link: link})
}

// newMachineOf plugs in a printer of one's own making.
func newMachineOf(t testing.TB, o virtual.Opts) machine {
	t.Helper()
	o.Log = logTo(t)
	pr, link := o.Profile, o.Link
	v, err := virtual.New(o)
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
	return machine{v, t, link, pr}
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

// hold stands the printer still after n of something, until Release.
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
		list = append(list, c.read(m.class, p.Picture))
		for _, f := range p.Faults[:min(len(p.Faults), 3)] {
			m.t.Logf("paper %d: %s", p.Number, f)
		}
	}
	return list
}

// tickets is shows without scraps.
func (m machine) tickets(c *centre) []string {
	return slices.DeleteFunc(m.shows(c), func(s string) bool { return s == "?" })
}

// read holds a paper against what each ticket looks like when a good printer
// of that class prints it.
func (c *centre) read(class profile.Profile, got escpos.Bitmap) string {
	s := c.hub.State()
	for _, t := range s.Tickets() {
		for _, copied := range []bool{false, true} {
			name := t.Number.String()
			if copied {
				name += "*"
			}
			want, ok := c.pictures[name]
			if !ok {
				want = c.looks(class, t, copied)
				c.pictures[name] = want
			}
			for _, w := range want {
				part := got
				part.Height = min(part.Height, w.Height)
				if part.Equal(w) {
					return name
				}
			}
		}
	}
	return "?"
}

// looks are a ticket as dots and, where the class keeps pictures, with all of
// them kept: then more of it is pictures, and less the printer's own characters.
func (c *centre) looks(class profile.Profile, t *kiosk.Ticket, copied bool) []escpos.Bitmap {
	list := []escpos.Bitmap{escpos.Interpret(c.compose(class, t, copied, nil).Bytes, virtual.Machine(class)).Tickets[0]}
	if class.Stored.NVBytes == 0 {
		return list
	}
	var job []byte
	kept := map[ticket.Key]bool{}
	for _, language := range []kiosk.Language{kiosk.Official, t.Language} {
		pictures, err := ticket.Pictures(c.hub.State().Centre(), language, class, ticket.Options{Fonts: fonts})
		if err != nil {
			c.t.Fatal(err)
		}
		for _, p := range pictures {
			job, kept[p.Key] = append(job, p.Store()...), true
		}
	}
	job = append(job, c.compose(class, t, copied, func(k ticket.Key) bool { return kept[k] }).Bytes...)
	return append(list, escpos.Interpret(job, virtual.Machine(class)).Tickets[0])
}

// compose is a ticket for the line that the tests have.
func (c *centre) compose(class profile.Profile, t *kiosk.Ticket, copied bool, stored func(ticket.Key) bool) ticket.Sent {
	s := c.hub.State()
	sv, _ := s.Service(t.Service)
	page, err := ticket.Layout(*t, s.Centre(), sv, ticket.Options{Fonts: fonts, Dots: class.Dots, Copy: copied})
	if err != nil {
		c.t.Fatal(err)
	}
	return ticket.Compose(page, class, ticket.Line{Baud: 115200, Stored: stored})
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
	stop := c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
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
	if left := ours(); left != "" {
		t.Errorf("goroutines are left:\n%s", left)
	}
}

// ours returns the stacks of goroutines that a printer has started.
func ours() string {
	buf := make([]byte, 1<<20)
	var left []string
	for _, g := range strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n") {
		if strings.Contains(g, "senha/printer.(") {
			left = append(left, g)
		}
	}
	return strings.Join(left, "\n\n")
}

// A printer that cannot print fails its tickets at once: the screen tells the
// person to photograph the number. When it can again, staff may print them.
func TestFaultsBeforeATicket(t *testing.T) {
	for state, want := range map[virtual.State]string{
		virtual.PaperOut:    "paper-out",
		virtual.CoverOpen:   "cover-open",
		virtual.CutterError: "cutter",
		virtual.Silent:      "silent",
		virtual.Unplugged:   "unplugged",
	} {
		t.Run(string(state), func(t *testing.T) {
			t.Parallel()
			c, m := newCentre(t), newMachine(t, "epson")
			c.start(m.device, "epson")
			c.until("the printer is ready", still, c.is("ready"))
			m.set(state)
			id := c.issue()
			c.until("the paper has failed", pass, c.paper(id, kiosk.PaperFailed))
			m.set(virtual.Ready)
			c.until("the printer is ready again", pass, c.is("ready"))
			c.submit(kiosk.PrintTicket{ID: id, Reason: "staff"})
			c.until("the copy is printed", pass, c.paper(id, kiosk.PaperPrinted))
			c.want(m, []string{"J001*"}, []string{"ready", want, "failed:" + want, "ready", "copy:staff", "printed:process-id:copy"})
		})
	}
}

// A fault in mid-ticket that heals in time: the printer prints on by itself.
func TestFaultInMidTicketHeals(t *testing.T) {
	for name, proof := range map[string]string{"epson": "process-id", "epson-older": "gs-r"} {
		for fault, state := range map[virtual.State]string{
			virtual.CoverOpen: "cover-open", virtual.CutterError: "cutter",
		} {
			t.Run(name+" "+state, func(t *testing.T) {
				t.Parallel()
				c, m := newCentre(t), newMachine(t, name)
				c.start(m.device, name)
				c.until("the printer is ready", still, c.is("ready"))
				m.hold(virtual.AfterRows, 300)
				id := c.issue()
				m.held()
				m.set(fault)
				m.Release()
				c.until("staff know", still, c.is(state))
				c.clock.Advance(3 * time.Second)
				m.set(virtual.Ready)
				c.until("it is printed", still, c.paper(id, kiosk.PaperPrinted))
				c.want(m, []string{"J001"}, []string{"ready", state, "ready", "printed:" + proof})
			})
		}
	}
}

// A fault in mid-ticket that does not heal: the paper fails, what the printer
// holds of it is thrown away, and the next ticket begins on clean paper.
func TestFaultInMidTicketStays(t *testing.T) {
	for _, name := range []string{"epson", "epson-older"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, m := newCentre(t), newMachine(t, name)
			c.start(m.device, name)
			c.until("the printer is ready", still, c.is("ready"))
			m.hold(virtual.AfterRows, 300)
			first := c.issue()
			m.held()
			m.set(virtual.PaperOut)
			m.Release()
			c.until("the paper has failed", pass, c.paper(first, kiosk.PaperFailed))
			m.set(virtual.Ready)
			c.until("the printer is ready", pass, c.is("ready"))
			second := c.issue()
			c.until("the next is printed", pass, c.paper(second, kiosk.PaperPrinted))
			papers := m.shows(c)
			if last := papers[len(papers)-1]; last != "J002" || slices.Contains(papers, "J001") {
				t.Errorf("papers %v, want scraps and J002", papers)
			}
			want := []string{"ready", "paper-out", "failed:paper-out", "ready", "printed:"}
			got := c.events()
			got[len(got)-1] = "printed:"
			if !slices.Equal(got, want) {
				t.Errorf("events %v, want %v", got, want)
			}
		})
	}
}

// A roll that ends in mid-ticket leaves the ticket in two pieces, so it is
// printed again on the new one. Whether it was cut already nobody knows.
func TestRollEndsInMidTicket(t *testing.T) {
	for _, c := range []struct {
		after virtual.Point
		n     int
		want  []string
	}{{virtual.AfterRows, 300, []string{"J001*"}}, {virtual.AfterCut, 1, []string{"J001", "J001*"}}} {
		t.Run(string(c.after), func(t *testing.T) {
			t.Parallel()
			centre, m := newCentre(t), newMachine(t, "epson")
			centre.start(m.device, "epson")
			centre.until("the printer is ready", still, centre.is("ready"))
			m.hold(c.after, c.n)
			id := centre.issue()
			m.held()
			m.set(virtual.PaperOut)
			m.Release()
			centre.until("staff know", still, centre.is("paper-out"))
			m.set(virtual.Ready)
			centre.until("the copy is printed", pass, centre.paper(id, kiosk.PaperPrinted))
			if got := m.tickets(centre); !slices.Equal(got, c.want) {
				t.Errorf("papers %v, want %v", got, c.want)
			}
			want := []string{"ready", "paper-out", "ready", "copy:paper-out", "printed:process-id:copy"}
			if got := centre.events(); !slices.Equal(got, want) {
				t.Errorf("events %v, want %v", got, want)
			}
		})
	}
}

// Unplugged in mid-ticket and plugged in again: a scrap, then a copy.
func TestUnpluggedInMidTicket(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	m.hold(virtual.AfterRows, 200)
	id := c.issue()
	m.held()
	before, err := filepath.EvalSymlinks(m.device)
	if err != nil {
		t.Fatal(err)
	}
	m.set(virtual.Unplugged)
	m.Release()
	c.until("staff know", still, c.is("unplugged"))
	for range 50 { // so that the adapter comes back under another name
		printer, tty, err := pty.Open()
		if err != nil {
			t.Fatal(err)
		}
		defer printer.Close()
		defer tty.Close()
		if tty.Name() == before {
			break
		}
	}
	m.set(virtual.Ready)
	if after, err := filepath.EvalSymlinks(m.device); err != nil || after == before {
		t.Errorf("the device is %s after %s (%v), want another name", after, before, err)
	}
	c.until("the copy is printed", pass, c.paper(id, kiosk.PaperPrinted))
	c.want(m, []string{"?", "J001*"}, []string{"ready", "unplugged", "ready", "copy:unplugged", "printed:process-id:copy"})
}

// A printer that never answers in mid-ticket, then is switched on again.
func TestSilentInMidTicket(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "epson")
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	m.hold(virtual.AfterRows, 200)
	id := c.issue()
	m.held()
	m.set(virtual.Silent)
	m.Release()
	c.until("the paper has failed", pass, c.paper(id, kiosk.PaperFailed))
	want := []string{"ready", "silent", "failed:silent"}
	if got := c.events(); !slices.Equal(got, want) {
		t.Errorf("events %v, want %v", got, want)
	}
}

// An answer lost on the line: nobody knows whether the paper is out, and a
// second question proves nothing, since a printer that was off for a moment
// would answer it too.
func TestLostAnswer(t *testing.T) {
	for name, proof := range map[string]string{"epson": "process-id", "epson-older": "gs-r"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, m := newCentre(t), newMachine(t, name)
			c.start(m.device, name)
			c.until("the printer is ready", still, c.is("ready"))
			m.hold(virtual.AfterCut, 1)
			id := c.issue()
			m.held()
			m.set(virtual.Silent)
			m.Release()
			time.Sleep(100 * time.Millisecond) // its answer has gone nowhere
			m.set(virtual.Ready)
			c.until("the copy is printed", pass, c.paper(id, kiosk.PaperPrinted))
			next := c.issue()
			c.until("the next is printed", pass, c.paper(next, kiosk.PaperPrinted))
			if got := m.tickets(c); !slices.Equal(got, []string{"J001", "J001*", "J002"}) {
				t.Errorf("papers %v, want the original, a copy and J002", got)
			}
			want := []string{"ready", "fault", "ready", "copy:fault", "printed:" + proof + ":copy", "printed:" + proof}
			if got := c.events(); !slices.Equal(got, want) {
				t.Errorf("events %v, want %v", got, want)
			}
		})
	}
}
