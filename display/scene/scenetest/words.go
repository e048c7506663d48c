package scenetest

import (
	"unicode"

	"senha/assets"
	"senha/display/scene"
	"senha/display/text"
)

// text looks at one text by itself: whole, readable, every letter drawn.
func (c *check) text(m scene.Text) {
	p := m.Paragraph
	if m.Overflow {
		c.fault("%s has no room: %.0f wide in %d lines at %.1f", called(m), p.Width, len(p.Lines), p.Style.Size)
	}
	c.inside(m)
	// Letters may lean over the side of their line, those of Nastaliq by much.
	if ink, lean := covers(m), int(p.Style.Size*0.4)+1; !ink.Empty() && (ink.Min.X < m.Box.Min.X-lean || ink.Max.X > m.Box.Max.X+lean) {
		c.fault("%s goes beyond its box: %v", called(m), ink)
	}
	c.size(m)
	runes := []rune(p.Text)
	for _, l := range p.Lines {
		for _, g := range l.Glyphs {
			if g.ID == 0 && !unicode.IsControl(runes[g.Cluster]) && !unicode.Is(unicode.Cf, runes[g.Cluster]) {
				c.fault("%s has no glyph for %q", called(m), runes[g.Cluster])
			}
		}
	}
}

// size holds a text against the smallest size of its script.
func (c *check) size(m scene.Text) {
	const rounding = 0.01
	st := m.Paragraph.Style
	if m.Paragraph.Text == "" {
		return
	}
	if c.Paper {
		row := assets.ScriptOnPaper(st.Language, st.Size)
		if st.Size < text.SmallestOnPaper(st.Language)-rounding {
			c.fault("%s is %.1f dots, want at least %.0f", called(m), st.Size, text.SmallestOnPaper(st.Language))
		}
		if st.Size < row.BoldBelow && !st.Bold && !st.Paper {
			c.fault("%s is thin at %.1f dots, want bold below %.0f", called(m), st.Size, row.BoldBelow)
		}
		return
	}
	least := text.SmallestOnScreen(st.Language)
	if c.Unit > 0 && st.Size < least*c.Unit-rounding {
		c.fault("%s is %.1f u, want at least %.0f", called(m), st.Size/c.Unit, least)
	}
	// By Noto Sans, whose capitals are 0.714 em high; other scripts in
	// proportion to their smallest size.
	const capital, latin = 0.714, 24.0
	if mm := st.Size * capital / c.PerMM * latin / least; c.CapMM > 0 && mm < c.CapMM-rounding {
		c.fault("%s has capitals of %.2f mm, want at least %.2f", called(m), mm, c.CapMM)
	}
}
