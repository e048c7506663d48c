package virtual

import (
	"strings"
	"testing"
	"time"

	"senha/printer/escpos"
)

func TestScripts(t *testing.T) {
	b := start(t, Opts{})
	steps, err := ReadScript(strings.NewReader("# a bad morning\nticket:1 cover-open\n10ms ready # at once\nrows:30 off\n100ms ready\n"))
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- b.printer.Play(b.within(10*time.Second), steps) }()
	b.printer.wait(b.within(5*time.Second), func() bool { return len(b.printer.watches) == 1 })
	b.send([]byte{0x1D, 'a', 0x0E})
	b.want(escpos.AnswerASB)
	b.send(job(50)[2:]) // without ESC @, which would end that
	var s escpos.Status
	for s.CoverOpen == false {
		if a := b.want(escpos.AnswerASB); a.Kind == escpos.AnswerASB {
			s = escpos.StatusOfASB(a.ASB)
		}
	}
	b.want(escpos.AnswerASB) // ready
	b.want(escpos.AnswerProcessID)
	b.printer.wait(b.within(5*time.Second), func() bool { return len(b.printer.watches) == 1 })
	b.send(job(50)) // its rest is lost when the switch is turned
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if n := b.printer.Current().Height; n != 30 {
		t.Errorf("%d rows hang out", n)
	}
	if err := b.printer.Do("tear", ""); err != nil || b.printer.Current().Height != 0 || b.paper(2).Kind != Scrap {
		t.Error("it was not torn off", err)
	}
	b.wantSilence(50 * time.Millisecond)

	for _, bad := range []string{
		"ticket:3", "noon ready", "ticket:x ready", "ticket:0 ready", "1s lunch", "1s ready:4", "1s garble", "1s garbage:-1", "1s delay", "-1s ready", "1s ready now",
	} {
		if _, err := ReadScript(strings.NewReader("\n" + bad)); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if steps, err := ParseFaults("paper-out@ticket:3, ready@10s,garble:4"); err != nil || len(steps) != 3 || steps[0] != (Step{After: AfterCut, N: 3, What: "paper-out"}) || steps[1].Wait != 10*time.Second {
		t.Errorf("%+v %v", steps, err)
	}
	if _, err := ParseFaults("ready@"); err == nil {
		t.Error("a fault at no moment was taken")
	}
}

func TestPowerAndWire(t *testing.T) {
	b := start(t, Opts{})
	for _, s := range []State{Off, Cut} {
		b.send([]byte{0x1D, 'a', 0x0E})
		b.want(escpos.AnswerASB)
		b.set(s)
		if s == Off {
			b.wantSilence(20 * time.Millisecond) // it can't say so
		} else if a, ok := b.next(20 * time.Millisecond); ok {
			t.Error(a)
		}
		b.send(job(20))
		b.send(escpos.AskRealTime(1))
		b.wantSilence(50 * time.Millisecond)
		b.set(Ready)
		b.wantSilence(20 * time.Millisecond)
		b.send(job(30))
		b.want(escpos.AnswerProcessID)
	}
	papers := b.printer.Papers()
	if len(papers) != 2 {
		t.Fatalf("%d papers", len(papers))
	}
	for _, p := range papers {
		wantStripes(t, p.Picture, 30)
	}
}

func TestNoiseAndDelay(t *testing.T) {
	b := start(t, Opts{})
	b.printer.Delay(150 * time.Millisecond)
	began := time.Now()
	if s := b.ask(); !s.Ready() || time.Since(began) < 600*time.Millisecond {
		t.Errorf("%+v after %v", s, time.Since(began))
	}
	b.printer.Delay(0)
	b.printer.Babble(100)
	for {
		if _, ok := b.next(50 * time.Millisecond); !ok {
			break
		}
	}
	if b.parser.Garbage == 0 {
		t.Error("no nonsense came")
	}
	b.parser.Reset()
	b.printer.Garble(2000)
	b.send(job(20)) // 1462 bytes
	b.send(make([]byte, 600))
	b.send(escpos.ClearBuffer())
	b.want(escpos.AnswerCleared)
	b.send([]byte("\x1B@\n"))
	b.send(job(20))
	b.want(escpos.AnswerProcessID)
}
