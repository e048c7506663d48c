package desk

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"periph.io/x/conn/v3/gpio"
)

var threeButtons = Options{Buttons: []Buttons{{Desk: "3", Call: "GPIO17", NoShow: "GPIO27", Light: "GPIO22"}}}

var threeLines = []string{"GPIO17", "GPIO27", "GPIO22"}

const (
	isDone    = "##############################....."
	isNobody  = "###................................"
	isRefused = "#.#.#.#.#.#.#.#.#.#.#.#.#.#.#......"
	showTime  = 3500 * time.Millisecond
)

func TestButtons(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, end := newCentre(t, threeButtons, threeLines...)
		defer end()
		if got := c.device("button 3"); got != "ready" {
			t.Errorf("the buttons are %q", got)
		}
		say := func(what, line string, d time.Duration, want string) {
			t.Helper()
			c.button(line, d)
			if got := c.light(c.lamp("GPIO22"), showTime); got != want {
				t.Errorf("%s: the light says\n%s, want\n%s", what, got, want)
			}
		}
		say("call while nobody waits", "GPIO17", 150*time.Millisecond, isNobody)
		c.issue(3)
		say("call", "GPIO17", 150*time.Millisecond, isDone)
		c.wantAt("3", "A001")
		if calls := c.hub.State().Calls(); len(calls) != 1 || calls[0].Again {
			t.Errorf("calls are %+v", calls)
		}
		c.button("GPIO17", 1500*time.Millisecond)
		if calls := c.hub.State().Calls(); len(calls) != 1 || !calls[0].Again {
			t.Errorf("after the hold, calls are %+v", calls)
		}
		time.Sleep(5 * time.Second)
		say("nobody came", "GPIO27", 150*time.Millisecond, isDone)
		c.wantAt("3", "")
		if got := c.hub.State().Figure("legal").Missed; got != 1 {
			t.Errorf("%d missed", got)
		}
		say("nobody came where nobody was called", "GPIO27", 150*time.Millisecond, isRefused)
		if !strings.Contains(c.log.String(), "No ticket is at desk 3") {
			t.Errorf("the log doesn't say why:\n%s", c.log)
		}
		say("call again", "GPIO17", 60*time.Millisecond, isDone)
		c.wantAt("3", "A002")
	})
}

// Whoever goes on pressing has pressed once, for as long as it goes on.
func TestManyPressesAreOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, end := newCentre(t, threeButtons, threeLines...)
		defer end()
		c.issue(5)
		for range 10 {
			c.button("GPIO17", 100*time.Millisecond)
			time.Sleep(time.Second)
		}
		c.wantAt("3", "A001")
		time.Sleep(onePress)
		c.button("GPIO17", 100*time.Millisecond)
		c.wantAt("3", "A002")
	})
}

func TestBothAtOnceAreRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, end := newCentre(t, threeButtons, threeLines...)
		defer end()
		c.issue(1)
		for _, line := range threeLines[:2] {
			c.lines[line].EdgesChan <- gpio.Low
		}
		time.Sleep(20 * time.Millisecond)
		if got := c.light(c.lamp("GPIO22"), showTime); got != isRefused {
			t.Errorf("the light says\n%s, want\n%s", got, isRefused)
		}
		for _, line := range threeLines[:2] {
			c.lines[line].EdgesChan <- gpio.High
		}
		time.Sleep(time.Second)
		c.wantAt("3", "")
	})
}

// What can't be stored is refused at once, and not kept: when the disk has room
// again, nobody is called until somebody presses.
func TestAPressThatCannotBeStored(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, end := newCentre(t, threeButtons, threeLines...)
		defer end()
		c.issue(1)
		c.disk.full.Store(true)
		c.button("GPIO17", 100*time.Millisecond)
		if got := c.light(c.lamp("GPIO22"), showTime); got != isRefused {
			t.Errorf("the light says\n%s, want\n%s", got, isRefused)
		}
		c.disk.full.Store(false)
		time.Sleep(time.Minute)
		c.wantAt("3", "")
		c.button("GPIO17", 100*time.Millisecond)
		c.wantAt("3", "A001")
	})
}

// While the queue does not answer, the light says so after 2 s, and further
// presses come to nothing; its answer is shown when it comes.
func TestAnAnswerThatIsLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, end := newCentre(t, threeButtons, threeLines...)
		defer end()
		c.issue(2)
		c.disk.slow.Store(int64(6 * time.Second))
		c.button("GPIO17", 100*time.Millisecond)
		const want = "...................." + "#.#.#.#.#.#.#.#.#.#."
		if got := c.light(c.lamp("GPIO22"), 4*time.Second); got != want {
			t.Errorf("the light says\n%s, want\n%s", got, want)
		}
		c.button("GPIO17", 100*time.Millisecond)
		c.button("GPIO27", 100*time.Millisecond)
		time.Sleep(1700 * time.Millisecond)
		c.wantAt("3", "A001")
		if got := c.light(c.lamp("GPIO22"), time.Second); got != "##########" {
			t.Errorf("the light says %s when the answer has come", got)
		}
		c.disk.slow.Store(0)
		time.Sleep(time.Minute)
		c.wantAt("3", "A001")
	})
}

// A hub that has ended refuses at once.
func TestNoHub(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, end := newCentre(t, threeButtons, threeLines...)
		defer end()
		c.issue(1)
		c.endHub()
		c.button("GPIO17", 100*time.Millisecond)
		if got := c.light(c.lamp("GPIO22"), showTime); got != isRefused {
			t.Errorf("the light says\n%s, want\n%s", got, isRefused)
		}
	})
}

// Absent hardware is told once, in words, and the rest works.
func TestAbsentLines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := Options{Buttons: []Buttons{
			{Desk: "1", Call: "GPIO5"},
			{Desk: "3", Call: "GPIO17", Light: "GPIO99"},
		}}
		c, end := newCentre(t, o, "GPIO17")
		defer end()
		time.Sleep(time.Hour)
		for device, want := range map[string]string{"button 1": "the button on line GPIO5", "button 3": "the light on line GPIO99"} {
			want = "unplugged " + want + ": this machine has no such line; look at [[buttons]] in kiosk.toml and at the wiring, then restart the kiosk"
			if got := c.device(device); got != want {
				t.Errorf("%s is %q,\nwant %q", device, got, want)
			}
		}
		if n := strings.Count(c.log.String(), "level=ERROR"); n != 2 {
			t.Errorf("told %d times:\n%s", n, c.log)
		}
		c.issue(1)
		c.button("GPIO17", 100*time.Millisecond)
		c.wantAt("3", "A001")
	})
}

// A line that knows no edges is looked at often enough.
func TestALineWithoutEdges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := Options{Buttons: []Buttons{{Desk: "3", Call: "GPIO17"}}}
		c, end := newCentre(t, o, "edgeless GPIO17")
		defer end()
		c.issue(1)
		for _, l := range []gpio.Level{gpio.Low, gpio.High} {
			_ = c.lines["GPIO17"].Out(l)
			time.Sleep(60 * time.Millisecond)
		}
		c.wantAt("3", "A001")
	})
}

// A button that stays down is told once, and it is told when it is well again.
func TestAStuckButton(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, end := newCentre(t, threeButtons, threeLines...)
		defer end()
		c.issue(1)
		c.button("GPIO27", time.Minute)
		if got := c.device("button 3"); got != "ready" {
			t.Errorf("let go, the buttons are %q", got)
		}
		c.lines["GPIO27"].EdgesChan <- gpio.Low
		time.Sleep(time.Minute)
		if got := c.device("button 3"); !strings.HasPrefix(got, "stuck the button on line GPIO27 has been down for 10s") {
			t.Errorf("the buttons are %q", got)
		}
		c.button("GPIO17", 100*time.Millisecond)
		c.wantAt("3", "A001")
		if n := strings.Count(c.log.String(), "state=stuck"); n != 2 {
			t.Errorf("two stuck buttons told %d times:\n%s", n, c.log)
		}
	})
}

// A device's state that can't be stored is reported when it can.
func TestAStateIsReportedWhenItCanBeStored(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, end := newCentre(t, threeButtons, threeLines...)
		defer end()
		c.disk.full.Store(true)
		c.lines["GPIO17"].EdgesChan <- gpio.Low
		time.Sleep(time.Minute)
		if got := c.device("button 3"); got != "ready" {
			t.Errorf("the buttons are %q on a full disk", got)
		}
		c.disk.full.Store(false)
		time.Sleep(reportAgain + slowTick)
		if got := c.device("button 3"); !strings.HasPrefix(got, "stuck") {
			t.Errorf("the buttons are %q", got)
		}
	})
}

const pad, pad2 = "/dev/input/by-path/usb-1-event-kbd", "/dev/input/by-path/usb-2-event-kbd"

func TestTwoKeypads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, end := newCentre(t, Options{Keypads: []Keypad{{Device: pad}, {Device: pad2, Desk: "12"}}}, pad, pad2)
		defer end()
		c.issue(4)
		shared, own := c.plugged[pad], c.plugged[pad2]
		shared.bytes <- record(t, "3E")
		own.bytes <- record(t, "E")
		if got := c.light(shared.on.Load, showTime); got != isDone {
			t.Errorf("the light says\n%s, want\n%s", got, isDone)
		}
		if a, b := c.at("3"), c.at("12"); a+b != "A001A002" && a+b != "A002A001" {
			t.Errorf("at the desks are %q and %q, want two different tickets", a, b)
		}
		shared.bytes <- record(t, "1E")
		time.Sleep(time.Second)
		c.wantAt("1", "A003")
		shared.bytes <- record(t, "1-E")
		time.Sleep(time.Second)
		c.wantAt("1", "")
		shared.bytes <- record(t, "12*E")
		time.Sleep(time.Second)
		if calls := c.hub.State().Calls(); !calls[0].Again || calls[0].Desk != "12" {
			t.Errorf("the last call is %+v", calls[0])
		}
		time.Sleep(showTime)
		for _, keys := range []string{"99E", "77*E", "E", "3/2E"} {
			shared.bytes <- record(t, keys)
			if got := c.light(shared.on.Load, showTime); got != isRefused {
				t.Errorf("%q: the light says\n%s, want\n%s", keys, got, isRefused)
			}
		}
	})
}

// A keypad may come late, go and come back: each is told once.
func TestHotPlug(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, end := newCentre(t, Options{Keypads: []Keypad{{Device: pad}}})
		defer end()
		c.issue(3)
		time.Sleep(time.Minute)
		if got := c.device("keypad 1"); got != "unplugged "+pad+" is not plugged in" {
			t.Errorf("the keypad is %q", got)
		}
		for _, number := range []string{"A001", "A002"} {
			c.plug(pad).bytes <- record(t, "3E")
			time.Sleep(2 * lookAgain)
			c.wantAt("3", number)
			if got := c.device("keypad 1"); got != "ready" {
				t.Errorf("the keypad is %q", got)
			}
			c.plugged[pad].bytes <- record(t, "1") // half a wish is gone with the keypad
			time.Sleep(time.Second)
			c.pull(pad)
			time.Sleep(time.Minute)
			if got := c.device("keypad 1"); !strings.HasPrefix(got, "unplugged") {
				t.Errorf("the keypad is %q", got)
			}
		}
		if n := strings.Count(c.log.String(), "state=unplugged"); n != 3 {
			t.Errorf("told %d times:\n%s", n, c.log)
		}
	})
}

// record is what typing keys sends.
func record(t *testing.T, keys string) []byte {
	t.Helper()
	events, _ := typing(0, keys)
	var b bytes.Buffer
	if err := binary.Write(&b, binary.LittleEndian, events); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is no keypad and no line is told in words that say what to do.
func TestWhatIsNotThere(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("no device"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		file + "-not":  " is not plugged in; ",
		file:           " is no input device: ",
		"/dev/null":    " is no input device: ",
		t.TempDir():    " is no input device: ",
		file + "/deep": " is no input device: ",
	} {
		if _, err := openKeyboard(path); err == nil || !strings.Contains(err.Error(), path+want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	if _, err := openLine("NO_SUCH_LINE"); err == nil || !strings.Contains(err.Error(), "no such line") {
		t.Errorf("openLine: %v", err)
	}
}
