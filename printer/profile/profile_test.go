package profile

import (
	"strings"
	"testing"
	"time"

	"senha/printer/escpos"
)

func TestProfilesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range Names() {
		p, err := Named(name)
		if err != nil || p.Name != name || seen[name] {
			t.Fatalf("%s: %+v %v", name, p, err)
		}
		seen[name] = true
		if p.Dots != 576 && p.Dots != 384 || p.Dots%8 != 0 {
			t.Errorf("%s: %d dots", name, p.Dots)
		}
		if mm := float64(p.DPI) / 25.4; mm < float64(p.DotsPerMM)-0.1 || mm > float64(p.DotsPerMM)+0.1 {
			t.Errorf("%s: %d dots a mm and %d dpi disagree", name, p.DotsPerMM, p.DPI)
		}
		if p.BufferBytes < 1 || p.RowsPerSecond < 1 || p.Proof == "" {
			t.Errorf("%s: %+v", name, p)
		}
		// Feeds are in dots only after GS P; a printer without it must be sent
		// white rows, else the ticket has another length.
		if !p.MotionUnits && !p.Raster.WhiteAsDots {
			t.Errorf("%s feeds in units that are not known", name)
		}
		if p.Proof != ProofProcessID && p.Proof != ProofStatus && p.Proof != ProofNone {
			t.Errorf("%s has the proof %q", name, p.Proof)
		}
	}
	if len(seen) < 3 {
		t.Error("only", Names())
	}
}

func TestWhatTheClassesAreFor(t *testing.T) {
	for name, want := range map[string]struct {
		proof Proof
		at    escpos.At
	}{
		"epson":       {ProofProcessID, escpos.AtPosition},
		"epson-older": {ProofStatus, escpos.AtPosition},
		"generic-80":  {ProofNone, escpos.AtNone},
	} {
		if p, err := Named(name); err != nil || p.Proof != want.proof || p.Raster.At != want.at {
			t.Errorf("%s: %+v %v", name, p, err)
		}
	}
	if _, err := Named("laser"); err == nil || !strings.Contains(err.Error(), "epson, epson-older, generic-80") {
		t.Error(err)
	}
}

func TestSeconds(t *testing.T) {
	p := Profile{RowsPerSecond: 1000, CutTime: 500 * time.Millisecond}
	if got := p.Seconds(250); got != 750*time.Millisecond {
		t.Error(got)
	}
	if got := (Profile{}).Seconds(250); got != 0 {
		t.Error("mechanics of no speed take", got)
	}
}
