package virtual

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"senha/printer/escpos"
	"senha/printer/profile"
)

// State is what is right or wrong with the printer.
type State string

// The states. All but Ready and PaperLow are faults that a person must mend.
const (
	Ready       State = "ready"
	PaperLow    State = "paper-low"
	PaperOut    State = "paper-out"
	CoverOpen   State = "cover-open"
	CutterError State = "cutter-error"
	EjectorJam  State = "ejector-jam" // of those with a presenter alone
	Silent      State = "silent"      // prints, and never answers
	Unplugged   State = "unplugged"   // the pseudo-terminal is hung up, the link is gone
	Cut         State = "cut"         // the wire is broken: nothing arrives, nothing is answered, the device stays
	Off         State = "off"         // the power switch: as Cut, and what it held is lost
)

// States lists all states, Ready first.
func States() []State {
	return []State{Ready, PaperLow, PaperOut, CoverOpen, CutterError, EjectorJam, Silent, Unplugged, Cut, Off}
}

// Flow says how the printer tells that it can't take more.
type Flow string

// The kinds of flow control. A printer with one of the named ones loses what
// arrives while its buffer is full, so a program that minds another loses data.
const (
	FlowHeld    Flow = ""        // an ideal line: it holds what the buffer can't take
	FlowNone    Flow = "none"    // it does not tell
	FlowRTSCTS  Flow = "rtscts"  // obeyed by whoever has set CRTSCTS on the device
	FlowXONXOFF Flow = "xonxoff" // obeyed when the device's driver says that it stopped
)

// Flows lists the kinds of flow control.
func Flows() []Flow { return []Flow{FlowHeld, FlowNone, FlowRTSCTS, FlowXONXOFF} }

// Opts says what printer it is. The zero value with a Profile is one that
// prints at once and leaves no file.
type Opts struct {
	Profile profile.Profile
	Link    string // path of a symbolic link to the pseudo-terminal; the folder is made
	Out     string // folder for papers as PNG files; it is made
	Baud    int    // the line's speed, which the program must set too; 0: any, and bytes take no time
	Flow    Flow
	Speed   int // rows a second; 0: at once
	CutTime time.Duration
	Retract time.Duration // a presenter draws back what nobody takes for so long; 0: its setup has that off
	Log     *slog.Logger  // nil: none
}

// Printer is a virtual printer. Run owns its goroutines; everything else may be
// called by any goroutine at any time.
type Printer struct {
	o Opts

	mu   sync.Mutex
	wake chan struct{} // closed, and made anew, whenever something changes

	state     State
	line      *line  // nil while unplugged
	buffer    []byte // received, not worked off; its capacity is the profile's
	clears    int    // how often the buffers were cleared
	autoMask  byte   // of GS a
	stopped   bool   // XOFF was sent
	stopTime  time.Time
	received  int64 // bytes, since the start
	dropped   int64 // of them, lost at a full buffer
	dropping  bool  // some of the paper on the roll
	powers    int   // how often it was switched off
	noise     noise
	delay     time.Duration // of answers
	late      []saying      // answers on their way, the next first
	watches   []*watch      // moments that scripts wait for
	acting    int           // scripts at work: it stands still meanwhile
	roll      escpos.Roll
	faults    []escpos.Fault // of the paper on the roll
	papers    []Paper        // the last ones, oldest first
	number    int            // of the last paper
	presenter presenter
	stored    stored
	hold      Hold
	held      bool

	plugging    sync.Mutex          // held over changes of line
	running     bool                // Run is at work; under plugging
	interpreter *escpos.Interpreter // used by the goroutine that prints, alone
	mechanism   *mechanism          // the same
	nv          *escpos.Graphics    // what is in it, the same; nil: the class keeps no pictures
}

// New returns a printer with paper and a closed cover. It is not plugged in
// before Run.
func New(o Opts) (*Printer, error) {
	if o.Profile.Dots <= 0 {
		return nil, errors.New("a virtual printer needs a profile")
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if !slices.Contains(Flows(), o.Flow) {
		return nil, fmt.Errorf("there is no flow control %q; there are %q", o.Flow, Flows())
	}
	p := &Printer{o: o, wake: make(chan struct{}), state: Ready, roll: escpos.Roll{Width: o.Profile.Dots}}
	p.mechanism = &mechanism{p: p}
	p.nv = Machine(o.Profile).NV
	p.switchOn()
	if o.Out != "" {
		if err := os.MkdirAll(o.Out, 0o777); err != nil {
			return nil, fmt.Errorf("no folder for the papers: %w", err)
		}
		old, err := filepath.Glob(filepath.Join(o.Out, "paper-*.png"))
		if err != nil {
			return nil, err
		}
		for _, name := range old { // go on after the last run's
			var n int
			if _, err := fmt.Sscanf(filepath.Base(name), "paper-%d.png", &n); err == nil {
				p.number = max(p.number, n)
			}
		}
	}
	if err := p.loadStored(); err != nil {
		return nil, err
	}
	return p, nil
}

// switchOn makes the printer's memory as it is at power-on.
func (p *Printer) switchOn() {
	m := Machine(p.o.Profile)
	m.NV = p.nv
	p.interpreter = escpos.NewInterpreter(m, p.mechanism)
}

// Run plugs the printer in and prints until ctx ends. The link is gone
// afterwards.
func (p *Printer) Run(ctx context.Context) error {
	p.plugging.Lock()
	err := p.plug()
	p.running = err == nil
	p.plugging.Unlock()
	if err != nil {
		return err
	}
	var wg sync.WaitGroup
	wg.Go(func() { p.print(ctx) })
	wg.Go(func() { p.receive(ctx) })
	wg.Go(func() { p.speak(ctx) })
	if p.o.Retract > 0 {
		wg.Go(func() { p.drawBack(ctx) })
	}
	<-ctx.Done()
	p.plugging.Lock()
	p.running = false
	p.unplug() // ends a read under way
	p.plugging.Unlock()
	wg.Wait()
	return nil
}

// changed wakes everybody who waits. The caller holds mu.
func (p *Printer) changed() {
	close(p.wake)
	p.wake = make(chan struct{})
}

// wait blocks until done says so or ctx ends, and says which. done is called
// with mu held.
func (p *Printer) wait(ctx context.Context, done func() bool) bool {
	for {
		p.mu.Lock()
		ok, wake := done(), p.wake
		p.mu.Unlock()
		if ok {
			return true
		}
		select {
		case <-ctx.Done():
			return false
		case <-wake:
		}
	}
}

// State returns what is right or wrong with the printer.
func (p *Printer) State() State {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.state
}

// SetState makes a fault, or mends it. Loading paper tears off what hangs out
// of the printer.
func (p *Printer) SetState(s State) error {
	if !slices.Contains(States(), s) {
		return fmt.Errorf("there is no state %q; there are %v", s, States())
	}
	p.plugging.Lock()
	defer p.plugging.Unlock()
	old := p.State()
	switch {
	case !p.running:
		return errors.New("the printer is not running")
	case s == EjectorJam && !p.o.Profile.Presenter:
		return fmt.Errorf("a printer of the class %s has no ejector that could jam", p.o.Profile.Name)
	case s == Unplugged:
		p.unplug()
	case old == Unplugged:
		if err := p.plug(); err != nil {
			return err
		}
	}
	paper, torn := p.turn(s)
	if torn {
		p.save(paper)
	}
	return nil
}

// turn changes the state, says so if that was asked for, and tears off what
// hangs out when paper is loaded.
func (p *Printer) turn(s State) (Paper, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	old, before := p.state, p.status()
	p.state = s
	p.o.Log.Info("printer", "state", s)
	if s == Off && old != Off {
		p.buffer, p.late, p.autoMask, p.stopped = nil, nil, 0, false
		p.clears++
		p.powers++
	}
	switch {
	case s == old:
	case s == EjectorJam:
		p.befall(Stuck)
	case old == EjectorJam:
		p.presenter = presenter{}
	}
	if p.autoMask != 0 && p.status() != before {
		asb := p.status().ASB()
		p.answer(asb[:])
	}
	p.changed()
	if old == PaperOut && s != PaperOut {
		return p.tear(Scrap)
	}
	return Paper{}, false
}

// Tear is a person's hand: what hangs out of the printer is torn off. It
// reports false if nothing does.
func (p *Printer) Tear() bool {
	p.mu.Lock()
	paper, ok := p.tear(Scrap)
	p.mu.Unlock()
	if ok {
		p.save(paper)
	}
	return ok
}

// status is what the printer's sensors say. The caller holds mu.
func (p *Printer) status() escpos.Status {
	var s escpos.Status
	has := p.o.Profile.Sensors
	switch p.state {
	case PaperLow:
		s.PaperLow = has.PaperLow
	case PaperOut:
		s = escpos.Status{Offline: true, PaperEnd: has.PaperEnd, PaperLow: has.PaperLow}
	case CoverOpen:
		s = escpos.Status{Offline: true, CoverOpen: has.CoverOpen}
	case CutterError:
		s = escpos.Status{Offline: true, Error: has.Cutter, CutterError: has.Cutter}
	case EjectorJam:
		s = escpos.Status{Offline: true, Error: true}
	}
	return s
}

// Received returns how many bytes have arrived since the start.
func (p *Printer) Received() int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.received
}
