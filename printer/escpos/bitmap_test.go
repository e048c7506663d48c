package escpos

import (
	"testing"

	"pgregory.net/rapid"
)

func TestBitmapAgainstDotByDot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := pictures(70, 20).Draw(t, "picture")
		img := b.Image()
		c := NewBitmap(b.Width, b.Height)
		for y := range b.Height {
			left, right := b.Width, 0
			for x := range b.Width {
				if b.At(x, y) != (img.ColorIndexAt(x, y) == 1) {
					t.Fatal("the image differs at", x, y)
				}
				if b.At(x, y) {
					c.Set(x, y)
					left, right = min(left, x), x+1
				}
			}
			l, r, any := b.ink(y)
			if any != (right > 0) || any && (l != left || r != right) {
				t.Fatalf("row %d has ink from %d to %d (%v), want %d to %d", y, l, r, any, left, right)
			}
		}
		if !b.Equal(c) || !c.Equal(b) {
			t.Fatal("a copy is not equal")
		}
		x, y := rapid.IntRange(0, b.Width-1).Draw(t, "x"), rapid.IntRange(0, b.Height-1).Draw(t, "y")
		if b.At(x, y) == false {
			c.Set(x, y)
			if b.Equal(c) {
				t.Fatal("one dot more, and equal")
			}
		}
	})
}
