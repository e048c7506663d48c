package scene

import (
	"image"
	"math"

	"senha/assets"
	"senha/display/text"
)

// Ink says how a text is set.
//
// A label (Label true) tries each size on one line; then, where Lines allows,
// wraps at the last size; then does the same with its Short form. Running text
// wraps at the first size at which its lines and height fit. Nothing is ever
// cut or ends in an ellipsis: what fits in no way is set whole at the smallest
// size, and its mark says Overflow.
type Ink struct {
	Sizes    []float64 // u per em, first choice first
	Short    string    // shorter form of the text, "" when there is none
	Lines    int       // most lines; 0 is one
	Bold     bool
	Paper    bool   // printed in dots: weight and typeface follow text.Style
	Language string // tag of the text's language, which need not be the page's
	Color    Color
	Align    Align
	VAlign   VAlign
	Label    bool    // a caption on a key or a heading, in the script's label height
	Bar      bool    // a bar of one line, where Nastaliq is set at 0.8 of the size
	Pitch    float64 // from baseline to baseline in u; 0 is the script's own
}

// NastaliqBar is how large Nastaliq stands in a bar, beside other scripts.
const NastaliqBar = 0.8

// VAlign says where a text stands between the top and the bottom of its box.
type VAlign uint8

// Middle puts the baseline where the script's letters look level with those of
// other scripts beside them (text.CentreOffset).
const (
	Top VAlign = iota
	Middle
	Bottom
)

// Text sets s in a box and tells whether it fits. Height 0 means that height
// doesn't matter; the box then ends at the text's bottom.
func (c *Canvas) Text(x, y, w, h float64, s string, k Ink) (fits bool) {
	box := c.Box(x, y, w, h)
	p, fits := c.choose(s, k, float64(box.Dx()), h*c.scale)
	height := int(math.Ceil(p.Height))
	if h == 0 {
		box.Max.Y = box.Min.Y + height
	}
	t := Text{Box: box, Paragraph: p, Align: c.resolve(k.Align), Top: box.Min.Y, Color: k.Color, Overflow: !fits}
	switch k.VAlign {
	case Middle:
		t.Top += int(math.Floor((float64(box.Dy())-p.Height)/2 + 0.5))
	case Bottom:
		t.Top += box.Dy() - height
	}
	c.Add(t)
	return fits
}

// Measure returns the room in u that s takes on one line at the first size.
func (c *Canvas) Measure(s string, k Ink) (w, h float64) {
	p := c.fonts.Paragraph(s, c.style(k, k.Sizes[0]), 0)
	return math.Ceil(p.Width) / c.scale, p.Height / c.scale
}

// Set returns s as it stands at k's first size in lines of at most w u, or in
// one line where w is 0: for pages that share their room among texts.
func (c *Canvas) Set(s string, k Ink, w float64) *text.Paragraph {
	return c.fonts.Paragraph(s, c.style(k, k.Sizes[0]), math.Floor(w*c.scale))
}

func (c *Canvas) style(k Ink, size float64) text.Style {
	pitch := k.Pitch / size
	if l, ok := assets.LanguageOf(k.Language); ok && k.Bar && l.Style() == "Aran" {
		size *= NastaliqBar
	}
	style := text.Style{Size: size * c.scale, Bold: k.Bold, Paper: k.Paper, Language: k.Language, LineHeight: pitch}
	if pitch == 0 && k.Label {
		style.LineHeight = style.LabelHeight()
	}
	return style
}

// choose finds the first size and form that fit width and height (0: any).
func (c *Canvas) choose(s string, k Ink, width, height float64) (p *text.Paragraph, fits bool) {
	lines := max(1, k.Lines)
	last := k.Sizes[len(k.Sizes)-1]
	forms := []string{s}
	if k.Short != "" && k.Short != s {
		forms = append(forms, k.Short)
	}
	for _, form := range forms {
		for _, size := range k.Sizes {
			if k.Label || lines == 1 {
				p = c.fonts.Paragraph(form, c.style(k, size), 0)
				if p.Width <= width && len(p.Lines) == 1 {
					return p, true
				}
			}
			if lines > 1 && (size == last || !k.Label) {
				p = c.fonts.Paragraph(form, c.style(k, size), width)
				if p.Width <= width && len(p.Lines) <= lines && (height == 0 || p.Height <= height+0.5) {
					return p, true
				}
			}
		}
	}
	if lines > 1 {
		return c.fonts.Paragraph(forms[len(forms)-1], c.style(k, last), width), false
	}
	return p, false
}

// resolve turns Start and End into the sides they mean on this page.
func (c *Canvas) resolve(a Align) Align {
	switch {
	case a == Start && !c.mirror, a == End && c.mirror:
		return Left
	case a == Start, a == End:
		return Right
	}
	return a
}

// origin is where line i starts, and its baseline, in pixels.
func (t Text) origin(i int) image.Point {
	l := t.Paragraph.Lines[i]
	x := float64(t.Box.Min.X)
	switch spare := float64(t.Box.Dx()) - l.Width; t.Align {
	case Center:
		x += spare / 2
	case Right, End:
		x += spare
	}
	// Letters may lean out a little; slanted scripts reach farther, and stay in.
	little := t.Paragraph.Style.Size / 8
	if over := x + l.Ink.X1 - float64(t.Box.Max.X); over > little {
		x -= over
	}
	if over := float64(t.Box.Min.X) - x - l.Ink.X0; over > little {
		x += over
	}
	return image.Pt(int(math.Floor(x+0.5)), t.Top+int(math.Floor(l.Baseline+0.5)))
}

// Bounds holds the ink of all lines, which may go beyond the box.
func (t Text) Bounds() image.Rectangle {
	var all image.Rectangle
	for i, l := range t.Paragraph.Lines {
		if l.Ink == (text.Rect{}) {
			continue
		}
		ink := image.Rect( // a pixel more, for places rounded to quarters and blurred edges
			int(math.Floor(l.Ink.X0))-1, int(math.Floor(l.Ink.Y0))-1,
			int(math.Ceil(l.Ink.X1))+1, int(math.Ceil(l.Ink.Y1))+1)
		all = all.Union(ink.Add(t.origin(i)))
	}
	return all
}
