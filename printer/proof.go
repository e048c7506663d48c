package printer

import (
	"context"
	"slices"
	"time"

	"senha/printer/escpos"
	"senha/printer/profile"
)

// prove sends a job, whose commands end at ends, with the question behind it whose answer proves that all
// of it was worked off, and waits for that. Without a proof it returns the fault
// that kept it away, and p.trouble is when that began. mechanics is how long the
// printer needs once it has all the bytes.
//
// A printer that was switched off and on in mid-job would print the rest as
// rubbish and answer the question all the same. So it is asked on the way too
// (see beats), and a proof counts only if it never fell silent and never ran
// out of paper.
func (p *Printer) prove(ctx context.Context, job []byte, ends []int, mechanics time.Duration) (fault State, ok bool) {
	p.settleAnswers(ctx)
	if p.line == nil {
		p.trouble = p.o.Now()
		return Unplugged, false
	}
	b := append(p.beats(job, ends), p.question()...)
	begun, onLine := p.o.Now(), p.transmission(len(b))
	from := sources{
		out:  p.line.send(b),
		due:  p.o.After(onLine + mechanics + p.o.Timing.Slack),
		poll: p.o.After(p.o.Timing.Poll),
	}
	p.health.stuck, p.spoilt = true, ""
	last := p.line.left()
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
			if err == nil && p.o.Profile.Proof == profile.ProofNone {
				return p.assume(ctx, mechanics+max(0, onLine-p.o.Now().Since(begun)))
			}
		case pollDue:
			from.poll = p.o.After(p.o.Timing.Poll)
			if from.out == nil {
				// What has left the machine may still wait in an adapter, or in a
				// pseudo-terminal: a question would come to the printer behind it.
				if p.o.Now().Since(begun) >= onLine {
					p.ask(ctx)
				}
				break
			}
			left := p.line.left()
			if left == last && p.stateNow().Prints() { // it takes nothing, and says no reason
				return p.doubted(Silent), false
			}
			last = left
		case settleDue:
			return fault, false
		case overdue:
			p.trouble = p.o.Now()
			return p.lost(ctx), false
		}
		now := p.stateNow()
		if now == PaperOut || now == Jam { // the ticket will be in two pieces, or crumpled
			p.spoilt = now
		}
		switch {
		case p.proven:
		case p.line == nil:
			p.trouble = p.o.Now()
			return Unplugged, false
		case !now.Prints() && from.settle == nil:
			fault, p.trouble = now, p.o.Now()
			from.settle, from.due = p.o.After(p.o.Timing.Settle), nil
			p.report(ctx)
		case now.Prints() && from.settle != nil && p.spoilt != "":
			return p.doubted(p.spoilt), false
		case now.Prints() && from.settle != nil: // healed: what it holds is printed on
			from.settle, from.due = nil, p.o.After(mechanics+p.o.Timing.Slack)
			p.report(ctx)
		}
	}
	p.finish(ctx, from.out)
	switch now := p.stateNow(); {
	case p.spoilt != "":
		return p.doubted(p.spoilt), false
	case slices.Contains(p.asked, beat):
		return p.doubted(Silent), false
	case p.health.byItself && !now.Prints(): // it told of a fault, and not of its end
		return p.doubted(now), false
	case p.o.Profile.Proof == profile.ProofStatus && !p.isThere(ctx):
		return p.doubted(Silent), false
	}
	p.health.proofless = false
	return "", true
}

// isThere asks for a sign of life. The answer to GS r of a printer that is well
// is 00h, and so is the break that one may leave on the line which is being
// switched off.
func (p *Printer) isThere(ctx context.Context) bool {
	p.listen()
	p.asked = append(p.asked, 1)
	_, ok := p.exchange(ctx, escpos.AskRealTime(1), escpos.AnswerRealTime)
	return ok || p.line == nil || ctx.Err() != nil // what ended otherwise was no silence
}

// assume is all that can be had of a printer that proves nothing: it had its
// time, and says that it could print now.
func (p *Printer) assume(ctx context.Context, mechanics time.Duration) (fault State, ok bool) {
	p.sleep(ctx, mechanics)
	p.trouble = p.o.Now()
	if !p.oneWay() {
		p.ask(ctx)
	}
	now := p.stateNow()
	ok = now.Prints() && ctx.Err() == nil
	if ok {
		p.health.proofless = false
	}
	return now, ok
}

// doubted ends a job whose proof, if it came, is not believed.
func (p *Printer) doubted(why State) State {
	p.trouble = p.o.Now()
	p.abandon()
	return why
}

// beatEvery is how many bytes of a job may pass without a question among them:
// half a second at 9600 baud, where no printer starts that fast.
const beatEvery = 512

// beat stands in Printer.asked for a question that is asked within a job.
const beat = 0

// beats returns a job's bytes with questions (DLE EOT 1) slipped in where a
// command ends. A printer that was off for a while leaves one unanswered.
func (p *Printer) beats(job []byte, ends []int) []byte {
	if p.o.Profile.Proof == profile.ProofNone {
		return slices.Clone(job)
	}
	var all []byte
	start := 0
	for _, end := range ends {
		if end-start >= beatEvery && end < len(job) {
			all = append(append(all, job[start:end]...), escpos.AskRealTime(1)...)
			p.asked = append(p.asked, beat)
			start = end
		}
	}
	return append(all, job[start:]...)
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
