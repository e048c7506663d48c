package virtual

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"senha/printer/escpos"
	"senha/printer/port"
	"senha/printer/profile"
)

// bench is a printer and a program at the two ends of a line.
type bench struct {
	*testing.T
	printer *Printer
	link    string
	port    *port.Port
	parser  escpos.AnswerParser
	flow    port.Flow
}

func epson() profile.Profile {
	p, err := profile.Named("epson")
	if err != nil {
		panic(err)
	}
	return p
}

func start(t *testing.T, o Opts) *bench {
	t.Helper()
	if o.Profile.Dots == 0 {
		o.Profile = epson()
	}
	o.Link = filepath.Join(t.TempDir(), "run", "printer")
	p, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if _, err := os.Lstat(o.Link); err == nil {
			t.Error("the link is left behind")
		}
	})
	b := &bench{T: t, printer: p, link: o.Link, flow: port.FlowNone}
	if o.XONXOFF {
		b.flow = port.FlowXONXOFF
	}
	p.wait(b.within(5*time.Second), func() bool { return p.line != nil })
	b.open()
	return b
}

func (b *bench) within(d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), d)
	b.Cleanup(cancel)
	return ctx
}

func (b *bench) open() {
	b.Helper()
	var err error
	if b.port, err = port.Open(port.Config{Device: b.link, Baud: 115200, Flow: b.flow}); err != nil {
		b.Fatal(err)
	}
	b.parser.Reset()
	b.Cleanup(func() { b.port.Close() })
}

func (b *bench) send(data []byte) {
	b.Helper()
	if n, err := b.port.Write(b.within(10*time.Second), data); err != nil {
		b.Fatalf("%d of %d bytes: %v", n, len(data), err)
	}
}

// next returns the next answer, or false after d.
func (b *bench) next(d time.Duration) (escpos.Answer, bool) {
	b.Helper()
	ctx := b.within(d)
	for one := make([]byte, 1); ; {
		if _, err := b.port.Read(ctx, one); err != nil {
			if !errors.Is(err, context.DeadlineExceeded) {
				b.Error(err)
			}
			return escpos.Answer{}, false
		}
		if a, ok := b.parser.Byte(one[0]); ok {
			return a, true
		}
	}
}

func (b *bench) want(kind escpos.AnswerKind) escpos.Answer {
	b.Helper()
	a, ok := b.next(5 * time.Second)
	if !ok || a.Kind != kind {
		b.Fatalf("answered %+v (%v), want kind %d", a, ok, kind)
	}
	return a
}

func (b *bench) wantSilence(d time.Duration) {
	b.Helper()
	if a, ok := b.next(d); ok {
		b.Fatalf("answered %+v, want nothing", a)
	}
}

func (b *bench) ask() escpos.Status {
	b.Helper()
	var s escpos.Status
	for n := byte(1); n <= 4; n++ {
		b.send(escpos.AskRealTime(n))
		if a := b.want(escpos.AnswerRealTime); !s.SetRealTime(n, a.Byte) {
			b.Fatalf("DLE EOT %d answered with %02x", n, a.Byte)
		}
	}
	return s
}

func (b *bench) paper(n int) Paper {
	b.Helper()
	p, err := b.printer.WaitPaper(b.within(5*time.Second), n)
	if err != nil {
		b.Fatal(err)
	}
	return p
}

func (b *bench) set(s State) {
	b.Helper()
	if err := b.printer.SetState(s); err != nil {
		b.Fatal(err)
	}
}

// stripes is a picture with ink in every row.
func stripes(rows int) escpos.Bitmap {
	p := escpos.NewBitmap(576, rows)
	for y := range rows {
		for x := y % 8; x < 576; x += 8 {
			p.Set(x, y)
		}
	}
	return p
}

var proof = [4]byte{'0', '0', '4', '2'}

// job is a ticket of stripes, the cut, and the question whether it is out.
func job(rows int) []byte {
	var e escpos.Encoder
	e.Init()
	e.MotionUnits(203, 203)
	e.Raster(stripes(rows), escpos.RasterOptions{})
	e.Cut(0)
	if err := e.ProcessID(proof); err != nil {
		panic(err)
	}
	return e.Bytes()
}

func wantStripes(t *testing.T, got escpos.Bitmap, rows int) {
	t.Helper()
	for y := range got.Height {
		for x := range got.Width {
			if got.At(x, y) != (y < rows && x%8 == y%8) {
				t.Fatalf("the dot at %d, %d of a picture of %d rows", x, y, rows)
			}
		}
	}
	if got.Height < rows {
		t.Fatalf("%d rows came out, want %d", got.Height, rows)
	}
}

func TestPrintsAndProves(t *testing.T) {
	out := t.TempDir()
	b := start(t, Opts{Out: out})
	if s := b.ask(); !s.Ready() {
		t.Errorf("%+v", s)
	}
	for n := 1; n <= 2; n++ {
		b.send(job(300))
		if a := b.want(escpos.AnswerProcessID); a.ID != proof {
			t.Errorf("%+v", a)
		}
		paper := b.paper(n)
		if wantStripes(t, paper.Picture, 300); paper.Kind != Ticket || len(paper.Faults) > 0 {
			t.Errorf("%s, %v", paper.Kind, paper.Faults)
		}
	}
	f, err := os.Open(filepath.Join(out, "paper-000002.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if img, err := png.Decode(f); err != nil || img.Bounds().Dx() != 576 {
		t.Error(err)
	}
	again, err := New(Opts{Profile: epson(), Out: out})
	if err != nil || again.number != 2 {
		t.Errorf("another printer into that folder begins after %d: %v", again.number, err)
	}
}

func TestTheProofTakesThePapersTime(t *testing.T) {
	b := start(t, Opts{Speed: 1000, CutTime: 100 * time.Millisecond})
	began := time.Now()
	b.send(job(300))
	b.want(escpos.AnswerProcessID)
	if d := time.Since(began); d < 400*time.Millisecond || d > 2*time.Second {
		t.Errorf("proved after %v, the paper takes 433 ms", d)
	}
}

func TestTheLineHasItsSpeed(t *testing.T) {
	b := start(t, Opts{Baud: 38400})
	began := time.Now()
	b.send(job(20)) // 1462 bytes: 381 ms
	b.want(escpos.AnswerProcessID)
	if d := time.Since(began); d < 350*time.Millisecond || d > 2*time.Second {
		t.Errorf("arrived within %v, the line takes 381 ms", d)
	}
}

func TestOlderAndGeneric(t *testing.T) {
	for name, answers := range map[string]bool{"epson-older": true, "generic-80": false} {
		class, err := profile.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		b := start(t, Opts{Profile: class})
		var e escpos.Encoder
		e.Raster(stripes(10), class.Raster)
		e.Cut(0)
		e.AskStatus(1)
		b.send(append(e.Bytes(), job(10)...))
		b.paper(2)
		if answers {
			b.want(escpos.AnswerStatus)
		}
		b.wantSilence(100 * time.Millisecond)
	}
}

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
	if n := b.printer.Current().Height; n < 200 || n > 400 {
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

func TestXOFFLosesNothing(t *testing.T) {
	b := start(t, Opts{XONXOFF: true, Speed: 3000})
	b.send(job(600)) // 43 kB into a buffer of 4
	b.want(escpos.AnswerProcessID)
	wantStripes(t, b.paper(1).Picture, 600)
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

func TestTextIsDrawn(t *testing.T) {
	b := start(t, Opts{})
	var e escpos.Encoder
	e.Init()
	e.CodePage(escpos.PC860)
	if err := e.Text("Balcão 7\n"); err != nil {
		t.Fatal(err)
	}
	if err := e.Size(4, 4); err != nil {
		t.Fatal(err)
	}
	if err := e.Text("A042\n"); err != nil {
		t.Fatal(err)
	}
	e.Cut(0)
	b.send(e.Bytes())
	paper := b.paper(1)
	if paper.Picture.Height != 33+96+33 || len(paper.Faults) > 0 {
		t.Errorf("%d rows, %v", paper.Picture.Height, paper.Faults)
	}
	ink := 0
	for y := range paper.Picture.Height {
		for x := range paper.Picture.Width {
			if paper.Picture.At(x, y) {
				ink++
			}
		}
	}
	if ink < 500 || ink > 20000 {
		t.Errorf("%d black dots", ink)
	}
	if path := os.Getenv("SENHA_SHOW"); path != "" {
		os.WriteFile(path, paper.PNG(), 0o666)
	}
}

func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 3 {
		p, err := New(Opts{Profile: epson(), Speed: 100})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() { done <- p.Run(ctx) }()
		p.wait(ctx, func() bool { return p.line != nil })
		p.mu.Lock()
		p.buffer = append(p.buffer, job(500)...)
		p.changed()
		p.mu.Unlock()
		time.Sleep(20 * time.Millisecond)
		cancel()
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if p.SetState(Ready) == nil {
			t.Error("it was plugged in after its end")
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	buf := make([]byte, 1<<16)
	t.Errorf("%d goroutines before, %d after\n%s", before, runtime.NumGoroutine(), bytes.TrimSpace(buf[:runtime.Stack(buf, true)]))
}
