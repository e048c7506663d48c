package printer_test

import (
	"slices"
	"sync/atomic"
	"testing"

	"senha/kiosk"
)

// A cable without a way back: nothing is known of the printer, and tickets are
// printed without making anybody wait for answers. Staff see what is missing.
func TestOneWayCable(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "generic-80")
	var mended atomic.Bool
	device := relay(t, m.device, func(b []byte) []byte {
		if mended.Load() {
			return b
		}
		return nil
	})
	stop := c.start(device, "generic-80")
	c.until("staff know", pass, c.is("one-way"))
	first := c.issue()
	c.until("it is printed", pass, c.paper(first, kiosk.PaperPrinted))

	mended.Store(true)
	c.until("the printer is heard", pass, c.is("unproven"))
	mended.Store(false)
	c.until("its silence is a fault now", pass, c.is("silent"))
	second := c.issue()
	c.until("the paper has failed", pass, c.paper(second, kiosk.PaperFailed))

	stop() // it is remembered that this printer can answer
	third := c.issue()
	c.start(device, "generic-80")
	c.until("the paper has failed too", pass, c.paper(third, kiosk.PaperFailed))
	if got := m.tickets(c); !slices.Equal(got, []string{"J001"}) {
		t.Errorf("papers %v, want J001", got)
	}
	want := []string{"one-way", "printed:none", "unproven", "silent", "failed:silent", "copy:restart", "failed:silent"}
	if got := c.events(); !slices.Equal(got, want) {
		t.Errorf("events %v, want %v", got, want)
	}
}

// A printer that proves things can answer: its silence is never taken for a
// cable's.
func TestSilenceOfAPrinterThatCanAnswer(t *testing.T) {
	t.Parallel()
	c, m := newCentre(t), newMachine(t, "epson")
	c.start(relay(t, m.device, func([]byte) []byte { return nil }), "epson")
	c.until("staff know", pass, c.is("silent"))
	id := c.issue()
	c.until("the paper has failed", pass, c.paper(id, kiosk.PaperFailed))
	c.want(m, nil, []string{"silent", "failed:silent"})
}
