package scene

import (
	"image"
	"testing"
)

func TestBits(t *testing.T) {
	s := Scene{Size: image.Pt(13, 3), Ground: white, Marks: []Mark{
		Fill{Box: image.Rect(0, 0, 1, 1), Color: black},
		Fill{Box: image.Rect(7, 0, 9, 1), Color: black},
		Fill{Box: image.Rect(0, 1, 13, 2), Color: black},
		Fill{Box: image.Rect(0, 2, 1, 3), Color: Hex(0x7f7f7f)},
		Fill{Box: image.Rect(1, 2, 2, 3), Color: Hex(0x808080)},
	}}
	b := Bits(s, open(t))
	if b.Width != 13 || b.Height != 3 || b.Stride != 2 || b.Bounds() != image.Rect(0, 0, 13, 3) {
		t.Fatalf("%d × %d in rows of %d", b.Width, b.Height, b.Stride)
	}
	want := []byte{0b1000_0001, 0b1000_0000, 0xff, 0b1111_1000, 0b1000_0000, 0}
	if string(b.Pix) != string(want) {
		t.Errorf("dots %08b, want %08b", b.Pix, want)
	}
	for _, p := range []image.Point{{0, 0}, {8, 0}, {12, 1}} {
		if !b.Black(p.X, p.Y) || b.At(p.X, p.Y) != image.Black.C {
			t.Errorf("%v is not black", p)
		}
	}
	for _, p := range []image.Point{{1, 0}, {13, 1}, {-1, 0}, {0, 3}} {
		if b.Black(p.X, p.Y) {
			t.Errorf("%v is black", p)
		}
	}
}

// Half covered pixels decide the shape: a number is as bold on paper as on the
// screen, within a few dots in a thousand.
func TestBitsKeepTheWeightOfType(t *testing.T) {
	fonts := open(t)
	c := NewCanvas(fonts, image.Pt(576, 240), 1, false, white)
	c.Text(0, 0, 576, 240, "A042", Ink{Sizes: []float64{232}, Bold: true, Color: black, Align: Center, VAlign: Middle, Label: true})
	s := c.Scene()
	grey := darkness(Image(s, fonts), s.Bounds())
	dots := 0.0
	b := Bits(s, fonts)
	for y := range b.Height {
		for x := range b.Width {
			if b.Black(x, y) {
				dots++
			}
		}
	}
	if dots < grey*0.995 || dots > grey*1.005 {
		t.Errorf("%v dots on paper, %.0f pixels' worth on the screen", dots, grey)
	}
	if s.Overflowing() != nil {
		t.Error("the number doesn't fit the paper")
	}
}
