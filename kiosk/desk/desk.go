package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"periph.io/x/conn/v3/gpio"

	"senha/kiosk"
)

// Buttons are the call buttons of one desk. Lines are named as periph knows
// them: "GPIO17", or "P1_11" for a place on the header.
type Buttons struct {
	Desk   kiosk.DeskID
	Call   string
	NoShow string // "" if there is no second button
	Light  string // "" if there is none
}

// Keypad is a USB keypad.
type Keypad struct {
	Device string       // such as /dev/input/by-path/...-event-kbd
	Desk   kiosk.DeskID // whose it is, or "" where desks' numbers are typed
}

// Options are what a Desks needs.
type Options struct {
	Buttons []Buttons
	Keypads []Keypad

	// Submit has a wish decided and stored. It returns the ticket that answers
	// it, or nil; a refusal is a *kiosk.Error.
	Submit func(ctx context.Context, origin string, w kiosk.Wish) (*kiosk.Ticket, error)
	Up     func() time.Duration // a clock that never steps
	Log    *slog.Logger
}

// Desks are the buttons and keypads of a kiosk.
type Desks struct {
	o     Options
	line  func(name string) (gpio.PinIO, error)
	input func(path string) (keyboard, error)
}

// New returns the buttons and keypads that o names.
func New(o Options) *Desks { return &Desks{o: o, line: openLine, input: openKeyboard} }

// Run listens until ctx ends. Absent hardware is told once, in the log and as
// a device's state, and ends nothing. Keypads may come and go; GPIO lines are
// looked for once.
func (d *Desks) Run(ctx context.Context) error {
	var group sync.WaitGroup
	for _, b := range d.o.Buttons {
		group.Go(func() { d.runButtons(ctx, b) })
	}
	for i, k := range d.o.Keypads {
		group.Go(func() { d.runKeypad(ctx, fmt.Sprintf("keypad %d", i+1), k) })
	}
	group.Wait()
	return nil
}

// Verb is what a press asks for.
type Verb string

// What can be asked for.
const (
	Call   Verb = "call"
	Recall Verb = "recall"
	NoShow Verb = "no-show"
)

// Press is a wish at a desk.
type Press struct {
	Desk kiosk.DeskID
	Verb Verb
}

func (p Press) wish() kiosk.Wish {
	switch p.Verb {
	case Recall:
		return kiosk.Recall{Desk: p.Desk}
	case NoShow:
		return kiosk.NoShow{Desk: p.Desk}
	}
	return kiosk.CallNext{Desk: p.Desk}
}

// String is for the log.
func (p Press) String() string { return fmt.Sprintf("desk %s: %s", p.Desk, p.Verb) }

// because returns why a press was refused, for the log.
func because(err error) string {
	var refusal *kiosk.Error
	if errors.As(err, &refusal) && refusal.Cause != nil {
		return fmt.Sprintf("%s (%v)", refusal.Message, refusal.Cause)
	}
	return err.Error()
}
