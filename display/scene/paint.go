package scene

import (
	"image"
	"image/draw"
	"image/png"
	"io"

	"senha/display/text"
)

// A painter paints marks into an image, within a clip.
type painter struct {
	dst   *image.RGBA
	clip  image.Rectangle
	fonts *text.Fonts
}

// Paint paints the part of a scene that lies in clip; dst's pixels outside it
// are left alone. Painting a scene in any clips gives the same picture as
// painting it whole: a pixel depends on the scene alone.
func Paint(s Scene, fonts *text.Fonts, dst *image.RGBA, clip image.Rectangle) {
	p := painter{dst, clip.Intersect(s.Bounds()).Intersect(dst.Rect), fonts}
	if p.clip.Empty() {
		return
	}
	p.rect(p.clip, s.Ground)
	for _, m := range s.Marks {
		if m.Bounds().Overlaps(p.clip) {
			m.paint(&p)
		}
	}
}

// Image paints a whole scene.
func Image(s Scene, fonts *text.Fonts) *image.RGBA {
	m := image.NewRGBA(s.Bounds())
	Paint(s, fonts, m, m.Rect)
	return m
}

// PNG writes a scene as a PNG file.
func PNG(w io.Writer, s Scene, fonts *text.Fonts) error {
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	return e.Encode(w, Image(s, fonts))
}

// rect fills a rectangle.
func (p *painter) rect(r image.Rectangle, c Color) {
	r = r.Intersect(p.clip)
	if r.Empty() {
		return
	}
	n := 4 * r.Dx()
	first := p.dst.Pix[p.dst.PixOffset(r.Min.X, r.Min.Y):][:n]
	first[0], first[1], first[2], first[3] = c.R, c.G, c.B, 0xff
	for done := 4; done < n; done *= 2 {
		copy(first[done:], first[:done])
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(p.dst.Pix[p.dst.PixOffset(r.Min.X, y):][:n], first)
	}
}

// cover blends a colour in where a mask says, the mask's point at standing at
// the picture's origin.
func (p *painter) cover(m *image.Alpha, at image.Point, c Color) {
	r := m.Rect.Add(at).Intersect(p.clip)
	if r.Empty() {
		return
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		src := m.Pix[m.PixOffset(r.Min.X-at.X, y-at.Y):][:r.Dx()]
		dst := p.dst.Pix[p.dst.PixOffset(r.Min.X, y):][:4*r.Dx()]
		for i, a := range src {
			if a == 0 {
				continue
			}
			d := dst[4*i : 4*i+4 : 4*i+4]
			if a == 0xff {
				d[0], d[1], d[2] = c.R, c.G, c.B
				continue
			}
			d[0], d[1], d[2] = mix(d[0], c.R, a), mix(d[1], c.G, a), mix(d[2], c.B, a)
		}
	}
}

// mix returns a colour value a/255 of the way from one to another, rounded.
func mix(from, to, a uint8) uint8 {
	return uint8((uint32(from)*uint32(255-a) + uint32(to)*uint32(a) + 127) / 255)
}

// Bounds is the fill's box.
func (f Fill) Bounds() image.Rectangle { return f.Box }

func (f Fill) paint(p *painter) {
	b := f.Box
	r := min(f.Radius, b.Dx()/2, b.Dy()/2)
	if f.Ring > 0 {
		f.ring(p, r)
		return
	}
	if r <= 0 {
		p.rect(b, f.Color)
		return
	}
	p.rect(image.Rect(b.Min.X, b.Min.Y+r, b.Max.X, b.Max.Y-r), f.Color)
	p.rect(image.Rect(b.Min.X+r, b.Min.Y, b.Max.X-r, b.Min.Y+r), f.Color)
	p.rect(image.Rect(b.Min.X+r, b.Max.Y-r, b.Max.X-r, b.Max.Y), f.Color)
	for corner, at := range [...]image.Point{
		b.Min, {b.Max.X - r, b.Min.Y}, {b.Min.X, b.Max.Y - r}, {b.Max.X - r, b.Max.Y - r},
	} {
		if f.Square&(1<<corner) != 0 {
			p.rect(image.Rectangle{at, at.Add(image.Pt(r, r))}, f.Color)
		} else {
			p.cover(cornerMask(r, 0, Corner(1<<corner)), at, f.Color)
		}
	}
}

// ring paints a frame, its four corners apart.
func (f Fill) ring(p *painter, r int) {
	b, w := f.Box, f.Ring
	n := max(r, w) // side of a corner's square
	p.rect(image.Rect(b.Min.X+n, b.Min.Y, b.Max.X-n, b.Min.Y+w), f.Color)
	p.rect(image.Rect(b.Min.X+n, b.Max.Y-w, b.Max.X-n, b.Max.Y), f.Color)
	p.rect(image.Rect(b.Min.X, b.Min.Y+n, b.Min.X+w, b.Max.Y-n), f.Color)
	p.rect(image.Rect(b.Max.X-w, b.Min.Y+n, b.Max.X, b.Max.Y-n), f.Color)
	for corner, at := range [...]image.Point{
		b.Min, {b.Max.X - n, b.Min.Y}, {b.Min.X, b.Max.Y - n}, {b.Max.X - n, b.Max.Y - n},
	} {
		p.cover(cornerMask(r, w, Corner(1<<corner)), at, f.Color)
	}
}

// Bounds is the icon's box.
func (i Icon) Bounds() image.Rectangle { return i.Box }

func (i Icon) paint(p *painter) {
	p.cover(iconMask(i.Name, i.Box.Dx(), i.Stroke, i.Mirror, i.Turn), i.Box.Min, i.Color)
}

// Bounds is the pattern's box.
func (t Pattern) Bounds() image.Rectangle { return t.Box }

func (t Pattern) paint(p *painter) {
	if t.Cell <= 0 {
		return
	}
	whole := p.clip
	p.clip = whole.Intersect(t.Box)
	tile := iconMask(t.Name, t.Cell, t.Stroke, false, false)
	for y := t.Box.Min.Y; y < t.Box.Max.Y; y += t.Cell {
		for x := t.Box.Min.X; x < t.Box.Max.X; x += t.Cell {
			p.cover(tile, image.Pt(x, y), t.Color)
		}
	}
	p.clip = whole
}

func (t Text) paint(p *painter) {
	size := t.Paragraph.Style.Size
	for i, l := range t.Paragraph.Lines {
		o := t.origin(i)
		for _, g := range l.Glyphs {
			m, at := p.fonts.Mask(g, size, g.X, g.Y)
			p.cover(m, o.Add(at), t.Color)
		}
	}
}

// Bounds is the picture's box.
func (i Picture) Bounds() image.Rectangle { return i.Box }

func (i Picture) paint(p *painter) {
	r := i.Box.Intersect(p.clip)
	draw.Draw(p.dst, r, i.Image, i.Image.Bounds().Min.Add(r.Min.Sub(i.Box.Min)), draw.Over)
}
