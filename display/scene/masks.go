package scene

import (
	"image"
	"math"

	"senha/display/text"
)

// Masks depend on nothing but their key, since the icons are embedded; so all
// painters of a process share them.
var masks = text.NewCache[any](16<<20, func(m *image.Alpha) int { return 64 + len(m.Pix) })

type cornerKey struct {
	radius, ring int
	corner       Corner
}

// cornerMask is the corner of a box with rounded corners: a quarter of a disc
// in a square of side radius, or with a ring only its rim, in a square that
// holds both.
func cornerMask(radius, ring int, corner Corner) *image.Alpha {
	return masks.Get(cornerKey{radius, ring, corner}, func() *image.Alpha {
		side := max(radius, ring)
		m := image.NewAlpha(image.Rect(0, 0, side, side))
		for i := range m.Pix {
			x, y := i%side, i/side // from the box's corner inwards
			if corner == TopRight || corner == BottomRight {
				x = side - 1 - x
			}
			if corner == BottomLeft || corner == BottomRight {
				y = side - 1 - y
			}
			m.Pix[i] = quarter(x, y, radius)
			if ring > 0 {
				m.Pix[i] -= quarter(x-ring, y-ring, max(0, radius-ring))
			}
		}
		return m
	})
}

// quarter is how much of the pixel x, y is covered by a box that begins at
// 0, 0 with a corner of a radius and has no end.
func quarter(x, y, radius int) uint8 {
	switch {
	case x < 0 || y < 0:
		return 0
	case x >= radius || y >= radius:
		return 0xff
	}
	r := float64(radius)
	return coverage(r - math.Hypot(r-float64(x)-0.5, r-float64(y)-0.5))
}

type iconKey struct {
	name         string
	side         int
	stroke       float64
	mirror, turn bool
}

// iconMask is an icon's strokes in a square of side pixels.
func iconMask(name string, side int, stroke float64, mirror, turn bool) *image.Alpha {
	return masks.Get(iconKey{name, side, stroke, mirror, turn}, func() *image.Alpha {
		k := float64(side) / grid
		var lines [][2]point
		for _, s := range segments(name, k) {
			for i := range s {
				if mirror != turn {
					s[i].x = float64(side) - s[i].x
				}
				if turn {
					s[i].y = float64(side) - s[i].y
				}
			}
			lines = append(lines, s)
		}
		return strokeMask(lines, side, stroke*k/2)
	})
}

// strokeMask covers what lies within half a stroke of any line: caps and joins
// come out round, and lines that meet don't cover a pixel twice. A pixel is
// covered as far as its middle lies inside, over a width of one pixel.
func strokeMask(lines [][2]point, side int, half float64) *image.Alpha {
	m := image.NewAlpha(image.Rect(0, 0, side, side))
	inside := func(v float64) int { return min(max(int(math.Floor(v)), 0), side-1) }
	for _, l := range lines {
		a, b := l[0], l[1]
		x0, x1 := min(a.x, b.x)-half, max(a.x, b.x)+half
		y0, y1 := min(a.y, b.y)-half, max(a.y, b.y)+half
		if x1 < 0 || y1 < 0 || x0 > float64(side) || y0 > float64(side) {
			continue
		}
		for y := inside(y0); y <= inside(y1); y++ {
			for x := inside(x0); x <= inside(x1); x++ {
				d := distance(point{float64(x) + 0.5, float64(y) + 0.5}, a, b)
				c := coverage(half - d)
				if half < 0.5 { // thinner than a pixel: never darker than it is wide
					c = uint8(float64(c) * 2 * half / (half + 0.5))
				}
				if i := y*m.Stride + x; c > m.Pix[i] {
					m.Pix[i] = c
				}
			}
		}
	}
	return m
}

// coverage is how much of a pixel lies inside an edge when its middle lies
// depth pixels inside it.
func coverage(depth float64) uint8 { return uint8(min(max(depth+0.5, 0), 1)*255 + 0.5) }

// distance is how far p lies from the line from a to b.
func distance(p, a, b point) float64 {
	d, e := b.sub(a), p.sub(a)
	if length := d.x*d.x + d.y*d.y; length > 0 {
		t := min(max((e.x*d.x+e.y*d.y)/length, 0), 1)
		e = e.sub(point{d.x * t, d.y * t})
	}
	return math.Hypot(e.x, e.y)
}
