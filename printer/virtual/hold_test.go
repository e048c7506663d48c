package virtual

import (
	"testing"
	"time"

	"senha/printer/escpos"
)

func TestHolds(t *testing.T) {
	b := start(t, Opts{})
	for _, h := range []Hold{{AfterBytes, 1}, {AfterBytes, 5000}, {AfterRows, 100}, {AfterCut, 1}} {
		before := b.printer.Received()
		papers := len(b.printer.Papers())
		if err := b.printer.SetHold(h); err != nil {
			t.Fatal(err)
		}
		b.send(escpos.AskRealTime(1)) // is not a byte of a job
		b.want(escpos.AnswerRealTime)
		sent := make(chan error, 1)
		go func() {
			_, err := b.port.Write(b.within(5*time.Second), job(200))
			sent <- err
		}()
		if !b.printer.Held(b.within(5 * time.Second)) {
			t.Fatal("not held", h)
		}
		got := b.printer.Report()
		switch h.After {
		case AfterBytes:
			// A byte that might begin a real-time command counts when it is clear
			// that it does not.
			if n := got.Received - before - 3; n < int64(h.N) || n > int64(h.N)+1 {
				t.Errorf("held after %d bytes, want %d", n, h.N)
			}
		case AfterRows:
			if got.Rows != 100 {
				t.Errorf("held after %d rows", got.Rows)
			}
		case AfterCut:
			if len(got.Papers) != papers+1 {
				t.Error("held without a paper")
			}
		}
		b.wantSilence(50 * time.Millisecond)
		b.printer.Release()
		b.want(escpos.AnswerProcessID)
		if err := <-sent; err != nil {
			t.Fatal(err)
		}
		wantStripes(t, b.paper(papers+1).Picture, 200)
	}
	if b.printer.SetHold(Hold{After: "lunch"}) == nil {
		t.Error("a hold after lunch was taken")
	}
}
