package desk

import (
	"context"
	"errors"
	"sync"
	"time"

	"senha/kiosk"
)

const (
	// onePress is the time in which the same press at a desk is one. The queue
	// takes two calls within 3 s for one; here whoever goes on pressing does not
	// call the next person either. What was refused may be pressed again at once.
	onePress = 3 * time.Second
	// reportAgain is the pause before a device's state that could not be stored
	// is reported again.
	reportAgain = 5 * time.Second

	quickTick = 10 * time.Millisecond // while a press or a light changes with time
	slowTick  = time.Second
)

// A station is where presses come from, with its light: the buttons of a desk,
// or a keypad. It is used by the goroutine that runs it alone; what asks the
// queue hands a function to answers, which that goroutine calls.
type station struct {
	o     *Options
	name  string           // as origin and device: "button 3", "keypad 1"
	light func(bool) error // or nil

	answers chan func()
	asking  sync.WaitGroup
	last    map[kiosk.DeskID]*pressed

	shown answer
	since time.Duration
	on    bool

	device    kiosk.ReportDevice // how it is
	reported  kiosk.ReportDevice // what the queue knows of it
	reporting bool
	retry     time.Duration // when to report again
}

// pressed is a desk's last press.
type pressed struct {
	press  Press
	at     time.Duration
	answer answer
}

func newStation(o *Options, name string) *station {
	return &station{o: o, name: name, answers: make(chan func()), last: map[kiosk.DeskID]*pressed{}}
}

// ask has the queue decide something and calls then with its answer, on the
// station's goroutine, unless ctx ends first.
func (s *station) ask(ctx context.Context, w kiosk.Wish, then func(*kiosk.Ticket, error)) {
	s.asking.Go(func() {
		ticket, err := s.o.Submit(ctx, s.name, w)
		select {
		case s.answers <- func() { then(ticket, err) }:
		case <-ctx.Done():
		}
	})
}

// press asks the queue for what was pressed.
func (s *station) press(ctx context.Context, p Press) {
	at := s.o.Up()
	if last := s.last[p.Desk]; last != nil {
		switch same := last.press == p; {
		case last.answer == waiting && same:
			return
		case last.answer == waiting:
			s.refuse(p.String(), "the queue has not answered the last press yet")
			return
		case last.answer == done && same && at-last.at < onePress:
			last.at = at
			s.show(done)
			return
		}
	}
	mine := &pressed{press: p, at: at, answer: waiting}
	s.last[p.Desk] = mine
	s.show(waiting)
	s.ask(ctx, p.wish(), func(t *kiosk.Ticket, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			mine.answer = refused
			s.refuse(p.String(), because(err))
		case t == nil && p.Verb == Call:
			mine.answer = nobody
			s.show(nobody)
		default:
			mine.answer = done
			s.show(done)
		}
	})
}

// refuse says that a press comes to nothing, and why.
func (s *station) refuse(what, why string) {
	s.o.Log.Warn("a press at a desk was refused", "from", s.name, "press", what, "why", why)
	s.show(refused)
}

func (s *station) show(a answer) { s.shown, s.since = a, s.o.Up() }

// is says how the device is. News is logged and reported to the queue; detail
// says what to do, in words.
func (s *station) is(state, detail string) {
	news := kiosk.ReportDevice{Device: s.name, State: state, Detail: detail}
	if s.device == news {
		return
	}
	s.device, s.retry = news, 0
	if state == stateReady {
		s.o.Log.Info("buttons or keypad are ready", "device", s.name)
	} else {
		s.o.Log.Error("buttons or keypad do not work as they should; the kiosk runs on", "device", s.name, "state", state, "why", detail)
	}
}

// tick does what time brings: the light, the report of the device's state. It
// returns how long nothing else will change, where the buttons themselves are
// not restless.
func (s *station) tick(ctx context.Context, restless bool) time.Duration {
	at := s.o.Up()
	on, changes := lit(s.shown, at-s.since)
	if on != s.on {
		s.on = on
		s.switchLight(on)
	}
	if s.device != s.reported && !s.reporting && at >= s.retry {
		s.report(ctx)
	}
	if restless || changes {
		return quickTick
	}
	return slowTick
}

func (s *station) switchLight(on bool) {
	if s.light == nil {
		return
	}
	if err := s.light(on); err != nil {
		s.o.Log.Warn("the light does not answer; presses work without it", "device", s.name, "error", err)
		s.light = nil
	}
}

func (s *station) report(ctx context.Context) {
	news := s.device
	s.reporting = true
	s.ask(ctx, news, func(_ *kiosk.Ticket, err error) {
		s.reporting = false
		if err != nil {
			s.retry = s.o.Up() + reportAgain
			return
		}
		s.reported = news
	})
}

// end darkens the light and waits for what still asks.
func (s *station) end() {
	s.switchLight(false)
	s.asking.Wait()
}

// States of a device; coordinators read them.
const (
	stateReady     = "ready"
	stateUnplugged = "unplugged" // not there
	stateStuck     = "stuck"     // a button or key stays down
	stateNoisy     = "noisy"     // presses that nobody makes
)
