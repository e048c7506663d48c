package printer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/journal"
	"senha/printer/escpos"
	"senha/printer/port"
	"senha/printer/profile"
	"senha/printer/ticket"
)

// Options are what a printer needs from outside.
type Options struct {
	Name    string // as in ticket.issued; "" is "main"
	Port    port.Config
	Profile profile.Profile
	OneWay  bool // the cable carries nothing back: nothing is asked, and nothing is known
	Fonts   *text.Fonts

	// Journal is what is owed. Wake tells of new entries, as the hub's Watch
	// does: one slot, no data.
	Journal *journal.Reader
	Wake    func() (wake <-chan struct{}, stop func())

	// Submit hands a fact to the hub and returns when it is durable. A refusal
	// is a *kiosk.Error.
	Submit func(ctx context.Context, origin string, w kiosk.Wish) error

	// Kept is a file that remembers which pictures the printer keeps, "" to
	// have it keep none. Deleting it costs that they are written once more.
	Kept string

	Now    func() kiosk.Moment
	After  func(time.Duration) <-chan time.Time // nil is time.After
	Log    *slog.Logger                         // nil logs nothing
	Timing Timing                               // zero fields have the defaults of DefaultTiming
}

// Timing says how long a printer waits for what.
type Timing struct {
	Answer time.Duration // to a question; then the printer is silent
	Poll   time.Duration // between questions while nothing is printed
	Slack  time.Duration // for a proof, beyond transmission and mechanics
	Settle time.Duration // for a fault in mid-ticket to heal; the person stands there
	Reopen time.Duration // between tries to open a vanished line, the first; they grow tenfold
	MaxAge time.Duration // of an owed ticket that is still worth its paper after a start
}

// DefaultTiming is what fits real printers and people.
var DefaultTiming = Timing{
	Answer: 2 * time.Second,
	Poll:   2 * time.Second,
	Slack:  5 * time.Second,
	Settle: 20 * time.Second,
	Reopen: time.Second,
	MaxAge: 10 * time.Minute,
}

// Printer prints what the journal owes. It lives while Run does; all its
// fields are used by Run's goroutine alone.
type Printer struct {
	o      Options
	state  *kiosk.State
	since  map[kiosk.TicketID]kiosk.Moment // when an owed paper was asked for
	doubt  map[kiosk.TicketID]string       // owed, and may be out already: why
	passed map[kiosk.TicketID]bool         // owed, but the hub wants no word about it

	trials    chan chan error // wants of a test ticket
	trialDone chan<- error    // of the one that await took
	found     chan *history   // when the past has been read
	history   *history        // nil before
	begun     uint64          // the journal's last entry at the start
	length    int             // of the last ticket, in dots
	kept      kept
	drawn     ticket.Memory   // of pictures on tickets
	parts     []escpos.Answer // of the printer's list of pictures, heard and not taken in

	twoWay bool // it has answered, now or in an earlier life
	words  int  // questions in a row that were answered on what should be a one-way cable

	line   *line // nil while it is closed
	tries  int   // to open it since the printer last answered
	told   bool  // that it does not open
	health health
	holds  leftover

	want    [4]byte      // the process id that proves the job under way
	next    uint32       // number of the next one
	pending int          // GS r sent and not yet answered
	proven  bool         // the proof of the job under way has come
	asked   []byte       // n of each DLE EOT not yet answered, in order; see beat
	spoilt  State        // why a proof of the job under way would not be believed
	trouble kiosk.Moment // when the fault under way began
}

// leftover is what the printer may still hold of an earlier job.
type leftover int

const (
	nothing leftover = iota
	foreign          // just opened: perhaps bytes of somebody else
	scrap            // part of a ticket, on paper or in its buffer
)

// New returns a printer. It fails if tickets cannot be laid out for its paper.
func New(o Options) (*Printer, error) {
	if o.Name == "" {
		o.Name = "main"
	}
	if o.After == nil {
		o.After = time.After
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Timing = o.Timing.orDefault()
	if err := checkPaper(o.Profile); err != nil {
		return nil, err
	}
	if o.OneWay {
		o.Profile = unheard(o.Profile)
	}
	return &Printer{
		o: o, state: kiosk.NewState(),
		since: map[kiosk.TicketID]kiosk.Moment{}, doubt: map[kiosk.TicketID]string{}, passed: map[kiosk.TicketID]bool{},
		next: rand.Uint32(), found: make(chan *history, 1), trials: make(chan chan error),
		kept: kept{path: o.Kept},
	}, nil
}

func (t Timing) orDefault() Timing {
	d := DefaultTiming
	for _, f := range []struct{ have, def *time.Duration }{
		{&t.Answer, &d.Answer}, {&t.Poll, &d.Poll}, {&t.Slack, &d.Slack},
		{&t.Settle, &d.Settle}, {&t.Reopen, &d.Reopen}, {&t.MaxAge, &d.MaxAge},
	} {
		if *f.have == 0 {
			*f.have = *f.def
		}
	}
	return t
}

// Device is the printer's name in device.changed.
func (p *Printer) Device() string {
	if p.o.Name == "main" {
		return "printer"
	}
	return "printer " + p.o.Name
}

// Run prints until ctx ends, then returns nil; a ticket under way is left to
// the next start. It is called once.
func (p *Printer) Run(ctx context.Context) error {
	wake, stop := p.o.Wake()
	defer stop()
	defer p.closeLine()
	p.catchUp(ctx)
	if err := p.kept.load(); err != nil {
		p.o.Log.Warn(err.Error(), "printer", p.o.Name)
	}
	p.begun = p.state.Seq()
	var past sync.WaitGroup
	defer past.Wait()
	past.Go(func() { p.look(ctx, p.found) })
	// Whatever is owed now may have been printed by a process that ended before
	// it could say so.
	for _, t := range p.state.Tickets() {
		if t.Paper == kiosk.PaperOwed {
			p.doubt[t.ID] = restarted
			p.holds, p.trouble = scrap, p.o.Now()
		}
	}
	for ctx.Err() == nil {
		if t := p.owed(); t != nil {
			p.print(ctx, t)
			p.catchUp(ctx)
			continue
		}
		p.idle(ctx, wake)
	}
	return nil
}

// fold reads on in the journal.
func (p *Printer) fold(ctx context.Context) error {
	return p.o.Journal.ReadOn(ctx, p.state.Seq(), func(e kiosk.Entry) error {
		p.state.Apply(e)
		switch ev := e.Event.(type) {
		case kiosk.DayOpened:
			clear(p.since)
			clear(p.doubt)
			clear(p.passed)
		case kiosk.TicketIssued:
			p.since[ev.Ticket] = e.At
		case kiosk.TicketPrintAsked:
			p.since[ev.Ticket] = e.At
			delete(p.passed, ev.Ticket)
		case kiosk.TicketPrinted:
			delete(p.since, ev.Ticket)
		case kiosk.TicketPrintFailed:
			delete(p.since, ev.Ticket)
		case kiosk.DeviceChanged:
			p.twoWay = p.twoWay || ev.Device == p.Device() && State(ev.State).answers()
		}
		return nil
	})
}

// catchUp is fold, until it works: printing on with an old state could print
// twice.
func (p *Printer) catchUp(ctx context.Context) {
	for try := 0; ctx.Err() == nil; try++ {
		err := p.fold(ctx)
		if err == nil || ctx.Err() != nil {
			return
		}
		if try == 0 {
			p.o.Log.Error("the printer cannot read the journal; it tries again", "printer", p.o.Name, "error", err)
		}
		p.sleep(ctx, backOff(p.o.Timing.Reopen, try))
	}
}

// owed returns the ticket to print next, or nil.
func (p *Printer) owed() *kiosk.Ticket {
	for _, t := range p.state.Tickets() {
		if t.Paper == kiosk.PaperOwed && !p.passed[t.ID] {
			return t
		}
	}
	return nil
}

// idle follows the printer until there is something to do.
func (p *Printer) idle(ctx context.Context, wake <-chan struct{}) {
	next := p.o.Timing.Poll
	p.prepare(ctx)                   // now, so that no person waits for it
	if p.line != nil && p.oneWay() { // its answer, if ever it comes, is heard below
		if len(p.asked) > 0 { // the last question has none
			p.words = 0
		}
		p.asked = []byte{1}
		p.line.send(escpos.AskRealTime(1))
	}
	if p.line == nil {
		next = backOff(p.o.Timing.Reopen, p.tries)
		p.tries++
	}
	p.remember(ctx)
	p.report(ctx)
	p.compare(ctx)
	p.restock(ctx)
	from := sources{poll: p.o.After(next), wake: wake, trials: p.trials}
	for {
		ev, _, _ := p.await(ctx, from)
		if ev == tried {
			p.trialDone <- p.trial(ctx)
		}
		if ev != answered {
			break
		}
		p.report(ctx) // the printer spoke by itself
	}
	p.catchUp(ctx)
}

// submit hands a fact to the hub until it is stored or refused for good.
func (p *Printer) submit(ctx context.Context, id kiosk.TicketID, w kiosk.Wish) {
	for try := 0; ; try++ {
		// A proof that came in the last moment is still worth storing.
		last, stop := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		err := p.o.Submit(last, p.Device(), w)
		stop()
		var refusal *kiosk.Error
		switch {
		case err == nil:
			return
		case errors.As(err, &refusal) && refusal.Code != kiosk.CodeNotStored:
			p.o.Log.Warn("the hub wants no word about a ticket's paper", "ticket", id, "wish", fmt.Sprintf("%T", w), "error", err)
			p.passed[id] = true
			return
		case try == 0:
			p.o.Log.Error("the hub has not stored what the printer did; it is told again until it has", "ticket", id, "error", err)
		}
		if p.sleep(ctx, backOff(p.o.Timing.Reopen, try)); ctx.Err() != nil {
			return
		}
	}
}

func (p *Printer) sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-p.o.After(d):
	}
}

// backOff grows from first to ten times that, a quarter of it by chance.
func backOff(first time.Duration, try int) time.Duration {
	d := min(first<<min(try, 4), 10*first)
	return d - time.Duration(rand.Int64N(int64(d/4)+1))
}
