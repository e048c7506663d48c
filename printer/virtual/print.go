package virtual

import (
	"context"
	"time"

	"senha/printer/escpos"
	"senha/printer/profile"
)

// ahead is how far the mechanics may lag behind before the printing goroutine
// waits for them: a row takes less than a millisecond.
const ahead = 10 * time.Millisecond

// mechanism is what the interpreter moves. It belongs to the goroutine that
// prints.
type mechanism struct {
	p      *Printer
	ctx    context.Context
	clears int       // of the buffers, when the byte in work was taken
	powers int       // how often it was off, the same
	due    time.Time // when the mechanics will be done
}

// print works the buffer off until ctx ends.
func (p *Printer) print(ctx context.Context) {
	m := p.mechanism
	m.ctx = ctx
	for {
		var b byte
		var cleared, off, last bool
		if !p.wait(ctx, func() bool {
			if cleared = p.clears != m.clears; cleared {
				off = p.powers != m.powers
				m.clears, m.powers = p.clears, p.powers
				return true
			}
			if len(p.buffer) == 0 || p.standing() {
				return false
			}
			b = p.buffer[0]
			p.buffer = p.buffer[1:]
			last = len(p.buffer) == 0
			if p.resume(); len(p.buffer)+1 >= p.o.Profile.BufferBytes {
				p.changed() // there is room again
			}
			return true
		}) {
			return
		}
		if off {
			p.switchOn()
			continue
		}
		if cleared {
			p.interpreter.Clear()
			continue
		}
		p.interpreter.Byte(b)
		if last {
			p.lookStored()
		}
	}
}

// standing says whether nothing is worked off now. The caller holds mu.
func (p *Printer) standing() bool {
	return p.still() || p.state == PaperOut || p.state == CoverOpen || p.state == CutterError || p.state == EjectorJam || p.state == Off
}

// able waits until the mechanics can go on. It returns with mu held and true,
// or false when the buffers were cleared meanwhile or all is over.
func (m *mechanism) able() bool {
	ok := false
	m.p.wait(m.ctx, func() bool {
		if m.p.clears != m.clears {
			return true
		}
		ok = !m.p.standing()
		return ok
	})
	if !ok {
		return false
	}
	m.p.mu.Lock()
	return true
}

// takes is how long something keeps the mechanics busy. Short times add up
// before they are waited for; rest waits for all.
func (m *mechanism) takes(d time.Duration) {
	now := time.Now()
	if m.due.Before(now) {
		m.due = now
	}
	m.due = m.due.Add(d)
	if m.due.Sub(now) > ahead {
		m.rest()
	}
}

func (m *mechanism) rest() {
	if d := time.Until(m.due); d > 0 {
		sleep(m.ctx, d)
	}
}

func (m *mechanism) rowTime(rows int) time.Duration {
	if m.p.o.Speed <= 0 {
		return 0
	}
	return time.Duration(rows) * time.Second / time.Duration(m.p.o.Speed)
}

// Row prints one row.
func (m *mechanism) Row(dots []byte) {
	if !m.able() {
		return
	}
	m.p.makeWay()
	m.p.roll.Row(dots)
	m.p.reached(AfterRows)
	m.p.moved()
	m.p.mu.Unlock()
	m.takes(m.rowTime(1))
}

// Feed moves the paper on, a little at a time: it may run out meanwhile.
func (m *mechanism) Feed(rows int) {
	for rows = min(rows, escpos.MaxRoll); rows > 0 && m.able(); rows -= 24 {
		n := min(rows, 24)
		m.p.makeWay()
		m.p.roll.Feed(n)
		m.p.moved()
		m.p.mu.Unlock()
		m.takes(m.rowTime(n))
	}
}

// Cut lets a ticket fall, or into the presenter.
func (m *mechanism) Cut(bool) {
	if !m.p.o.Profile.Cut {
		return
	}
	m.takes(m.p.o.CutTime)
	m.rest()
	if !m.able() {
		return
	}
	paper, ok := m.p.tear(Ticket)
	if ok && m.p.o.Profile.Presenter {
		m.p.holds(paper.Number)
	}
	m.p.reached(AfterCut)
	m.p.mu.Unlock()
	if ok {
		m.p.save(paper)
	}
}

// Init ends Automatic Status Back, as being switched on anew would.
func (m *mechanism) Init() {
	m.p.mu.Lock()
	defer m.p.mu.Unlock()
	m.p.autoMask = 0
	m.p.changed()
}

// models are what a printer of each class calls itself (GS I 67), and what one
// of 512 dots does; the generic ones don't say.
var (
	models = map[string]string{"epson": "TM-T20II", "epson-older": "CT-S310II", "star": "TSP650II", "presenter": "VKP80II"}
	coarse = map[string]string{"epson": "TM-T88VI", "epson-older": "TM-T88IV"}
)

// model is what the printer calls itself.
func (p *Printer) model() string {
	if m := coarse[p.o.Profile.Name]; m != "" && p.o.Profile.Dots == 512 {
		return m
	}
	return models[p.o.Profile.Name]
}

// Ask answers a question that stands in the job, when all before it is printed.
func (m *mechanism) Ask(q escpos.Query) {
	m.rest()
	if !m.able() {
		return
	}
	defer m.p.mu.Unlock()
	can := m.p.o.Profile
	switch {
	case q.Kind == escpos.QueryProcessID && can.Proof == profile.ProofProcessID:
		m.p.answer(append(append([]byte{0x37, 0x22}, q.ID[:]...), 0))
	case q.Kind == escpos.QueryStatus && can.Proof != profile.ProofNone && (q.N == 1 || q.N == 49):
		m.p.answer([]byte{m.p.status().Sensors()})
	case q.Kind == escpos.QueryIdentity && can.Proof != profile.ProofNone:
		if q.N >= 65 {
			m.p.answer([]byte("_" + m.p.model() + "\x00"))
		} else {
			m.p.answer([]byte{0x02}) // type: has a cutter
		}
	case q.Kind == escpos.QueryEjector && can.Presenter:
		m.p.ejector(q)
	case q.Kind == escpos.QueryGraphics:
		m.p.answer([]byte(q.Answer))
	case q.Kind == escpos.QueryAutoStatus && can.AutoStatus:
		m.p.autoMask = q.N
		if q.N != 0 {
			asb := m.p.status().ASB()
			m.p.answer(asb[:])
		}
	}
}

// Fault notes something that was not printed as meant.
func (m *mechanism) Fault(f escpos.Fault) {
	m.p.mu.Lock()
	defer m.p.mu.Unlock()
	m.p.fault(f)
}
