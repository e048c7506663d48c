package desk

import (
	"context"
	"fmt"
	"time"

	"github.com/holoplot/go-evdev"
)

// lookAgain is the pause between looks for a keypad that is not there.
const lookAgain = time.Second

// batch is what a read of a keyboard led to.
type batch struct {
	at     time.Duration
	events []evdev.InputEvent
	err    error
}

// runKeypad listens to a keypad until ctx ends, whenever it is plugged in.
func (d *Desks) runKeypad(ctx context.Context, name string, o Keypad) {
	s := newStation(&d.o, name)
	defer s.end()
	var (
		keys    *keypad
		board   keyboard
		batches chan batch // closed by the reader
		looked  time.Duration
	)
	leave := func(why error) {
		board.Close() // wakes the reader
		for range batches {
		}
		s.light, board, batches, keys = nil, nil, nil, nil
		looked = d.o.Up() // the next look says what is there instead
		if why != nil {
			d.o.Log.Info("a keypad has gone", "device", name, "path", o.Device, "why", why)
		}
	}
	timer := time.NewTimer(0)
	defer timer.Stop()
	for first := true; ; first = false {
		if board == nil && (first || d.o.Up()-looked >= lookAgain) {
			looked = d.o.Up()
			found, err := d.input(o.Device)
			if err != nil {
				s.is(stateUnplugged, err.Error())
			} else {
				board, keys, batches = found, newKeypad(o.Desk), make(chan batch)
				s.light, s.on = board.Light, false
				s.switchLight(false)
				s.asking.Go(func() { d.read(ctx, found, batches) })
			}
		}
		select {
		case <-ctx.Done():
			if board != nil {
				s.switchLight(false)
				leave(nil)
			}
			return
		case b := <-batches:
			for _, e := range b.events {
				p, err := keys.event(b.at, e)
				switch {
				case err != nil:
					s.refuse(name, err.Error())
				case p != Press{}:
					s.press(ctx, p)
				}
			}
			if b.err != nil {
				leave(b.err)
			}
		case answer := <-s.answers:
			answer()
		case <-timer.C:
		}
		if board != nil {
			switch keys.trouble(d.o.Up()) {
			case stateStuck:
				s.is(stateStuck, fmt.Sprintf("a key of %s has been down for %v: look what lies on it", o.Device, stuckAfter))
			case stateNoisy:
				s.is(stateNoisy, fmt.Sprintf("%s sends more keys than anybody types: look what lies on it, or take another keypad", o.Device))
			default:
				s.is(stateReady, "")
			}
		}
		timer.Reset(s.tick(ctx, false))
	}
}

// read hands over what a keyboard sends, until it is closed or gone.
func (d *Desks) read(ctx context.Context, board keyboard, batches chan<- batch) {
	defer close(batches)
	for {
		events, err := board.ReadSlice(64)
		batches <- batch{at: d.o.Up(), events: events, err: err}
		if err != nil || ctx.Err() != nil {
			return
		}
	}
}
