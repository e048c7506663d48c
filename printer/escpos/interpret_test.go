package escpos

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func encode(t *testing.T, build func(e *Encoder) error) []byte {
	t.Helper()
	var e Encoder
	if err := build(&e); err != nil {
		t.Fatal(err)
	}
	return e.Bytes()
}

func TestCommandsFromTheReference(t *testing.T) {
	for _, c := range []struct {
		name  string
		build func(e *Encoder) error
		want  string
	}{
		{"ESC @", func(e *Encoder) error { e.Init(); return nil }, "\x1B@"},
		{"GS P", func(e *Encoder) error { e.MotionUnits(203, 203); return nil }, "\x1DP\xCB\xCB"},
		{"ESC J", func(e *Encoder) error { e.Feed(300); return nil }, "\x1BJ\xFF\x1BJ\x2D"},
		{"ESC d", func(e *Encoder) error { e.FeedLines(3); return nil }, "\x1Bd\x03"},
		{"GS V", func(e *Encoder) error { e.Cut(8); return nil }, "\n\x1DV\x42\x08"},
		{"GS L", func(e *Encoder) error { e.Margin(300); return nil }, "\x1DL\x2C\x01"},
		{"ESC $", func(e *Encoder) error { e.Position(300); return nil }, "\x1B$\x2C\x01"},
		{"GS !", func(e *Encoder) error { return e.Size(8, 2) }, "\x1D!\x71"},
		{"GS ( H", func(e *Encoder) error { return e.ProcessID([4]byte([]byte("0042"))) }, "\x1D(H\x06\x00000042"},
		{"GS r", func(e *Encoder) error { e.AskStatus(1); return nil }, "\x1Dr\x01"},
		{"GS a", func(e *Encoder) error { e.AutoStatus(14); return nil }, "\x1Da\x0E"},
		{"GS I", func(e *Encoder) error { e.Identify(67); return nil }, "\x1DI\x43"},
		{"text", func(e *Encoder) error { e.CodePage(PC860); return e.Text("Balcão\n") }, "\x1Bt\x03Balc\x84o\n"},
		{"a line before a picture", func(e *Encoder) error {
			err := e.Text("A")
			b := NewBitmap(8, 1)
			b.Set(0, 0)
			e.Raster(b, RasterOptions{})
			return err
		}, "A\n\x1Dv0\x00\x01\x00\x01\x00\x80"},
	} {
		if got := encode(t, c.build); string(got) != c.want {
			t.Errorf("%s: % x, want % x", c.name, got, c.want)
		}
	}
	if string(AskRealTime(4)) != "\x10\x04\x04" || string(Recover(1)) != "\x10\x05\x01" ||
		string(ClearBuffer()) != "\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08" {
		t.Error("real-time commands")
	}
}

func TestRefused(t *testing.T) {
	var e Encoder
	if err := e.Text("ação ش"); err == nil || len(e.Bytes()) != 0 {
		t.Error(err, "and", len(e.Bytes()), "bytes are written")
	}
	if err := e.Text("a\tb"); err == nil {
		t.Error("a control character went through")
	}
	if e.Size(9, 1) == nil || e.Size(1, 0) == nil || e.ProcessID([4]byte{'a', 'b', 'c', 0x7F}) == nil {
		t.Error("parameters out of range went through")
	}
	if len(e.Bytes()) != 0 {
		t.Errorf("% x", e.Bytes())
	}
}

func TestCodePages(t *testing.T) {
	for page, want := range map[CodePage]*charmap.Charmap{
		PC437: charmap.CodePage437, PC850: charmap.CodePage850, PC858: charmap.CodePage858,
		PC860: charmap.CodePage860, WPC1252: charmap.Windows1252,
	} {
		if len(upper[page]) != 128 {
			t.Errorf("%s has %d characters", page, len(upper[page]))
			continue
		}
		for b := 0x80; b < 0x100; b++ {
			if got, want := page.decode(byte(b)), want.DecodeByte(byte(b)); got != want {
				t.Errorf("%s %02x is %q, want %q", page, b, got, want)
			}
		}
	}
}

// A ticket of text, pictures and questions comes out as meant.
func TestATicket(t *testing.T) {
	b := encode(t, func(e *Encoder) error {
		e.Init()
		e.MotionUnits(203, 203)
		if err := e.Text("A042\n"); err != nil {
			return err
		}
		pic := NewBitmap(16, 10)
		pic.Set(15, 9)
		e.Raster(pic, RasterOptions{})
		e.Feed(40)
		e.Cut(0)
		e.AskStatus(1)
		return e.ProcessID([4]byte([]byte("0001")))
	})
	p := Interpret(b, machine)
	if len(p.Faults) > 0 || len(p.Tickets) != 1 || p.Rows() != 0 {
		t.Fatalf("%v, %d tickets, %d rows after them", p.Faults, len(p.Tickets), p.Rows())
	}
	line := machineSpacing()
	if got, want := p.Tickets[0].Height, line+10+40+line; got != want {
		t.Errorf("the ticket is %d rows long, want %d", got, want)
	}
	if !p.Tickets[0].At(15, line+9) {
		t.Error("the picture's dot is not there")
	}
	if want := []Query{{Kind: QueryStatus, N: 1}, {Kind: QueryProcessID, ID: [4]byte([]byte("0001"))}}; len(p.Asked) != 2 || p.Asked[0] != want[0] || p.Asked[1] != want[1] {
		t.Errorf("asked %v", p.Asked)
	}
}

func machineSpacing() int { return 203 / 6 }

func TestWhatGoesWrongIsSaid(t *testing.T) {
	for _, c := range []struct {
		in, fault string
		offset    int64
		rows      int
	}{
		{"A\x1DV\x42\x00", "a cut in the middle of a line", 1, 0},
		{"A\x1Dv0\x00\x01\x00\x01\x00\xFF\n", "GS v 0 in the middle of a line", 1, 33},
		{"\x1B\x01\n", "ESC 01h is not a command", 0, 33},
		{"ab\x1D\x7F\n", "GS 7Fh is not a command", 2, 33},
		{"\x10\x14\x09\n", "DLE 14h is not a command", 0, 33},
		{"\x1D(k\x03\x00abc\n", "GS ( k is not drawn", 0, 33},
		{"\x1D(H\x01\x00a\n", "GS ( H has a function", 0, 33},
		{"\x1D8L\x03\x00\x00\x00abc\n", "GS ( L has a function that is not known", 0, 33},
		{"\x1Dk\x04*A*\x00\n", "GS k is not drawn", 0, 33},
		{"\x1DkI\x02AB\n", "GS k is not drawn", 0, 33},
		{"\x07\n", "control character 07h", 0, 33},
		{"\x1B*\x09\x01\x00", "ESC * 9 is not", 0, 0},
	} {
		p := Interpret([]byte(c.in), machine)
		if len(p.Faults) != 1 || !strings.Contains(p.Faults[0].Text, c.fault) || p.Faults[0].Offset != c.offset {
			t.Errorf("%q: %v, want %q at %d", c.in, p.Faults, c.fault, c.offset)
		}
		if p.Rows() != c.rows {
			t.Errorf("%q: %d rows, want %d", c.in, p.Rows(), c.rows)
		}
	}
}

func TestRealTimeCommandsAreReadOver(t *testing.T) {
	p := Interpret([]byte("\x10\x04\x01\x10\x05\x02\x10\x14\x01\x00\x01\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08\n"), machine)
	if len(p.Faults) > 0 || p.Rows() != machineSpacing() {
		t.Error(p.Faults, p.Rows())
	}
	// Inside another command they are its parameters (TM-T88III, DLE EOT).
	p = Interpret([]byte("\x1B3\x10\x04\x03\n"), machine)
	if len(p.Faults) != 2 {
		t.Error(p.Faults)
	}
}

func TestCopiesThatIgnorePositions(t *testing.T) {
	m := machine
	m.IgnorePosition = true
	p := Interpret([]byte("\x1B$\x08\x00\x1Dv0\x00\x01\x00\x01\x00\x80"), m)
	if !p.Bitmap().At(0, 0) {
		t.Error("the picture moved")
	}
	p = Interpret([]byte("\x1B$\x08\x00\x1Dv0\x00\x01\x00\x01\x00\x80"), machine)
	if !p.Bitmap().At(8, 0) {
		t.Error("the picture did not move")
	}
}

func TestBigAndJustified(t *testing.T) {
	p := Interpret([]byte("\x1Ba\x01\x1Dv0\x03\x01\x00\x01\x00\x81"), machine)
	got := p.Bitmap()
	left := (576 - 16) / 2
	if got.Height != 2 || !got.At(left, 0) || !got.At(left+1, 1) || got.At(left+2, 0) || !got.At(left+15, 1) {
		t.Error("a picture twice as big in the middle of the paper")
	}
	p = Interpret([]byte("\x1D!\x33A\n"), machine)
	if p.Rows() != 4*cellHeight {
		t.Errorf("a character four times as high takes %d rows", p.Rows())
	}
	p = Interpret([]byte(strings.Repeat("A", 49)+"\n"), machine)
	if p.Rows() != 2*machineSpacing() {
		t.Errorf("49 characters take %d rows, want two lines", p.Rows())
	}
}

func FuzzInterpret(f *testing.F) {
	f.Add([]byte("\x1B@A042\n\x1Dv0\x00\x01\x00\x02\x00\xFF\x00\x1BJ\x10\x1DV\x42\x00\x1Dr\x01"))
	f.Add([]byte("\x1B*\x21\x02\x00abcdef\x1BJ\x18\x1D(H\x06\x00000042\x1DP\x01\x01\x1BJ\xFF"))
	f.Add([]byte("\x1DW\x00\x00\x1DL\xFF\xFF\x1D!\xFFA\x1Ba\x02\x1Dv0\x03\xFF\xFF\xFF\xFFxx"))
	f.Add([]byte("\x1DP\x01\x00\x1B\\\x00\x80A\x1B\\\xFF\x7FB\x1BD\x01\x02\x00\x1Dk\x00A\x00\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p := Interpret(b, machine)
		for _, ticket := range append(p.Tickets, p.Bitmap()) {
			if ticket.Width != machine.Width || ticket.Height > MaxRoll || len(ticket.Bits) != ticket.Stride*ticket.Height {
				t.Fatalf("a ticket of %d × %d", ticket.Width, ticket.Height)
			}
		}
		for _, fault := range p.Faults {
			if fault.Offset < 0 || fault.Offset >= int64(len(b)) {
				t.Fatal("a fault outside the job:", fault)
			}
		}
	})
}
