package escpos

import (
	"testing"

	"pgregory.net/rapid"
)

var machine = Machine{Width: 576, UnitX: 203, UnitY: 406}

// pictures draws pictures full of the bytes that real-time commands are made
// of, at all bit offsets, with white rows and columns, and dirt beyond the
// width.
func pictures(maxWidth, maxHeight int) *rapid.Generator[Bitmap] {
	nasty := []byte{0x10, 0x10, 0x10, 0x04, 0x04, 0x05, 0x14, 0, 0, 1, 2, 3, 4, 8, 0xFF, 0x82, 0x08, 0x20}
	return rapid.Custom(func(t *rapid.T) Bitmap {
		seed := rapid.Uint32().Draw(t, "seed")
		next := func(n int) int {
			seed = seed*1664525 + 1013904223
			return int(seed>>8) % n
		}
		b := Bitmap{Width: 1 + next(maxWidth), Height: 1 + next(maxHeight)} // not drawn: rapid likes them small
		b.Stride = (b.Width+7)/8 + next(3)
		b.Bits = make([]byte, b.Stride*b.Height)
		kind, shift := next(4), next(8)
		for y := range b.Height {
			if next(5) == 0 {
				continue // a white row
			}
			left := 0
			if kind > 0 {
				left = next(b.Stride)
			}
			row := b.Bits[y*b.Stride : (y+1)*b.Stride]
			for i := left; i < b.Stride; i++ {
				v := nasty[next(len(nasty))]
				if kind == 3 && next(2) == 0 {
					v = byte(next(256))
				}
				row[i] |= v >> shift
				if i+1 < b.Stride {
					row[i+1] |= byte(uint16(v) << (8 - shift))
				}
			}
		}
		return b
	})
}

// paired returns a picture whose dots come in pairs, in most of its rows.
func paired(b Bitmap, wide, high, shift int) Bitmap {
	p := NewBitmap(b.Width, b.Height)
	for y := range b.Height {
		for x := range b.Width {
			if b.At(x, y) && y%50 == 49 || y%50 != 49 && x >= shift && b.At((x-shift)/wide*wide/2, y/high*high) {
				p.Set(x, y)
			}
		}
	}
	return p
}

// printed is the paper that a picture should give: the printer's width.
func printed(b Bitmap, extra int) Bitmap {
	want := NewBitmap(machine.Width, b.Height+extra)
	for y := range b.Height {
		for x := range b.Width {
			if b.At(x, y) {
				want.Set(x, y)
			}
		}
	}
	return want
}

func TestRasterPrintsTheSameDots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := pictures(machine.Width, 300).Draw(t, "picture")
		o := RasterOptions{
			At:          At(rapid.IntRange(0, 2).Draw(t, "at")),
			Columns:     true,
			WhiteAsDots: rapid.Bool().Draw(t, "white as dots"),
			Doubles:     rapid.Bool().Draw(t, "doubles"),
		}
		if wide, high := rapid.IntRange(1, 2).Draw(t, "wide"), rapid.IntRange(1, 2).Draw(t, "high"); o.Doubles {
			b = paired(b, wide, high, rapid.IntRange(0, 1).Draw(t, "shift"))
		}
		var e Encoder
		e.MotionUnits(203, 203)
		done := e.Raster(b, o)
		p := Interpret(e.Bytes(), machine)
		if len(p.Faults) > 0 {
			t.Fatal(p.Faults)
		}
		if got, want := p.Bitmap(), printed(b, done.Extra); !got.Equal(want) {
			t.Fatalf("the paper is %d × %d, the picture %d × %d, or dots differ", got.Width, got.Height, want.Width, want.Height)
		}
		if done.Left == 0 {
			var s RealTimeScanner
			for i, c := range e.Bytes() {
				if cmd, ok := s.Byte(c); ok {
					t.Fatalf("byte %d ends real-time command %v", i, cmd)
				}
			}
		}
	})
}

// The pictures above are as bad as can be; in all of them together hardly a band
// may be left with a command in it.
func TestHardlyAnyRealTimeCommandIsLeft(t *testing.T) {
	left, bands := 0, 0
	for i := range 200 {
		b := pictures(machine.Width, 100).Example(i)
		var e Encoder
		left += e.Raster(b, RasterOptions{At: AtPosition, Columns: true}).Left
		bands += len(e.Ends())
	}
	t.Logf("%d of %d commands", left, bands)
	if left*50 > bands {
		t.Errorf("%d of %d commands hide a real-time command", left, bands)
	}
}

func TestRasterTrims(t *testing.T) {
	b := NewBitmap(576, 400)
	for y := 100; y < 110; y++ { // a small box far right and down
		for x := 401; x < 420; x++ {
			b.Set(x, y)
		}
	}
	for _, c := range []struct {
		o    RasterOptions
		want int // bytes
	}{
		{RasterOptions{At: AtPosition}, 3 + 4 + 8 + 10*3 + 3 + 3},
		{RasterOptions{At: AtMargin}, 3 + 4 + 8 + 10*3 + 4 + 3 + 3},
		{RasterOptions{}, 3 + 8 + 10*53 + 3 + 3},
		{RasterOptions{WhiteAsDots: true}, 8 + 100 + 8 + 10*53 + 8 + 256 + 8 + 34},
	} {
		var e Encoder
		e.Raster(b, c.o)
		if len(e.Bytes()) != c.want {
			t.Errorf("%+v: %d bytes, want %d", c.o, len(e.Bytes()), c.want)
		}
	}
}

func TestNoBandIsLongerThan256Rows(t *testing.T) {
	b := NewBitmap(8, 1000)
	for y := range b.Height {
		b.Set(0, y)
	}
	var e Encoder
	e.Raster(b, RasterOptions{})
	if want := 4*8 + 1000; len(e.Bytes()) != want || len(e.Ends()) != 4 {
		t.Errorf("%d bytes in %d commands, want %d in 4", len(e.Bytes()), len(e.Ends()), want)
	}
}

// A command hides in one row, and between two rows; the printer can or can't
// position; there is or isn't room to move.
func TestWaysAroundRealTime(t *testing.T) {
	row := func(bytes ...byte) []byte { return append(bytes, make([]byte, 8-len(bytes))...) }
	for _, c := range []struct {
		name string
		rows [][]byte
		o    RasterOptions
		left int
	}{
		{"inside a row, room at the left", [][]byte{row(0, 0x10, 0x04, 0x01)}, RasterOptions{At: AtPosition}, 0},
		{"inside a row, one dot of room", [][]byte{row(0x40, 0x10, 0x04, 0x01)}, RasterOptions{At: AtPosition}, 0},
		{"inside a row, no room", [][]byte{row(0x80, 0x10, 0x04, 0x01)}, RasterOptions{At: AtPosition, Columns: true}, 0},
		{"inside a row, no position", [][]byte{row(0, 0x10, 0x04, 0x01)}, RasterOptions{Columns: true}, 0},
		{"inside a row, no way", [][]byte{row(0, 0x10, 0x04, 0x01)}, RasterOptions{}, 1},
		{"between rows", [][]byte{row(0x80, 0, 0, 0, 0, 0, 0, 0x10), row(0x04, 0x01, 0, 0, 0, 0, 0, 1)}, RasterOptions{}, 0},
		{"at the end", [][]byte{row(0x80, 0, 0x10, 0x04)}, RasterOptions{Columns: true}, 0},
		{"pulse", [][]byte{row(0x10, 0x14, 0x01, 0x00, 0x01)}, RasterOptions{Columns: true}, 0},
	} {
		b := Bitmap{Width: 64, Height: len(c.rows), Stride: 8}
		for _, r := range c.rows {
			b.Bits = append(b.Bits, r...)
		}
		var e Encoder
		e.MotionUnits(203, 203)
		done := e.Raster(b, c.o)
		if done.Left != c.left {
			t.Errorf("%s: %d left, want %d", c.name, done.Left, c.left)
		}
		if c.left == 0 && hidesRealTime(e.Bytes()) {
			t.Errorf("%s: hidden in % x", c.name, e.Bytes())
		}
		if got := Interpret(e.Bytes(), machine); !got.Bitmap().Equal(printed(b, done.Extra)) {
			t.Errorf("%s: other dots", c.name)
		}
	}
}
