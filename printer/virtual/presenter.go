package virtual

import (
	"context"
	"time"

	"senha/printer/escpos"
)

// A presenter holds a ticket after the cut, and out for a hand to take (Custom,
// KPM210/KPM216 User Manual, "Ejector commands"; VKP80III Commands Manual, FS P):
//
//	GS e 2    draws it back, if retracting is enabled in the setup
//	GS e 3 m  holds it out, m steps of 0.625 mm
//	GS e 5    pushes it out
//	GS e 6    asks for the ejector's byte
//
// What nobody takes stays until the next ticket is printed, which pushes it out;
// where retracting is enabled, it is drawn back after a time, or by the next.

// Fate says what became of a ticket that a presenter held.
type Fate string

// The fates. Of those after Presented, nothing more becomes.
const (
	Inside    Fate = "inside"    // cut, and not held out yet
	Presented Fate = "presented" // hangs out
	Taken     Fate = "taken"
	Ejected   Fate = "ejected"   // pushed out: it falls, or somebody takes it late
	Retracted Fate = "retracted" // drawn back into the kiosk: nobody has it
	Stuck     Fate = "stuck"     // jammed, and pulled out by whoever mended that
)

// presenter is what a presenter holds. The zero value is an empty one.
type presenter struct {
	number int       // of the paper; 0: none
	since  time.Time // when it was held out; zero: it is inside
}

// holds takes a ticket that was cut. The caller holds mu.
func (p *Printer) holds(number int) {
	p.presenter = presenter{number: number}
	p.befall(Inside)
}

// befall writes down what becomes of the ticket in the presenter. The caller
// holds mu.
func (p *Printer) befall(f Fate) {
	for i := range p.papers {
		if p.papers[i].Number == p.presenter.number {
			p.papers[i].Fate = f
		}
	}
	switch f {
	case Inside, Stuck:
	case Presented:
		p.presenter.since = time.Now()
	default:
		p.presenter = presenter{}
	}
	p.changed()
}

// makeWay clears the presenter for the next ticket. The caller holds mu.
func (p *Printer) makeWay() {
	switch {
	case p.presenter.number == 0:
	case p.o.Retract > 0 && !p.presenter.since.IsZero():
		p.befall(Retracted)
	default:
		p.befall(Ejected)
	}
}

// Take is a person's hand: the ticket that hangs out of the presenter is taken.
// It reports false if none does.
func (p *Printer) Take() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.presenter.since.IsZero() || p.state == EjectorJam {
		return false
	}
	p.befall(Taken)
	return true
}

// drawBack retracts what nobody takes, until ctx ends.
func (p *Printer) drawBack(ctx context.Context) {
	for {
		var held presenter
		if !p.wait(ctx, func() bool {
			held = p.presenter
			return !held.since.IsZero() && p.state != EjectorJam && p.state != Off
		}) {
			return
		}
		soon, stop := context.WithDeadline(ctx, held.since.Add(p.o.Retract))
		p.wait(soon, func() bool { return p.presenter != held })
		stop()
		p.mu.Lock()
		if ctx.Err() == nil && p.presenter == held && p.state != EjectorJam && p.state != Off {
			p.befall(Retracted)
		}
		p.mu.Unlock()
	}
}

// ejector does GS e. The caller holds mu.
func (p *Printer) ejector(q escpos.Query) {
	n := q.N
	there := p.presenter.number != 0
	switch {
	case n == 2 && p.o.Retract <= 0:
		p.fault(escpos.Fault{Offset: q.Offset, Text: "GS e 2 is ignored: retracting is not enabled in this printer"})
	case n == 2 && there:
		p.befall(Retracted)
	case n == 3 && there:
		p.befall(Presented)
	case n == 5 && there:
		p.befall(Ejected)
	case n == 6:
		p.answer([]byte{p.ejectorByte()})
	case n == 2 || n == 3 || n == 5: // nothing is in it
	default:
		p.fault(escpos.Fault{Offset: q.Offset, Text: "GS e has a function that is not known"})
	}
}

// ejectorByte answers GS e 6. The motors, bits 4 and 5, are still when it is
// reached. The caller holds mu.
func (p *Printer) ejectorByte() byte {
	s := p.status()
	var b byte
	if s.PaperLow {
		b |= 0x01
	}
	if !s.PaperEnd {
		b |= 0x04
	}
	if !p.presenter.since.IsZero() {
		b |= 0x08 // ticket present on the output
	}
	if s.Error {
		b |= 0x40
	}
	if p.state == EjectorJam {
		b |= 0x80
	}
	return b
}

// fullStatus answers DLE EOT 20 (the same manuals, "Full status"): a header, and
// the bytes of paper, user, errors that pass and errors that don't. The caller
// holds mu.
func (p *Printer) fullStatus() []byte {
	s := p.status()
	b := []byte{0x10, 0x0F, 0, 0, 0, 0}
	set := func(on bool, i int, bits byte) {
		if on {
			b[i] |= bits
		}
	}
	set(s.PaperEnd, 2, 0x01)
	set(s.PaperLow, 2, 0x04)
	set(!p.presenter.since.IsZero(), 2, 0x20) // ticket present in output
	set(s.CoverOpen, 3, 0x03)                 // head up, cover open: one lever
	set(p.state == EjectorJam, 4, 0x40)       // paper jam
	set(s.CutterError, 5, 0x01)
	return b
}

// fullAsked finds DLE EOT 20 in what arrives. The zero value is ready.
type fullAsked [2]byte

func (a *fullAsked) byte(b byte) bool {
	asked := *a == fullAsked{0x10, 0x04} && b == 20
	*a = fullAsked{a[1], b}
	return asked
}
