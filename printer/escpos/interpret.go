package escpos

import "fmt"

// Machine is the printer that an Interpreter imitates.
type Machine struct {
	Width          int    // dots across the printable paper
	DPI            int    // dots per inch; 0 is 203
	UnitX, UnitY   int    // motion units per inch before GS P; 0 is DPI
	IgnorePosition bool   // ESC $ does not move pictures, as on some copies
	Glyphs         Glyphs // nil draws a frame for each character

	NV       *Graphics // stored pictures over power-off and ESC @; nil: none
	RAMBytes int       // for stored pictures that ESC @ loses

	// QR draws the symbol of data, one dot a module, without a quiet zone; nil:
	// GS ( k is not known.
	QR func(data string, level Level) (Bitmap, error)

	Pages []CodePage // tables that ESC t may choose; nil: all
	Lacks []string   // commands this printer has not, as the reference writes them: "GS P"
}

// Glyphs draws the printer's own characters. A glyph's picture is placed at the
// upper left of the character's cell (12 × 24 dots) and cut to it.
type Glyphs interface {
	Glyph(r rune) Bitmap
}

// Output is what an Interpreter does to the world. Its methods may block, as a
// mechanism does; the Interpreter waits.
type Output interface {
	Row(dots []byte) // one printed row, (Width+7)/8 bytes, valid during the call
	Feed(rows int)   // white paper
	Cut(full bool)
	Init()       // ESC @ was reached: whatever GS a switched on is off
	Ask(Query)   // a question was reached whose answer keeps the order of the paper
	Fault(Fault) // something was not understood, or done at the wrong time
}

// QueryKind tells the questions apart that wait their turn.
type QueryKind int

// The questions.
const (
	QueryProcessID  QueryKind = iota + 1 // GS ( H 48; ID
	QueryStatus                          // GS r n
	QueryIdentity                        // GS I n
	QueryAutoStatus                      // GS a n
	QueryGraphics                        // GS ( L 51, 52, 64, 80: N is the function; Answer
	QueryEjector                         // GS e n: what a presenter does with the ticket; 6 asks
)

// Query is a question that stands in a job.
type Query struct {
	Kind QueryKind
	N    byte
	ID   [4]byte

	Offset int64  // of the command, as in Fault
	Answer string // what the printer sends back, ready made
}

// Fault is something in a job that was not printed as meant. Offset counts from
// the interpreter's first byte to the command's.
type Fault struct {
	Offset int64
	Text   string
}

func (f Fault) String() string { return fmt.Sprintf("byte %d: %s", f.Offset, f.Text) }

// Interpreter turns a job's bytes into paper. Real-time commands have acted
// when they arrived (RealTimeScanner), and are read over here. Its memory is
// bounded by the machine's width, whatever it is sent. It is used by one
// goroutine.
type Interpreter struct {
	m   Machine
	out Output

	offset int64 // of the next byte
	start  int64 // of the command being read
	cmd    []byte
	data   int64      // bytes of data left in the command
	sink   func(byte) // takes them; nil reads over
	ended  func()     // after the last one
	toNUL  bool       // data goes on to a NUL

	line   line
	style  style
	set    settings
	symbol symbol
	ram    *Graphics
}

// settings are what ESC @ sets back, the look of characters aside.
type settings struct {
	unitX, unitY int
	margin, area int // dots
	spacing      int // dots from line to line
	justify      byte
	page         CodePage
}

// NewInterpreter returns a printer just switched on.
func NewInterpreter(m Machine, out Output) *Interpreter {
	if m.DPI <= 0 {
		m.DPI = 203
	}
	m.Width = max(8, min(m.Width, 1<<13))
	in := &Interpreter{m: m, out: out, line: newLine(m.Width)}
	in.reset()
	return in
}

// Interpret prints b on a machine and returns the paper.
func Interpret(b []byte, m Machine) *Paper {
	p := &Paper{}
	in := NewInterpreter(m, p)
	p.Roll.Width = in.m.Width
	in.Write(b)
	return p
}

// reset is ESC @.
func (in *Interpreter) reset() {
	unit := func(n int) int {
		if n > 0 {
			return n
		}
		return in.m.DPI
	}
	if in.line.clear(); in.m.RAMBytes > 0 {
		in.ram = NewGraphics(in.m.RAMBytes)
	}
	in.symbol = symbol{module: 3, level: LevelL}
	in.style = style{wide: 1, high: 1}
	in.set = settings{unitX: unit(in.m.UnitX), unitY: unit(in.m.UnitY), area: in.m.Width, spacing: in.m.DPI / 6}
}

// Clear is what DLE DC4 8 does here: the line being built and the command being
// read are forgotten, settings stay.
func (in *Interpreter) Clear() {
	in.line.clear()
	in.endCommand()
}

// Write prints b. It never fails.
func (in *Interpreter) Write(b []byte) (int, error) {
	for _, c := range b {
		in.Byte(c)
	}
	return len(b), nil
}

// Byte prints the next byte.
func (in *Interpreter) Byte(b byte) {
	at := in.offset
	in.offset++
	switch {
	case in.toNUL:
		if b == 0 {
			in.endCommand()
		}
	case in.data > 0:
		in.data--
		if in.sink != nil {
			in.sink(b)
		}
		if in.data == 0 {
			done := in.ended
			in.endCommand()
			if done != nil {
				done()
			}
		}
	case len(in.cmd) > 0:
		in.cmd = append(in.cmd, b)
		in.command()
	case b == esc || b == gs || b == fs || b == dle:
		in.start = at
		in.cmd = append(in.cmd, b)
	default:
		in.start = at
		in.character(b)
	}
}

func (in *Interpreter) endCommand() {
	in.cmd, in.data, in.sink, in.ended, in.toNUL = in.cmd[:0], 0, nil, nil, false
}

// skip makes the next n bytes the command's data, taken by sink.
func (in *Interpreter) skip(n int64, sink func(byte), ended func()) {
	if n <= 0 {
		in.endCommand()
		if ended != nil {
			ended()
		}
		return
	}
	in.data, in.sink, in.ended = n, sink, ended
}

func (in *Interpreter) fault(format string, args ...any) {
	in.out.Fault(Fault{in.start, fmt.Sprintf(format, args...)})
}

// command is called with each byte of a command's head.
func (in *Interpreter) command() {
	n := headLength(in.cmd)
	switch {
	case n == 0:
		in.fault("%s is not a command this printer knows", name(in.cmd))
		in.endCommand()
	case len(in.cmd) < n:
	default:
		in.run(in.cmd)
		if in.data == 0 && !in.toNUL {
			in.endCommand()
		}
	}
}

// dotsX and dotsY turn motion units into dots.
func (in *Interpreter) dotsX(n int) int { return n * in.m.DPI / in.set.unitX }
func (in *Interpreter) dotsY(n int) int { return n * in.m.DPI / in.set.unitY }
