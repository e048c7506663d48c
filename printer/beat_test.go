package printer_test

import (
	"bytes"
	"slices"
	"sync/atomic"
	"testing"

	"senha/kiosk"
	"senha/printer/virtual"
)

// Switched off and on in mid-ticket, so fast that no question of the idle kind
// is missed: the rest is printed, the paper is cut, and the proof comes. What
// came meanwhile is not on paper. Of the questions on the way one has no answer,
// and only that tells.
func TestUnansweredQuestionInMidTicket(t *testing.T) {
	for _, name := range []string{"epson", "epson-older"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, m := newCentre(t), newMachine(t, name)
			var off outage
			device := relayBoth(t, m.device, func(b []byte) []byte {
				return off.pass(b, func(s virtual.State) {
					if err := m.SetState(s); err != nil {
						t.Error(err)
					}
				})
			}, func(b []byte) []byte { return b })
			c.start(device, name)
			c.until("the printer is ready", still, c.is("ready"))
			off.wanted.Store(true)
			id := c.issue()
			// The clock stands still: nothing but the question can tell.
			c.until("it is printed", still, c.paper(id, kiosk.PaperPrinted))
			if n := off.lost.Load(); n < 100 {
				t.Fatalf("%d bytes were lost: nothing was tried", n)
			}
			if !c.ticket(id).Copy {
				t.Error("the ticket counts as an original")
			}
			if got := m.shows(c); len(got) < 2 || slices.Contains(got, "J001") || got[len(got)-1] != "J001*" {
				t.Errorf("papers %v, want a scrap and a copy", got)
			}
		})
	}
}

// An outage takes what a job sends from its first question to its second, both
// of which stand where commands end: the rest is no rubbish.
type outage struct {
	wanted, over atomic.Bool
	lost         atomic.Int64

	stream []byte // of the job, that has not been let pass
	passed int    // 0: before the job, 1: before the first question, 2: in the dark
}

// pass returns what the printer hears of b.
func (o *outage) pass(b []byte, set func(virtual.State)) []byte {
	if !o.wanted.Load() || o.over.Load() {
		return b
	}
	o.stream = append(o.stream, b...)
	var heard []byte
	for _, mark := range []string{"\x1B@", "\x10\x04\x01", "\x10\x04\x01"}[o.passed:] {
		from := 0
		if o.passed == 2 {
			from = len(mark) // the first question stands there still
		}
		at := bytes.Index(o.stream[min(from, len(o.stream)):], []byte(mark))
		if at < 0 {
			break
		}
		at += from
		switch o.passed {
		case 0:
			heard = append(heard, o.stream[:at+len(mark)]...)
			o.stream = o.stream[at+len(mark):]
		case 1:
			heard = append(heard, o.stream[:at]...)
			o.stream = o.stream[at:]
			set(virtual.Off)
		case 2:
			o.lost.Store(int64(at))
			o.over.Store(true)
			set(virtual.Ready)
			return append(heard, o.stream[at:]...)
		}
		o.passed++
	}
	if o.passed < 2 { // all but what may be the beginning of a question
		n := len(o.stream)
		for _, begins := range []string{"\x10", "\x10\x04"} {
			if bytes.HasSuffix(o.stream, []byte(begins)) {
				n = len(o.stream) - len(begins)
			}
		}
		heard, o.stream = append(heard, o.stream[:n]...), o.stream[n:]
	}
	return heard
}
