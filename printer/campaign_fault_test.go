package printer_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"github.com/creack/pty"

	"senha/printer/virtual"
)

// A fault is one thing that goes wrong, when, and for how long.
type fault struct {
	kind  string
	arg   string
	after virtual.Point // "": before the ticket is asked for
	n     int
	lasts time.Duration // on the centre's clock
}

func (f fault) String() string {
	when := "at once"
	if f.after != "" {
		when = fmt.Sprintf("%s:%d", f.after, f.n)
	}
	what := f.kind
	if f.arg != "" {
		what += ":" + f.arg
	}
	return fmt.Sprintf("%s %s for %v", when, what, f.lasts)
}

// The kinds. Those that virtual has no word for are done by the world.
const (
	restarted = "restart"      // the kiosk's program ends and starts again
	blackout  = "blackout"     // kiosk and printer lose their power together
	renamed   = "another name" // the adapter is pulled and comes back as another device
)

// draw makes up a fault.
func draw(r *rand.Rand) fault {
	kinds := []string{
		string(virtual.PaperOut), string(virtual.CoverOpen), string(virtual.CutterError), string(virtual.PaperLow),
		string(virtual.Silent), string(virtual.Unplugged), string(virtual.Cut), string(virtual.Off),
		"garble", "garbage", "delay", restarted, blackout, renamed,
	}
	f := fault{kind: kinds[r.IntN(len(kinds))]}
	// Most faults mend while a person waits, some take the afternoon.
	f.lasts = time.Duration(math.Exp(r.Float64()*math.Log(30e3))) * time.Millisecond
	switch f.kind {
	case "garble", "garbage":
		f.arg = fmt.Sprint(1 + r.IntN(60))
	case "delay":
		f.arg = fmt.Sprintf("%dms", 1+r.IntN(80)) // of this machine's time
	case string(virtual.Off), blackout: // no switch is quicker
		f.lasts = max(f.lasts, time.Second)
	}
	switch r.IntN(8) {
	case 0:
	case 1:
		f.after, f.n = virtual.AfterCut, 1
	case 2, 3, 4:
		f.after, f.n = virtual.AfterRows, 1+r.IntN(1100)
	default: // any byte of a ticket, those of its head as likely as those of its pictures
		f.after, f.n = virtual.AfterBytes, int(math.Exp(r.Float64()*math.Log(30000)))
	}
	return f
}

// strike makes the fault.
func (w *world) strike(f fault) {
	w.t.Helper()
	switch f.kind {
	case restarted:
		w.stop()
	case blackout:
		w.stop()
		w.m.set(virtual.Off)
	case renamed:
		w.m.set(virtual.Unplugged)
	default:
		if err := w.m.Do(f.kind, f.arg); err != nil {
			w.t.Fatal(err)
		}
	}
}

// mend ends the fault.
func (w *world) mend(f fault) {
	w.t.Helper()
	if f.kind == renamed { // another device has taken the name meanwhile
		near, far, err := pty.Open()
		if err != nil {
			w.t.Fatal(err)
		}
		defer near.Close()
		defer far.Close()
	}
	w.m.set(virtual.Ready)
	switch f.kind {
	case "delay":
		w.m.Delay(0)
	case "garble":
		w.m.Garble(0)
	case restarted, blackout:
		w.stop = w.start(w.m.device, w.class.Name)
	}
}

// held tells when the machine stands at its hold.
func (w *world) held(ctx context.Context) <-chan struct{} {
	held := make(chan struct{})
	go func() {
		if w.m.Held(ctx) {
			close(held)
		}
	}()
	return held
}
