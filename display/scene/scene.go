package scene

import (
	"image"
	"image/color"

	"senha/display/text"
)

// Color is an opaque colour.
type Color = color.RGBA

// Hex returns the colour 0xRRGGBB.
func Hex(rgb uint32) Color {
	return Color{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff}
}

// A Scene is one picture with what can be touched in it. Lengths are pixels
// from the upper left corner. Once built it isn't changed, so it can be
// painted, compared and searched from any goroutine.
type Scene struct {
	Size    image.Point
	Ground  Color
	Marks   []Mark // later marks paint over earlier ones
	Targets []Target
}

// Bounds is the whole picture.
func (s Scene) Bounds() image.Rectangle { return image.Rectangle{Max: s.Size} }

// A Mark is something to paint. Marks are values: two that are equal (==) paint
// the same pixels.
type Mark interface {
	// Bounds holds every pixel the mark paints.
	Bounds() image.Rectangle
	paint(*painter)
}

// A Fill is a rectangle, with rounded corners where Radius says; half the side
// makes a disc. With a Ring it is only a frame of that width.
type Fill struct {
	Box    image.Rectangle
	Radius int
	Square Corner // corners that stay square
	Ring   int
	Color  Color
}

// Corner is a set of a box's corners.
type Corner uint8

// The corners of a box.
const (
	TopLeft Corner = 1 << iota
	TopRight
	BottomLeft
	BottomRight
)

// An Icon is one of the icons, stroked in one colour.
type Icon struct {
	Box    image.Rectangle // a square
	Name   string
	Stroke float64 // of the 48 unit grid
	Color  Color
	Mirror bool // left and right exchanged
	Turn   bool // by 180 degrees
}

// A Pattern covers its box with tiles of an icon drawn so that it joins itself
// seamlessly, starting at the box's upper left corner.
type Pattern struct {
	Box    image.Rectangle
	Name   string
	Cell   int     // side of a tile
	Stroke float64 // of the 48 unit grid
	Color  Color
}

// A Text is a paragraph whose lines are placed between the sides of its box.
type Text struct {
	Box       image.Rectangle
	Paragraph *text.Paragraph
	Align     Align // Left, Center or Right
	Top       int   // y of the paragraph's top
	Color     Color
	Overflow  bool // it didn't fit its box, in no size and no form that was offered
}

// A Picture is an image, one pixel to a pixel. Image must be a pointer, and
// isn't changed any more.
type Picture struct {
	Box   image.Rectangle // the image's upper left pixel stands at Box.Min
	Image image.Image
	Name  string
}

// Align says where lines stand between the sides of a box.
type Align uint8

// Start is the side where a reader of the page begins: the right one on
// mirrored pages. In a Text it is always resolved to Left or Right.
const (
	Start Align = iota
	Center
	End
	Left
	Right
)

// A Target is a box that can be touched.
type Target struct {
	ID    string
	Box   image.Rectangle // the face of the key
	Edge  int             // height of the key's edge below its face, which answers too
	Label string          // what is read aloud and listed
	// Language is the tag of Label's language.
	Language string

	Disabled, Selected, Pressed, Primary, Focused bool
}

// At returns the target at p, the topmost where two lie over one another.
func (s Scene) At(p image.Point) (Target, bool) {
	for i := len(s.Targets) - 1; i >= 0; i-- {
		t := s.Targets[i]
		box := t.Box
		box.Max.Y += t.Edge
		if p.In(box) {
			return t, true
		}
	}
	return Target{}, false
}

// Overflowing returns the texts that did not fit, for tests and for the check
// of a centre's own words.
func (s Scene) Overflowing() []Text {
	var list []Text
	for _, m := range s.Marks {
		if t, ok := m.(Text); ok && t.Overflow {
			list = append(list, t)
		}
	}
	return list
}
