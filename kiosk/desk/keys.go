package desk

import (
	"errors"
	"fmt"
	"time"

	"github.com/holoplot/go-evdev"

	"senha/kiosk"
)

const (
	// forgetAfter is how long what was typed counts without another key.
	forgetAfter = 5 * time.Second
	// chatter is the time in which a key that comes down again has bounced.
	chatter = 40 * time.Millisecond
	// A storm is more keys in a second than anybody types: a broken keypad, or
	// something lying on it. It is over when no key has come for a while.
	stormKeys  = 20
	stormSpan  = time.Second
	stormQuiet = 2 * time.Second
	// maxTyped is more than any wish needs: three digits and a sign.
	maxTyped = 8
)

// signs says what a key adds to what was typed; codes are those of the kernel's
// input-event-codes.h. They do not depend on NumLock, which is the reader's
// business. Some keypads send the codes of the upper row.
var signs = map[evdev.EvCode]byte{
	evdev.KEY_KP0: '0', evdev.KEY_KP1: '1', evdev.KEY_KP2: '2', evdev.KEY_KP3: '3', evdev.KEY_KP4: '4',
	evdev.KEY_KP5: '5', evdev.KEY_KP6: '6', evdev.KEY_KP7: '7', evdev.KEY_KP8: '8', evdev.KEY_KP9: '9',
	evdev.KEY_0: '0', evdev.KEY_1: '1', evdev.KEY_2: '2', evdev.KEY_3: '3', evdev.KEY_4: '4',
	evdev.KEY_5: '5', evdev.KEY_6: '6', evdev.KEY_7: '7', evdev.KEY_8: '8', evdev.KEY_9: '9',
	evdev.KEY_KPASTERISK: '*', evdev.KEY_KPMINUS: '-', evdev.KEY_MINUS: '-',
	// No wish has these yet: what holds one is refused.
	evdev.KEY_KPPLUS: '+', evdev.KEY_KPSLASH: '/', evdev.KEY_SLASH: '/', evdev.KEY_KPDOT: '.', evdev.KEY_KPCOMMA: ',',
	evdev.KEY_DOT: '.', evdev.KEY_KPEQUAL: '=',
}

// A keypad reads the events of one keypad. Times are those of a clock that
// never steps: the kernel's stamps on events are wall time and not used.
type keypad struct {
	desk kiosk.DeskID // whose it is, or "" where desks' numbers are typed

	text    []byte        // what was typed
	typed   time.Duration // when the last key of it came
	last    time.Duration // when any key came down last
	down    map[evdev.EvCode]time.Duration
	up      map[evdev.EvCode]time.Duration // when each key was let go
	recent  []time.Duration                // the last keys, at most stormKeys+1
	storm   bool
	dropped bool // the kernel's buffer ran over: nothing counts until it says that a report is whole
}

func newKeypad(desk kiosk.DeskID) *keypad {
	return &keypad{desk: desk, down: map[evdev.EvCode]time.Duration{}, up: map[evdev.EvCode]time.Duration{}}
}

// event takes one event (kernel Documentation/input/event-codes.rst). It
// returns a press where one is complete, or why what was typed is none.
func (k *keypad) event(at time.Duration, e evdev.InputEvent) (Press, error) {
	switch {
	case e.Type == evdev.EV_SYN && e.Code == evdev.SYN_DROPPED:
		k.dropped, k.text = true, nil
		clear(k.down)
		k.storm, k.last = true, at // nobody types faster than we read
		return Press{}, nil
	case k.dropped:
		k.dropped = e.Type != evdev.EV_SYN || e.Code != evdev.SYN_REPORT
		return Press{}, nil
	case e.Type != evdev.EV_KEY:
		return Press{}, nil
	}
	switch e.Value {
	case 0:
		delete(k.down, e.Code)
		k.up[e.Code] = at
	case 1: // 2 is a key that is held: it counts once
		up, was := k.up[e.Code]
		_, held := k.down[e.Code]
		k.down[e.Code] = at
		switch {
		case held:
		case k.stormy(at):
			k.text = nil
		case !was || at-up >= chatter:
			return k.key(at, e.Code)
		}
	}
	return Press{}, nil
}

// key takes a key that has come down.
func (k *keypad) key(at time.Duration, code evdev.EvCode) (Press, error) {
	if at-k.typed >= forgetAfter {
		k.text = nil
	}
	k.typed = at
	switch code {
	case evdev.KEY_KPENTER, evdev.KEY_ENTER:
		text := string(k.text)
		k.text = nil
		if k.under(at) > 2 {
			return Press{}, errors.New("several keys are down at once: press one after the other")
		}
		return parse(text, k.desk)
	case evdev.KEY_BACKSPACE:
		k.text = k.text[:max(len(k.text)-1, 0)]
	case evdev.KEY_ESC, evdev.KEY_DELETE:
		k.text = nil
	case evdev.KEY_NUMLOCK: // some keypads send it around the keys of their own accord
	default:
		c, known := signs[code]
		if !known {
			c = '?' // what holds a key without a meaning is refused
		}
		if len(k.text) < maxTyped {
			k.text = append(k.text, c)
		}
	}
	return Press{}, nil
}

// under returns how many keys are down. People who type fast still hold the
// last one; something that lies on the keypad holds more. Stuck keys have been
// told of, and don't keep the others from use.
func (k *keypad) under(at time.Duration) (n int) {
	for _, since := range k.down {
		if at-since < stuckAfter {
			n++
		}
	}
	return n
}

// stormy counts a key, and reports whether keys are to be ignored.
func (k *keypad) stormy(at time.Duration) bool {
	if k.storm && at-k.last >= stormQuiet {
		k.storm, k.recent = false, nil
	}
	k.last = at
	k.recent = append(k.recent, at)
	if len(k.recent) > stormKeys {
		k.recent = k.recent[len(k.recent)-stormKeys-1:]
		k.storm = k.storm || at-k.recent[0] < stormSpan
	}
	return k.storm
}

// trouble says what is wrong with the keypad, "stuck" or "noisy", or "".
func (k *keypad) trouble(at time.Duration) string {
	for _, since := range k.down {
		if at-since >= stuckAfter {
			return "stuck"
		}
	}
	if k.storm && at-k.last < stormQuiet {
		return "noisy"
	}
	return ""
}

// parse reads what was typed before Enter: a desk's number, if the keypad is
// no desk's own, and a sign.
func parse(text string, own kiosk.DeskID) (Press, error) {
	number, sign := text, byte(0)
	if n := len(text); n > 0 && (text[n-1] < '0' || text[n-1] > '9') {
		number, sign = text[:n-1], text[n-1]
	}
	p := Press{Desk: own, Verb: Call}
	switch sign {
	case 0:
	case '*':
		p.Verb = Recall
	case '-':
		p.Verb = NoShow
	default:
		return Press{}, fmt.Errorf("%q has no meaning: type the desk's number, then * to call again or - for nobody came, then Enter", text)
	}
	for _, c := range []byte(number) {
		if c < '0' || c > '9' {
			return Press{}, fmt.Errorf("%q has no meaning: type the desk's number first, then at most one sign, then Enter", text)
		}
	}
	switch {
	case number == "" && own == "":
		return Press{}, fmt.Errorf("%q names no desk: type the desk's number first, then Enter", text)
	case number != "" && own != "" && number != string(own):
		return Press{}, fmt.Errorf("%q is for another desk: this keypad belongs to desk %s, type Enter, * Enter or - Enter", text, own)
	case len(number) > 3:
		return Press{}, fmt.Errorf("%q is no desk: a desk has at most three digits", text)
	case number != "":
		p.Desk = kiosk.DeskID(number)
	}
	return p, nil
}
