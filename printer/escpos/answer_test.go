package escpos

import (
	"bytes"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func parseAll(b []byte) (answers []Answer, garbage int) {
	var p AnswerParser
	for _, c := range b {
		if a, ok := p.Byte(c); ok {
			answers = append(answers, a)
		}
	}
	return answers, p.Garbage
}

func TestAnswers(t *testing.T) {
	id := Answer{Kind: AnswerProcessID, ID: [4]byte([]byte("0042"))}
	ready := Answer{Kind: AnswerRealTime, Byte: 0x12}
	for _, c := range []struct {
		name    string
		in      string
		want    []Answer
		garbage int
	}{
		{"real-time", "\x12\x1E", []Answer{ready, {Kind: AnswerRealTime, Byte: 0x1E}}, 0},
		{"GS r", "\x00\x0F", []Answer{{Kind: AnswerStatus}, {Kind: AnswerStatus, Byte: 0x0F}}, 0},
		{"process id", "\x37\x220042\x00", []Answer{id}, 0},
		{"cleared", "\x37\x25\x00", []Answer{{Kind: AnswerCleared}}, 0},
		{"ASB", "\x10\x00\x00\x0F", []Answer{{Kind: AnswerASB, ASB: [4]byte{0x10, 0, 0, 0x0F}}}, 0},
		{"text", "_EPSON\x00\x12", []Answer{{Kind: AnswerBlock, Block: []byte("EPSON")}, ready}, 0},
		{"flow control", "\x13\x11", []Answer{{Kind: AnswerXOFF}, {Kind: AnswerXON}}, 0},
		{"flow control inside a process id", "\x37\x2200\x1342\x11\x00", []Answer{{Kind: AnswerXOFF}, {Kind: AnswerXON}, id}, 0},
		{"flow control inside ASB", "\x18\x13\x00\x00\x0F", []Answer{{Kind: AnswerXOFF}, {Kind: AnswerASB, ASB: [4]byte{0x18, 0, 0, 0x0F}}}, 0},
		{"noise", "\xFF\x80\x12", []Answer{ready}, 2},
		{"a process id that breaks off", "\x37\x2200\x12", []Answer{ready}, 4},
		{"a process id after another that broke off", "\x37\x22004\x37\x220042\x00", nil, 0},
		{"ASB that breaks off", "\x10\x00\x12", []Answer{ready}, 2},
		{"text without an end", "_" + string(bytes.Repeat([]byte("a"), maxBlock)) + "\x12", nil, 0},
	} {
		got, garbage := parseAll([]byte(c.in))
		if c.want == nil { // only that it comes to itself again
			got, _ = parseAll([]byte(c.in + "\x00\x00\x37\x22abcd\x00"))
			if last := got[len(got)-1]; last.ID != [4]byte([]byte("abcd")) {
				t.Errorf("%s: %+v", c.name, got)
			}
			continue
		}
		if !reflect.DeepEqual(got, c.want) || garbage != c.garbage {
			t.Errorf("%s: %+v, garbage %d", c.name, got, garbage)
		}
	}
}

func statuses() *rapid.Generator[Status] {
	return rapid.Custom(func(t *rapid.T) Status {
		on := func(name string) bool { return rapid.Bool().Draw(t, name) }
		s := Status{Offline: on("offline"), CoverOpen: on("cover"), Feeding: on("feeding"), PaperEnd: on("end"),
			PaperLow: on("low"), CutterError: on("cutter"), Unrecoverable: on("unrecoverable"), AutoRecoverable: on("auto")}
		s.Error = s.CutterError || s.Unrecoverable || s.AutoRecoverable
		return s
	})
}

// What a printer says of itself is what is read, in all three ways, and the
// bytes are told apart by the parser.
func TestStatusSaidIsStatusRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := statuses().Draw(t, "status")
		var got Status
		for n := byte(1); n <= 4; n++ {
			a, _ := parseAll([]byte{s.RealTime(n)})
			if len(a) != 1 || a[0].Kind != AnswerRealTime || !got.SetRealTime(n, a[0].Byte) {
				t.Fatalf("DLE EOT %d: %02x is read as %v", n, s.RealTime(n), a)
			}
		}
		if got != s {
			t.Fatalf("DLE EOT: %+v read as %+v", s, got)
		}
		asb := s.ASB()
		a, _ := parseAll(asb[:])
		if len(a) != 1 || a[0].Kind != AnswerASB || StatusOfASB(a[0].ASB) != s {
			t.Fatalf("ASB: %+v read as %+v", s, a)
		}
		a, _ = parseAll([]byte{s.Sensors()})
		got = Status{}
		if len(a) != 1 || a[0].Kind != AnswerStatus {
			t.Fatalf("GS r: %v", a)
		}
		if got.SetSensors(a[0].Byte); got.PaperLow != s.PaperLow || got.PaperEnd != s.PaperEnd {
			t.Fatalf("GS r: %+v read as %+v", s, got)
		}
	})
}

func TestRealTimeStatusRefusesOtherBytes(t *testing.T) {
	n := 0
	for b := range 256 {
		var s Status
		if s.SetRealTime(1, byte(b)) {
			n++
		} else if s != (Status{}) {
			t.Errorf("%02x was refused and changed the status", b)
		}
	}
	if n != 16 {
		t.Errorf("%d bytes are status bytes, want 16", n)
	}
}

// A full status begins as Automatic Status Back does: whoever is asked for the
// one does not send the other.
func TestFullStatus(t *testing.T) {
	for _, c := range []struct {
		said    string
		full    bool
		want    []AnswerKind
		garbage int
	}{
		{"\x12\x10\x0F\x20\x00\x40\x00\x12", true, []AnswerKind{AnswerRealTime, AnswerFull, AnswerRealTime}, 0},
		{"\x10\x0F\x20\x00\x40\x00", false, []AnswerKind{AnswerASB, AnswerStatus, AnswerStatus}, 0},
		{"\x10\x00\x00\x0F", false, []AnswerKind{AnswerASB}, 0},
		{"\x10\x12\x10\x0F\x00\x13\x00\x00\x00", true, []AnswerKind{AnswerRealTime, AnswerXOFF, AnswerFull}, 1}, // a byte was lost
	} {
		p := AnswerParser{Full: c.full}
		var got []AnswerKind
		var s Status
		for _, b := range []byte(c.said) {
			if a, ok := p.Byte(b); ok {
				got = append(got, a.Kind)
				if a.Kind == AnswerFull {
					s.SetFull(a.Full)
				}
			}
		}
		if !slices.Equal(got, c.want) || p.Garbage != c.garbage {
			t.Errorf("% x: %v and %d bytes of garbage, want %v and %d", c.said, got, p.Garbage, c.want, c.garbage)
		}
		if jam := c.full && c.garbage == 0; s.Jam != jam || s.TicketOut != jam || s.Ready() == jam {
			t.Errorf("% x: %+v", c.said, s)
		}
	}
	if s := (Status{TicketOut: true}); !s.Ready() {
		t.Error("a ticket that is held out is a fault")
	}
}

func FuzzAnswers(f *testing.F) {
	for _, s := range []string{"\x12", "\x37\x220042\x00", "\x37\x25\x00", "\x10\x00\x00\x0F", "_TM-T20II\x00", "\x13\x11\xFF"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var p AnswerParser
		used := 0
		for _, c := range b {
			if a, ok := p.Byte(c); ok {
				switch a.Kind {
				case AnswerProcessID:
					used += 7
				case AnswerCleared:
					used += 3
				case AnswerASB:
					used += 4
				case AnswerBlock:
					used += 2 + len(a.Block)
				case AnswerKeys:
					used += 4 + 2*len(a.Keys)
				case AnswerRoom:
					used = -1 << 40 // its digits may have zeros before them
				default:
					used++
				}
			}
			if len(p.part) > maxBlock {
				t.Fatal("the unfinished answer grows")
			}
		}
		// Each byte is in one answer, or garbage, or waits.
		if used >= 0 && used+p.Garbage+len(p.part) != len(b) {
			t.Fatalf("%d bytes: %d used, %d garbage, %d wait", len(b), used, p.Garbage, len(p.part))
		}
		p.Reset()
		if a, ok := p.Byte(0x12); !ok || a.Kind != AnswerRealTime {
			t.Fatal("it does not come to itself after Reset")
		}
	})
}
