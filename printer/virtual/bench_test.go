package virtual

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

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
	config  port.Config
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
	b := &bench{T: t, printer: p, link: o.Link, config: port.Config{Device: o.Link, Baud: o.Baud, Flow: port.Flow(o.Flow)}}
	if o.Baud == 0 {
		b.config.Baud = 115200
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
	if b.port, err = port.Open(b.config); err != nil {
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
