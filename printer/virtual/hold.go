package virtual

import (
	"context"
	"fmt"
	"slices"
)

// Point is a moment in a job's life at which a test wants the world to stand
// still.
type Point string

// The points.
const (
	AfterBytes Point = "bytes" // n bytes arrived that are not of real-time commands
	AfterRows  Point = "rows"  // n rows were printed; white feeds don't count
	AfterCut   Point = "cut"   // n papers were cut; nothing after is answered
)

// Hold stops the printer after the n-th of something, counted from when it is
// set: it reads nothing, prints nothing, answers nothing, until Release.
type Hold struct {
	After Point `json:"after"`
	N     int   `json:"n"` // 0 is 1
}

// SetHold arms a hold, in place of any before.
func (p *Printer) SetHold(h Hold) error {
	if h.After != AfterBytes && h.After != AfterRows && h.After != AfterCut {
		return fmt.Errorf("there is no hold after %q; there are bytes, rows, cut", h.After)
	}
	h.N = max(1, h.N)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hold = h
	p.changed()
	return nil
}

// Held waits until the printer stands at its hold. It reports false when ctx
// ends before.
func (p *Printer) Held(ctx context.Context) bool {
	return p.wait(ctx, func() bool { return p.held })
}

// Release lets the printer go on, and disarms a hold not reached.
func (p *Printer) Release() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hold, p.held = Hold{}, false
	p.changed()
}

// reached counts towards the hold and the scripts' moments. The caller holds mu.
func (p *Printer) reached(at Point) {
	p.watches = slices.DeleteFunc(p.watches, func(w *watch) bool {
		if w.after != at {
			return false
		}
		if w.left--; w.left > 0 {
			return false
		}
		p.acting++ // until the script has done what it wants to do here
		close(w.reached)
		return true
	})
	if p.hold.After != at {
		return
	}
	if p.hold.N--; p.hold.N <= 0 {
		p.hold, p.held = Hold{}, true
		p.o.Log.Info("held", "after", at)
		p.changed()
	}
}

// still says whether nothing moves: nothing is read, printed, answered. The
// caller holds mu.
func (p *Printer) still() bool { return p.held || p.acting > 0 }
