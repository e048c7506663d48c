package profile

import (
	"fmt"
	"strings"
	"time"

	"senha/printer/escpos"
)

// The code pages of Epson's TM printers that we have the characters of ("ESC/POS
// Command Reference", "Character Code Tables"), and those that nearly every
// maker's printers share with them.
var (
	epsonPages = []escpos.CodePage{escpos.PC437, escpos.PC850, escpos.PC860, escpos.WPC1252, escpos.PC866, escpos.PC852,
		escpos.PC858, escpos.WPC1250, escpos.WPC1251, escpos.WPC1254}
	commonPages = []escpos.CodePage{escpos.PC437, escpos.PC850, escpos.PC860, escpos.WPC1252, escpos.PC866, escpos.PC852, escpos.PC858}

	// VKP80II User Manual, 4.1 "Character sets": PC437, PC850, PC860, PC863,
	// PC865, PC858 and no others.
	customPages = []escpos.CodePage{escpos.PC437, escpos.PC850, escpos.PC860, escpos.PC858}
)

// shortBand is the rows of a band where no command empties the receive buffer:
// a band that broke off is then ended by zeros, and a person waits for them, at
// 9600 baud 2.4 s.
const shortBand = 32

const tmReference = "Epson, ESC/POS Command Reference for TM Printers"

// The classes. What a manual leaves open, or only some models of a class can, is
// said not to be there. Speeds and buffers are the least of the class.
var profiles = []Profile{
	{
		// Epson's with stored graphics and process id, at 203 dpi on 80 mm. NV and
		// its ten writes a day: TM-T88V Technical Reference Guide, "NV Memory";
		// GS ( L, GS ( k, GS ( H, DLE DC4 8: the command reference.
		Name: "epson", Sources: tmReference + "; TM-T88V and TM-T20II Technical Reference Guides",
		Dots: 576, DotsPerMM: 8, DPI: 203,
		CodePages: epsonPages,
		Raster:    escpos.RasterOptions{At: escpos.AtPosition, Columns: true, Doubles: true},
		Stored:    Stored{NVBytes: 256 << 10, RAMBytes: 12 << 10, EraseOne: true},
		QR:        true,
		Cut:       true, Proof: ProofProcessID, MotionUnits: true, AutoStatus: true, ClearBuffer: true,
		Sensors: Sensors{PaperLow: true, PaperEnd: true, CoverOpen: true, Cutter: true},
		Flow:    FlowDSR, BufferBytes: 4096, RowsPerSecond: 1200, CutTime: 400 * time.Millisecond,
	},
	{
		// Epson's before GS ( H 48, and good copies of them. Their NV bit images
		// (FS q) are defined all at once and reset the printer: not used.
		Name: "epson-older", Sources: tmReference + "; TM-T88III Specification, 1.8 \"Internal Buffer\" and appendix G",
		Dots: 576, DotsPerMM: 8, DPI: 203,
		CodePages: commonPages,
		Raster:    escpos.RasterOptions{At: escpos.AtPosition, Columns: true, Doubles: true, Band: shortBand},
		Cut:       true, Proof: ProofStatus, MotionUnits: true, AutoStatus: true,
		Sensors: Sensors{PaperLow: true, PaperEnd: true, CoverOpen: true, Cutter: true},
		Flow:    FlowDSR, BufferBytes: 4096, RowsPerSecond: 1000, CutTime: 500 * time.Millisecond,
	},
	{
		// Anything on 80 mm paper that calls itself ESC/POS: it may ignore a
		// print position before a raster and GS P, start in Kanji mode, and
		// proves nothing.
		Name: "generic-80", Sources: "what manuals of Xprinter, Zjiang, Rongta and Bixolon printers have in common",
		Dots: 576, DotsPerMM: 8, DPI: 203,
		CodePages: commonPages, Kanji: true,
		Raster: escpos.RasterOptions{At: escpos.AtNone, Columns: true, WhiteAsDots: true, Doubles: true, Band: shortBand},
		Cut:    true, Proof: ProofNone,
		Sensors: Sensors{PaperEnd: true},
		Flow:    FlowDSR, BufferBytes: 4096, RowsPerSecond: 800, CutTime: 800 * time.Millisecond,
	},
	{
		// The same on 58 mm paper, mostly without a cutter.
		Name: "generic-58", Sources: "what manuals of Xprinter, Zjiang and Rongta printers have in common",
		Dots: 384, DotsPerMM: 8, DPI: 203,
		CodePages: commonPages, Kanji: true,
		Raster:  escpos.RasterOptions{At: escpos.AtNone, Columns: true, WhiteAsDots: true, Doubles: true, Band: shortBand},
		Proof:   ProofNone,
		Sensors: Sensors{PaperEnd: true},
		Flow:    FlowDSR, BufferBytes: 4096, RowsPerSecond: 400,
	},
	{
		// Star's line printers, set to ESC/POS mode by switch or utility. ESC $ is
		// there "Specify absolute position" of the next characters; that it moves a
		// raster is not said, nor which of the models draw QR codes. Tables: ESC t 0, 2,
		// 3, 16 to 19. Errors: DLE EOT 3, by all models.
		Name: "star", Sources: "Star Micronics, Line Thermal Printer ESC/POS Mode Command Specifications, rev. 2.40 to 2.52",
		Dots: 576, DotsPerMM: 8, DPI: 203,
		CodePages: commonPages,
		Raster:    escpos.RasterOptions{At: escpos.AtNone, Columns: true, Doubles: true, Band: shortBand},
		Cut:       true, Proof: ProofStatus, MotionUnits: true, AutoStatus: true,
		Sensors: Sensors{PaperLow: true, PaperEnd: true, CoverOpen: true, Cutter: true},
		Flow:    FlowDSR, BufferBytes: 4096, RowsPerSecond: 1000, CutTime: 500 * time.Millisecond,
	},
	{
		// Kiosk printers that hold the ticket out (Custom). GS e 3 "ticket produced
		// with m steps": KPM216 and VKP80II command references; a VKP80III has FS P
		// in its own emulation, so that its setup must say "VKP80II emulation". GS v 0
		// needs an empty line, and no position is promised (KPM300 Command Reference,
		// 1D 76 30). QR only on the VKP80III, where the levels of error correction have
		// other numbers than Epson's (VKP80III Commands Manual, GS ( k). Its logos are
		// stored by FS 94h, not GS ( L, and found only after the power was off.
		Name: "presenter", Sources: "Custom, VKP80II Command Reference and User Manual; KPM210/KPM216 User Manual, \"Ejector commands\"; KPM300 Command Reference; VKP80III Commands Manual",
		Dots: 576, DotsPerMM: 8, DPI: 203,
		CodePages: customPages,
		Raster:    escpos.RasterOptions{At: escpos.AtNone, Columns: true, Doubles: true, Band: shortBand},
		Cut:       true, Presenter: true, Proof: ProofStatus, MotionUnits: true,
		Sensors: Sensors{PaperLow: true, PaperEnd: true, CoverOpen: true, Cutter: true},
		Flow:    FlowRTSCTS, BufferBytes: 4096, RowsPerSecond: 800, CutTime: 1200 * time.Millisecond,
	},
}

// models maps what a printer says of itself (GS I 67, or its label) to a class,
// by beginning, the longest first. Makers' manuals of the commands named above
// are the source; a model that is not here is generic. Not here on purpose:
// Star's TSP100 (TSP143), which takes pictures alone (Graphic Mode
// Specifications), and Nippon's NP, whose commands are its own (NP-2511/3511
// Specifications).
var models = []struct{ begins, class string }{
	{"TM-T88", "epson-older"}, {"TM-T88V", "epson"}, {"TM-T20", "epson"}, {"TM-T82", "epson"},
	{"TM-T70II", "epson"}, {"TM-T83", "epson"}, {"TM-M30", "epson"}, {"TM-M50", "epson"}, {"EU-M30", "epson"},
	{"TM-T90", "epson-older"},
	{"TM-T70", "epson-older"}, {"TM-L90", "epson-older"}, {"SRP-350", "epson-older"}, {"SRP-F310", "epson-older"},
	{"CT-S", "epson-older"},
	{"TSP6", "star"}, {"TSP7", "star"}, {"TSP8", "star"}, {"TSP1000", "star"}, {"TSP1043", "star"}, // as the specification's tables
	{"TUP", "star"}, {"FVP10", "star"},
	{"VKP80", "presenter"}, {"KPM", "presenter"}, {"TK300", "presenter"},
	// Custom's without a presenter: the KPM300 Command Reference is KUBE's too,
	// and promises no position of a raster.
	{"KUBE", "generic-80"}, {"K80", "generic-80"}, {"TG2480", "generic-80"},
	{"XP-80", "generic-80"}, {"XP-N", "generic-80"}, {"XP-Q", "generic-80"}, {"XP-T80", "generic-80"},
	{"RP80", "generic-80"}, {"RP32", "generic-80"}, {"RP33", "generic-80"}, // Rongta
	{"POS-80", "generic-80"}, {"ZJ-80", "generic-80"}, {"SLK-T", "generic-80"}, {"BTP-", "generic-80"}, // Zjiang, Sewoo, SNBC
	{"RP-D10", "generic-80"}, {"RP-E10", "generic-80"}, {"RP-F10", "generic-80"}, // Seiko
	{"XP-58", "generic-58"}, {"ZJ-58", "generic-58"}, {"POS-58", "generic-58"}, {"RP58", "generic-58"},
}

// ForModel returns the profile of a model such as TM-T88V, and false when the
// model is not in the list. The profile has the class's name, and the model's
// own dots.
func ForModel(model string) (Profile, bool) {
	model = strings.ToUpper(strings.TrimSpace(model))
	best, class := 0, ""
	for _, m := range models {
		if strings.HasPrefix(model, m.begins) && len(m.begins) > best {
			best, class = len(m.begins), m.class
		}
	}
	p, err := Named(class)
	for _, begins := range coarseHeads {
		if strings.HasPrefix(model, begins) {
			p, err = p.WithDots(512)
		}
	}
	return p, err == nil
}

// coarseHeads are models that print 512 dots at 180 dpi over the 72 mm where
// their class has 576 (Epson, TM-T88 manuals, "512-dot print data"; TM-T90
// Specification; receipt-printer-encoder, printer definitions, for the TM-T70
// and Bixolon's SRP-350). What is laid out for 576 dots loses its right edge on
// them.
var coarseHeads = []string{"TM-T88", "TM-T70", "TM-T90", "SRP-350"}

// heads are the print heads there are: dots across the paper, and how dense.
var heads = []struct{ dots, dotsPerMM, dpi int }{
	{576, 8, 203}, // 72 mm
	{512, 7, 180}, // 72 mm; 7.1 a mm
	{384, 8, 203}, // 48 mm, on 58 mm paper
}

// WithDots returns the class with a head of so many dots across the paper. The
// error lists the heads there are.
func (p Profile) WithDots(dots int) (Profile, error) {
	for _, h := range heads {
		if h.dots == dots {
			p.Dots, p.DotsPerMM, p.DPI = h.dots, h.dotsPerMM, h.dpi
			return p, nil
		}
	}
	return p, fmt.Errorf("no printer has %d dots across its paper; there are %s", dots, fmt.Sprint(Heads()))
}

// Heads returns the dots across the paper that printers have.
func Heads() []int {
	var list []int
	for _, h := range heads {
		list = append(list, h.dots)
	}
	return list
}
