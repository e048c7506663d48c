package scene

import (
	"fmt"
	"image"

	"rsc.io/qr"
)

// Level is how much of a QR code may be lost and it is still read.
type Level int

// The levels: 7, 15, 25 and 30 %.
const (
	LevelL = Level(qr.L)
	LevelM = Level(qr.M)
	LevelQ = Level(qr.Q)
	LevelH = Level(qr.H)
)

// QR returns the symbol of a text, one dot a module, without the quiet zone of
// four modules that belongs around it. It fails when the text is too long.
func QR(s string, level Level) (*Bitmap, error) {
	code, err := qr.Encode(s, qr.Level(level))
	if err != nil {
		return nil, fmt.Errorf("a QR code of %d bytes: %w", len(s), err)
	}
	b := &Bitmap{Width: code.Size, Height: code.Size, Stride: (code.Size + 7) / 8}
	b.Pix = make([]byte, b.Stride*b.Height)
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				b.Pix[y*b.Stride+x/8] |= 0x80 >> (x % 8)
			}
		}
	}
	return b, nil
}

// Modules draws a symbol with its upper left corner at x, y and modules of a
// side. On mirrored pages its upper right corner stands there; the symbol
// itself is never mirrored.
func (c *Canvas) Modules(x, y, module float64, b *Bitmap, color Color) {
	side := c.px(module)
	size := image.Pt(side*b.Width, side*b.Height)
	at := image.Pt(c.px(x), c.px(y))
	box := c.turn(image.Rectangle{at, at.Add(size)})
	for my := range b.Height {
		for mx := 0; mx < b.Width; mx++ {
			from := mx
			for mx < b.Width && b.Black(mx, my) {
				mx++
			}
			if mx > from {
				c.Add(Fill{Box: image.Rect(from*side, my*side, mx*side, (my+1)*side).Add(box.Min), Color: color})
			}
		}
	}
}
