package virtual

import (
	"bytes"
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"senha/printer/escpos"
	"senha/printer/profile"
	"senha/printer/ticket"
)

// presenting starts a printer with a presenter.
func presenting(t *testing.T, o Opts) *bench {
	t.Helper()
	class, err := profile.Named("presenter")
	if err != nil {
		t.Fatal(err)
	}
	o.Profile = class
	return start(t, o)
}

// give prints the n-th ticket, holds it out, and waits until that is so.
func (b *bench) give(n int) {
	b.Helper()
	var e escpos.Encoder
	e.Raster(stripes(50), b.printer.o.Profile.Raster)
	e.Cut(0)
	e.Present(32)
	e.AskStatus(1)
	b.send(e.Bytes())
	b.want(escpos.AnswerStatus)
	wantStripes(b.T, b.paper(n).Picture, 50)
	b.fate(n, Presented)
}

// fate checks what became of the n-th paper.
func (b *bench) fate(n int, want Fate) {
	b.Helper()
	if got := b.paper(n); got.Fate != want || len(got.Faults) > 0 {
		b.Errorf("paper %d is %q, want %q; faults %v", n, got.Fate, want, got.Faults)
	}
}

// raw sends a question and returns the bytes that come back.
func (b *bench) raw(question string, n int) []byte {
	b.Helper()
	b.send([]byte(question))
	var got []byte
	for one := make([]byte, 1); len(got) < n; got = append(got, one...) {
		if _, err := b.port.Read(b.within(5*time.Second), one); err != nil {
			b.Fatalf("% x came, and then: %v", got, err)
		}
	}
	return got
}

const fullStatus = "\x10\x04\x14"

func TestATicketIsHeldOut(t *testing.T) {
	b := presenting(t, Opts{})
	var e escpos.Encoder
	e.Raster(stripes(50), b.printer.o.Profile.Raster)
	e.Cut(0)
	e.AskStatus(1)
	b.send(e.Bytes())
	b.want(escpos.AnswerStatus)
	b.fate(1, Inside)
	if b.printer.Take() {
		t.Error("a ticket was taken that is not held out")
	}
	b.give(2) // pushes the first out
	b.fate(1, Ejected)
	if !b.printer.Take() || b.printer.Take() {
		t.Error("one ticket was not taken once")
	}
	b.fate(2, Taken)
	b.give(3)
	b.give(4)
	b.fate(3, Ejected)
	b.send([]byte("\x1De\x05\x1Dr\x01"))
	b.want(escpos.AnswerStatus)
	b.fate(4, Ejected)
	b.fate(2, Taken) // and stays so
	if r := b.printer.Report(); r.Holds != 0 || r.Papers[2].Fate != Taken {
		t.Errorf("%+v", r)
	}
}

// A picture's bytes are no commands, whatever stands in them.
func TestEjectorCommandsInAPicture(t *testing.T) {
	b := presenting(t, Opts{})
	b.give(1)
	b.send([]byte("\x1Dv0\x00\x04\x00\x01\x00\x1De\x05\x00"))
	b.printer.wait(b.within(5*time.Second), func() bool { return b.printer.roll.Rows() == 1 })
	b.fate(1, Ejected) // by the row
	b.send([]byte("\x1De\x03\x20\x1De\x02\x1De\x09\x1DV\x00\x1Dr\x01"))
	b.want(escpos.AnswerStatus)
	p := b.paper(2)
	if p.Fate != Inside || len(p.Faults) != 2 || p.Faults[0].Text != "GS e 2 is ignored: retracting is not enabled in this printer" {
		t.Errorf("%s %v", p.Fate, p.Faults)
	}
}

func TestNobodyTakesIt(t *testing.T) {
	b := presenting(t, Opts{Retract: 300 * time.Millisecond})
	b.give(1)
	if !b.printer.wait(b.within(5*time.Second), func() bool { return b.printer.presenter.number == 0 }) {
		t.Fatal("it is not drawn back")
	}
	b.fate(1, Retracted)
	b.give(2)
	b.give(3) // in time: the next draws it back too
	b.fate(2, Retracted)
	b.send([]byte("\x1De\x02\x1Dr\x01"))
	b.want(escpos.AnswerStatus)
	b.fate(3, Retracted)
	b.give(4)
	if err := b.printer.Do("take", ""); err != nil {
		t.Error(err)
	}
	b.fate(4, Taken)
	time.Sleep(400 * time.Millisecond)
	b.fate(4, Taken)
}

func TestStatusOfThePresenter(t *testing.T) {
	b := presenting(t, Opts{})
	want := func(when, full, ejector string) {
		t.Helper()
		if got := b.raw(fullStatus, 6); string(got) != full {
			t.Errorf("%s: the full status is % x, want % x", when, got, full)
		}
		if ejector == "" {
			return
		}
		if got := b.raw("\x1De\x06", 1); string(got) != ejector {
			t.Errorf("%s: the ejector is % x, want % x", when, got, ejector)
		}
	}
	want("empty", "\x10\x0F\x00\x00\x00\x00", "\x04")
	b.give(1)
	want("held out", "\x10\x0F\x20\x00\x00\x00", "\x0C")
	if s := b.ask(); !s.Ready() {
		t.Errorf("a ticket that is held out keeps it from printing: %+v", s)
	}
	b.set(PaperLow)
	want("paper low", "\x10\x0F\x24\x00\x00\x00", "\x0D")
	b.printer.Take()
	b.set(PaperOut)
	want("paper out", "\x10\x0F\x05\x00\x00\x00", "")
	b.set(CoverOpen)
	want("cover open", "\x10\x0F\x00\x03\x00\x00", "")
	b.set(CutterError)
	want("cutter", "\x10\x0F\x00\x00\x00\x01", "")
	b.set(EjectorJam)
	want("jam", "\x10\x0F\x00\x00\x40\x00", "")
	b.set(Ready)
	want("mended", "\x10\x0F\x00\x00\x00\x00", "\x04")
}

// A jam keeps it from printing; who mends it pulls the ticket out.
func TestTheEjectorJams(t *testing.T) {
	b := presenting(t, Opts{})
	b.give(1)
	b.set(EjectorJam)
	b.fate(1, Stuck)
	if s := b.ask(); s.Ready() || !s.Offline || !s.Error {
		t.Errorf("%+v", s)
	}
	if b.printer.Take() {
		t.Error("a jammed ticket was taken")
	}
	var e escpos.Encoder
	e.Raster(stripes(50), b.printer.o.Profile.Raster)
	b.send(e.Bytes())
	time.Sleep(50 * time.Millisecond)
	if n := b.printer.Current().Height; n != 0 {
		t.Errorf("%d rows are printed", n)
	}
	b.set(Ready)
	b.fate(1, Stuck)
	b.send([]byte("\x1DV\x00\x1De\x03\x20\x1Dr\x01"))
	b.want(escpos.AnswerStatus)
	b.fate(2, Presented)

	// A full buffer still lets the question through.
	b.set(EjectorJam)
	if _, err := b.port.Write(b.within(300*time.Millisecond), make([]byte, 1<<20)); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal("a jammed printer took a megabyte:", err)
	}
	if err := b.port.Discard(); err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if got := b.raw(fullStatus, 6); !bytes.Equal(got, []byte("\x10\x0F\x20\x00\x40\x00")) {
			t.Fatalf("% x", got)
		}
	}
}

func TestOthersHaveNoPresenter(t *testing.T) {
	b := start(t, Opts{})
	if b.printer.SetState(EjectorJam) == nil || b.printer.Do("take", "") == nil || b.printer.Take() {
		t.Error("there is an ejector")
	}
	b.send([]byte(fullStatus))
	b.wantSilence(50 * time.Millisecond)
	b.send(job(10))
	b.want(escpos.AnswerProcessID)
	if p := b.paper(1); p.Fate != "" {
		t.Error(p.Fate)
	}
	b.send([]byte("\x1De\x03\x20"))
	b.send(job(10))
	b.want(escpos.AnswerProcessID)
	if p := b.paper(2); len(p.Faults) != 1 {
		t.Error(p.Faults)
	}
}

// What the kiosk sends, whole.
func TestATicketOfTheKioskIsHeldOut(t *testing.T) {
	b := presenting(t, Opts{})
	for n := 1; n <= 2; n++ {
		var e escpos.Encoder
		ticket.Encode(&e, stripes(300), b.printer.o.Profile)
		e.AskStatus(1)
		b.send(e.Bytes())
		b.want(escpos.AnswerStatus)
		b.fate(n, Presented)
		wantStripes(t, b.paper(n).Picture, 300)
	}
	b.fate(1, Ejected)
}

func TestThePresentersPage(t *testing.T) {
	for _, c := range []struct {
		bench *bench
		has   bool
		code  int
	}{{presenting(t, Opts{}), true, 204}, {start(t, Opts{}), false, 400}} {
		w := httptest.NewRecorder()
		c.bench.printer.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
		for _, button := range []string{`data-act="take"`, `data-state="ejector-jam"`} {
			if strings.Contains(w.Body.String(), button) != c.has {
				t.Errorf("%s, %s: %v", c.bench.printer.o.Profile.Name, button, !c.has)
			}
		}
		for _, body := range []string{`{"state":"take"}`, `{"state":"ejector-jam"}`} {
			w := httptest.NewRecorder()
			c.bench.printer.Handler().ServeHTTP(w, httptest.NewRequest("POST", "/fault", strings.NewReader(body)))
			if w.Code != c.code {
				t.Errorf("%s, %s: %d %s", c.bench.printer.o.Profile.Name, body, w.Code, w.Body)
			}
		}
	}
}

// A script takes each ticket but one.
func TestAScriptTakesTickets(t *testing.T) {
	b := presenting(t, Opts{})
	steps, err := ParseFaults("take@0s,ejector-jam@ticket:2,ready@10ms")
	if err != nil {
		t.Fatal(err)
	}
	b.give(1)
	done := make(chan error, 1)
	go func() { done <- b.printer.Play(b.within(10*time.Second), steps) }()
	b.printer.wait(b.within(5*time.Second), func() bool { return len(b.printer.watches) == 1 })
	b.fate(1, Taken)
	b.give(2)
	if err := b.printer.Do("take", ""); err != nil {
		t.Error(err)
	}
	b.send([]byte("\n\x1DV\x00\x1De\x03\x20\x1Dr\x01")) // jams between the cut and the ejector
	b.want(escpos.AnswerStatus)
	if err := <-done; err != nil {
		t.Error(err)
	}
	b.fate(3, Stuck)
}
