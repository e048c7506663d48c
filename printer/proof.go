package printer

import (
	"context"
	"time"

	"senha/printer/escpos"
	"senha/printer/profile"
)

// prove sends b, with the question behind it whose answer proves that all of it
// was worked off, and waits for that. Without a proof it returns the fault that
// kept it away, and p.trouble is when that began. mechanics is how long the
// printer needs once it has all the bytes.
func (p *Printer) prove(ctx context.Context, b []byte, mechanics time.Duration) (fault State, ok bool) {
	p.settleAnswers(ctx)
	if p.line == nil {
		p.trouble = p.o.Now()
		return Unplugged, false
	}
	b = append(b, p.question()...)
	from := sources{
		out: p.line.send(b),
		due: p.o.After(p.transmission(len(b)) + mechanics + p.o.Timing.Slack),
	}
	p.health.stuck = true
	calm, again := true, false
	for !p.proven {
		ev, _, err := p.await(ctx, from)
		switch ev {
		case ended:
			return "", false
		case hungUp:
			p.trouble = p.o.Now()
			return Unplugged, false
		case written:
			from.out = nil
			if err != nil { // if the line is gone, reading tells at once
				calm = false
			} else if p.o.Profile.Proof == profile.ProofNone {
				p.sleep(ctx, mechanics)
				p.trouble = p.o.Now()
				now := p.ask(ctx)
				return now, now.Prints() && ctx.Err() == nil
			}
			from.poll = p.o.After(p.o.Timing.Poll)
		case pollDue:
			p.ask(ctx)
			from.poll = p.o.After(p.o.Timing.Poll)
		case settleDue:
			return fault, false
		case overdue:
			if !calm || again || from.out != nil {
				p.trouble = p.o.Now()
				return p.lost(ctx), false
			}
			// The answer may have been lost on its way. In a printer that was
			// fine all the time, a second question stands behind the job too.
			p.o.Log.Info("a printer's proof has not come; it is asked again", "printer", p.o.Name)
			again = true
			from.out, from.poll, from.due = p.line.send(p.question()), nil, p.o.After(p.o.Timing.Slack)
		}
		switch now := p.stateNow(); {
		case p.proven:
		case p.line == nil:
			p.trouble = p.o.Now()
			return Unplugged, false
		case !now.Prints() && from.settle == nil:
			fault, calm, p.trouble = now, false, p.o.Now()
			from.settle, from.due = p.o.After(p.o.Timing.Settle), nil
			p.report(ctx)
		case now.Prints() && from.settle != nil: // healed: what it holds is printed on
			from.settle, from.due = nil, p.o.After(mechanics+p.o.Timing.Slack)
			p.report(ctx)
		}
	}
	p.finish(ctx, from.out)
	p.health.proofless = false
	return "", true
}

// question is what proves, once it is answered, all that was sent before.
func (p *Printer) question() []byte {
	var e escpos.Encoder
	p.proven = false
	switch p.o.Profile.Proof {
	case profile.ProofProcessID:
		p.want = p.processID()
		if err := e.ProcessID(p.want); err != nil {
			panic(err) // its characters are ours
		}
	case profile.ProofStatus:
		e.AskStatus(1)
		p.pending++
	}
	return e.Bytes()
}

// processID makes a name that no job has had, of an earlier process neither:
// the first is random. 94 characters from 21h to 7Eh in four places.
func (p *Printer) processID() (id [4]byte) {
	n := p.next
	p.next++
	for i := range id {
		id[i] = byte(0x21 + n%94)
		n /= 94
	}
	return id
}

// settleAnswers waits for answers to GS r of earlier jobs: they have no names,
// and one that comes late must not be taken for the next job's.
func (p *Printer) settleAnswers(ctx context.Context) {
	from := sources{due: p.o.After(p.o.Timing.Slack)}
	for p.pending > 0 && p.line != nil {
		if ev, _, _ := p.await(ctx, from); ev == overdue || ev == ended {
			break
		}
	}
	p.pending = 0
	p.listen()
}

// transmission is how long n bytes take on the line, 10 bits each.
func (p *Printer) transmission(n int) time.Duration {
	baud := p.o.Port.Baud
	if baud == 0 {
		baud = 9600 // as port has it
	}
	return time.Duration(n) * 10 * time.Second / time.Duration(baud)
}
