package virtual

import (
	"context"
	"errors"
	"os"
	"time"

	"senha/printer/escpos"
)

const (
	// reserve is what a full receive buffer still takes of bytes that come
	// alone: real-time commands to a printer that is offline.
	reserve = 256
	alone   = 64

	// lookAgain is how often it is looked at whether such bytes came.
	lookAgain = 50 * time.Millisecond

	// claimEvery is how long a silent line keeps the claim of a program that
	// may have died.
	claimEvery = 500 * time.Millisecond

	// inFlight is how many bytes at most come after the word that the buffer is
	// full: what a serial port's own queue holds.
	inFlight = 16

	// obeyTime is how long the kernel may take to obey XOFF: it does so in the
	// background, a serial port at once.
	obeyTime = 50 * time.Millisecond

	xon, xoff = 0x11, 0x13
)

// receive reads the line into the buffer until ctx ends, at the line's speed, and does real-time commands as they arrive. A read under way ends when the
// line is closed.
func (p *Printer) receive(ctx context.Context) {
	var due time.Time // when the wire will have brought what was read
	chunk := make([]byte, 4096)
	if p.o.Baud > 0 {
		chunk = chunk[:max(1, min(len(chunk), p.o.Baud/1000))] // 10 ms of the line
	}
	w := wire{p: p}
	for ctx.Err() == nil {
		l, n := p.room(ctx)
		if l == nil {
			continue
		}
		l.printer.SetReadDeadline(time.Now().Add(claimEvery))
		n, err := l.read(chunk[:min(n, len(chunk))])
		if errors.Is(err, os.ErrDeadlineExceeded) {
			l.release()
			continue
		}
		if p.o.Baud > 0 && n > 0 {
			if now := time.Now(); due.Before(now) {
				due = now
			}
			due = due.Add(time.Duration(n) * 10 * time.Second / time.Duration(p.o.Baud))
			sleep(ctx, time.Until(due))
		}
		w.bring(ctx, l, chunk[:n])
		if err != nil { // hung up by us
			p.wait(ctx, func() bool { return p.line != l })
		}
	}
}

// room waits until the line is there and bytes can be taken from it, and
// returns how many.
func (p *Printer) room(ctx context.Context) (*line, int) {
	for {
		p.mu.Lock()
		l, wake := p.line, p.wake
		free := p.o.Profile.BufferBytes - len(p.buffer)
		ok := l != nil && !p.still()
		lost := p.state == Cut || p.state == Off
		stop, since := p.stopped, p.stopTime
		p.mu.Unlock()
		switch {
		case !ok:
		case lost:
			return l, 4096
		case p.o.Flow == FlowXONXOFF && stop && l.stopped:
		case p.o.Flow == FlowXONXOFF && stop:
			if l.told() || time.Since(since) > obeyTime {
				return l, inFlight
			}
			sleep(ctx, time.Millisecond)
			if ctx.Err() == nil {
				continue
			}
			return nil, 0
		case free > 0:
			return l, free
		case p.o.Flow != FlowHeld && !p.heeds(l):
			return l, inFlight // and they are lost
		}
		timer := time.NewTimer(lookAgain)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil, 0
		case <-wake:
			timer.Stop()
			continue
		case <-timer.C:
		}
		if !ok {
			continue
		}
		if l.told() {
			return l, 1
		}
		l.look()
		if n := l.waiting(); n > 0 && n <= alone && free+reserve >= n {
			return l, n
		}
	}
}

// heeds says whether the program has set its line to mind the flow control.
func (p *Printer) heeds(l *line) bool {
	_, rtscts := l.settings()
	return p.o.Flow == FlowRTSCTS && rtscts
}

// wire is the printer's end of the line: bytes as they come in. It belongs to
// the goroutine that receives.
type wire struct {
	p       *Printer
	scanner escpos.RealTimeScanner
	full    fullAsked
	powers  int // how often the printer was off, when the last byte came
}

// bring takes bytes off the line.
func (w *wire) bring(ctx context.Context, l *line, chunk []byte) {
	p := w.p
	p.mu.Lock()
	if p.line == l && len(chunk) > 0 && p.deaf() {
		chunk = p.noise.scramble(chunk)
	}
	p.mu.Unlock()
	for _, b := range chunk {
		if !p.wait(ctx, func() bool { return !p.still() }) {
			return
		}
		w.arrive(b)
	}
	p.arrived()
}

// arrive takes one byte.
func (w *wire) arrive(b byte) {
	p := w.p
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.powers != w.powers {
		w.powers, w.scanner, w.full = p.powers, escpos.RealTimeScanner{}, fullAsked{}
	}
	if p.state == Cut || p.state == Off {
		return
	}
	p.received++
	if p.noise.arriving > 0 {
		p.noise.arriving--
		b = p.noise.byte()
	}
	pending := w.scanner.Pending()
	cmd, found := w.scanner.Byte(b)
	if len(p.buffer) < p.o.Profile.BufferBytes+reserve {
		p.buffer = append(p.buffer, b)
	} else {
		p.drop()
	}
	if w.full.byte(b) && p.o.Profile.Presenter {
		p.unreserve()
		p.answer(p.fullStatus())
		return
	}
	if found {
		p.realTime(cmd)
		return
	}
	for range pending + 1 - w.scanner.Pending() { // bytes now known to be of a job
		p.reached(AfterBytes)
	}
}

// drop counts a byte that a full buffer has lost. The caller holds mu.
func (p *Printer) drop() {
	p.dropped++
	if !p.dropping {
		p.dropping = true
		p.fault(escpos.Fault{Offset: p.received, Text: "the buffer is full and bytes are lost: the program does not mind the flow control"})
	}
}

// arrived tells of bytes that were taken, and stops a writer in time.
func (p *Printer) arrived() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.o.Flow == FlowXONXOFF && !p.stopped && len(p.buffer) > p.o.Profile.BufferBytes*3/4 {
		p.stopped, p.stopTime = true, time.Now()
		p.answer([]byte{xoff})
	}
	p.changed()
}

// realTime does a real-time command. Its bytes are in the buffer, where they
// will be read over. The caller holds mu.
func (p *Printer) realTime(cmd escpos.RealTime) {
	switch cmd.Kind {
	case escpos.RealTimeStatus:
		p.unreserve()
		p.answer([]byte{p.status().RealTime(cmd.N)})
	case escpos.RealTimeRecover:
		if cmd.N == 2 {
			p.clear()
		}
	case escpos.RealTimeClear:
		if p.o.Profile.ClearBuffer {
			p.clear()
			p.answer([]byte{0x37, 0x25, 0x00})
		}
	case escpos.RealTimePulse, escpos.RealTimeOff:
		p.fault(escpos.Fault{Offset: p.received, Text: "a drawer pulse or power-off was asked for: does a picture hide it?"})
	}
}

// unreserve takes a question for the status out of the reserve, which is not for
// keeps. The caller holds mu.
func (p *Printer) unreserve() {
	if over := len(p.buffer) - p.o.Profile.BufferBytes; over > 0 {
		p.buffer = p.buffer[:len(p.buffer)-min(over, 3)]
	}
}

// clear empties the receive buffer and the print buffer. What is on paper
// stays. The caller holds mu.
func (p *Printer) clear() {
	p.buffer = nil
	p.clears++
	p.resume()
}

// resume lets a writer go on that was stopped, when there is room again. The
// caller holds mu.
func (p *Printer) resume() {
	if p.stopped && len(p.buffer) < p.o.Profile.BufferBytes/4 {
		p.stopped = false
		p.answer([]byte{xon})
		p.changed()
	}
}

func sleep(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}
