package escpos

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
)

// Bitmap is a 1-bit picture, the common currency of everything that meets
// paper. A set bit is a black dot. Rows are Stride bytes apart and packed with
// the leftmost dot in the most significant bit; Stride is at least
// (Width+7)/8. Bits beyond Width in a row's last byte have no meaning to
// readers and are kept zero by the writers of this package.
type Bitmap struct {
	Width, Height, Stride int
	Bits                  []byte
}

// NewBitmap returns a white picture of the given size in dots.
func NewBitmap(width, height int) Bitmap {
	stride := (width + 7) / 8
	return Bitmap{Width: width, Height: height, Stride: stride, Bits: make([]byte, stride*height)}
}

// Row returns the packed dots of row y, sharing the picture's memory.
func (b Bitmap) Row(y int) []byte {
	return b.Bits[y*b.Stride : y*b.Stride+(b.Width+7)/8]
}

// At says whether the dot at x, y is black. Outside the picture all is white.
func (b Bitmap) At(x, y int) bool {
	if x < 0 || y < 0 || x >= b.Width || y >= b.Height {
		return false
	}
	return b.Bits[y*b.Stride+x/8]&(0x80>>(x%8)) != 0
}

// Set makes the dot at x, y black. Outside the picture it does nothing.
func (b Bitmap) Set(x, y int) {
	if x < 0 || y < 0 || x >= b.Width || y >= b.Height {
		return
	}
	b.Bits[y*b.Stride+x/8] |= 0x80 >> (x % 8)
}

// Equal says whether both pictures have the same size and the same dots.
func (b Bitmap) Equal(o Bitmap) bool {
	if b.Width != o.Width || b.Height != o.Height {
		return false
	}
	for y := range b.Height {
		p, q := b.Row(y), o.Row(y)
		last := len(p) - 1
		if last < 0 {
			continue
		}
		mask := byte(0xFF) << (uint(len(p)*8-b.Width) % 8)
		if !bytes.Equal(p[:last], q[:last]) || (p[last]^q[last])&mask != 0 {
			return false
		}
	}
	return true
}

// Image returns the picture as black on white with two colours, so that a PNG
// made of it has one bit a dot.
func (b Bitmap) Image() *image.Paletted {
	img := image.NewPaletted(image.Rect(0, 0, b.Width, b.Height), color.Palette{color.White, color.Black})
	for y := range b.Height {
		for x := range b.Width {
			if b.At(x, y) {
				img.Pix[y*img.Stride+x] = 1
			}
		}
	}
	return img
}

// PBM returns the picture as a binary portable bitmap (P4), which has the same
// bits.
func (b Bitmap) PBM() []byte {
	out := fmt.Appendf(nil, "P4\n%d %d\n", b.Width, b.Height)
	for y := range b.Height {
		out = append(out, b.Row(y)...)
		if b.Width%8 != 0 {
			out[len(out)-1] &= 0xFF << (8 - b.Width%8)
		}
	}
	return out
}

// ink returns the first and one past the last black dot of row y, and whether
// there is any.
func (b Bitmap) ink(y int) (left, right int, any bool) {
	row := b.Row(y)
	first, last := -1, -1
	for i, v := range row {
		if i == len(row)-1 && b.Width%8 != 0 {
			v &= 0xFF << (8 - b.Width%8)
		}
		if v == 0 {
			continue
		}
		if first < 0 {
			first = i
			for v := v; v&0x80 == 0; v <<= 1 {
				left++
			}
			left += i * 8
		}
		last = i
		right = i*8 + 8
		for ; v&1 == 0; v >>= 1 {
			right--
		}
	}
	return left, right, last >= 0
}
