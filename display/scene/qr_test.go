package scene

import (
	"image"
	"strings"
	"testing"
)

// The three finder patterns stand where they belong, on mirrored pages too, and
// the symbol is not turned round.
func TestModules(t *testing.T) {
	b, err := QR("https://senha.example/t/Zx8Kq2vN4bR7mW1sD5fG9h", LevelL)
	if err != nil || b.Width > 37 || b.Width != b.Height {
		t.Fatalf("%v %v", b, err)
	}
	finder := func(at image.Point) bool {
		for y := range 7 {
			for x := range 7 {
				ring := max(max(x-3, 3-x), max(y-3, 3-y))
				if b.Black(at.X+x, at.Y+y) != (ring != 2) {
					return false
				}
			}
		}
		return true
	}
	if n := b.Width - 7; !finder(image.Pt(0, 0)) || !finder(image.Pt(n, 0)) || !finder(image.Pt(0, n)) || finder(image.Pt(n, n)) {
		t.Error("the finder patterns are not where they belong")
	}
	for _, mirror := range []bool{false, true} {
		c := NewCanvas(nil, image.Pt(300, 200), 1, mirror, Hex(0xffffff))
		c.Modules(10, 5, 3, b, Hex(0))
		left := 10
		if mirror {
			left = 300 - 10 - 3*b.Width
		}
		got := Bits(c.Scene(), nil)
		for y := range 200 {
			for x := range 300 {
				want := x >= left && y >= 5 && b.Black((x-left)/3, (y-5)/3)
				if got.Black(x, y) != want {
					t.Fatalf("mirror %v: the dot at %d, %d is %v", mirror, x, y, got.Black(x, y))
				}
			}
		}
	}
	if _, err := QR(strings.Repeat("a", 5000), LevelL); err == nil {
		t.Error("a text of 5000 bytes fits a QR code")
	}
}
