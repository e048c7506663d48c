package scenetest

import (
	"image"

	"senha/display/scene"
)

// targets looks at what can be touched: large enough, inside the picture, apart
// from the others, with words on it and words to be read aloud.
func (c *check) targets() {
	seen := map[string]bool{}
	for i, t := range c.scene.Targets {
		if t.ID == "" || seen[t.ID] {
			c.fault("target %q at %v: another has that name, or it has none", t.ID, t.Box)
		}
		seen[t.ID] = true
		if t.Label == "" || t.Language == "" {
			c.fault("target %s has the label %q in language %q", t.ID, t.Label, t.Language)
		}
		if !whole(t).In(c.scene.Bounds()) {
			c.fault("target %s at %v leaves the picture of %v", t.ID, whole(t), c.scene.Size)
		}
		if least := int(targetMM * c.PerMM); min(t.Box.Dx(), t.Box.Dy()) < least {
			c.fault("target %s is %v pixels, want at least %d each way: %d mm", t.ID, t.Box.Size(), least, targetMM)
		}
		if !c.captioned(t) {
			c.fault("target %s at %v has no words on it", t.ID, t.Box)
		}
		for _, o := range c.scene.Targets[i+1:] {
			gap := distance(t.Box, o.Box)
			if whole(t).Overlaps(whole(o)) || gap > 0 && gap < int(apartMM*c.PerMM) {
				c.fault("targets %s at %v and %s at %v are %d pixels apart, want %.1f mm", t.ID, t.Box, o.ID, o.Box, gap, apartMM)
			}
		}
	}
}

// whole is all of a target that answers: its face and its edge.
func whole(t scene.Target) image.Rectangle {
	t.Box.Max.Y += t.Edge
	return t.Box
}

func (c *check) captioned(t scene.Target) bool {
	for _, m := range c.scene.Marks {
		if m, ok := m.(scene.Text); ok && m.Paragraph.Text != "" && covers(m).Overlaps(t.Box) {
			return true
		}
	}
	return false
}

// distance is the gap between two boxes, 0 where they touch, below it where
// they overlap.
func distance(a, b image.Rectangle) int {
	return max(a.Min.X-b.Max.X, b.Min.X-a.Max.X, a.Min.Y-b.Max.Y, b.Min.Y-a.Max.Y)
}
