package virtual

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"senha/printer/escpos"
	"senha/printer/profile"
)

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
	if d := time.Since(began); d < 400*time.Millisecond || d > 10*time.Second {
		t.Errorf("proved after %v, the paper takes 433 ms", d)
	}
}

func TestTheLineHasItsSpeed(t *testing.T) {
	b := start(t, Opts{Baud: 38400})
	began := time.Now()
	b.send(job(20)) // 1462 bytes: 381 ms
	b.want(escpos.AnswerProcessID)
	if d := time.Since(began); d < 350*time.Millisecond || d > 10*time.Second {
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

func TestXOFFLosesNothing(t *testing.T) {
	b := start(t, Opts{Flow: FlowXONXOFF, Speed: 3000})
	b.send(job(600)) // 43 kB into a buffer of 4
	b.want(escpos.AnswerProcessID)
	wantStripes(t, b.paper(1).Picture, 600)
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
