package profile

import (
	"slices"
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
		if p.Sources == "" || len(p.CodePages) == 0 || p.CodePages[0] != escpos.PC437 || p.Flow == "" {
			t.Errorf("%s: no sources, no flow control, or not PC437 first", name)
		}
		// Portuguese must be printable in the printer's own letters.
		if !slices.ContainsFunc(p.CodePages, func(c escpos.CodePage) bool { return c.Has("À sua frente 2.ª via ãõçéíóú") }) {
			t.Errorf("%s has no code page for Portuguese", name)
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
	if len(seen) != 6 {
		t.Error("there are", Names())
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
		"generic-58":  {ProofNone, escpos.AtNone},
		"star":        {ProofStatus, escpos.AtNone},
		"presenter":   {ProofStatus, escpos.AtNone},
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

func TestModels(t *testing.T) {
	for model, want := range map[string]string{
		"TM-T88V": "epson", "TM-T88IV": "epson-older", "TM-T70II": "epson", "TM-T70": "epson-older", "tm-m30II": "epson",
		" TSP743II": "star", "VKP80II": "presenter", "XP-58IIH": "generic-58", "LaserJet": "", "": "",
	} {
		p, ok := ForModel(model)
		if ok != (want != "") || p.Name != want {
			t.Errorf("%q is %q, want %q", model, p.Name, want)
		}
	}
	for _, m := range models {
		if _, err := Named(m.class); err != nil {
			t.Error(m.begins, err)
		}
	}
}

// The machine of a class finds fault with what the class has not.
func TestMachines(t *testing.T) {
	for _, name := range Names() {
		p, _ := Named(name)
		for job, has := range map[string]bool{
			"\x1DP\xCB\xCB": p.MotionUnits, "\x1Da\x0E": p.AutoStatus, "\x1De\x03\x20": p.Presenter,
			"\x1D(L\x05\x000ACLR": p.Stored.NVBytes > 0, "\x1D(H\x06\x00000042": p.Proof == ProofProcessID,
			"\x1Bt\x2E": name == "epson", "\x1B$\x08\x00\x1Dv0\x00\x01\x00\x01\x00\x80": p.Raster.At == escpos.AtPosition,
		} {
			if paper := escpos.Interpret([]byte(job), p.Machine()); (len(paper.Faults) == 0) != has {
				t.Errorf("%s, %q: %v", name, job, paper.Faults)
			}
		}
	}
}
