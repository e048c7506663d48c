package touch

import (
	"image"
	"slices"
	"sync"
	"time"

	"senha/display/scene"
	"senha/display/text"
	"senha/display/window"
	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/screen"
)

// pages owns the state of the screen. Whoever holds mu only computes: the
// window's frame must never wait for longer than a page takes to lay out.
type pages struct {
	fonts *text.Fonts
	show  func(scene.Scene)
	now   func() time.Time

	changed chan struct{}      // one slot: keepTime must look again
	reports chan struct{}      // one slot: there is a page to report
	news    chan struct{}      // one slot: the paper may have come out
	offered chan struct{}      // one slot: there is a language to learn
	wishes  chan screen.Intent // one slot: tickets to ask for; the pages ask for one at a time
	lost    chan screen.Intent // demand to be counted, at most keptLost

	mu      sync.Mutex
	size    image.Point
	state   screen.State
	ready   bool                    // the queue is known, or known to be out of reach
	body    api.Queue               // the last queue
	queueAt time.Time               // when it came
	minute  time.Time               // when the clock of view changes, zero if it shows none
	view    screen.View             // made of it
	touched time.Time               // when a finger was last there
	known   map[kiosk.Language]bool // whether the fonts can draw all its words
	ticket  kiosk.TicketID          // of the issued page
	held    string                  // the target under the finger when it came down
	scene   scene.Scene             // what is shown
	told    screen.State            // the state last given to reports
}

func newPages(o Options) *pages {
	start := screen.Start()
	start.Panel = o.Panel
	return &pages{
		fonts: o.Fonts, show: o.Show, now: o.Now, state: start,
		changed: make(chan struct{}, 1), reports: make(chan struct{}, 1),
		news: make(chan struct{}, 1), wishes: make(chan screen.Intent, 1),
		lost: make(chan screen.Intent, keptLost), offered: make(chan struct{}, 1),
		known: map[kiosk.Language]bool{},
	}
}

// Resize tells the size of the window, in pixels.
func (p *pages) Resize(size image.Point) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.size = size
	p.paint()
}

// Pointer is one step of a finger, told in the window's frame.
func (p *pages) Pointer(step window.Pointer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	target, _ := p.scene.At(step.At)
	p.touched = p.now()
	switch step.Kind {
	case window.Down:
		p.held = target.ID
		p.turn(screen.Press(p.state, target.ID, p.now()), screen.Intent{})
	case window.Move:
		pressed := p.held
		if target.ID != p.held {
			pressed = ""
		}
		if pressed != p.state.Pressed {
			p.turn(screen.Press(p.state, pressed, p.now()), screen.Intent{})
		}
	case window.Up:
		if target.ID != p.held {
			target.ID = ""
		}
		p.held = ""
		p.turn(screen.Touch(p.state, p.view, target.ID, p.now()))
	}
}

// tap is a touch from afar: down and up at once.
func (p *pages) tap(at image.Point) {
	p.mu.Lock()
	defer p.mu.Unlock()
	target, _ := p.scene.At(at)
	p.held = ""
	p.turn(screen.Touch(screen.Press(p.state, target.ID, p.now()), p.view, target.ID, p.now()))
}

// tick lets time pass and returns when to be called again, zero for never.
func (p *pages) tick() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	clock := p.view.Now
	p.look(now)
	p.put(screen.Tick(p.state, now)) // and not turn, which wakes who calls tick
	if !p.view.Now.Equal(clock) {
		p.paint()
	}
	next := p.state.Next()
	if !p.minute.IsZero() && (next.IsZero() || p.minute.Before(next)) {
		next = p.minute
	}
	return next
}

// queue takes in what the hub says.
func (p *pages) queue(q api.Queue) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.body, p.queueAt, p.ready = q, p.now(), true
	p.look(p.queueAt)
	p.paint()
	wake(p.changed)
}

// look makes the view as of now, its clock in whole minutes. p.mu is held.
func (p *pages) look(now time.Time) {
	if p.queueAt.IsZero() {
		return
	}
	q := p.body
	q.Now = q.Now.Add(now.Sub(p.queueAt))
	p.view, p.minute = screen.ViewOf(q), time.Time{}
	if clock := p.view.Now; !clock.IsZero() {
		p.view.Now = clock.Truncate(time.Minute)
		p.minute = now.Add(time.Minute - clock.Sub(p.view.Now))
	}
	p.view = p.view.Drawable(p.fonts)
	p.view.Languages = slices.DeleteFunc(p.view.Languages, func(l kiosk.Language) bool {
		draws, known := p.known[l]
		if !known {
			wake(p.offered)
		}
		return known && !draws
	})
}

// line takes in whether the hub answers.
func (p *pages) line(up bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if up {
		p.turn(screen.Found(p.state), screen.Intent{})
		return
	}
	p.ready = true
	p.turn(screen.Lost(p.state), screen.Intent{})
}

// issued shows the ticket that was asked for.
func (p *pages) issued(t api.Ticket) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ticket = t.ID
	p.turn(screen.Issued(p.state, screen.Ticket{Number: t.Number, Ahead: t.Ahead, Paper: t.Paper, Fault: t.PaperFault}, p.now()), screen.Intent{})
	wake(p.news)
}

// refused tells that no ticket came of the touch, and why.
func (p *pages) refused(code kiosk.Code) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.turn(screen.Refused(p.state, code, p.now()), screen.Intent{})
}

// shown returns the ticket that is on the screen, "" for none.
func (p *pages) shown() kiosk.TicketID {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.state.Page != screen.IssuedPage {
		return ""
	}
	return p.ticket
}

// paper takes in what became of a ticket's paper.
func (p *pages) paper(t api.Ticket) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if t.ID == p.ticket {
		p.turn(screen.Paper(p.state, t.Paper, t.PaperFault, p.now()), screen.Intent{})
	}
}

// turn puts a state in force, with what it asks for. p.mu is held.
func (p *pages) turn(next screen.State, intent screen.Intent) {
	p.put(next)
	switch intent.Action {
	case screen.Issue:
		p.wishes <- intent // the slot is free: nothing is asked for while the last is unanswered
	case screen.CountLost:
		select {
		case p.lost <- intent:
		default: // the hub has been away for long, and these are its least loss
		}
	}
	wake(p.changed)
}

// put shows a state. p.mu is held.
func (p *pages) put(next screen.State) {
	if next.Page != p.state.Page {
		p.held = "" // a finger acts on the page it came down on, or not at all
	}
	same := next.Same(p.state)
	p.state = next
	if !same {
		p.paint()
	}
}

// paint shows the page and has it reported, if they differ from the last.
// p.mu is held.
func (p *pages) paint() {
	if !p.ready || p.size == (image.Point{}) {
		return
	}
	next := screen.Scene(p.state, p.view, p.fonts, p.size)
	targets := slices.Equal(next.Targets, p.scene.Targets)
	if !targets || next.Size != p.scene.Size || next.Ground != p.scene.Ground || !slices.Equal(next.Marks, p.scene.Marks) {
		p.scene = next
		p.show(next)
	}
	if !targets || !p.state.Same(p.told) {
		p.told = p.state
		wake(p.reports)
	}
}
