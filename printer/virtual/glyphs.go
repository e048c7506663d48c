package virtual

import (
	"image"

	"golang.org/x/image/font/inconsolata"
	"golang.org/x/image/math/fixed"

	"senha/printer/escpos"
)

// glyphs draws the printer's own characters: Inconsolata's 8 × 16 dots, bold, half
// as large again, which is just the 12 × 24 of font A.
type glyphs struct{}

// Glyph draws r; what the font lacks is its replacement character.
func (glyphs) Glyph(r rune) escpos.Bitmap {
	face := inconsolata.Bold8x16
	cell := escpos.NewBitmap(12, 24)
	dr, mask, at, _, ok := face.Glyph(fixed.P(0, face.Ascent), r)
	if !ok {
		return cell
	}
	for y := range cell.Height {
		for x := range cell.Width {
			p := image.Pt(x*2/3, y*2/3)
			if !p.In(dr) {
				continue
			}
			_, _, _, a := mask.At(at.X+p.X-dr.Min.X, at.Y+p.Y-dr.Min.Y).RGBA()
			if a >= 0x8000 {
				cell.Set(x, y)
			}
		}
	}
	return cell
}
