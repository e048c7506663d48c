// Package scenetest holds pictures against the rules that all of them keep,
// whoever drew them: pages, boards and paper. It is for tests, and for previews
// that say what is wrong.
package scenetest

import (
	"fmt"
	"image"

	"senha/display/scene"
	"senha/display/text"
)

// Rules say what kind of picture it is. The zero value of a measure asks
// nothing of it.
type Rules struct {
	Fonts *text.Fonts // what the scene was set with
	Unit  float64     // pixels to a u: text is no smaller than its script's smallest size in u
	PerMM float64     // pixels to a millimetre: a finger meets one key alone
	CapMM float64     // least height of capital letters, in millimetres; asks for PerMM
	Paper bool        // a strip of paper: sizes and weights are those of print, a unit is a dot
}

// Smallest measures of what is touched, in millimetres.
const (
	targetMM = 20  // side of what is touched
	apartMM  = 1.9 // from key to key, where they are not cells of one group
)

// Smallest contrast of text (WCAG 2.2, 1.4.6) and of icons (1.4.11).
const (
	textContrast = 7.0
	iconContrast = 3.0
)

// Faults returns what is wrong with a scene, a sentence each; none is nil.
func (r Rules) Faults(s scene.Scene) []string {
	c := &check{Rules: r, scene: s}
	said := false
	for i, m := range s.Marks {
		switch m := m.(type) {
		case scene.Text:
			said = said || m.Paragraph.Text != ""
			c.text(m)
			c.stands(i, m, m.Color, textContrast)
		case scene.Icon:
			c.inside(m)
			c.stands(i, m, m.Color, iconContrast)
		case scene.Picture:
			c.inside(m)
		}
	}
	if !said && !c.Paper { // a strip may hold a line or a QR code alone
		c.fault("the picture says nothing")
	}
	c.targets()
	return c.faults
}

// check is one scene being looked at.
type check struct {
	Rules
	scene  scene.Scene
	faults []string
}

func (c *check) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// called names a mark in a fault.
func called(m scene.Mark) string {
	switch m := m.(type) {
	case scene.Text:
		return fmt.Sprintf("%q at %v", m.Paragraph.Text, m.Box)
	case scene.Icon:
		return fmt.Sprintf("icon %s at %v", m.Name, m.Box)
	case scene.Picture:
		return fmt.Sprintf("picture %s at %v", m.Name, m.Box)
	}
	return fmt.Sprintf("box at %v", m.Bounds())
}

// covers is what a mark may paint, without the pixel that a text's bounds add.
func covers(m scene.Mark) image.Rectangle {
	if _, ok := m.(scene.Text); ok {
		return m.Bounds().Inset(1)
	}
	return m.Bounds()
}

func (c *check) inside(m scene.Mark) {
	if box := covers(m); !box.Empty() && !box.In(c.scene.Bounds()) {
		c.fault("%s leaves the picture of %v", called(m), c.scene.Size)
	}
}
