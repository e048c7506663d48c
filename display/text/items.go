package text

import (
	"slices"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// A cluster is what a reader takes for one letter (a grapheme cluster), with
// the script it is shaped in and the font it is drawn with.
type cluster struct {
	start, end int // characters of the piece
	script     language.Script
	face       *Face
}

// An item is a stretch of one level, one script and one font: what is shaped
// in one go.
type item struct {
	start, end int
	level      int8
	script     language.Script
	face       *Face
}

// A cut is a stretch of text between line ends.
type cut struct{ start, end int }

// cutPieces splits a text at its line ends, which belong to no piece.
func cutPieces(text []rune) []cut {
	var cuts []cut
	start := 0
	for i := 0; i < len(text); i++ {
		if !lineEnd(text[i]) {
			continue
		}
		cuts = append(cuts, cut{start, i})
		if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
			i++
		}
		start = i + 1
	}
	return append(cuts, cut{start, len(text)})
}

// lineEnd names the characters that end a line wherever they stand (UAX #14,
// classes BK, CR, LF, NL; all of bidi class B among them).
func lineEnd(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// clusters cuts a piece into grapheme clusters and chooses script and font of
// each: the first font of the chain that has the whole cluster, else the first
// that has its first character, else the chain's first (an empty box).
func (f *Fonts) clusters(piece []rune, s setting) []cluster {
	scripts := scriptsOf(piece)
	chains := map[language.Script]*chain{}
	var seg segmenter.Segmenter
	seg.Init(piece)
	var list []cluster
	for it := seg.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		c := cluster{start: g.Offset, end: g.Offset + len(g.Text), script: scripts[g.Offset]}
		chain, ok := chains[c.script]
		if !ok {
			chain = f.chain(s, c.script.String())
			chains[c.script] = chain
		}
		c.face = pick(chain, c.script, g.Text)
		if blank(g.Text) && len(list) > 0 {
			c.face = list[len(list)-1].face // nothing to draw: don't cut the item in two
			c.script = list[len(list)-1].script
		}
		list = append(list, c)
	}
	return list
}

func pick(c *chain, script language.Script, text []rune) *Face {
	for i := 0; c.face(i) != nil; i++ {
		if c.face(i).draws(script, text) {
			return c.face(i)
		}
	}
	for i := 0; c.face(i) != nil; i++ {
		if c.face(i).font.has(text[0]) {
			return c.face(i)
		}
	}
	return c.face(0)
}

// draws tells whether a face has all of a cluster. What it lacks as such,
// HarfBuzz may still draw: a letter from its parts, or with its mark in one
// glyph, a wide blank, a hyphen that doesn't break.
func (f *Face) draws(script language.Script, text []rune) bool {
	if !slices.ContainsFunc(text, f.lacks) {
		return true
	}
	glyphs := f.font.shape(text, 0, len(text), false, uint32(script), "")
	return !slices.ContainsFunc(glyphs, func(g shaped) bool { return g.id == 0 })
}

// lacks tells whether a character is drawn but has no glyph of its own.
func (f *Face) lacks(r rune) bool { return !drawsNothing(r) && !f.font.has(r) }

func blank(text []rune) bool {
	return !slices.ContainsFunc(text, func(r rune) bool { return !drawsNothing(r) })
}

// steers names the characters that stand for a place between two others:
// breaks without width, marks and isolates of direction.
func steers(r rune) bool {
	return r == 0x200b || r == 0x200e || r == 0x200f || r == 0x61c || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

// drawsNothing names the characters that HarfBuzz hides, glyph or not: those
// that steer, joiners, soft hyphens, variation selectors, tags. They are
// Unicode's Default_Ignorable_Code_Point without the fillers of Hangul, the marks
// of shorthand and U+180F, which it shows.
func drawsNothing(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case steers(r), r == 0xad, r == 0x34f, r == 0x17b4, r == 0x17b5, 0x180b <= r && r <= 0x180e, r == 0x200c, r == 0x200d,
		0x2060 <= r && r <= 0x206f, 0xfe00 <= r && r <= 0xfe0f, r == 0xfeff, 0xfff0 <= r && r <= 0xfff8,
		0x1d173 <= r && r <= 0x1d17a, 0xe0000 <= r && r <= 0xe0fff:
		return true
	}
	return false
}

// signs names the characters that belong to the figure they touch.
func signs(r rune) bool {
	switch r {
	case '+', '-', '%', '€', '°':
		return true
	}
	return false
}

// scriptsOf gives each character the script it is shaped in. Marks go with
// their base. Digits are Latin with the signs that touch them, so that a figure
// looks the same in every language. Punctuation and blanks take the script before them, or after them
// where a digit stands before. A closing bracket goes with its opening one, so
// that the two are of one font.
func scriptsOf(text []rune) []language.Script {
	scripts := make([]language.Script, len(text))
	digit := func(i int) bool { return '0' <= text[i] && text[i] <= '9' }
	for i, r := range text {
		scripts[i] = language.LookupScript(r)
		switch {
		case digit(i), signs(r) && (i+1 < len(text) && digit(i+1) || i > 0 && digit(i-1)):
			scripts[i] = language.Latin
		case scripts[i] == language.Unknown:
			scripts[i] = language.Common
		}
	}
	for i := 0; i < len(text); {
		if scripts[i].Strong() {
			i++
			continue
		}
		j := i
		for j < len(text) && !scripts[j].Strong() {
			j++
		}
		script := language.Common
		switch before, after := i > 0, j < len(text); {
		case before && after && digit(i-1):
			script = scripts[j]
		case before:
			script = scripts[i-1]
		case after:
			script = scripts[j]
		}
		for ; i < j; i++ {
			scripts[i] = script
		}
	}
	var open []int
	for i, r := range text {
		switch r {
		case '(', '[', '{', '«', '‹', '“':
			open = append(open, i)
		case ')', ']', '}', '»', '›', '”':
			if n := len(open) - 1; n >= 0 {
				scripts[i] = scripts[open[n]]
				open = open[:n]
			}
		}
	}
	return scripts
}

// items cuts a piece into what is shaped in one go.
func items(levels []int8, clusters []cluster) []item {
	var list []item
	for _, c := range clusters {
		level := levels[c.start]
		if n := len(list); n > 0 {
			if last := &list[n-1]; last.level == level && last.script == c.script && last.face == c.face {
				last.end = c.end
				continue
			}
		}
		list = append(list, item{c.start, c.end, level, c.script, c.face})
	}
	return list
}
