package scene

import "image"

// Kind is what a key is for, where that shows in its face.
type Kind uint8

// The kinds of keys. A Cell belongs to the group added last.
const (
	Plain Kind = iota
	Help       // "help me": its face is tinted
	Cell
)

// A Face is what a key offers to what is drawn on it: its box in u, moved down
// while the key is pressed, and the colours that can be read on it.
type Face struct {
	X, Y, W, H float64
	Ground     Color
	Ink        Color // the first voice
	Ink2       Color // the second voice
	Icon       Color
	Outline    Color // frame of a badge on it; the zero Color for none
}

// Measures of a key, in u.
const (
	keyRadius  = 16
	cellRadius = 12
	pressDepth = 6
	ringInner  = 6
	ringOuter  = 8
)

// Key draws the face and the edge of a key in the state of t, and adds t as a
// target with the box given. What stands on the key is drawn by the caller, at
// the place and in the colours of the face returned.
func (c *Canvas) Key(p Palette, kind Kind, t Target, x, y, w, h float64) Face {
	face := Face{X: x, Y: y, W: w, H: h, Ground: p.Card, Ink: p.Ink, Ink2: p.Ink2, Icon: p.Azul}
	box := c.Box(x, y, w, h)
	radius, border := c.px(keyRadius), c.border(p.KeyBorder)
	edge := c.px(y+h+p.KeyEdge) - box.Max.Y
	switch {
	case kind == Cell:
		face.Icon, edge = p.Ink, c.px(y+h+p.CellEdge)-box.Max.Y
		if box.Max.Y < c.group.Max.Y { // only the lowest cells have the group's edge below them
			edge = 0
		}
		if t.Pressed {
			face.press(p.Azul, p.OnAzul, 0)
			c.Add(Fill{Box: box, Radius: c.corner, Square: c.inner(box), Color: p.Azul})
		}
	case t.Disabled:
		face.Ground, face.Ink, face.Icon = p.Quiet, p.Ink2, p.Ink2
		edge = 0
		c.frame(box, radius, c.border(2), p.Line, p.Quiet)
	case t.Pressed:
		ground := p.Azul
		if t.Primary {
			ground = p.Deep
		}
		face.press(ground, p.OnAzul, pressDepth)
		c.fill(c.Box(x, face.Y, w, h), radius, ground)
	case t.Primary:
		face.press(p.Azul, p.OnAzul, 0)
		c.edge(box, edge, radius, p.Deep)
		c.fill(box, radius, p.Azul)
	case t.Selected:
		face.Ground = p.Tint
		c.edge(box, edge, radius, p.Azul)
		c.frame(box, radius, c.border(2*p.KeyBorder), p.Azul, p.Tint)
	default:
		if kind == Help {
			face.Ground = p.Tint
		}
		c.edge(box, edge, radius, p.Azul)
		c.frame(box, radius, border, p.Azul, face.Ground)
	}
	if t.Focused {
		c.focus(p, box, edge)
	}
	t.Box, t.Edge = box, edge
	c.scene.Targets = append(c.scene.Targets, t)
	return face
}

func (f *Face) press(ground, ink Color, depth float64) {
	f.Y += depth
	f.Ground, f.Ink, f.Ink2, f.Icon, f.Outline = ground, ink, ink, ink, ink
}

// edge draws the flat edge below a face: the face's own outline, lower.
func (c *Canvas) edge(box image.Rectangle, height, radius int, color Color) {
	if height > 0 {
		box.Max.Y += height
		c.fill(box, radius, color)
	}
}

// focus frames the key that the keypad stands on with two rings. They reach
// over its neighbours, so they are painted last.
func (c *Canvas) focus(p Palette, box image.Rectangle, edge int) {
	box.Max.Y += edge
	inner, outer, radius := c.border(ringInner), c.border(ringOuter), c.px(keyRadius)
	c.rings = append(c.rings,
		Fill{Box: box.Inset(-inner), Radius: radius + inner, Ring: inner, Color: p.RingInner},
		Fill{Box: box.Inset(-inner - outer), Radius: radius + inner + outer, Ring: outer, Color: p.RingOuter})
}

// Group draws the common face of cells, which are then added as keys of kind
// Cell between its outer edges; cells that touch are parted by rules of 2 u.
func (c *Canvas) Group(p Palette, x, y, w, h float64) {
	box := c.Box(x, y, w, h)
	radius := c.px(cellRadius)
	c.edge(box, c.px(y+h+p.CellEdge)-box.Max.Y, radius, p.Azul)
	c.frame(box, radius, c.border(p.CellBorder), p.Azul, p.Card)
	c.group, c.corner = box, radius
}

// inner returns the corners of a cell that don't lie in a corner of its group.
func (c *Canvas) inner(cell image.Rectangle) Corner {
	left, right := cell.Min.X <= c.group.Min.X, cell.Max.X >= c.group.Max.X
	top, bottom := cell.Min.Y <= c.group.Min.Y, cell.Max.Y >= c.group.Max.Y
	var square Corner
	for corner, rounded := range map[Corner]bool{
		TopLeft: top && left, TopRight: top && right, BottomLeft: bottom && left, BottomRight: bottom && right,
	} {
		if !rounded {
			square |= corner
		}
	}
	return square
}

// Tick draws the tick box of a selected key: filled when on, else empty.
func (c *Canvas) Tick(p Palette, x, y, size float64, on bool) {
	box := c.Box(x, y, size, size)
	face := p.Card
	if on {
		face = p.Azul
	}
	c.frame(box, c.px(min(keyRadius, size/4)), c.border(4), p.Azul, face)
	if on {
		inset := size / 6
		c.Icon(x+inset, y+inset, size-2*inset, "check", p.OnAzul, Stroke(4))
	}
}

// Badge draws a service's letter on its colour. Outline is the colour of a frame
// of 2 u: on keys that of their face, on the poster and on boards white or
// NightInk2. The zero Color is none, but in high contrast there always is one.
func (c *Canvas) Badge(p Palette, x, y, w, h float64, letter string, outline Color) {
	ground, ink := Accent(letter)
	width := 0.0
	if outline != (Color{}) {
		width = 2
	} else if p.BadgeOutline > 0 {
		width, outline = p.BadgeOutline, p.Ink
	}
	c.Frame(x, y, w, h, 8, width, outline, ground)
	c.Text(x, y, w, h, letter, Ink{Sizes: []float64{h * 0.7}, Bold: true, Color: ink, Align: Center, VAlign: Middle, Label: true})
}
