package virtual

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"senha/printer/escpos"
	"senha/printer/port"
)

func TestEachStateIsSaid(t *testing.T) {
	b := start(t, Opts{})
	b.send([]byte{0x1D, 'a', 0x0E})
	b.want(escpos.AnswerASB)
	for _, c := range []struct {
		state State
		want  escpos.Status
	}{
		{PaperLow, escpos.Status{PaperLow: true}},
		{PaperOut, escpos.Status{Offline: true, PaperEnd: true, PaperLow: true}},
		{CoverOpen, escpos.Status{Offline: true, CoverOpen: true}},
		{CutterError, escpos.Status{Offline: true, Error: true, CutterError: true}},
		{Ready, escpos.Status{}},
	} {
		b.set(c.state)
		if a := b.want(escpos.AnswerASB); escpos.StatusOfASB(a.ASB) != c.want {
			t.Errorf("%s says by itself %+v", c.state, escpos.StatusOfASB(a.ASB))
		}
		if got := b.ask(); got != c.want {
			t.Errorf("%s says %+v", c.state, got)
		}
	}
	b.send([]byte{0x1B, '@'}) // ends what GS a began
	b.printer.wait(b.within(5*time.Second), func() bool { return b.printer.autoMask == 0 })
	b.set(PaperLow)
	b.wantSilence(50 * time.Millisecond)
	b.set(Silent)
	b.send(escpos.AskRealTime(1))
	b.wantSilence(100 * time.Millisecond)
	b.send(job(10))
	b.paper(1) // it prints all the same
	b.wantSilence(50 * time.Millisecond)
	if err := b.printer.SetState("on fire"); err == nil {
		t.Error("a state that is none was taken")
	}
}

func TestPaperOutInMidTicket(t *testing.T) {
	b := start(t, Opts{Speed: 2000})
	sent := make(chan error, 1)
	go func() {
		_, err := b.port.Write(b.within(20*time.Second), job(1000)) // 72 kB
		sent <- err
	}()
	b.printer.wait(b.within(5*time.Second), func() bool { return b.printer.roll.Rows() >= 200 })
	b.set(PaperOut)
	b.wantSilence(200 * time.Millisecond)
	if n := b.printer.Current().Height; n < 200 || n > 900 {
		t.Fatalf("%d rows are out", n)
	}
	b.set(Ready)
	b.want(escpos.AnswerProcessID)
	if err := <-sent; err != nil {
		t.Fatal(err)
	}
	scrap, rest := b.paper(1), b.paper(2)
	if scrap.Kind != Scrap || rest.Kind != Ticket {
		t.Error(scrap.Kind, rest.Kind)
	}
	// Nothing is lost where the paper was torn.
	wantStripes(t, scrap.Picture, scrap.Picture.Height)
	if got := scrap.Picture.Height + rest.Picture.Height; got < 1000 || got > 1000+203/6 {
		t.Errorf("%d rows in all", got)
	}
	if !rest.Picture.At(scrap.Picture.Height%8, 0) {
		t.Error("the rest does not go on where the scrap ends")
	}
}

// A printer that is offline with a full buffer still does real-time commands,
// once the line is free of what it can't take.
func TestClearingAFullPrinter(t *testing.T) {
	b := start(t, Opts{})
	b.send(append([]byte{0x1B, '@', 0x1D, 'P', 203, 203}, "\x1Dv0\x00\x01\x00\x0A\x00\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"...))
	b.printer.wait(b.within(5*time.Second), func() bool { return b.printer.roll.Rows() == 10 })
	b.set(PaperOut)
	if _, err := b.port.Write(b.within(300*time.Millisecond), make([]byte, 1<<20)); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal("a printer without paper took a megabyte:", err)
	}
	if err := b.port.Discard(); err != nil {
		t.Fatal(err)
	}
	if n := b.printer.Report().Waiting; n < 4096 || n > 4096+reserve {
		t.Fatalf("the buffer holds %d bytes", n)
	}
	for range 20 {
		b.send(bytes.Repeat(escpos.AskRealTime(4), 10)) // 600 bytes: more than the reserve
		for range 10 {
			var s escpos.Status
			if s.SetRealTime(4, b.want(escpos.AnswerRealTime).Byte); !s.PaperEnd {
				t.Fatalf("%+v", s)
			}
		}
	}
	b.send(escpos.ClearBuffer())
	b.want(escpos.AnswerCleared)
	b.set(Ready)
	if p := b.paper(1); p.Kind != Scrap || p.Picture.Height != 10 {
		t.Errorf("%s of %d rows", p.Kind, p.Picture.Height)
	}
	b.send(job(50))
	b.want(escpos.AnswerProcessID)
	wantStripes(t, b.paper(2).Picture, 50)
}

func TestClearingInMidBand(t *testing.T) {
	b := start(t, Opts{Speed: 500})
	whole := job(200)
	b.send(whole[:len(whole)/2]) // a program that died
	b.printer.wait(b.within(5*time.Second), func() bool { return b.printer.roll.Rows() >= 20 })
	b.send(escpos.ClearBuffer())
	b.want(escpos.AnswerCleared)
	var e escpos.Encoder
	e.Init()
	e.Cut(0)
	b.send(e.Bytes())
	scrap := b.paper(1)
	if h := scrap.Picture.Height; h < 20 || h > 120+203/6 {
		t.Errorf("the scrap has %d rows", h)
	}
	b.send(job(50))
	b.want(escpos.AnswerProcessID)
	wantStripes(t, b.paper(2).Picture, 50)
}

func TestUnplugged(t *testing.T) {
	b := start(t, Opts{})
	first, err := os.Readlink(b.link)
	if err != nil {
		t.Fatal(err)
	}
	gone := make(chan error, 1)
	go func() {
		_, err := b.port.Read(b.within(5*time.Second), make([]byte, 1))
		gone <- err
	}()
	b.set(Unplugged)
	if err := <-gone; !errors.Is(err, port.ErrGone) {
		t.Error(err)
	}
	b.port.Close()
	if _, err := os.Lstat(b.link); err == nil {
		t.Error("the link is still there")
	}
	if b.printer.Report().Device != "" {
		t.Error("it has a device")
	}
	hold, tty, err := openPTY() // so that the next number is another
	if err != nil {
		t.Fatal(err)
	}
	defer hold.Close()
	defer tty.Close()
	b.set(Ready)
	if second, err := os.Readlink(b.link); err != nil || second == first {
		t.Errorf("%s after %s: %v", second, first, err)
	}
	b.open()
	b.send(job(20))
	b.want(escpos.AnswerProcessID)
}

func openPTY() (a, b *os.File, err error) {
	l, err := openLine()
	if err != nil {
		return nil, nil, err
	}
	return l.printer, l.tty, nil
}

// A program that dies leaves its claim on the line; the next must get in.
func TestAClaimIsLifted(t *testing.T) {
	b := start(t, Opts{})
	claimed := func() bool {
		var n int
		b.printer.mu.Lock()
		l := b.printer.line
		b.printer.mu.Unlock()
		if err := control(l.tty, func(fd int) (err error) {
			n, err = unix.IoctlGetInt(fd, unix.TIOCGEXCL)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return n != 0
	}
	if !claimed() {
		t.Fatal("the port claims nothing")
	}
	for range 50 {
		if !claimed() {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("the claim stays")
}
