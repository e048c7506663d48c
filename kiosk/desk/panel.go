package desk

import "time"

// hold is how long the call button is held to call again.
const hold = time.Second

// The lines of a panel.
const (
	callLine = iota
	noShowLine
	panelLines
)

// A panel is the pair of buttons of a desk: what their lines say becomes what
// the technician wishes. A desk without a second button has a line that is
// never looked at.
type panel struct {
	lines [panelLines]input
	held  bool // the call button that is down has said what it says
	void  bool // both were down: nothing counts until both are up
}

// A gesture is what came of a look.
type gesture int

const (
	noGesture  gesture = iota
	gestureAsk         // for the verb
	gestureTwo         // both buttons at once
)

// look takes a look at one line and says what it led to.
func (p *panel) look(at time.Duration, line int, down, edge bool) (gesture, Verb) {
	g, v := p.advance(at) // what had settled before counts
	p.lines[line].look(at, down, edge)
	if g == noGesture {
		g, v = p.advance(at)
	}
	return g, v
}

// advance says what time alone led to.
func (p *panel) advance(at time.Duration) (gesture, Verb) {
	call, noShow := &p.lines[callLine], &p.lines[noShowLine]
	callWas, noShowWas := *call, *noShow
	callUp := call.advance(at) && !call.down && callWas.armed
	noShowUp := noShow.advance(at) && !noShow.down && noShowWas.armed
	defer func() {
		if !call.pressed(at) && !noShow.pressed(at) {
			p.void, p.held = false, false
		}
	}()
	switch {
	case p.void:
	case call.pressed(at) && noShow.pressed(at):
		p.void = true
		return gestureTwo, ""
	case call.pressed(at) && !p.held && at-call.at >= hold:
		p.held = true
		return gestureAsk, Recall
	case callUp && call.at-callWas.at < hold: // else it has been said
		return gestureAsk, Call
	case noShowUp && noShow.at-noShowWas.at < stuckAfter:
		return gestureAsk, NoShow
	}
	return noGesture, ""
}

// restless reports whether time alone can still change something.
func (p *panel) restless(at time.Duration) bool {
	return p.lines[callLine].restless(at) || p.lines[noShowLine].restless(at)
}

// trouble says what is wrong with a button: its line's number and "stuck" or
// "noisy", or "" if both are well.
func (p *panel) trouble(at time.Duration) (line int, what string) {
	for i := range p.lines {
		switch b := &p.lines[i]; {
		case b.stuck(at):
			return i, "stuck"
		case b.noisy:
			return i, "noisy"
		}
	}
	return 0, ""
}
