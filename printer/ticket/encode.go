package ticket

import (
	"senha/display/scene"
	"senha/display/text"
	"senha/printer/escpos"
	"senha/printer/profile"
)

// Bitmap paints the page: the bands joined, one bit a dot.
func (p Page) Bitmap(fonts *text.Fonts) escpos.Bitmap {
	all := escpos.NewBitmap(p.Dots, p.Height())
	y := 0
	for _, b := range p.Bands {
		bits := scene.Bits(b.Scene, fonts)
		copy(all.Bits[y*all.Stride:], bits.Pix) // the strides agree: each band is as wide as the page
		y += bits.Height
	}
	return all
}

// autoStatus has the printer say by itself when it goes offline, has an error
// or runs out of paper: bits of GS a.
const autoStatus = 0x02 | 0x04 | 0x08

// Encode adds a whole job to e: the printer set up anew, the picture, the cut.
func Encode(e *escpos.Encoder, b escpos.Bitmap, p profile.Profile) {
	setup(e, p)
	e.Raster(b, p.Raster)
	finish(e, p)
}

// setup puts the printer's settings where a job begins.
func setup(e *escpos.Encoder, p profile.Profile) {
	e.Init()
	if p.MotionUnits {
		e.MotionUnits(byte(p.DPI), byte(p.DPI))
	}
	if p.AutoStatus {
		e.AutoStatus(autoStatus)
	}
}

// presented is how far a presenter holds a ticket out, in steps of 0.625 mm:
// 20 mm.
const presented = 32

// finish brings the paper to the hand.
func finish(e *escpos.Encoder, p profile.Profile) {
	if p.Cut {
		e.Cut(0)
	} else {
		e.FeedLines(4) // to the edge where paper is torn off
	}
	if p.Presenter {
		e.Present(presented)
	}
}
