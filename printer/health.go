package printer

import (
	"context"
	"fmt"
	"slices"
	"time"

	"senha/kiosk"
	"senha/printer/escpos"
	"senha/printer/port"
	"senha/printer/profile"
	"senha/printer/ticket"
)

// State says how a printer is: the codes of device.changed, and of
// ticket.print_failed where it cannot print.
type State string

// The states. Those from PaperOut on keep tickets from being printed.
const (
	Ready     State = "ready"
	PaperLow  State = "paper-low"
	Unproven  State = "unproven" // it prints, and can't say that a paper came out
	OneWay    State = "one-way"  // its cable carries nothing back, says kiosk.toml: nothing is known
	PaperOut  State = "paper-out"
	CoverOpen State = "cover-open"
	Cutter    State = "cutter"
	Jam       State = "jam" // paper is stuck in the presenter
	Offline   State = "offline"
	Silent    State = "silent"    // its line is open and it doesn't answer
	Unplugged State = "unplugged" // its line can't be opened
	Fault     State = "fault"     // an error of another kind, or proofs that never come
	TooLate   State = "too-late"  // of a ticket: owed before a start, and too old now
)

// Prints says whether a ticket can be printed.
func (s State) Prints() bool { return s == Ready || s == PaperLow || s == Unproven || s == OneWay }

// answers says whether a printer in this state has said so itself.
func (s State) answers() bool {
	return s == Ready || s == Unproven || s == PaperLow || s == PaperOut || s == CoverOpen || s == Cutter || s == Jam || s == Offline
}

// health is what is known of the printer.
type health struct {
	status    escpos.Status
	silent    bool
	byItself  bool // status was told last without a question
	stuck     bool // a job may fill its buffer: it was sent, and no question answered since
	proofless bool // it answers how it is, and its last proof never came
	full      bool // it has answered the question for its full status
	noFull    bool // it never did, and is not asked any more
	reported  kiosk.ReportDevice
}

// state is the one thing that staff must know first.
func (p *Printer) stateNow() State {
	s := p.health.status
	has := p.o.Profile.Sensors
	switch {
	case p.line == nil:
		return Unplugged
	case p.oneWay():
		return OneWay
	case p.health.silent:
		return Silent
	case s.CoverOpen && has.CoverOpen:
		return CoverOpen
	case s.PaperEnd && has.PaperEnd:
		return PaperOut
	case s.CutterError && has.Cutter:
		return Cutter
	case s.Jam:
		return Jam
	case s.Error, s.Unrecoverable, s.AutoRecoverable:
		return Fault
	case s.Offline:
		return Offline
	case s.PaperLow && has.PaperLow:
		return PaperLow
	case p.o.Profile.Proof == profile.ProofNone:
		return Unproven
	}
	return Ready
}

// open opens the line, and says so once if it can't.
func (p *Printer) open() bool {
	l, err := openLine(p.o.Port, p.o.hasFull())
	if err != nil {
		if !p.told {
			p.told = true
			p.o.Log.Warn("the printer's line does not open; it is tried again", "printer", p.o.Name, "device", p.o.Port.Device, "error", err)
		}
		return false
	}
	if p.told {
		p.o.Log.Info("the printer's line is open again", "printer", p.o.Name, "device", p.o.Port.Device)
	}
	p.line, p.told = l, false
	p.health.status, p.health.silent, p.health.stuck = escpos.Status{}, false, false
	p.health.full, p.health.noFull = false, false
	p.holds, p.pending, p.asked = max(p.holds, foreign), 0, nil
	p.kept.sure = false
	return true
}

func (p *Printer) closeLine() {
	if p.line != nil {
		p.line.close()
		p.line = nil
	}
}

// An event is what await has seen.
type event int

const (
	answered  event = iota + 1 // the printer spoke; hear has taken it in
	written                    // a write has ended
	hungUp                     // the line is gone and closed
	woken                      // the journal has grown
	pollDue                    // time to ask how the printer is
	settleDue                  // a fault has not healed in time
	overdue                    // an answer has not come in time
	tried                      // a test ticket is wanted
	ended                      // ctx is done
)

// sources are what await waits for besides the line and ctx; nil never comes.
type sources struct {
	out               *sending
	wake              <-chan struct{}
	trials            <-chan chan error
	poll, settle, due <-chan time.Time
}

// await waits for one thing to happen. The answer goes with answered, the
// error with written.
func (p *Printer) await(ctx context.Context, from sources) (event, escpos.Answer, error) {
	var answers <-chan escpos.Answer
	var gone <-chan struct{}
	var done <-chan error
	if p.line != nil {
		answers, gone = p.line.answers, p.line.gone
	}
	if from.out != nil {
		done = from.out.done
	}
	select {
	case <-ctx.Done():
		return ended, escpos.Answer{}, nil
	case a := <-answers:
		p.hear(a)
		return answered, a, nil
	case <-gone:
		p.o.Log.Warn("the printer's line is gone", "printer", p.o.Name, "error", p.line.err)
		p.told = true
		p.closeLine()
		return hungUp, escpos.Answer{}, nil
	case err := <-done:
		p.line.written()
		return written, escpos.Answer{}, err
	case <-from.wake:
		return woken, escpos.Answer{}, nil
	case p.trialDone = <-from.trials:
		return tried, escpos.Answer{}, nil
	case <-from.poll:
		return pollDue, escpos.Answer{}, nil
	case <-from.settle:
		return settleDue, escpos.Answer{}, nil
	case <-from.due:
		return overdue, escpos.Answer{}, nil
	}
}

// hear takes in what the printer says, asked or not.
func (p *Printer) hear(a escpos.Answer) {
	p.believe(a)
	n := byte(beat)
	if a.Kind == escpos.AnswerRealTime && len(p.asked) > 0 {
		n, p.asked = p.asked[0], p.asked[1:]
	}
	switch {
	case a.Kind == escpos.AnswerASB, a.Kind == escpos.AnswerXON, a.Kind == escpos.AnswerXOFF: // unasked
	case a.Kind == escpos.AnswerRealTime && n == beat: // asked early in a job
	default:
		p.health.stuck = false
	}
	switch a.Kind {
	case escpos.AnswerRealTime:
		if p.health.status.SetRealTime(n, a.Byte) {
			p.health.byItself = false
		}
	case escpos.AnswerFull:
		p.health.full = true
		p.health.status.SetFull(a.Full)
	case escpos.AnswerASB:
		p.health.status = escpos.StatusOfASB(a.ASB)
		p.health.silent, p.health.byItself = false, true
	case escpos.AnswerProcessID:
		if a.ID == p.want {
			p.proven = true
		} else {
			p.o.Log.Info("a printer's answer came too late", "printer", p.o.Name, "id", string(a.ID[:]))
		}
	case escpos.AnswerKeys:
		p.parts = append(p.parts, a)
	case escpos.AnswerStatus: // to GS r 1; they keep the order of the questions
		if p.pending > 0 {
			p.pending--
			p.proven = true
		}
	}
}

// believe learns that a printer can answer. On a cable that carries nothing back
// any byte may be noise, or flow control: there only answers to two questions
// one after the other tell.
func (p *Printer) believe(a escpos.Answer) {
	if p.twoWay {
		return
	}
	if p.o.OneWay {
		if a.Kind != escpos.AnswerRealTime || len(p.asked) == 0 {
			return
		}
		if p.words++; p.words < 2 {
			return
		}
	}
	p.twoWay, p.health.silent = true, false
}

// ask asks how the printer is and takes the answers in.
func (p *Printer) ask(ctx context.Context) State {
	p.askRound(ctx)
	if now := p.stateNow(); now == Offline || now == Fault {
		p.askRound(ctx) // one that was mended between two questions has told half
	}
	return p.stateNow()
}

// hasFull says whether the printer is asked for its full status: presenters tell
// of a jam there alone. It begins as ASB does, so one that sends that is not asked.
func (o Options) hasFull() bool { return o.Profile.Presenter && !o.Profile.AutoStatus }

// askRound is DLE EOT 1, 2 and 4, and 3 where 2 tells of an error; of a presenter
// DLE EOT 20 too.
func (p *Printer) askRound(ctx context.Context) {
	for _, n := range []byte{1, 2, 3, 4} {
		if n == 3 && !p.health.status.Error {
			p.health.status.CutterError, p.health.status.Unrecoverable, p.health.status.AutoRecoverable = false, false, false
			continue
		}
		p.listen()
		p.asked = append(p.asked, n)
		question := escpos.AskRealTime(n)
		if n == 1 && p.holds != nothing && !p.o.Profile.ClearBuffer {
			question = append(make([]byte, headBytes), question...)
		}
		if _, ok := p.exchange(ctx, question, escpos.AnswerRealTime); !ok {
			return
		}
	}
	if p.o.hasFull() && !p.health.noFull {
		p.exchange(ctx, escpos.AskFull(), escpos.AnswerFull)
	}
}

// headBytes is how much may be missing of the head of a command that was cut off
// (GS v 0 has 8 bytes). Where no buffer can be cleared, zeros end it first: it
// would take a question for its length, and wait for some 100 kB.
const headBytes = 7

// exchange sends a real-time command and waits for its answer. Without one the
// printer is silent.
func (p *Printer) exchange(ctx context.Context, b []byte, want escpos.AnswerKind) (escpos.Answer, bool) {
	p.listen()
	if p.line == nil {
		return escpos.Answer{}, false
	}
	from := sources{out: p.line.send(b), due: p.o.After(p.o.Timing.Answer)}
	for {
		switch ev, a, _ := p.await(ctx, from); ev {
		case answered:
			if a.Kind == want && len(p.asked) == 0 {
				p.health.silent, p.tries = false, 0
				p.finish(ctx, from.out)
				return a, true
			}
		case written:
			from.out = nil
		case overdue:
			p.line.giveUp()
			p.asked = nil
			if want == escpos.AnswerFull && !p.health.full { // some models may not know the question
				p.health.noFull = true
				return escpos.Answer{}, false
			}
			// A printer that has told a fault in mid-ticket is not silent: its
			// buffer is full, and the question has not come to it.
			// Nor is one that has told a fault where there is flow control: as they
			// come from the factory, printers let nobody send while they are offline.
			if held := p.o.Port.Flow != "" && p.o.Port.Flow != port.FlowNone; !p.health.stuck && !held || p.stateNow().Prints() {
				p.health.silent, p.spoilt = true, Silent
				p.kept.sure = false // it may have been exchanged
			}
			p.line.port.Resume() // fails only when the line is gone, which reading tells
			return escpos.Answer{}, false
		case hungUp, ended:
			return escpos.Answer{}, false
		}
	}
}

// finish waits for the end of a write that the printer has answered already:
// an answer may overtake the word that its question has left. A write that is
// given up flushes the line, and what comes next with it.
func (p *Printer) finish(ctx context.Context, out *sending) {
	from := sources{out: out, due: p.o.After(p.o.Timing.Answer)}
	for out != nil && p.line != nil {
		switch ev, _, _ := p.await(ctx, from); ev {
		case overdue:
			p.line.giveUp()
			return
		case written, hungUp, ended:
			return
		}
	}
}

// listen takes in what has been said meanwhile, so that a late answer is not
// taken for one to the next question.
func (p *Printer) listen() {
	for p.line != nil {
		select {
		case a := <-p.line.answers:
			p.hear(a)
		default:
			return
		}
	}
}

// report has the hub journal how the printer is, when that is news. If it is
// not stored, the next report is.
func (p *Printer) report(ctx context.Context) {
	now := p.stateNow()
	if now.Prints() && p.health.proofless {
		now = Fault // it says that all is well, and does not do as it is told
	}
	p.recall()
	news := kiosk.ReportDevice{Device: p.Device(), State: string(now), Detail: p.warning(now)}
	if news == p.health.reported || ctx.Err() != nil {
		return
	}
	if err := p.o.Submit(ctx, p.Device(), news); err != nil {
		return
	}
	if now == Silent && !p.twoWay && p.o.Profile.Proof == profile.ProofNone {
		p.o.Log.Warn("the printer has never answered; if its cable carries nothing back, kiosk.toml must say so: [printer] one_way = true", "printer", p.o.Name)
	}
	p.o.Log.Info("the printer's state has changed", "printer", p.o.Name, "from", p.health.reported.State, "to", news.State, "fewer tickets left than", news.Detail)
	p.health.reported = news
}

// unheard returns what is left of a class at the end of a cable that carries
// nothing back: without answers nothing is proved, cleared or known to be kept.
func unheard(pr profile.Profile) profile.Profile {
	pr.Proof, pr.ClearBuffer, pr.Stored = profile.ProofNone, false, profile.Stored{}
	if pr.Raster.Band == 0 {
		pr.Raster.Band = 32 // as in classes that cannot be cleared: one that broke off is soon ended
	}
	return pr
}

// checkPaper says why tickets cannot be laid out for a printer, or nil.
func checkPaper(pr profile.Profile) error {
	if !slices.Contains(ticket.Widths(), pr.Dots) {
		return fmt.Errorf("printer profile %q: no ticket is laid out for %d dots; there are %v", pr.Name, pr.Dots, ticket.Widths())
	}
	return nil
}
