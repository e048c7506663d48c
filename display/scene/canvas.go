package scene

import (
	"image"
	"math"

	"senha/display/text"
)

// A Canvas builds a scene in units u of the design: lengths are scaled by one
// factor, edges rounded to whole pixels, and on right-to-left pages x is
// counted from the right. It belongs to one goroutine.
type Canvas struct {
	fonts  *text.Fonts
	scale  float64 // pixels per u
	mirror bool
	group  image.Rectangle // inner frame of the last group of cells
	corner int             // its radius
	rings  []Mark          // of the key that has the focus, over everything
	scene  Scene
}

// NewCanvas returns an empty canvas of size pixels, scale pixels to a unit.
func NewCanvas(fonts *text.Fonts, size image.Point, scale float64, mirror bool, ground Color) *Canvas {
	return &Canvas{fonts: fonts, scale: scale, mirror: mirror, scene: Scene{Size: size, Ground: ground}}
}

// Scene returns what was built. The canvas is not used after.
func (c *Canvas) Scene() Scene {
	c.Add(c.rings...)
	c.rings = nil
	return c.scene
}

// Size is the canvas in units.
func (c *Canvas) Size() (w, h float64) {
	return float64(c.scene.Size.X) / c.scale, float64(c.scene.Size.Y) / c.scale
}

// px rounds a length to whole pixels.
func (c *Canvas) px(u float64) int { return int(math.Floor(u*c.scale + 0.5)) }

// border is the width of a border in pixels: at least 2, unless there is none.
func (c *Canvas) border(u float64) int {
	if u == 0 {
		return 0
	}
	return max(2, c.px(u))
}

// Box returns a box in pixels. Its edges are rounded one by one, so boxes that
// touch in units touch in pixels.
func (c *Canvas) Box(x, y, w, h float64) image.Rectangle {
	return c.turn(image.Rect(c.px(x), c.px(y), c.px(x+w), c.px(y+h)))
}

// turn mirrors a box on right-to-left pages.
func (c *Canvas) turn(r image.Rectangle) image.Rectangle {
	if c.mirror {
		r.Min.X, r.Max.X = c.scene.Size.X-r.Max.X, c.scene.Size.X-r.Min.X
	}
	return r
}

// Add adds marks that are already in pixels.
func (c *Canvas) Add(marks ...Mark) { c.scene.Marks = append(c.scene.Marks, marks...) }

// Fill adds a filled box; a radius of half its side makes a disc.
func (c *Canvas) Fill(x, y, w, h, radius float64, color Color) {
	c.fill(c.Box(x, y, w, h), c.px(radius), color)
}

func (c *Canvas) fill(box image.Rectangle, radius int, color Color) {
	if !box.Empty() {
		c.Add(Fill{Box: box, Radius: radius, Color: color})
	}
}

// Frame adds a box with a border inside it; border 0 means none.
func (c *Canvas) Frame(x, y, w, h, radius, border float64, line, face Color) {
	c.frame(c.Box(x, y, w, h), c.px(radius), c.border(border), line, face)
}

func (c *Canvas) frame(box image.Rectangle, radius, border int, line, face Color) {
	if border > 0 {
		c.fill(box, radius, line)
	}
	c.fill(box.Inset(border), max(0, radius-border), face)
}

// Rule adds a thin box: at least one pixel wide and high.
func (c *Canvas) Rule(x, y, w, h float64, color Color) {
	box := image.Rect(c.px(x), c.px(y), c.px(x+w), c.px(y+h))
	box.Max.X, box.Max.Y = max(box.Max.X, box.Min.X+1), max(box.Max.Y, box.Min.Y+1)
	c.fill(c.turn(box), 0, color)
}

// An IconOption changes how an icon is drawn.
type IconOption func(*Icon)

// Stroke sets the width of an icon's lines, of its 48 unit grid; 3 if not given.
func Stroke(width float64) IconOption { return func(i *Icon) { i.Stroke = width } }

// Turned turns an icon by 180 degrees.
func Turned() IconOption { return func(i *Icon) { i.Turn = true } }

// arrows are the icons that mirror on right-to-left pages; nothing else does.
var arrows = map[string]bool{"back": true, "go": true, "refer": true, "return": true}

// Icon adds an icon in a square of side size.
func (c *Canvas) Icon(x, y, size float64, name string, color Color, options ...IconOption) {
	left, top, side := c.px(x), c.px(y), c.px(size)
	icon := Icon{
		Box:  c.turn(image.Rect(left, top, left+side, top+side)),
		Name: name, Stroke: 3, Color: color, Mirror: c.mirror && arrows[name],
	}
	for _, o := range options {
		o(&icon)
	}
	c.Add(icon)
}

// Pattern adds tiles of cell units from the upper left corner of a box, which
// should hold whole rows; in columns it may be cut.
func (c *Canvas) Pattern(x, y, w, h, cell float64, name string, stroke float64, color Color) {
	side := c.px(cell)
	box := c.Box(x, y, w, h)
	if rows := (h + cell/2) / cell; rows >= 1 { // rounding must not leave a sliver of another row
		box.Max.Y = box.Min.Y + int(rows)*side
	}
	c.Add(Pattern{Box: box, Name: name, Cell: side, Stroke: stroke, Color: color})
}

// Picture adds an image with its upper left corner at x, y; one pixel to a
// pixel, never scaled. On mirrored pages its upper right corner stands there.
func (c *Canvas) Picture(x, y float64, image_ image.Image, name string) {
	at := image.Pt(c.px(x), c.px(y))
	box := c.turn(image.Rectangle{at, at.Add(image_.Bounds().Size())})
	c.Add(Picture{Box: box, Image: image_, Name: name})
}

// Target adds a box that can be touched, with nothing drawn.
func (c *Canvas) Target(t Target, x, y, w, h float64) {
	t.Box = c.Box(x, y, w, h)
	c.scene.Targets = append(c.scene.Targets, t)
}
