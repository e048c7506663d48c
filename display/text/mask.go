package text

import (
	"image"
	"math"

	"golang.org/x/image/vector"
)

// A glyph is drawn at quarters of a pixel: closer than the eye tells, and few
// enough to keep.
const subpixels = 4

type maskKey struct {
	face *Face
	id   uint32
	size float64
	x, y uint8 // quarters
}

type mask struct{ *image.Alpha }

func (m mask) bytes() int { return 64 + len(m.Pix) }

// Mask returns the coverage of a glyph at size pixels per em whose origin
// stands at x, y (y downwards), and the whole pixel that the mask's bounds are
// relative to. The mask is shared: never change it. A blank glyph's is empty.
func (f *Fonts) Mask(g Glyph, size, x, y float64) (m *image.Alpha, at image.Point) {
	px, fx := quarters(x)
	py, fy := quarters(y)
	key := maskKey{g.Face, g.ID, size, fx, fy}
	return f.masks.Get(key, func() mask { return mask{g.Face.rasterise(key)} }).Alpha, image.Pt(px, py)
}

// quarters splits a position into whole pixels and quarters of one.
func quarters(v float64) (int, uint8) {
	q := int(math.Floor(v*subpixels + 0.5))
	whole := q >> 2
	return whole, uint8(q - whole<<2)
}

// rasterise draws a glyph's outline. The mask is cut to hold all of it, since
// the rasteriser wraps round what leaves its bounds.
func (f *Face) rasterise(key maskKey) *image.Alpha {
	o := f.font.outline(key.id)
	if len(o.xy) == 0 {
		return image.NewAlpha(image.Rectangle{})
	}
	k := float32(key.size / float64(f.font.upem))
	xy := make([]float32, len(o.xy))
	frame := [4]float32{math.MaxFloat32, math.MaxFloat32, -math.MaxFloat32, -math.MaxFloat32}
	for i := 0; i < len(xy); i += 2 {
		xy[i] = o.xy[i]*k + float32(key.x)/subpixels
		xy[i+1] = -o.xy[i+1]*k + float32(key.y)/subpixels
		frame[0], frame[2] = min(frame[0], xy[i]), max(frame[2], xy[i])
		frame[1], frame[3] = min(frame[1], xy[i+1]), max(frame[3], xy[i+1])
	}
	box := image.Rect(floor(frame[0]), floor(frame[1]), ceil(frame[2])+1, ceil(frame[3])+1)
	ox, oy := float32(box.Min.X), float32(box.Min.Y)
	z := vector.NewRasterizer(box.Dx(), box.Dy())
	for _, op := range o.ops {
		p := xy
		switch op {
		case 'M':
			z.MoveTo(p[0]-ox, p[1]-oy)
			xy = xy[2:]
		case 'L':
			z.LineTo(p[0]-ox, p[1]-oy)
			xy = xy[2:]
		case 'Q':
			z.QuadTo(p[0]-ox, p[1]-oy, p[2]-ox, p[3]-oy)
			xy = xy[4:]
		case 'C':
			z.CubeTo(p[0]-ox, p[1]-oy, p[2]-ox, p[3]-oy, p[4]-ox, p[5]-oy)
			xy = xy[6:]
		case 'Z':
			z.ClosePath()
		}
	}
	m := image.NewAlpha(image.Rectangle{Max: box.Size()})
	z.Draw(m, m.Rect, image.Opaque, image.Point{})
	m.Rect = box // pixels stay, places are relative to the origin
	return m
}

func floor(v float32) int { return int(math.Floor(float64(v))) }
func ceil(v float32) int  { return int(math.Ceil(float64(v))) }
