package scene

import (
	"image"
	"image/color"

	"senha/display/text"
)

// Bitmap is a picture in black and white, one bit a dot, as printers take it:
// rows of Stride bytes, the leftmost dot in the highest bit, 1 is black. Dots
// beyond Width in a row's last byte are 0. It is an image.Image.
type Bitmap struct {
	Width, Height int
	Stride        int // bytes a row
	Pix           []byte
}

// Bits paints a scene in black and white: a dot is black where less than half
// of full light is left.
func Bits(s Scene, fonts *text.Fonts) *Bitmap {
	m := Image(s, fonts)
	b := &Bitmap{Width: s.Size.X, Height: s.Size.Y, Stride: (s.Size.X + 7) / 8}
	b.Pix = make([]byte, b.Stride*b.Height)
	for y := range b.Height {
		row, dots := m.Pix[y*m.Stride:], b.Pix[y*b.Stride:]
		for x := range b.Width {
			// Weights of ITU-R BT.601 in thousandths.
			if 299*int(row[4*x])+587*int(row[4*x+1])+114*int(row[4*x+2]) < 127_500 {
				dots[x/8] |= 0x80 >> (x % 8)
			}
		}
	}
	return b
}

// Black tells whether a dot is black; outside the picture nothing is.
func (b *Bitmap) Black(x, y int) bool {
	return image.Pt(x, y).In(b.Bounds()) && b.Pix[y*b.Stride+x/8]&(0x80>>(x%8)) != 0
}

// Bounds is the whole picture.
func (b *Bitmap) Bounds() image.Rectangle { return image.Rect(0, 0, b.Width, b.Height) }

// ColorModel is a palette of white and black.
func (b *Bitmap) ColorModel() color.Model { return color.Palette{color.White, color.Black} }

// At returns black or white.
func (b *Bitmap) At(x, y int) color.Color {
	if b.Black(x, y) {
		return color.Black
	}
	return color.White
}
