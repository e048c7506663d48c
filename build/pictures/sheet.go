package main

import (
	"image"
	"image/color"
	"image/png"
	"io"
	"path/filepath"

	"golang.org/x/image/draw"

	"senha/display/scene"
	"senha/display/text"
)

// A cell is one picture on a sheet, with a word about what it is.
type cell struct {
	caption string
	picture image.Image
}

// Measures of a sheet, in pixels.
const (
	cellWide   = 300 // a page of 1080 u: its smallest letters are 7 pixels
	cellGap    = 12
	captionTop = 26
)

// sheet puts cells in rows as wide as so many narrow ones; rows are as high as
// their highest picture.
func sheet(fonts *text.Fonts, columns int, cells []cell) *image.RGBA {
	wide := cellGap + columns*(cellWide+cellGap)
	at := make([]image.Point, len(cells))
	next, high := image.Pt(cellGap, cellGap), 0
	for i, c := range cells {
		size := c.picture.Bounds().Size()
		if next.X+size.X+cellGap > wide {
			next, high = image.Pt(cellGap, next.Y+captionTop+high+cellGap), 0
		}
		at[i] = next
		next.X, high = next.X+size.X+cellGap, max(high, size.Y)
	}
	c := scene.NewCanvas(fonts, image.Pt(wide, next.Y+captionTop+high+cellGap), 1, false, scene.Light.Hair)
	for i, cell := range cells {
		x, y := float64(at[i].X), float64(at[i].Y)
		c.Text(x, y, cellWide, captionTop, cell.caption, scene.Ink{Sizes: []float64{17, 14}, Language: "pt-PT", Color: scene.Light.Ink, Label: true})
		c.Picture(x, y+captionTop, cell.picture, cell.caption)
	}
	return scene.Image(c.Scene(), fonts)
}

// shrunk is a picture at the width of a cell; of what is wider than high, two
// are as wide as three.
func shrunk(m image.Image) image.Image {
	b, wide := m.Bounds(), cellWide
	if b.Dx() > b.Dy() {
		wide = (3*cellWide + cellGap) / 2
	}
	small := image.NewRGBA(image.Rect(0, 0, wide, (b.Dy()*wide+b.Dx()/2)/b.Dx()))
	draw.CatmullRom.Scale(small, small.Rect, m, b, draw.Src, nil)
	return small
}

// writeSheet writes a picture with a palette: a sheet is looked at, and stays
// small.
func writeSheet(dir, name string, m *image.RGBA, colours int) error {
	return write(filepath.Join(dir, name+".png"), func(w io.Writer) error {
		e := png.Encoder{CompressionLevel: png.BestCompression}
		return e.Encode(w, paletted(m, colours))
	})
}

// paletted gives each pixel the nearest of the colours that stand for the
// picture's.
func paletted(m *image.RGBA, colours int) *image.Paletted {
	b := m.Bounds()
	p := image.NewPaletted(b, commonest(m, colours))
	nearest := map[color.RGBA]uint8{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := m.RGBAAt(x, y)
			i, ok := nearest[c]
			if !ok {
				i = uint8(p.Palette.Index(c))
				nearest[c] = i
			}
			p.SetColorIndex(x, y, i)
		}
	}
	return p
}
