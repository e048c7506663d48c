package printer_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"senha/kiosk"
	"senha/printer/profile"
	"senha/printer/virtual"
)

// What the machine has got rid of may wait in an adapter for seconds, as it
// does in a pseudo-terminal: a printer that is asked how it is then, and can't
// have heard it, is not silent.
func TestSlowLineHoldsBytesBack(t *testing.T) {
	for name, want := range map[string]struct {
		proof string
		baud  int // so that a ticket takes longer than an answer may
	}{"epson": {"process-id", 9600}, "generic-58": {"none", 19200}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pr, err := profile.Named(name)
			if err != nil {
				t.Fatal(err)
			}
			c := newCentre(t)
			c.baud = want.baud
			m := newMachineOf(t, virtual.Opts{Profile: pr, Link: filepath.Join(t.TempDir(), "printer"), Baud: c.baud})
			c.start(m.device, name)
			const real = 2 * time.Millisecond // the line's speed is true, so time is too
			c.until("staff know", real, func() bool { return c.state() != "" })
			c.until("it is printed", real, c.paper(c.issue(), kiosk.PaperPrinted))
			if got := c.events(); len(got) != 2 || !slices.Contains(got, "printed:"+want.proof) {
				t.Errorf("events %v, want a state and printed:%s", got, want.proof)
			}
		})
	}
}
