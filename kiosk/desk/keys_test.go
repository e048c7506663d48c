package desk

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/holoplot/go-evdev"

	"senha/kiosk"
)

// readEvents reads events as the kernel writes them: struct input_event of
// this machine, one after the other.
func readEvents(r io.Reader) ([]evdev.InputEvent, error) {
	var all []evdev.InputEvent
	for {
		var e evdev.InputEvent
		switch err := binary.Read(r, binary.LittleEndian, &e); {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return all, nil
		case err != nil:
			return all, err
		}
		all = append(all, e)
	}
}

// stamp is the time that the kernel wrote on an event.
func stamp(e evdev.InputEvent) time.Duration { return time.Duration(e.Time.Nano()) }

// hear plays events to a keypad by their own times and tells what came of it.
func hear(k *keypad, events []evdev.InputEvent) []string {
	var said []string
	for _, e := range events {
		p, err := k.event(stamp(e), e)
		switch {
		case err != nil:
			said = append(said, "refused")
		case p != Press{}:
			said = append(said, fmt.Sprintf("%s %s", p.Desk, p.Verb))
		}
	}
	return said
}

// codes are the keys' names in the tests, a letter each; lower case is let go.
var codes = map[rune]evdev.EvCode{
	'0': evdev.KEY_KP0, '1': evdev.KEY_KP1, '2': evdev.KEY_KP2, '3': evdev.KEY_KP3, '4': evdev.KEY_KP4,
	'5': evdev.KEY_KP5, '6': evdev.KEY_KP6, '7': evdev.KEY_KP7, '8': evdev.KEY_KP8, '9': evdev.KEY_KP9,
	'*': evdev.KEY_KPASTERISK, '-': evdev.KEY_KPMINUS, '+': evdev.KEY_KPPLUS, '/': evdev.KEY_KPSLASH,
	'E': evdev.KEY_KPENTER, 'e': evdev.KEY_ENTER, 'B': evdev.KEY_BACKSPACE, 'N': evdev.KEY_NUMLOCK,
	'X': evdev.KEY_ESC, 'F': evdev.KEY_F1, 'u': evdev.KEY_1,
}

// typing is what a person types: a key each 200 ms, each held for 80 ms; _ is
// a second without one.
func typing(from time.Duration, keys string) (events []evdev.InputEvent, end time.Duration) {
	for _, c := range keys {
		if c == '_' {
			from += time.Second
			continue
		}
		events = append(events, key(from, codes[c], 1)...)
		events = append(events, key(from+80*time.Millisecond, codes[c], 0)...)
		from += 200 * time.Millisecond
	}
	return events, from
}

// at stamps an event with its time.
func at(t time.Duration, e evdev.InputEvent) []evdev.InputEvent {
	e.Time.Sec, e.Time.Usec = int64(t/time.Second), int64(t%time.Second/time.Microsecond)
	return []evdev.InputEvent{e}
}

// key is what the kernel says of one key: scan code, key, report.
func key(t time.Duration, code evdev.EvCode, value int32) []evdev.InputEvent {
	return slices.Concat(
		at(t, evdev.InputEvent{Type: evdev.EV_MSC, Code: evdev.MSC_SCAN, Value: 0x70000 + int32(code)}),
		at(t, evdev.InputEvent{Type: evdev.EV_KEY, Code: code, Value: value}),
		at(t, evdev.InputEvent{Type: evdev.EV_SYN, Code: evdev.SYN_REPORT}))
}

func TestKeypad(t *testing.T) {
	for _, c := range []struct {
		keys string
		desk kiosk.DeskID
		want string
	}{
		{"3E", "", "3 call"},
		{"3*E", "", "3 recall"},
		{"3-E", "", "3 no-show"},
		{"12E", "", "12 call"},
		{"123E7E", "", "123 call, 7 call"},
		{"ue", "", "1 call"},        // the upper row
		{"N3NE", "", "3 call"},      // NumLock comes by itself
		{"4B3E", "", "3 call"},      // taken back
		{"4XE", "", "refused"},      // all taken back
		{"BB3E", "", "3 call"},      // nothing to take back
		{"1______3E", "", "3 call"}, // forgotten
		{"1___3E", "", "13 call"},
		{"E", "", "refused"},
		{"*E", "", "refused"},
		{"1234E", "", "refused"},
		{"123456789123E3E", "", "refused, 3 call"},
		{"3/E", "", "refused"},
		{"3+E", "", "refused"},
		{"3F E", "", "refused"},
		{"3*-E", "", "refused"},
		{"*3E", "", "refused"},
		{"3**E", "", "refused"},
		{"E", "5", "5 call"},
		{"*E", "5", "5 recall"},
		{"-E", "5", "5 no-show"},
		{"5E", "5", "5 call"},
		{"6E", "5", "refused"},
		{"E", "A1", "A1 call"},
	} {
		events, _ := typing(time.Hour, strings.ReplaceAll(c.keys, " ", ""))
		if got := strings.Join(hear(newKeypad(c.desk), events), ", "); got != c.want {
			t.Errorf("%q at the keypad of desk %q: %s, want %s", c.keys, c.desk, got, c.want)
		}
	}
}

func TestKeypadFaults(t *testing.T) {
	ms := func(n int) time.Duration { return time.Hour + time.Duration(n)*time.Millisecond }
	join := func(parts ...[]evdev.InputEvent) []evdev.InputEvent { return slices.Concat(parts...) }
	held := func(from int, code evdev.EvCode, n int) (all []evdev.InputEvent) { // down, then the kernel repeats it
		all = key(ms(from), code, 1)
		for i := range n {
			all = append(all, key(ms(from+250+33*i), code, 2)...)
		}
		return all
	}
	three, _ := typing(ms(20000), "3E")
	enter := evdev.EvCode(evdev.KEY_KPENTER)
	for _, c := range []struct {
		name   string
		events []evdev.InputEvent
		want   string
	}{
		{"a key that is held counts once", join(held(0, evdev.KEY_KP5, 60), key(ms(3000), evdev.KEY_KP5, 0), key(ms(3100), enter, 1)), "5 call"},
		{"Enter that is stuck calls once", held(0, enter, 500), "5 call"},
		{"a stuck digit leaves the rest of the keypad its use", join(held(0, evdev.KEY_KP1, 300), key(ms(15000), enter, 1), key(ms(15100), enter, 0)), "5 call"},
		{"a contact that chatters", join(key(ms(0), enter, 1), key(ms(5), enter, 0), key(ms(12), enter, 1), key(ms(90), enter, 0), key(ms(95), enter, 1)), "5 call"},
		{"an arm on the keypad", join(key(ms(0), evdev.KEY_KP5, 1), key(ms(5), evdev.KEY_KPMINUS, 1), key(ms(9), enter, 1)), "refused"},
		{"fast fingers", join(key(ms(0), evdev.KEY_KP5, 1), key(ms(60), enter, 1), key(ms(70), evdev.KEY_KP5, 0)), "5 call"},
		{"a key let go that was never down", join(key(ms(0), enter, 0), key(ms(100), enter, 1)), "5 call"},
		{"the kernel's buffer ran over", join(key(ms(0), evdev.KEY_KPMINUS, 1),
			at(ms(10), evdev.InputEvent{Type: evdev.EV_SYN, Code: evdev.SYN_DROPPED}),
			at(ms(10), evdev.InputEvent{Type: evdev.EV_KEY, Code: enter, Value: 1}),
			at(ms(10), evdev.InputEvent{Type: evdev.EV_SYN, Code: evdev.SYN_REPORT}),
			key(ms(900), enter, 1), key(ms(990), enter, 0), key(ms(3000), enter, 1)), "5 call"},
		{"mouse and switches are no keys", []evdev.InputEvent{{Type: evdev.EV_REL, Value: 1}, {Type: evdev.EV_SW, Value: 1}, {Type: evdev.EV_KEY, Code: 0x2ff, Value: 1}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(hear(newKeypad("5"), c.events), ", "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}

	t.Run("a storm is told, comes to little, and ends", func(t *testing.T) {
		var storm []evdev.InputEvent
		for i := range 400 { // 40 keys a second
			code := []evdev.EvCode{evdev.KEY_KP3, enter, evdev.KEY_KPASTERISK, evdev.KEY_F1}[i%4]
			storm = append(storm, key(ms(25*i), code, 1)...)
			storm = append(storm, key(ms(25*i+10), code, 0)...)
		}
		k := newKeypad("")
		if said := hear(k, storm); len(said) > stormKeys {
			t.Errorf("%d presses came of a storm", len(said))
		}
		if got := k.trouble(ms(10000)); got != stateNoisy {
			t.Errorf("the keypad is %q in a storm, want %q", got, stateNoisy)
		}
		if got := k.trouble(ms(12100)); got != "" {
			t.Errorf("the keypad is %q after the storm", got)
		}
		if got := strings.Join(hear(k, three), ", "); got != "3 call" {
			t.Errorf("after the storm: %s", got)
		}
	})
	t.Run("a contact that never stops chattering is a storm", func(t *testing.T) {
		k := newKeypad("5")
		var said []string
		for i := range 50 {
			said = append(said, hear(k, key(ms(25*i), enter, 1))...)
			said = append(said, hear(k, key(ms(25*i+10), enter, 0))...)
		}
		if got := strings.Join(said, ", "); got != "5 call" || k.trouble(ms(1300)) != stateNoisy {
			t.Errorf("presses %s, the keypad is %q", got, k.trouble(ms(1300)))
		}
	})
	t.Run("a stuck key is told", func(t *testing.T) {
		k := newKeypad("")
		hear(k, held(0, evdev.KEY_KP1, 20))
		if got := k.trouble(ms(9900)); got != "" {
			t.Errorf("after 9.9 s: %q", got)
		}
		if got := k.trouble(ms(10000)); got != stateStuck {
			t.Errorf("after 10 s: %q", got)
		}
		hear(k, key(ms(11000), evdev.KEY_KP1, 0))
		if got := k.trouble(ms(11000)); got != "" {
			t.Errorf("let go: %q", got)
		}
	})
}

// What Debian's kernel 6.1 hands out of QEMU's USB keyboard while 3 * Enter is
// typed, recorded by build/vm (amd64; a Pi's events have the same form).
func TestRecordedKeyboard(t *testing.T) {
	text, err := os.ReadFile("testdata/usb-keyboard-3-star-enter.hex")
	if err != nil {
		t.Fatal(err)
	}
	data, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	events, err := readEvents(bytes.NewReader(data))
	if err != nil || len(events) != 18 {
		t.Fatalf("%d events, %v; want scan code, key and report for three keys down and up", len(events), err)
	}
	if got := strings.Join(hear(newKeypad(""), events), ", "); got != "3 recall" {
		t.Errorf("got %s, want 3 recall", got)
	}
}

// Whatever bytes come, presses name a desk and come only of Enter.
func FuzzKeypad(f *testing.F) {
	for _, keys := range []string{"3E", "3*E-E", "B4-E", "999999E"} {
		events, _ := typing(time.Hour, keys)
		var b bytes.Buffer
		if err := binary.Write(&b, binary.LittleEndian, events); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes(), "")
		f.Add(b.Bytes(), "7")
	}
	f.Fuzz(func(t *testing.T, data []byte, own string) {
		events, err := readEvents(bytes.NewReader(data))
		if want := len(data) / int(unsafe.Sizeof(evdev.InputEvent{})); err != nil || len(events) != want {
			t.Fatalf("%d events of %d, %v", len(events), want, err)
		}
		k := newKeypad(kiosk.DeskID(own))
		for _, e := range events {
			p, err := k.event(stamp(e), e)
			enter := e.Type == evdev.EV_KEY && e.Value == 1 && (e.Code == evdev.KEY_KPENTER || e.Code == evdev.KEY_ENTER)
			switch {
			case p == (Press{}) && err == nil:
			case !enter:
				t.Fatalf("%v led to %v, %v", e, p, err)
			case err == nil && (p.Desk == "" || own != "" && p.Desk != kiosk.DeskID(own) || own == "" && len(p.Desk) > 3):
				t.Fatalf("a press at desk %q", p.Desk)
			}
			if len(k.text) > maxTyped || len(k.recent) > stormKeys+1 {
				t.Fatalf("%d keys and %d times are kept", len(k.text), len(k.recent))
			}
		}
	})
}
