package scenetest

import (
	"image"
	"math"

	"senha/display/scene"
)

// stands looks at what mark i of the scene stands on: one surface, on which its
// colour can be seen, with nothing over it and no other text or icon in it.
func (c *check) stands(i int, m scene.Mark, color scene.Color, contrast float64) {
	box := covers(m).Intersect(c.scene.Bounds())
	if box.Empty() {
		return
	}
	ground := c.scene.Ground
	var crossed []scene.Mark // surfaces whose edge runs through the box
	for j, other := range c.scene.Marks {
		if j == i || !covers(other).Overlaps(box) {
			continue
		}
		switch o := other.(type) {
		case scene.Fill:
			if j < i && o.Ring == 0 && box.In(o.Box) {
				ground, crossed = o.Color, nil
			} else {
				crossed = append(crossed, o)
			}
		case scene.Pattern:
			crossed = append(crossed, o)
		default: // two texts meet once, the later one looks
			if j < i && c.meet(m, other, box) {
				c.fault("%s lies over %s", called(m), called(other))
			}
		}
	}
	for _, o := range crossed {
		if c.meet(m, o, box) {
			c.fault("%s lies over the edge of the %s", called(m), called(o))
			return // its contrast is anybody's guess
		}
	}
	if got := Contrast(color, ground); got < contrast {
		c.fault("%s has contrast %.1f, want %.0f", called(m), got, contrast)
	}
}

// meet tells whether two marks cover a pixel in common, within a box.
func (c *check) meet(a, b scene.Mark, box image.Rectangle) bool {
	box = box.Intersect(covers(a)).Intersect(covers(b))
	if box.Empty() {
		return false
	}
	pa, pb := c.pixels(a, box), c.pixels(b, box)
	for i := 0; i < len(pa); i += 4 {
		const half = 0x80 // of a pixel: less is the soft edge of a stroke
		if pa[i] < half && pb[i] < half {
			return true
		}
	}
	return false
}

// pixels paints a mark alone, black on white, and returns the pixels of a box.
func (c *check) pixels(m scene.Mark, box image.Rectangle) []uint8 {
	black := scene.Hex(0)
	switch t := m.(type) {
	case scene.Text:
		t.Color = black
		m = t
	case scene.Icon:
		t.Color = black
		m = t
	case scene.Fill:
		t.Color = black
		m = t
	case scene.Pattern:
		t.Color = black
		m = t
	case scene.Picture: // may have any colour: all of it counts
		m = scene.Fill{Box: t.Box, Color: black}
	}
	dst := image.NewRGBA(box)
	scene.Paint(scene.Scene{Size: c.scene.Size, Ground: scene.Hex(0xffffff), Marks: []scene.Mark{m}}, c.Fonts, dst, box)
	return dst.Pix
}

// Contrast is how much two colours differ in lightness, 1 to 21 (WCAG 2.2,
// contrast ratio).
func Contrast(a, b scene.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c scene.Color) float64 {
	linear := func(v uint8) float64 {
		if f := float64(v) / 255; f > 0.04045 {
			return math.Pow((f+0.055)/1.055, 2.4)
		} else {
			return f / 12.92
		}
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
