package printer_test

import (
	"slices"
	"testing"

	"senha/kiosk"
	"senha/printer/virtual"
)

// Paper that is stuck in a presenter is told to staff in its own words. A ticket
// that hangs out of it until somebody takes it is no fault.
func TestPresenter(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "presenter")
	c.start(m.device, "presenter")
	c.until("the printer is ready", still, c.is("ready"))
	c.until("it is printed", still, c.paper(c.issue(), kiosk.PaperPrinted))
	heard := m.Received()
	c.until("it is asked twice more", pass, func() bool { return m.Received() > heard+2*4*3 }) // DLE EOT 1, 2, 4, 20
	if m.Report().Holds == 0 || c.state() != "ready" {
		t.Errorf("%+v holds no ticket, or it is %q", m.Report(), c.state())
	}
	if !m.Take() {
		t.Error("there is no ticket to take")
	}

	c.until("the next is printed", still, c.paper(c.issue(), kiosk.PaperPrinted))
	m.set(virtual.EjectorJam)
	c.until("staff know of the jam", pass, c.is("jam"))
	third := c.issue()
	c.until("the paper has failed", pass, c.paper(third, kiosk.PaperFailed))
	m.set(virtual.Ready)
	c.until("the printer is ready again", pass, c.is("ready"))
	c.until("the fourth is printed", still, c.paper(c.issue(), kiosk.PaperPrinted))
	c.want(m, []string{"J001", "J002", "J004"}, []string{
		"ready", "printed:gs-r", "printed:gs-r", "jam", "failed:jam", "ready", "printed:gs-r",
	})
}

// A ticket that gets stuck on its way out is crumpled: whoever waits for it gets
// a copy.
func TestJamInMidTicket(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "presenter")
	c.start(m.device, "presenter")
	c.until("the printer is ready", still, c.is("ready"))
	m.hold(virtual.AfterCut, 1)
	id := c.issue()
	m.held()
	m.set(virtual.EjectorJam)
	m.Release()
	c.until("staff know", pass, c.is("jam"))
	m.set(virtual.Ready)
	c.until("the copy is printed", pass, c.paper(id, kiosk.PaperPrinted))
	if got := m.tickets(c); !slices.Equal(got, []string{"J001", "J001*"}) {
		t.Errorf("papers %v, want J001 and its copy", got)
	}
	if got, want := c.events(), []string{"ready", "jam", "ready", "copy:jam", "printed:gs-r:copy"}; !slices.Equal(got, want) {
		t.Errorf("events %v, want %v", got, want)
	}
}

// A model that does not know the question for its full status is asked no more,
// and works.
func TestPresenterWithoutFullStatus(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "star")
	c.start(m.device, "presenter")
	c.until("the printer is ready", pass, c.is("ready"))
	c.until("it is printed", pass, c.paper(c.issue(), kiosk.PaperPrinted))
	m.set(virtual.CutterError)
	c.until("staff know", pass, c.is("cutter"))
	m.set(virtual.Ready)
	c.until("it is ready again", pass, c.is("ready"))
	if got, want := c.events(), []string{"ready", "printed:gs-r", "cutter", "ready"}; !slices.Equal(got, want) {
		t.Errorf("events %v, want %v", got, want)
	}
}
