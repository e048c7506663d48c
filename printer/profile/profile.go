// Package profile says, as data, what each class of printer can do. Nothing
// here talks to one; whoever prints reads the fields and chooses its bytes.
package profile

import (
	"fmt"
	"strings"
	"time"

	"senha/printer/escpos"
)

// Proof is how a printer can show that a ticket is on paper, the best way it
// has.
type Proof string

// The proofs, best first.
const (
	ProofProcessID Proof = "process-id" // GS ( H 48: answered when all before it is printed
	ProofStatus    Proof = "gs-r"       // GS r after the cut: answered when it is reached
	ProofNone      Proof = "none"       // the line is drained and the mechanics have had their time
)

// Sensors lists what a printer can feel and say.
type Sensors struct {
	PaperLow  bool
	PaperEnd  bool
	CoverOpen bool
	Cutter    bool
}

// Stored says what a printer keeps of pictures that GS ( L gives it.
type Stored struct {
	NVBytes  int  // over power-off; 0: none. It wears: at most ten writes a day
	RAMBytes int  // until ESC @ or power-off
	EraseOne bool // function 66: one picture can be given up, not all or nothing
}

// Flow is how a printer of the class holds its line up, as it comes from the
// factory: the words of kiosk.toml.
type Flow string

// The ways.
const (
	FlowDSR     Flow = "dsr"     // DTR of the printer, our DSR
	FlowRTSCTS  Flow = "rtscts"  // RTS of the printer, our CTS
	FlowXONXOFF Flow = "xonxoff" // bytes 13h and 11h
)

// Profile is a class of printers that are driven alike.
type Profile struct {
	Name      string
	Sources   string // where the facts are from
	Dots      int    // across the paper that can be printed
	DotsPerMM int
	DPI       int // dots per inch, what GS P is given

	CodePages []escpos.CodePage // that ESC t knows; the first is on after ESC @
	Kanji     bool              // may start with Kanji mode on: FS . before characters from 80h
	Raster    escpos.RasterOptions
	Stored    Stored
	QR        bool // GS ( k draws QR codes

	Cut         bool // has a cutter
	Presenter   bool // holds the ticket out after the cut: GS e 3
	Proof       Proof
	MotionUnits bool // obeys GS P: feeds are in dots after GS P DPI DPI
	AutoStatus  bool // knows GS a, Automatic Status Back
	ClearBuffer bool // knows DLE DC4 8 and answers it
	Sensors     Sensors

	Flow          Flow
	BufferBytes   int           // receive buffer
	RowsPerSecond int           // printing speed, dot rows a second
	CutTime       time.Duration // one cut
}

// Seconds returns the mechanical time that a job of the given rows takes at
// least: its printing and one cut.
func (p Profile) Seconds(rows int) time.Duration {
	t := p.CutTime
	if p.RowsPerSecond > 0 {
		t += time.Duration(rows) * time.Second / time.Duration(p.RowsPerSecond)
	}
	return t
}

// Machine is the interpreter's picture of a printer of this class: it finds
// fault with each command that the class has not. Its memory for pictures is
// empty; who draws characters and QR codes is left to the caller.
func (p Profile) Machine() escpos.Machine {
	m := escpos.Machine{
		Width: p.Dots, DPI: p.DPI, IgnorePosition: p.Raster.At == escpos.AtNone,
		RAMBytes: p.Stored.RAMBytes, Pages: p.CodePages,
	}
	if p.Stored.NVBytes > 0 {
		m.NV = escpos.NewGraphics(p.Stored.NVBytes)
	}
	for name, has := range map[string]bool{
		"GS P": p.MotionUnits, "GS a": p.AutoStatus, "GS e": p.Presenter, "ESC *": p.Raster.Columns,
		"GS ( L": p.Stored.NVBytes+p.Stored.RAMBytes > 0, "GS 8 L": p.Stored.NVBytes+p.Stored.RAMBytes > 0, "GS ( k": p.QR,
		"GS ( H": p.Proof == ProofProcessID, "GS r": p.Proof != ProofNone,
		"GS L": p.Raster.At == escpos.AtMargin,
	} {
		if !has {
			m.Lacks = append(m.Lacks, name)
		}
	}
	if p.MotionUnits {
		m.UnitX, m.UnitY = 180, 360 // until GS P says otherwise
	}
	return m
}

// Named returns the profile of that name. The error lists the names there are.
func Named(name string) (Profile, error) {
	for _, p := range profiles {
		if p.Name == name {
			return p, nil
		}
	}
	return Profile{}, fmt.Errorf("printer profile %q is not known; there are %s", name, strings.Join(Names(), ", "))
}

// Names returns the names of all profiles, in the order of the table.
func Names() []string {
	var names []string
	for _, p := range profiles {
		names = append(names, p.Name)
	}
	return names
}
