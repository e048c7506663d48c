package printer

import (
	"context"

	"senha/printer/escpos"
)

// prepare asks how the printer is and brings it to where a job can begin.
func (p *Printer) prepare(ctx context.Context) State {
	if p.line == nil && !p.open() {
		return Unplugged
	}
	now := p.stateNow()
	if !p.oneWay() {
		now = p.ask(ctx)
	}
	if now.Prints() && p.holds != nothing && !p.resync(ctx) {
		return p.lost(ctx)
	}
	return now
}

// lost asks a printer that did not do as it was told what is the matter.
func (p *Printer) lost(ctx context.Context) State {
	p.abandon()
	if now := p.ask(ctx); !now.Prints() {
		return now
	}
	p.health.proofless = true
	return Fault
}

// heal waits, as long as a person can be kept standing there, until a printer
// that had a fault in mid-ticket can print again. It returns its state.
func (p *Printer) heal(ctx context.Context) State {
	began := p.trouble
	for {
		now := p.prepare(ctx)
		p.report(ctx)
		if now.Prints() || ctx.Err() != nil || p.o.Now().Since(began) >= p.o.Timing.Settle {
			return now
		}
		p.sleep(ctx, backOff(p.o.Timing.Reopen, 0))
	}
}

// resync brings a printer that may have stopped in mid-command, with part of a
// ticket on paper, to the beginning of a line on clean paper.
func (p *Printer) resync(ctx context.Context) bool {
	var b []byte
	switch {
	case p.o.Profile.ClearBuffer:
		if !p.clear(ctx) {
			return false
		}
	default: // the data that a picture may still want; more is read over
		b = make([]byte, p.o.Profile.Raster.Longest(p.o.Profile.Dots))
	}
	var e escpos.Encoder
	e.Init()
	if p.holds == scrap && p.o.Profile.Cut {
		e.Cut(0)
	}
	_, ok := p.prove(ctx, append(b, e.Bytes()...), nil, p.o.Profile.Seconds(escpos.MaxBand))
	if ok {
		p.holds = nothing
	}
	return ok
}

// clear empties the printer's buffers, where it knows how to.
func (p *Printer) clear(ctx context.Context) bool {
	if !p.o.Profile.ClearBuffer || p.line == nil {
		return false
	}
	p.abandon()
	_, ok := p.exchange(ctx, escpos.ClearBuffer(), escpos.AnswerCleared)
	if ok {
		p.pending = 0 // what was asked in the buffer is not answered any more
	}
	return ok
}

// abandon gives up what is being written, and the questions within it.
func (p *Printer) abandon() {
	if p.line != nil {
		p.line.giveUp()
	}
	p.asked = nil
}

// oneWay says whether the cable only leads to the printer: kiosk.toml says so,
// and no word has ever come from there. Asking and waiting for nothing would
// keep each person waiting.
func (p *Printer) oneWay() bool { return p.o.OneWay && !p.twoWay }
