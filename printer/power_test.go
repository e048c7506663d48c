package printer_test

import (
	"slices"
	"testing"
	"time"

	"senha/kiosk"
	"senha/printer/virtual"
)

// Switched off and on in mid-ticket: the printer has forgotten what it held and
// how it was set, prints the rest as rubbish, and answers the question behind
// it all the same. That is no proof.
func TestPowerCycleInMidTicket(t *testing.T) {
	for _, name := range []string{"epson", "epson-older"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, m := newCentre(t), newMachine(t, name)
			c.start(m.device, name)
			c.until("the printer is ready", still, c.is("ready"))
			m.hold(virtual.AfterRows, 300)
			id := c.issue()
			m.held()
			m.set(virtual.Off)
			m.Release()
			time.Sleep(20 * time.Millisecond) // some of the ticket is lost
			m.set(virtual.Ready)
			c.until("the copy is printed", pass, c.paper(id, kiosk.PaperPrinted))
			next := c.issue()
			c.until("the next is printed", pass, c.paper(next, kiosk.PaperPrinted))
			if got := m.tickets(c); !slices.Equal(got, []string{"J001*", "J002"}) {
				t.Errorf("papers %v, want a copy and the next", got)
			}
			if got := c.ticket(id); !got.Copy {
				t.Error("the ticket counts as an original")
			}
			for _, p := range m.Papers()[len(m.Papers())-2:] { // settings are made anew
				if len(p.Faults) > 0 {
					t.Errorf("paper %d: %v", p.Number, p.Faults)
				}
			}
		})
	}
}

// A wire that breaks in mid-ticket and holds again: bytes are missing.
func TestLooseWireInMidTicket(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "epson")
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	m.hold(virtual.AfterRows, 300)
	id := c.issue()
	m.held()
	m.set(virtual.Cut)
	m.Release()
	time.Sleep(20 * time.Millisecond)
	m.set(virtual.Ready)
	c.until("the copy is printed", pass, c.paper(id, kiosk.PaperPrinted))
	if got := m.tickets(c); !slices.Equal(got, []string{"J001*"}) {
		t.Errorf("papers %v, want a copy", got)
	}
}

// Between two tickets nobody notices: each job sets the printer up anew.
func TestPowerCycleBetweenTickets(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	first := c.issue()
	c.until("it is printed", still, c.paper(first, kiosk.PaperPrinted))
	m.set(virtual.Off)
	m.set(virtual.Ready)
	second := c.issue()
	c.until("the next is printed", pass, c.paper(second, kiosk.PaperPrinted)) // an idle question may have been lost
	if got := m.tickets(c); !slices.Equal(got, []string{"J001", "J002"}) {
		t.Errorf("papers %v, want two originals", got)
	}
}
