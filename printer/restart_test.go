package printer_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"senha/assets/locale"
	"senha/kiosk"
	"senha/printer"
	"senha/printer/virtual"
)

// Ended and started again: what was owed may be out, so it is a copy now.
func TestRestartPrintsCopies(t *testing.T) {
	for name, c := range map[string]struct {
		after virtual.Point
		n     int
		want  []string
	}{
		"before a byte was read": {virtual.AfterBytes, 1, []string{"J001", "J002*", "J003*"}},
		"in mid-band":            {virtual.AfterBytes, 1500, []string{"J001", "J002*", "J003*"}},
		"after some rows":        {virtual.AfterRows, 300, []string{"J001", "J002*", "J003*"}},
		"after the cut":          {virtual.AfterCut, 1, []string{"J001", "J002", "J002*", "J003*"}},
	} {
		for _, profile := range []string{"epson", "epson-older"} {
			t.Run(profile+" "+name, func(t *testing.T) {
				t.Parallel()
				centre, m := newCentre(t), newMachine(t, profile)
				stop := centre.start(m.device, profile)
				centre.until("the printer is ready", still, centre.is("ready"))
				first := centre.issue()
				centre.until("the first is printed", still, func() bool { return centre.ticket(first).Paper == kiosk.PaperPrinted })
				m.hold(c.after, c.n)
				centre.issue()
				last := centre.issue()
				m.held()
				stop()
				centre.start(m.device, profile)
				time.Sleep(10 * time.Millisecond) // it waits for the answer to its first question
				m.Release()
				centre.until("all are printed", pass, centre.paper(last, kiosk.PaperPrinted))
				// What the printer had taken in may come out whole.
				whole := []string{"J001", "J002", "J002*", "J003*"}
				if got := m.tickets(centre); !slices.Equal(got, c.want) && !slices.Equal(got, whole) {
					t.Errorf("papers %v, want %v or %v", got, c.want, whole)
				}
				events := centre.events()
				if !slices.Contains(events, "copy:restart") {
					t.Errorf("events %v tell of no copy", events)
				}
			})
		}
	}
}

// Nobody waits for what was owed long ago.
func TestRestartFailsWhatIsTooOld(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	old := c.issue()
	c.clock.Advance(11 * time.Minute)
	called := c.issue()
	waits := c.issue()
	c.submit(kiosk.CallNext{Desk: "1"})
	c.clock.Advance(4 * time.Second)
	c.submit(kiosk.CallNext{Desk: "1"})
	c.start(m.device, "epson")
	c.until("the last is printed", still, c.paper(waits, kiosk.PaperPrinted))
	for _, id := range []kiosk.TicketID{old, called} {
		if t1 := c.ticket(id); t1.Paper != kiosk.PaperFailed || t1.PaperFault != "too-late" {
			t.Errorf("%s: paper %s, fault %q; want it failed as too late", t1.Number, t1.Paper, t1.PaperFault)
		}
	}
	if got := m.tickets(c); !slices.Equal(got, []string{"J003*"}) {
		t.Errorf("papers %v, want J003 as a copy", got)
	}
}

func TestEndsQuicklyInMidTicket(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	stop := c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	m.hold(virtual.AfterRows, 10)
	c.issue()
	m.held()
	begun := time.Now()
	stop()
	if d := time.Since(begun); d > time.Second {
		t.Errorf("it took %v to end", d)
	}
	if left := ours(); left != "" {
		t.Errorf("goroutines are left:\n%s", left)
	}
}

// What the hub cannot store is told again until it can, and not printed again.
func TestHubThatStoresNothing(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "epson")
	tries := 0
	c.refuse = func(w kiosk.Wish) error {
		if _, ok := w.(kiosk.RecordPrinted); ok {
			if tries++; tries < 4 {
				return &kiosk.Error{Code: kiosk.CodeNotStored, Message: "Not stored.", Cause: errors.New("disk full")}
			}
		}
		return nil
	}
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	id := c.issue()
	c.until("it is recorded", pass, c.paper(id, kiosk.PaperPrinted))
	c.want(m, []string{"J001"}, []string{"ready", "printed:process-id"})
}

// Garbage between the answers: nothing is taken for what it is not.
func TestGarbageOnTheLine(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	n := 0
	device := relay(t, m.device, func(b []byte) []byte {
		n++
		return slices.Concat([]byte{0xff, 0x80, byte(n)<<7 | 0x81}, b, []byte("\xc3\xa9\xfe"))
	})
	c.start(device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	id := c.issue()
	c.until("it is printed", still, c.paper(id, kiosk.PaperPrinted))
	c.want(m, []string{"J001"}, []string{"ready", "printed:process-id"})
}

// An answer that never comes, asked for twice: the same number as a copy. An
// answer that comes after its time proves nothing about the next job.
func TestProofThatNeverComes(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "epson")
	jobs, late := 0, []byte(nil)
	device := relay(t, m.device, func(b []byte) []byte {
		i := strings.Index(string(b), "\x37\x22")
		if i < 0 {
			return b
		}
		if jobs++; jobs == 2 || jobs == 3 { // the first job brings the printer to a known state
			late = slices.Clone(b[i : i+7])
			return slices.Delete(slices.Clone(b), i, i+7)
		}
		return append(slices.Clone(late), b...)
	})
	c.start(device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	id := c.issue()
	c.until("the copy is printed", pass, c.paper(id, kiosk.PaperPrinted))
	if got := m.tickets(c); !slices.Equal(got, []string{"J001", "J001*"}) {
		t.Errorf("papers %v, want the original and a copy", got)
	}
	states := []string{"ready", "silent", "fault"} // which of them is a matter of pace here
	got := slices.DeleteFunc(c.events(), func(s string) bool { return slices.Contains(states, s) })
	if want := []string{"copy:fault", "printed:process-id:copy"}; !slices.Equal(got, want) {
		t.Errorf("events %v, want %v", got, want)
	}
}

// No device at all: the kiosk runs, the tickets are shown, staff are told once.
func TestNoDevice(t *testing.T) {
	c := newCentre(t)
	c.start(t.TempDir()+"/none", "epson")
	c.until("staff know", still, c.is("unplugged"))
	id := c.issue()
	c.until("the paper has failed", still, c.paper(id, kiosk.PaperFailed))
	for range 50 {
		c.clock.Advance(time.Second)
		time.Sleep(time.Millisecond)
	}
	want := []string{"unplugged", "failed:unplugged"}
	if got := c.events(); !slices.Equal(got, want) {
		t.Errorf("events %v, want %v", got, want)
	}
}

// A line that is slow at the start is a fault until it is quicker, and no longer.
func TestSlowStartOfAnUnprovenPrinter(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "generic-80")
	m.hold(virtual.AfterBytes, 1000)
	c.start(m.device, "generic-80")
	m.held()
	c.until("it was waited for in vain", pass, func() bool { return c.clock.Now().Up > 4600*time.Millisecond })
	m.Release() // in time for the question that follows
	c.until("it is a fault", pass, func() bool { return len(c.events()) > 0 && c.events()[0] != "unproven" })
	c.until("it is none", pass, c.is("unproven"))
	id := c.issue()
	c.until("a ticket is printed", pass, c.paper(id, kiosk.PaperPrinted))
}

// A printer that proves nothing: faults are still seen once it has taken all.
func TestUnprovenPrinterRunsOut(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "generic-80")
	c.start(m.device, "generic-80")
	c.until("the printer is known", pass, c.is("unproven"))
	m.hold(virtual.AfterRows, 300)
	id := c.issue()
	m.held()
	m.set(virtual.PaperOut)
	m.Release()
	c.until("the paper has failed", pass, c.paper(id, kiosk.PaperFailed))
	m.set(virtual.Ready)
	c.until("the printer prints", pass, c.is("unproven"))
	next := c.issue()
	c.until("the next is printed", pass, c.paper(next, kiosk.PaperPrinted))
	if papers := m.shows(c); papers[len(papers)-1] != "J002" {
		t.Errorf("papers %v, want J002 last", papers)
	}
}

// After a start the printer may be slower than the kiosk: what is owed waits
// for it a while.
func TestRestartWaitsForThePrinter(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "epson")
	id := c.issue()
	m.set(virtual.Unplugged)
	c.start(m.device, "epson")
	c.until("staff know", still, c.is("unplugged"))
	c.clock.Advance(3 * time.Second)
	m.set(virtual.PaperLow)
	c.until("the copy is printed", pass, c.paper(id, kiosk.PaperPrinted))
	if got := m.tickets(c); !slices.Equal(got, []string{"J001*"}) {
		t.Errorf("papers %v, want a copy", got)
	}
	want := []string{"copy:restart", "unplugged", "paper-low", "printed:process-id:copy"}
	if got := c.events(); !slices.Equal(got, want) {
		t.Errorf("events %v, want %v", got, want)
	}
}

// The profile promises answers that the printer does not give: staff see a
// fault before anybody wants a ticket, and a ticket fails in the end.
func TestWrongProfile(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "generic-80")
	c.start(m.device, "epson")
	c.until("staff know", pass, c.is("fault"))
	id := c.issue()
	c.until("the paper has failed", pass, c.paper(id, kiosk.PaperFailed))
	if got := m.tickets(c); len(got) > 1 {
		t.Errorf("papers %v, want one at most", got)
	}
}

// Staff must read a sentence for each state, and the one that is meant.
func TestStatesHaveWords(t *testing.T) {
	for _, s := range []printer.State{
		printer.Ready, printer.PaperLow, printer.Unproven, printer.PaperOut, printer.CoverOpen,
		printer.Cutter, printer.Offline, printer.Silent, printer.Unplugged, printer.Fault, printer.OneWay, printer.TooLate,
	} {
		if got, want := locale.PrinterState(string(s)).ID, "printer-"+string(s); got != want {
			t.Errorf("state %q is told as %q, want %q", s, got, want)
		}
	}
}
