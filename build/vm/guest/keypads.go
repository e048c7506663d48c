package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/holoplot/go-evdev"

	"senha/kiosk/desk"
)

// keypadTrials are tried on keypads that the kernel's uinput makes.
var keypadTrials = []trial{
	{"a keypad calls, and nobody else sees its keys", tryGrab},
	{"its light answers", tryLight},
	{"keypads come and go", tryHotPlug},
	{"two keypads, one of them a desk's own", tryTwo},
	{"a storm is told and ends", tryStorm},
	{"a stuck key is repeated by the kernel and counts once", tryStuck},
	{"a mouse is no keypad", tryMouse},
	{"a keypad that another program has is told", tryTaken},
}

var keysOfPads = []evdev.EvCode{
	evdev.KEY_KP0, evdev.KEY_KP1, evdev.KEY_KP2, evdev.KEY_KP3, evdev.KEY_KP4, evdev.KEY_KP5, evdev.KEY_KP6, evdev.KEY_KP7,
	evdev.KEY_KP8, evdev.KEY_KP9, evdev.KEY_KPENTER, evdev.KEY_KPASTERISK, evdev.KEY_KPMINUS, evdev.KEY_KPPLUS, evdev.KEY_KPSLASH,
	evdev.KEY_NUMLOCK, evdev.KEY_BACKSPACE,
}

// pad is a keypad of uinput's, with the path by which it is found.
type pad struct {
	*evdev.InputDevice
	path string
	node string
}

// plug makes a keypad.
func plug(name string) (*pad, error) {
	device, err := evdev.CreateDevice(name, evdev.InputID{BusType: 3, Vendor: 1, Product: 1}, map[evdev.EvType][]evdev.EvCode{
		evdev.EV_KEY: keysOfPads, evdev.EV_LED: {evdev.LED_NUML}, evdev.EV_REP: {},
	})
	if err != nil {
		return nil, err
	}
	p := &pad{InputDevice: device}
	if p.node, err = node(name); err != nil {
		return nil, err
	}
	p.path, err = link(p.node, name)
	return p, err
}

// unplug takes it away.
func (p *pad) unplug() error {
	return errors.Join(evdev.DestroyDevice(p.InputDevice), p.Close())
}

func (p *pad) key(code evdev.EvCode, value int32) error {
	return errors.Join(
		p.WriteOne(&evdev.InputEvent{Type: evdev.EV_KEY, Code: code, Value: value}),
		p.WriteOne(&evdev.InputEvent{Type: evdev.EV_SYN, Code: evdev.SYN_REPORT}))
}

// types presses keys one after the other.
func (p *pad) types(pause time.Duration, codes ...evdev.EvCode) error {
	for _, c := range codes {
		if err := p.key(c, 1); err != nil {
			return err
		}
		time.Sleep(pause)
		if err := p.key(c, 0); err != nil {
			return err
		}
		time.Sleep(pause)
	}
	return nil
}

const finger = 30 * time.Millisecond

// with plugs a keypad in, runs desks on it, and ends both.
func with(o desk.Keypad, try func(*pad, *centre) error) error {
	p, err := plug("pad")
	if err != nil {
		return err
	}
	o.Device = p.path
	c := open(desk.Options{Keypads: []desk.Keypad{o}})
	err = c.isState("keypad 1", "ready")
	if err == nil {
		err = try(p, c)
	}
	return errors.Join(err, c.close(), p.unplug())
}

func tryGrab() error {
	return with(desk.Keypad{}, func(p *pad, c *centre) error {
		other, err := os.OpenFile(p.node, os.O_RDONLY|syscall.O_NONBLOCK, 0)
		if err != nil {
			return err
		}
		defer other.Close()
		seen := make(chan int, 1)
		go func() {
			n, _ := other.Read(make([]byte, 4096))
			seen <- n
		}()
		for _, t := range []struct {
			keys []evdev.EvCode
			want string
		}{
			{[]evdev.EvCode{evdev.KEY_KP3, evdev.KEY_KPENTER}, "keypad 1 kiosk.CallNext{3}"},
			{[]evdev.EvCode{evdev.KEY_KP1, evdev.KEY_KP2, evdev.KEY_KPASTERISK, evdev.KEY_KPENTER}, "keypad 1 kiosk.Recall{12}"},
			{[]evdev.EvCode{evdev.KEY_KP3, evdev.KEY_KPMINUS, evdev.KEY_KPENTER}, "keypad 1 kiosk.NoShow{3}"},
		} {
			if err := errors.Join(p.types(finger, t.keys...), c.wished(t.want)); err != nil {
				return err
			}
		}
		select {
		case n := <-seen:
			return fmt.Errorf("another program saw %d bytes of keys", n)
		default:
			return nil
		}
	})
}

func tryLight() error {
	return with(desk.Keypad{}, func(p *pad, c *centre) error {
		other, err := evdev.OpenWithFlags(p.node, os.O_RDONLY)
		if err != nil {
			return err
		}
		defer other.Close()
		// Each 100 ms, or less often where the processor is emulated.
		watch := func() (text string, err error) {
			for range 35 {
				state, err := other.State(evdev.EV_LED)
				if err != nil {
					return "", err
				}
				text += map[bool]string{true: "#", false: "."}[state[evdev.LED_NUML]]
				time.Sleep(100 * time.Millisecond)
			}
			return text, nil
		}
		if err := p.types(finger, evdev.KEY_KP3, evdev.KEY_KPENTER); err != nil {
			return err
		}
		steady, err := watch()
		if err != nil || strings.Count(steady, "#") < 10 || strings.Contains(strings.TrimRight(steady, "."), ".") {
			return fmt.Errorf("after a call the light says %s, %v", steady, err)
		}
		c.mu.Lock()
		c.refuse = true
		c.mu.Unlock()
		if err := p.types(finger, evdev.KEY_KP3, evdev.KEY_KPENTER); err != nil {
			return err
		}
		blinks, err := watch()
		if err != nil || strings.Count(blinks, "#.") < 3 {
			return fmt.Errorf("after a refusal the light says %s, %v", blinks, err)
		}
		return nil
	})
}

func tryHotPlug() error {
	c := open(desk.Options{Keypads: []desk.Keypad{{Device: "/dev/input/by-path/pad-event-kbd"}}})
	_ = os.Remove("/dev/input/by-path/pad-event-kbd") // of the last trial
	err := c.isState("keypad 1", "unplugged")
	for range 3 {
		if err != nil {
			break
		}
		var p *pad
		if p, err = plug("pad"); err != nil {
			break
		}
		err = errors.Join(c.isState("keypad 1", "ready"), p.types(finger, evdev.KEY_KP3, evdev.KEY_KPENTER),
			c.wished("keypad 1 kiosk.CallNext{3}"), p.unplug(), c.isState("keypad 1", "unplugged"))
		time.Sleep(3 * time.Second) // or the next call is the same press
	}
	return errors.Join(err, c.close())
}

func tryTwo() error {
	one, err := plug("one")
	if err != nil {
		return err
	}
	two, err := plug("two")
	if err != nil {
		return err
	}
	c := open(desk.Options{Keypads: []desk.Keypad{{Device: one.path}, {Device: two.path, Desk: "A7"}}})
	err = errors.Join(c.isState("keypad 1", "ready"), c.isState("keypad 2", "ready"),
		one.types(finger, evdev.KEY_KP1), two.types(finger, evdev.KEY_KPENTER), one.types(finger, evdev.KEY_KPENTER),
		c.wished("keypad 2 kiosk.CallNext{A7}", "keypad 1 kiosk.CallNext{1}"))
	return errors.Join(err, c.close(), one.unplug(), two.unplug())
}

func tryStorm() error {
	return with(desk.Keypad{Desk: "3"}, func(p *pad, c *centre) error {
		var storm []evdev.EvCode
		for range 100 {
			storm = append(storm, evdev.KEY_KP1, evdev.KEY_KPPLUS, evdev.KEY_KPSLASH)
		}
		if err := errors.Join(p.types(0, storm...), c.isState("keypad 1", "noisy"), c.isState("keypad 1", "ready")); err != nil {
			return err
		}
		return errors.Join(p.types(finger, evdev.KEY_KPENTER), c.wished("keypad 1 kiosk.CallNext{3}"))
	})
}

func tryStuck() error {
	return with(desk.Keypad{Desk: "3"}, func(p *pad, c *centre) error {
		if err := errors.Join(p.key(evdev.KEY_KPENTER, 1), c.wished("keypad 1 kiosk.CallNext{3}")); err != nil {
			return err
		}
		time.Sleep(5 * time.Second)
		return errors.Join(c.isState("keypad 1", "stuck"), p.key(evdev.KEY_KPENTER, 0), c.isState("keypad 1", "ready"), c.wished())
	})
}

func tryMouse() error {
	device, err := evdev.CreateDevice("mouse", evdev.InputID{BusType: 3}, map[evdev.EvType][]evdev.EvCode{
		evdev.EV_KEY: {evdev.BTN_LEFT}, evdev.EV_REL: {evdev.REL_X, evdev.REL_Y},
	})
	if err != nil {
		return err
	}
	at, err := node("mouse")
	if err != nil {
		return err
	}
	c := open(desk.Options{Keypads: []desk.Keypad{{Device: at}}})
	return errors.Join(c.isState("keypad 1", "unplugged"), c.close(), evdev.DestroyDevice(device), device.Close())
}

func tryTaken() error {
	p, err := plug("pad")
	if err != nil {
		return err
	}
	other, err := evdev.Open(p.node)
	if err != nil {
		return err
	}
	if err := other.Grab(); err != nil {
		return err
	}
	c := open(desk.Options{Keypads: []desk.Keypad{{Device: p.path}}})
	return errors.Join(c.isState("keypad 1", "unplugged"), other.Close(), c.isState("keypad 1", "ready"), c.close(), p.unplug())
}
