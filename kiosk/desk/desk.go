package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
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

// Devices returns the names under which buttons and keypads report: "button 3"
// for those of desk 3, "keypad 1" for the first keypad.
func (d *Desks) Devices() []string {
	var names []string
	for _, b := range d.o.Buttons {
		names = append(names, buttonPrefix+string(b.Desk))
	}
	for i := range d.o.Keypads {
		names = append(names, fmt.Sprint(keypadPrefix, i+1))
	}
	return names
}

// Gone returns those of some devices' names that are buttons or keypads, and
// none of these.
func (d *Desks) Gone(names []string) []string {
	here := d.Devices()
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool {
		ours := strings.HasPrefix(n, buttonPrefix) || strings.HasPrefix(n, keypadPrefix)
		return !ours || slices.Contains(here, n)
	})
}

// What devices' names begin with.
const (
	buttonPrefix = "button "
	keypadPrefix = "keypad "
)

// Run listens until ctx ends. Absent hardware is told once, in the log and as
// a device's state, and ends nothing. Keypads may come and go; GPIO lines are
// looked for once.
func (d *Desks) Run(ctx context.Context) error {
	var group sync.WaitGroup
	names := d.Devices()
	for i, b := range d.o.Buttons {
		group.Go(func() { d.runButtons(ctx, names[i], b) })
	}
	for i, k := range d.o.Keypads {
		group.Go(func() { d.runKeypad(ctx, names[len(d.o.Buttons)+i], k) })
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
