package printer_test

import (
	"slices"
	"testing"
	"time"

	"senha/kiosk"
)

// Owed when the power went in the evening, and a new day when it came back: the
// paper is accounted for.
func TestOwedWhenTheDayTurns(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	c.issue()
	c.clock.Advance(24 * time.Hour)
	c.submit(kiosk.TurnDay{})
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	if got := c.events(); !slices.Contains(got, "failed:too-late") {
		t.Errorf("events %v: what became of the paper?", got)
	}
}
