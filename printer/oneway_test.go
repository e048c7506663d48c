package printer_test

import (
	"slices"
	"sync/atomic"
	"testing"

	"senha/kiosk"
	"senha/printer/virtual"
)

// A cable without a way back, as kiosk.toml says: nothing is known of the
// printer, and tickets are printed without making anybody wait for answers.
// Staff see what is missing. One word from it proves that it can answer.
func TestOneWayCable(t *testing.T) {
	for _, name := range []string{"generic-80", "epson"} { // what a class could prove does not count
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, m := newCentre(t), newMachine(t, name)
			c.oneWay = true
			var mended atomic.Bool
			device := relay(t, m.device, func(b []byte) []byte {
				if mended.Load() {
					return b
				}
				return nil
			})
			stop := c.start(device, name)
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
			c.start(device, name)
			c.until("the paper has failed too", pass, c.paper(third, kiosk.PaperFailed))
			if got := m.tickets(c); !slices.Equal(got, []string{"J001"}) {
				t.Errorf("papers %v, want J001", got)
			}
			want := []string{"one-way", "printed:none", "unproven", "silent", "failed:silent", "copy:restart", "failed:silent"}
			if got := c.events(); !slices.Equal(got, want) {
				t.Errorf("events %v, want %v", got, want)
			}
		})
	}
}

// Switched off when the kiosk first starts, a printer that proves nothing has
// never said a word either. Unless kiosk.toml says that its cable carries
// nothing back, its silence is a fault: no ticket is taken for printed.
func TestSwitchedOffAtTheFirstStart(t *testing.T) {
	for _, name := range []string{"generic-80", "epson"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, m := newCentre(t), newMachine(t, name)
			m.set(virtual.Off)
			c.start(m.device, name)
			c.until("staff know", pass, c.is("silent"))
			first := c.issue()
			c.until("the paper has failed", pass, c.paper(first, kiosk.PaperFailed))
			m.set(virtual.Ready)
			c.until("the printer is heard", pass, func() bool { return c.state() != "silent" })
			second := c.issue()
			c.until("the next is printed", pass, c.paper(second, kiosk.PaperPrinted))
			if got := m.tickets(c); !slices.Equal(got, []string{"J002"}) {
				t.Errorf("papers %v, want J002", got)
			}
		})
	}
}

// The same while the line says nothing at all.
func TestSilenceOfAPrinterThatCanAnswer(t *testing.T) {
	for _, name := range []string{"generic-80", "epson"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, m := newCentre(t), newMachine(t, name)
			c.start(relay(t, m.device, func([]byte) []byte { return nil }), name)
			c.until("staff know", pass, c.is("silent"))
			id := c.issue()
			c.until("the paper has failed", pass, c.paper(id, kiosk.PaperFailed))
			c.want(m, nil, []string{"silent", "failed:silent"})
		})
	}
}
