package virtual

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"time"

	"senha/printer/escpos"
)

// Kind says how a paper came to be.
type Kind string

// The kinds of paper.
const (
	Ticket Kind = "ticket" // cut off
	Scrap  Kind = "scrap"  // torn off by hand, or when new paper was loaded
)

// Paper is one piece of paper that the printer gave out.
type Paper struct {
	Number  int // counts on over all runs into one folder
	Kind    Kind
	At      time.Time
	Picture escpos.Bitmap
	Faults  []escpos.Fault // what was not printed as meant
	Fate    Fate           // of a ticket in a presenter; "" without one
}

const (
	keepPapers = 50
	keepFaults = 20 // a paper; the first are the telling ones
)

// PNG returns the paper as a picture file.
func (p Paper) PNG() []byte {
	var buf bytes.Buffer
	if err := png.Encode(&buf, p.Picture.Image()); err != nil {
		panic(err) // only of pictures without a dot, which no paper is
	}
	return buf.Bytes()
}

// tear takes what came out of the printer. It reports false when nothing did.
// The caller holds mu, and saves the paper without it.
func (p *Printer) tear(kind Kind) (Paper, bool) {
	if p.roll.Rows() == 0 {
		return Paper{}, false
	}
	p.number++
	paper := Paper{Number: p.number, Kind: kind, At: time.Now(), Picture: p.roll.Take(), Faults: p.faults}
	p.faults, p.dropping = nil, false
	p.papers = append(p.papers, paper)
	if over := len(p.papers) - keepPapers; over > 0 {
		p.papers = slices.Delete(p.papers, 0, over)
	}
	p.changed()
	return paper, true
}

// save writes a paper into the folder, whole or not at all.
func (p *Printer) save(paper Paper) {
	if p.o.Out == "" {
		return
	}
	name := filepath.Join(p.o.Out, fmt.Sprintf("paper-%06d.png", paper.Number))
	if err := os.WriteFile(name+".part", paper.PNG(), 0o666); err != nil {
		p.o.Log.Error("a paper was not written", "file", name, "why", err)
		return
	}
	if err := os.Rename(name+".part", name); err != nil {
		p.o.Log.Error("a paper was not written", "file", name, "why", err)
	}
}

// fault notes f with the paper on the roll. The caller holds mu.
func (p *Printer) fault(f escpos.Fault) {
	if len(p.faults) < keepFaults {
		p.faults = append(p.faults, f)
	}
	p.o.Log.Warn("not printed as meant", "fault", f)
}

// moved says, now and then, that paper is coming out. The caller holds mu.
func (p *Printer) moved() {
	if p.roll.Rows()%64 < 24 {
		p.changed()
	}
}

// Papers returns the last papers, the oldest first.
func (p *Printer) Papers() []Paper {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.papers)
}

// Current returns what hangs out of the printer, uncut.
func (p *Printer) Current() escpos.Bitmap {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.roll.Bitmap()
}

// WaitPaper returns the n-th paper of this printer, counted from 1, when it is
// out, as long as it is among the last 50.
func (p *Printer) WaitPaper(ctx context.Context, n int) (Paper, error) {
	var paper Paper
	found := false
	p.wait(ctx, func() bool {
		for _, q := range p.papers {
			if q.Number == n {
				paper, found = q, true
			}
		}
		return found
	})
	if !found {
		return Paper{}, fmt.Errorf("paper %d has not come out: %w", n, context.Cause(ctx))
	}
	return paper, nil
}
