package desk

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"periph.io/x/conn/v3/gpio"
	"periph.io/x/conn/v3/gpio/gpioreg"
	"periph.io/x/host/v3"
)

const (
	// patience is how long a wait for an edge lasts. It is finite, since Halt
	// does not end one; and a look at its end finds what an edge didn't tell.
	patience = 250 * time.Millisecond
	// pollEach is how often a line without edges is looked at.
	pollEach = 10 * time.Millisecond
	// breath is the pause before a look at an edge: noise costs at most 500 looks
	// a second and line.
	breath = 2 * time.Millisecond
)

var errNoLine = errors.New("this machine has no such line")

// findLines has periph look for the machine's lines, once.
var findLines = sync.OnceValue(func() error {
	_, err := host.Init()
	return err
})

// openLine returns a GPIO line of this machine.
func openLine(name string) (gpio.PinIO, error) {
	if err := findLines(); err != nil {
		return nil, err
	}
	if p := gpioreg.ByName(name); p != nil {
		return p, nil
	}
	return nil, errNoLine
}

// look is one look at a line.
type look struct {
	line int
	at   time.Duration
	down bool
	edge bool
}

// runButtons listens to a desk's buttons until ctx ends.
func (d *Desks) runButtons(ctx context.Context, name string, b Buttons) {
	s := newStation(&d.o, name)
	looks, named := make(chan look), [panelLines]string{callLine: b.Call, noShowLine: b.NoShow}
	var watching sync.WaitGroup
	defer watching.Wait()
	defer s.end()
	lack := d.openLight(s, b.Light)
	for i, name := range named {
		if name == "" {
			continue
		}
		pin, edges, err := d.openButton(name)
		if err != nil {
			lack = fmt.Sprintf("the button on line %s: %v; look at [[buttons]] in kiosk.toml and at the wiring, then restart the kiosk", name, err)
			continue
		}
		watching.Go(func() { d.watch(ctx, pin, edges, i, looks) })
	}

	var p panel
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		g, v := noGesture, Verb("")
		select {
		case <-ctx.Done():
			return
		case l := <-looks:
			g, v = p.look(l.at, l.line, l.down, l.edge)
		case answer := <-s.answers:
			answer()
		case <-timer.C:
			g, v = p.advance(d.o.Up())
		}
		switch g {
		case gestureAsk:
			s.press(ctx, Press{Desk: b.Desk, Verb: v})
		case gestureTwo:
			s.refuse("desk "+string(b.Desk), "both buttons at once mean nothing")
		}
		switch line, what := p.trouble(d.o.Up()); {
		case what == stateStuck:
			s.is(what, fmt.Sprintf("the button on line %s has been down for %v: look what lies on it, or whether its wires touch", named[line], stuckAfter))
		case what != "":
			s.is(what, fmt.Sprintf("line %s finds no rest: look whether its wire is loose, too long or beside a mains cable", named[line]))
		case lack != "":
			s.is(stateUnplugged, lack)
		default:
			s.is(stateReady, "")
		}
		timer.Reset(s.tick(ctx, p.restless(d.o.Up())))
	}
}

// openButton makes a line an input, pulled up. Lines without edges are polled.
func (d *Desks) openButton(name string) (pin gpio.PinIO, edges bool, err error) {
	if pin, err = d.line(name); err != nil {
		return nil, false, err
	}
	if pin.In(gpio.PullUp, gpio.BothEdges) == nil {
		return pin, true, nil
	}
	return pin, false, pin.In(gpio.PullUp, gpio.NoEdge)
}

// openLight gives a station its light, dark; it returns what is wrong, or "".
func (d *Desks) openLight(s *station, name string) string {
	if name == "" {
		return ""
	}
	pin, err := d.line(name)
	if err == nil {
		err = pin.Out(gpio.Low)
	}
	if err != nil {
		return fmt.Sprintf("the light on line %s: %v; look at [[buttons]] in kiosk.toml and at the wiring, then restart the kiosk", name, err)
	}
	s.light = func(on bool) error { return pin.Out(gpio.Level(on)) }
	return ""
}

// watch looks at a line at each edge, and from time to time, until ctx ends.
func (d *Desks) watch(ctx context.Context, pin gpio.PinIO, edges bool, line int, looks chan<- look) {
	for edge := false; ctx.Err() == nil; {
		l := look{line: line, at: d.o.Up(), down: pin.Read() == gpio.Low, edge: edge}
		select {
		case looks <- l:
		case <-ctx.Done():
			continue
		}
		if !edges {
			time.Sleep(pollEach)
			continue
		}
		from := d.o.Up()
		if edge = pin.WaitForEdge(patience); edge {
			time.Sleep(breath)
		} else if d.o.Up()-from < patience/2 { // it can't wait: the line is gone, or has no edges after all
			time.Sleep(pollEach)
		}
	}
	if edges {
		_ = pin.Halt() // nothing is done with the line any more
	}
}
