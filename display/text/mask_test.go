package text

import (
	"image"
	"math"
	"testing"
)

func sum(m *image.Alpha) (n float64) {
	for _, a := range m.Pix {
		n += float64(a) / 255
	}
	return n
}

// area is what an outline encloses, in square pixels, its curves cut in lines.
func area(o outline, k float64) float64 {
	var total float64
	var start, pen [2]float64
	to := func(x, y float64) {
		total += (pen[0]*y - x*pen[1]) / 2
		pen = [2]float64{x, y}
	}
	xy := o.xy
	for _, op := range o.ops {
		at := func(i int) (x, y float64) { return float64(xy[2*i]), float64(xy[2*i+1]) }
		switch op {
		case 'M':
			start[0], start[1] = at(0)
			pen = start
			xy = xy[2:]
		case 'L':
			to(at(0))
			xy = xy[2:]
		case 'Q':
			p := pen
			bx, by := at(0)
			cx, cy := at(1)
			for i := 1.0; i <= 32; i++ {
				t, u := i/32, 1-i/32
				to(u*u*p[0]+2*u*t*bx+t*t*cx, u*u*p[1]+2*u*t*by+t*t*cy)
			}
			xy = xy[4:]
		case 'Z':
			to(start[0], start[1])
		}
	}
	return math.Abs(total) * k * k
}

// A mask covers as much as its outline encloses, wherever the glyph stands,
// and no more than its line's frame of ink says.
func TestMaskCoversTheOutline(t *testing.T) {
	fonts := open(t)
	for _, c := range []struct{ text, language string }{{"Ogjf0", "pt-PT"}, {"ہےس", "ur"}, {"क्ष", "hi"}} {
		for _, size := range []float64{13, 40, 416} {
			p := fonts.Paragraph(c.text, Style{Size: size, Language: c.language}, 0)
			ink := p.Lines[0].Ink
			frame := image.Rect(floor(float32(ink.X0))-1, floor(float32(ink.Y0))-1, ceil(float32(ink.X1))+1, ceil(float32(ink.Y1))+1)
			for _, g := range p.Lines[0].Glyphs {
				want := area(g.Face.font.outline(g.ID), size/float64(g.Face.Upem()))
				for _, x := range []float64{0, 0.25, 0.6, 17.9, -3.3} {
					m, at := fonts.Mask(g, size, g.X+x, g.Y)
					if got := sum(m); math.Abs(got-want) > 0.03*want+1 {
						t.Errorf("%s glyph %d at %v, x %v: mask covers %.1f, outline %.1f", c.language, g.ID, size, x, got, want)
					}
					if x != 0 {
						continue
					}
					for i, a := range m.Pix {
						if p := image.Pt(i%m.Stride, i/m.Stride).Add(m.Rect.Min).Add(at); a > 0 && !p.In(frame) {
							t.Fatalf("%s glyph %d at %v paints %v, outside the ink %v", c.language, g.ID, size, p, frame)
						}
					}
				}
			}
		}
	}
}

func TestMaskIsKept(t *testing.T) {
	fonts := open(t)
	g := fonts.Paragraph("a", Style{Size: 20}, 0).Lines[0].Glyphs[0]
	a, at := fonts.Mask(g, 20, 3.1, 0)
	b, there := fonts.Mask(g, 20, 103.05, 0)
	if a != b || there.X-at.X != 100 {
		t.Errorf("the same glyph a hundred pixels further is drawn anew (%v, %v)", at, there)
	}
	if blank, _ := fonts.Mask(fonts.Paragraph("a b", Style{Size: 20}, 0).Lines[0].Glyphs[1], 20, 0, 0); !blank.Rect.Empty() {
		t.Error("a blank has a mask")
	}
}

func TestCacheKeepsItsBudget(t *testing.T) {
	c := NewCache[int](100, func(v int) int { return v })
	for i := range 1000 {
		if got := c.Get(i, func() int { return 7 }); got != 7 {
			t.Fatalf("value %d is %d", i, got)
		}
		if i > 0 {
			c.Get(0, func() int { return 7 })
		}
		if cost := 7 * (len(c.young) + len(c.old)); cost > 100 {
			t.Fatalf("after %d values the cache holds %d, its budget is 100", i, cost)
		}
	}
	if got := c.Get(0, func() int { return 8 }); got != 7 {
		t.Error("what was asked for all the time is forgotten")
	}
	if c.Get(5000, func() int { return 51 }); len(c.young)+len(c.old) > 15 {
		t.Error("a value above half the budget pushed others out")
	}
}
