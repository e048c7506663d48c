package desk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/holoplot/go-evdev"
)

// A keyboard is a device that keys come from; openKeyboard opens real ones,
// recordings are others.
type keyboard interface {
	// ReadSlice waits for events and returns at most n. Close ends it with an
	// error.
	ReadSlice(n int) ([]evdev.InputEvent, error)
	Light(on bool) error
	Close() error
}

// An eventDevice is a keyboard of the kernel's.
type eventDevice struct {
	*evdev.InputDevice
	light bool
}

// openKeyboard opens an input device and grabs it, so that nothing else on the
// machine takes its keys for its own.
func openKeyboard(path string) (keyboard, error) {
	device, err := evdev.Open(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("%s is not plugged in; %s", path, plugged())
	case errors.Is(err, os.ErrPermission):
		return nil, fmt.Errorf("%s may not be opened: put the kiosk's user into the group input", path)
	case err != nil:
		return nil, fmt.Errorf("%s is no input device: %w", path, err)
	}
	has := func(codes ...evdev.EvCode) bool {
		all := device.CapableEvents(evdev.EV_KEY)
		return slices.ContainsFunc(codes, func(c evdev.EvCode) bool { return slices.Contains(all, c) })
	}
	if !has(evdev.KEY_KP1, evdev.KEY_1) || !has(evdev.KEY_KPENTER, evdev.KEY_ENTER) {
		device.Close()
		return nil, fmt.Errorf("%s has no digits and Enter, so it is no keypad; %s", path, plugged())
	}
	if err := device.Grab(); err != nil {
		device.Close()
		return nil, fmt.Errorf("%s is taken by another program: %w", path, err)
	}
	lights := device.CapableEvents(evdev.EV_LED)
	// Last, since asking for the file's descriptor makes reads deaf to Close.
	if err := device.NonBlock(); err != nil {
		device.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &eventDevice{device, slices.Contains(lights, evdev.LED_NUML)}, nil
}

// Light switches the keypad's NumLock light, if it has one.
func (e *eventDevice) Light(on bool) error {
	if !e.light {
		return nil
	}
	value := int32(0)
	if on {
		value = 1
	}
	return errors.Join(
		e.WriteOne(&evdev.InputEvent{Type: evdev.EV_LED, Code: evdev.LED_NUML, Value: value}),
		e.WriteOne(&evdev.InputEvent{Type: evdev.EV_SYN, Code: evdev.SYN_REPORT}))
}

// plugged says which keyboards are there, by the names that stay theirs.
func plugged() string {
	names, _ := filepath.Glob("/dev/input/by-path/*-event-kbd") // the pattern is well-formed
	names = slices.DeleteFunc(names, func(name string) bool {   // a link that leads nowhere
		_, err := os.Stat(name)
		return err != nil
	})
	if len(names) == 0 {
		return "no keypad is"
	}
	return "there are " + strings.Join(names, ", ")
}
