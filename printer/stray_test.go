package printer_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"senha/kiosk"
	"senha/printer/port"
	"senha/printer/virtual"
)

// strayLine is relay, with a way to put bytes on the line that no printer said:
// noise, or what a printer leaves there that is being switched off.
func strayLine(t *testing.T, device string, back func([]byte) []byte) (_ string, stray func(string)) {
	t.Helper()
	near, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	raw.Iflag, raw.Oflag, raw.Lflag = 0, 0, 0
	if err := unix.IoctlSetTermios(int(tty.Fd()), unix.TCSETS, raw); err != nil {
		t.Fatal(err)
	}
	far, err := port.Open(port.Config{Device: device})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{}, 2)
	carry := func(from func([]byte) (int, error), to func([]byte) error) {
		defer func() { done <- struct{}{} }()
		buf := make([]byte, 4096)
		for {
			n, err := from(buf)
			if err != nil || to(buf[:n]) != nil {
				return
			}
		}
	}
	go carry(near.Read, func(b []byte) error {
		_, err := far.Write(ctx, b)
		return err
	})
	go carry(func(b []byte) (int, error) { return far.Read(ctx, b) }, func(b []byte) error {
		_, err := near.Write(back(b))
		return err
	})
	t.Cleanup(func() {
		stop()
		far.Close()
		tty.Close()
		near.Close()
		<-done
		<-done
	})
	return tty.Name(), func(s string) {
		if _, err := near.WriteString(s); err != nil {
			t.Error(err)
		}
	}
}

func as(b []byte) []byte { return b }

// decided waits until it is known what became of a ticket's paper.
func (c *centre) decided(id kiosk.TicketID) kiosk.Paper {
	c.t.Helper()
	c.until("it is decided", pass, func() bool { return c.ticket(id).Paper != kiosk.PaperOwed })
	return c.ticket(id).Paper
}

// A stray byte that could begin a printer's name takes no answers with it.
func TestStrayBeginningOfAText(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "epson")
	device, stray := strayLine(t, m.device, as)
	c.start(device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	stray("_")
	for range 3 {
		if c.decided(c.issue()) != kiosk.PaperPrinted {
			t.Fatalf("events %v", c.events())
		}
	}
}

// A printer that is switched off in mid-ticket may leave a break on the line,
// which reads as 00h: just what one that is well answers to GS r. That is no
// proof.
func TestByteOfAPrinterSwitchedOff(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "epson-older")
	device, stray := strayLine(t, m.device, as)
	c.start(device, "epson-older")
	c.until("the printer is ready", still, c.is("ready"))
	m.hold(virtual.AfterRows, 600) // it has all the bytes then, and has answered the questions among them
	id := c.issue()
	m.held()
	m.set(virtual.Off)
	stray("\x00")
	if c.decided(id) != kiosk.PaperFailed {
		t.Errorf("papers %v, events %v", m.shows(c), c.events())
	}
}

// Noise on a one-way cable, and flow control that its wire does carry, are no
// word of a printer: it is not expected to answer then, and tickets are printed.
func TestStrayBytesOnAOneWayCable(t *testing.T) {
	for name, bytes := range map[string]string{"break": "\x00", "XOFF": "\x13\x11", "status by chance": "\x12"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, m := newCentre(t), newMachine(t, "generic-80")
			c.oneWay = true
			device, stray := strayLine(t, m.device, func([]byte) []byte { return nil })
			c.start(device, "generic-80")
			c.until("staff know", pass, c.is("one-way"))
			stray(bytes)
			for range 3 {
				c.decided(c.issue())
			}
			if got := m.tickets(c); !slices.Equal(got, []string{"J001", "J002", "J003"}) {
				t.Errorf("papers %v, events %v", got, c.events())
			}
		})
	}
}

// An XOFF that no XON follows, since it was noise or its printer was exchanged,
// stops the line for one answer's time and not for good.
func TestXOFFThatNothingEnds(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "epson")
	c.flow = port.FlowXONXOFF
	device, stray := strayLine(t, m.device, as)
	c.start(device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	stray("\x13")
	c.until("it is noticed", pass, func() bool { return slices.Contains(c.events(), "silent") })
	c.until("it is over", pass, c.is("ready"))
	if c.decided(c.issue()) != kiosk.PaperPrinted {
		t.Errorf("events %v", c.events())
	}
}

// What was cut off in the head of a command must not take the questions for its
// length: it would wait for some 100 kB.
func TestCommandCutOffInItsHead(t *testing.T) {
	for _, head := range []string{"\x1dv0\x00", "\x1dv0\x00\x48", "\x1dv0\x00\x48\x00", "\x1dv0\x00\x48\x00\x20", "\x1b*\x21"} {
		c, m := newCentre(t), newMachine(t, "epson-older")
		p, err := port.Open(port.Config{Device: m.device})
		if err != nil {
			t.Fatal(err)
		}
		before := m.Received()
		if _, err := p.Write(t.Context(), []byte(head)); err != nil {
			t.Fatal(err)
		}
		c.until("it is heard", still, func() bool { return m.Received() == before+int64(len(head)) })
		p.Close()
		stop := c.start(m.device, "epson-older")
		c.until("it is known how the printer is", pass, func() bool { return c.state() != "" })
		if got := c.state(); got != "ready" {
			t.Errorf("after % x: %s", head, got)
		}
		stop()
	}
}

// A printer that lets nobody send while it is offline has told why by itself:
// staff are not sent to look at its cable.
func TestBusyWhileOffline(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "epson")
	c.flow = port.FlowXONXOFF
	device, stray := strayLine(t, m.device, as)
	c.start(device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	c.decided(c.issue()) // it says by itself from now on how it is
	m.set(virtual.PaperOut)
	c.until("it says so", still, c.is("paper-out"))
	stray("\x13")
	end := c.clock.Now().Up + 10*time.Second
	c.until("time has passed", pass, func() bool { return c.clock.Now().Up > end })
	if c.state() != "paper-out" || slices.Contains(c.events(), "silent") {
		t.Errorf("events %v", c.events())
	}
	stray("\x11")
	m.set(virtual.Ready)
	c.until("it is ready", pass, c.is("ready"))
}
