package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// play feeds a panel what a line's recording says, and looks at the time each
// 10 ms as a running panel does. A recording is words: a time in ms, then what
// is seen then on which line: C and N are the buttons down, c and n up, ! an
// edge behind which the call button's line is as before. What comes of it is
// told with its time, rounded down to 10 ms.
func play(t *testing.T, recording string, until int) []string {
	t.Helper()
	var p panel
	var said []string
	hear := func(at time.Duration, g gesture, v Verb) {
		switch g {
		case gestureAsk:
			said = append(said, fmt.Sprintf("%d %s", at.Milliseconds()/10*10, v))
		case gestureTwo:
			said = append(said, fmt.Sprintf("%d both", at.Milliseconds()/10*10))
		}
	}
	p.look(0, callLine, false, false)
	p.look(0, noShowLine, false, false)
	words := strings.Fields(recording)
	for ms := 0; ms <= until; ms++ {
		at := time.Duration(ms) * time.Millisecond
		for len(words) > 0 && words[0] == fmt.Sprint(ms) {
			for _, c := range words[1] {
				line, down := callLine, c == 'C' || c == 'N'
				if c == 'n' || c == 'N' {
					line = noShowLine
				}
				if c == '!' {
					down = p.lines[line].raw
				}
				g, v := p.look(at, line, down, true)
				hear(at, g, v)
			}
			words = words[2:]
		}
		if ms%10 == 0 {
			g, v := p.advance(at)
			hear(at, g, v)
			if _, what := p.trouble(at); what != "" {
				if s := what + " from " + fmt.Sprint(ms); !slices.ContainsFunc(said, func(x string) bool { return strings.HasPrefix(x, what) }) {
					said = append(said, s)
				}
			}
		}
	}
	if len(words) > 0 {
		t.Fatalf("the recording is not played to its end: %v is left", words)
	}
	return said
}

func TestPanel(t *testing.T) {
	for _, c := range []struct {
		name, recording string
		until           int
		want            string
	}{
		{"a press calls when it is let go", "100 C 250 c", 400, "270 call"},
		{"contacts bounce at both ends", "100 C 101 c 103 C 104 c 107 C 250 c 252 C 253 c 258 C 259 c", 400, "280 call"},
		{"two presses", "100 C 250 c 900 C 1000 c", 1200, "270 call, 1020 call"},
		{"held for a second", "100 C 1500 c", 2000, "1100 recall"},
		{"held for longer speaks once", "100 C 9000 c", 9500, "1100 recall"},
		{"a spike is no press", "100 C 102 c 300 C 319 c", 600, ""},
		{"edges with no level behind them are no press", "100 ! 101 ! 130 !", 300, ""},
		{"a dip within a press doesn't end it", "100 C 300 c 302 C 500 c", 800, "520 call"},
		{"a dip within a hold doesn't end it", "100 C 600 c 610 C 1300 c", 1600, "1100 recall"},
		{"nobody came", "100 N 200 n", 400, "220 no-show"},
		{"nobody came, pressed long", "100 N 3000 n", 3300, "3020 no-show"},
		{"both at once mean nothing", "100 C 110 N 300 c 310 n", 600, "130 both"},
		{"both at once, held, mean nothing", "100 CN 3000 c 4000 n", 5000, "120 both"},
		{"after both, each counts again", "100 CN 300 cn 500 C 600 c", 800, "120 both, 620 call"},
		{"the second button while the first is held", "100 C 1500 N 1600 n 1800 c", 2000, "1100 recall, 1520 both"},
		{"one after the other", "100 C 200 c 210 N 300 n", 500, "220 call, 320 no-show"},
		{"a stuck button is told and doesn't call when it comes loose", "100 C 15000 c", 15100, "1100 recall, stuck from 10100"},
		{"a stuck second button is no no-show", "100 N 15000 n", 15100, "stuck from 10100"},
		{"a stuck button leaves the other its use", "100 N 12000 C 12100 c", 12500, "stuck from 10100, 12120 call"},
		{"a button that has come loose works again", "100 C 15000 c 16000 C 16100 c", 16500, "1100 recall, stuck from 10100, 16120 call"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(play(t, c.recording, c.until), ", "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// A mains cable beside the wire: an edge each 5 ms, for 8 s.
func TestNoiseIsToldAndNoPress(t *testing.T) {
	var b strings.Builder
	for ms := 100; ms < 8100; ms += 10 {
		fmt.Fprintf(&b, "%d C %d c ", ms, ms+5)
	}
	if got := strings.Join(play(t, b.String(), 12000), ", "); got != "noisy from 5100" {
		t.Errorf("got %s", got)
	}
}

// A button that is down when the kiosk starts is stuck, or somebody leans on
// it: it counts from when it has been up.
func TestDownAtTheStart(t *testing.T) {
	var p panel
	for ms := 0; ms <= 3000; ms += 10 {
		down := ms < 2000 || ms >= 2500 && ms < 2600
		g, v := p.look(time.Duration(ms)*time.Millisecond, callLine, down, false)
		if want := ms == 2620; (g == gestureAsk) != want || want && v != Call {
			t.Errorf("at %d ms: gesture %d, %q", ms, g, v)
		}
	}
}

// A panel that was kept waiting (a busy machine) still sees the press that lies
// between two looks, by their times.
func TestLateLooks(t *testing.T) {
	var p panel
	p.look(0, callLine, false, false)
	p.look(100*time.Millisecond, callLine, true, true)
	if g, _ := p.look(250*time.Millisecond, callLine, false, true); g != noGesture {
		t.Errorf("gesture %d before the release has settled", g)
	}
	if g, v := p.advance(5 * time.Second); g != gestureAsk || v != Call {
		t.Errorf("gesture %d %q, want a call", g, v)
	}
}

// Whatever pulses shorter than settling a line has, nobody is called; and a
// clean press after them calls once.
func TestNoiseNeverCalls(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var p panel
		p.look(0, callLine, false, false)
		p.look(0, noShowLine, false, false)
		at, asked := time.Duration(0), 0
		step := func(line int, down bool, d time.Duration) {
			g, _ := p.look(at, line, down, true)
			for end := at + d; at < end; at += time.Millisecond {
				if g == gestureAsk {
					asked++
				}
				g, _ = p.advance(at)
			}
			if g == gestureAsk {
				asked++
			}
		}
		for range rapid.IntRange(0, 50).Draw(r, "pulses") {
			line := rapid.IntRange(callLine, noShowLine).Draw(r, "line")
			step(line, true, time.Duration(rapid.IntRange(1, 19).Draw(r, "down"))*time.Millisecond)
			step(line, false, time.Duration(rapid.IntRange(1, 60).Draw(r, "up"))*time.Millisecond)
		}
		if asked != 0 {
			r.Fatalf("noise asked %d times", asked)
		}
		step(callLine, false, time.Second)
		step(noShowLine, false, time.Second)
		step(callLine, true, 100*time.Millisecond)
		step(callLine, false, time.Second)
		if asked != 1 {
			r.Fatalf("a clean press asked %d times", asked)
		}
	})
}
