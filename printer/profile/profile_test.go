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
		"TM-T88VII": "epson", "TM-T88III": "epson-older", "TM-T20III": "epson", "TM-T82X": "epson", "CT-S310II": "epson-older",
		"TSP654II": "star", "TSP1043": "star", "TSP143IIIU": "", "TUP542": "star", "KPM216H": "presenter", "KUBE II": "generic-80",
		"K80": "generic-80", "TG2480-H": "generic-80", "XP-Q800": "generic-80", "RP326": "generic-80", "RP58A": "generic-58",
		"ZJ-5870": "generic-58", "SLK-TS400": "generic-80", "BTP-R880NP": "generic-80", "RP-F10": "generic-80", "NP-3511": "",
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

// A model's own head is told, under its class's name.
func TestHeads(t *testing.T) {
	for model, want := range map[string][3]int{"TM-T88VI": {512, 7, 180}, "TM-T88IV": {512, 7, 180}, "TM-T70II": {512, 7, 180}, "TM-T20II": {576, 8, 203}, "VKP80II": {576, 8, 203}} {
		p, ok := ForModel(model)
		if got := [3]int{p.Dots, p.DotsPerMM, p.DPI}; !ok || got != want {
			t.Errorf("%s has %v", model, got)
		}
		if class, err := Named(p.Name); err != nil || class.Dots != 576 {
			t.Errorf("%s changed its class: %d dots, %v", model, class.Dots, err)
		}
	}
}

func TestWithDots(t *testing.T) {
	for _, name := range Names() {
		class, _ := Named(name)
		for _, dots := range Heads() {
			p, err := class.WithDots(dots)
			if mm := float64(p.Dots) * 25.4 / float64(p.DPI); err != nil || p.Dots != dots || (mm < 71.9 || mm > 72.4) != (dots == 384) {
				t.Errorf("%s with %d dots prints %.1f mm, %v", name, dots, mm, err)
			}
			if same, _ := p.WithDots(class.Dots); same.Machine().Width != class.Dots || same.DPI != class.DPI {
				t.Errorf("%s does not come back from %d dots", name, dots)
			}
		}
	}
	if _, err := (Profile{}).WithDots(500); err == nil || !strings.Contains(err.Error(), "500 dots across its paper; there are [576 512 384]") {
		t.Error(err)
	}
}

// Each claim of a class is told, and none of two classes alike.
func TestDescribe(t *testing.T) {
	told := map[string]string{}
	for _, name := range Names() {
		p, _ := Named(name)
		lines := p.Describe()
		for i, begins := range []string{
			"dots: ", "code pages: PC437, ", "raster: GS v 0", "raster_at_x: ", "stored graphics: ", "native QR: ", "cutter: ", "sensors: paper ",
			"proof of completion: ", "receive buffer: ", "flow control: ", "motion units: ", "speed: ", "sources: ",
		} {
			if len(lines) != 14 || !strings.HasPrefix(lines[i], begins) || strings.HasSuffix(lines[i], ": ") {
				t.Fatalf("%s: %q", name, lines)
			}
		}
		all := strings.Join(lines, "\n")
		if other := told[all]; other != "" {
			t.Errorf("%s and %s are told alike", name, other)
		}
		told[all] = name
	}
	p, _ := Named("epson")
	if all := strings.Join(p.Describe(), "\n"); !strings.Contains(all, "NV 262144 bytes, RAM 12288 bytes, erase one: yes") || !strings.Contains(all, "raster_at_x: after ESC $") {
		t.Error(all)
	}
	p, _ = Named("generic-58")
	if all := strings.Join(p.Describe(), "\n"); !strings.Contains(all, "raster_at_x: no") || !strings.Contains(all, "stored graphics: none") {
		t.Error(all)
	}
}

// On a test ticket classes are told apart too, in letters that each has.
func TestFacts(t *testing.T) {
	told := map[string]string{}
	for _, name := range Names() {
		p, _ := Named(name)
		lines := p.Facts()
		all := strings.Join(lines, " ")
		if other := told[all]; other != "" || len(lines) != 9 || !p.CodePages[1].Has(all) {
			t.Errorf("%s and %q: %q", name, other, lines)
		}
		told[all] = name
	}
	p, _ := Named("generic-58")
	if got, want := p.Facts()[2:5], []string{"pontos: GS v 0, dobro, ESC *, sem posição", "imagens guardadas: nenhuma", "sem código QR próprio, sem lâmina, sem apresentador"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
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
