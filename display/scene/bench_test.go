package scene

import (
	"image"
	"testing"
)

var fullHD = image.Pt(1080, 1920)

// A whole service page, everything drawn before: what a change of page costs.
func BenchmarkPaintPage(b *testing.B) {
	fonts := open(b)
	s := demo(fonts, fullHD, 1, true, Light, "")
	dst := Image(s, fonts)
	for b.Loop() {
		Paint(s, fonts, dst, dst.Rect)
	}
}

// The frame of a touch: the page built anew with a key down, and what changed painted.
func BenchmarkPressKey(b *testing.B) {
	fonts := open(b)
	rest := demo(fonts, fullHD, 1, true, Light, "")
	dst := Image(rest, fonts)
	for b.Loop() {
		down := demo(fonts, fullHD, 1, true, Light, "A")
		for _, box := range Damage(rest, down) {
			Paint(down, fonts, dst, box)
		}
	}
}

// The first picture of a process: fonts opened and loaded, every glyph drawn.
func BenchmarkFirstPage(b *testing.B) {
	for b.Loop() {
		fonts := open(b)
		Image(demo(fonts, fullHD, 1, true, Light, ""), fonts)
	}
}
