package text

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/segmenter"

	"senha/assets"
)

// A Style says how a paragraph is set. On paper its pixels are dots, 8 to the
// millimetre: there a script's thin strokes are lost at small sizes, so that it
// is bold whether asked for or not, and small Nastaliq becomes Naskh.
type Style struct {
	Size       float64 // pixels per em
	Bold       bool
	Paper      bool
	Language   string  // tag of languages.tsv; it decides direction, fonts and letter forms
	LineHeight float64 // multiple of Size; 0 is the running height of the language's script
}

// A Paragraph is a text set in lines. It is shared: never change one.
type Paragraph struct {
	Text   string
	Style  Style
	RTL    bool // direction of its language: a reader starts at the right
	Lines  []Line
	Width  float64 // of the widest line
	Height float64 // of all lines; a text without letters has one line
}

// A Rect is a box in pixels, y downwards; the zero Rect is empty.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// A Line is one line of a paragraph.
type Line struct {
	Glyphs     []Glyph // in visual order, x from the line's left
	Width      float64 // of its glyphs; blanks at the line's end are left out
	Baseline   float64 // y of its baseline below the paragraph's top
	Start, End int     // characters of the text it stands for, blanks at its end included

	// Ink is the frame of what the glyphs cover, from the line's left and its
	// baseline. Nastaliq, stacked marks and slanted letters go beyond the
	// line's width and height.
	Ink Rect
}

// A Glyph is one shape of a font on a line.
type Glyph struct {
	Face    *Face
	ID      uint32
	X, Y    float64 // origin: from the line's left, and below its baseline
	Advance float64
	Cluster int // index of the first character it stands for
}

type paragraphKey struct {
	text  string
	style Style
	width float64
}

func (p *Paragraph) glyphs() int {
	n := 8 // for its other parts
	for _, l := range p.Lines {
		n += len(l.Glyphs)
	}
	return n
}

// Paragraph sets s in lines no wider than width pixels, or in one line when
// width is 0; a line feed starts a line in either case. A word wider than
// width stands alone on a line that is too wide; the paragraph's Width tells.
func (f *Fonts) Paragraph(s string, style Style, width float64) *Paragraph {
	return f.paragraphs.Get(paragraphKey{s, style, width}, func() *Paragraph { return f.set(s, style, width) })
}

func (f *Fonts) set(s string, style Style, width float64) *Paragraph {
	p := &Paragraph{Text: s, Style: style}
	if l, ok := assets.LanguageOf(style.Language); ok {
		p.RTL = l.RTL()
	}
	row := style.row()
	pitch := style.LineHeight
	if pitch == 0 {
		pitch = row.Running
	}
	pitch *= style.Size
	text := []rune(s)
	for _, cut := range cutPieces(text) {
		start := cut.start
		for _, l := range f.newPiece(text[start:cut.end], style, p.RTL).lines(width) {
			l.Start += start
			l.End += start
			for i := range l.Glyphs {
				l.Glyphs[i].Cluster += start
			}
			l.Baseline = p.Height + pitch/2 + row.Centre*style.Size
			p.Height += pitch
			p.Width = max(p.Width, l.Width)
			p.Lines = append(p.Lines, l)
		}
	}
	return p
}

// grow makes r hold o too.
func (r *Rect) grow(o Rect) {
	if *r == (Rect{}) {
		*r = o
		return
	}
	*r = Rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

// A piece is a stretch of text between line ends, shaped as a whole.
type piece struct {
	text   []rune
	style  Style
	items  []item
	glyphs [][]shaped // of each item
	before []float64  // width in pixels of all clusters before a character; one more than characters
	breaks []int      // where a line may end, the text's end included
}

func (f *Fonts) newPiece(text []rune, style Style, rtl bool) *piece {
	p := &piece{text: text, style: style}
	if len(text) == 0 {
		return p
	}
	p.items = items(levelsOf(text, rtl), f.clusters(text, style.setting()))
	p.glyphs = make([][]shaped, len(p.items))
	p.before = make([]float64, len(text)+1)
	for i, it := range p.items {
		p.glyphs[i] = p.shape(it)
		for _, g := range p.glyphs[i] {
			p.before[g.cluster+1] += float64(g.advance) * p.scale(it.face)
		}
	}
	for i := range text {
		p.before[i+1] += p.before[i]
	}
	p.breaks = slices.DeleteFunc(breaksOf(text), func(at int) bool { return tearsNumber(text, at) })
	return p
}

// tearsNumber tells whether a line that ends before text[at] would tear what
// is read as one number: "20–35", "808 257 257". UAX #14 would, and asks for
// such exceptions.
func tearsNumber(text []rune, at int) bool {
	digit := func(r rune) bool { return '0' <= r && r <= '9' }
	return 2 <= at && at < len(text) && digit(text[at]) && (text[at-1] == ' ' || text[at-1] == '–') && digit(text[at-2])
}

// breaksOf returns the places at which a line may end (UAX #14), the text's
// end included.
func breaksOf(text []rune) []int {
	var breaks []int
	var seg segmenter.Segmenter
	seg.Init(text)
	for it := seg.LineIterator(); it.Next(); {
		breaks = append(breaks, it.Line().Offset+len(it.Line().Text))
	}
	return breaks
}

func (p *piece) scale(face *Face) float64 { return p.style.Size / float64(face.font.upem) }

func (p *piece) shape(it item) []shaped {
	return it.face.font.shape(p.text, it.start, it.end, it.level%2 == 1, uint32(it.script), p.style.Language)
}

// lines fills lines one after the other, each with as many words as fit.
func (p *piece) lines(width float64) []Line {
	if len(p.text) == 0 {
		return []Line{{}}
	}
	if width <= 0 {
		return []Line{p.line(0, len(p.text))}
	}
	var lines []Line
	for start, next := 0, 0; start < len(p.text); {
		last := next // the farthest break whose words seem to fit
		for last+1 < len(p.breaks) && p.before[p.trim(start, p.breaks[last+1])]-p.before[start] <= width {
			last++
		}
		// Cutting can widen what is left (a letter takes its final form), so
		// the line is measured as it will stand, and gives words back.
		l := p.line(start, p.breaks[last])
		for l.Width > width && last > next {
			last--
			l = p.line(start, p.breaks[last])
		}
		lines = append(lines, l)
		start, next = p.breaks[last], last+1
	}
	return lines
}

// trim returns the end of text[start:end] without the blanks at its end, and
// without the marks of direction among them.
func (p *piece) trim(start, end int) int {
	for end > start && (unicode.IsSpace(p.text[end-1]) || steers(p.text[end-1])) {
		end--
	}
	return end
}

// line sets text[start:end] as one line.
func (p *piece) line(start, end int) Line {
	l := Line{Start: start, End: end}
	end = p.trim(start, end)
	var runs []int
	var levels []int8
	for i, it := range p.items {
		if it.start < end && start < it.end {
			runs = append(runs, i)
			levels = append(levels, it.level)
		}
	}
	for _, v := range visual(levels) {
		it, glyphs := p.items[runs[v]], p.glyphs[runs[v]]
		if it.start < start || it.end > end { // cut by the line: letters at the cut may change
			it.start, it.end = max(it.start, start), min(it.end, end)
			glyphs = p.shape(it)
		}
		k := p.scale(it.face)
		for _, g := range glyphs {
			x, y := l.Width+float64(g.dx)*k, -float64(g.dy)*k
			l.Glyphs = append(l.Glyphs, Glyph{it.face, g.id, x, y, float64(g.advance) * k, g.cluster})
			if g.x1 > g.x0 {
				l.Ink.grow(Rect{x + float64(g.x0)*k, y - float64(g.y1)*k, x + float64(g.x1)*k, y - float64(g.y0)*k})
			}
			l.Width += float64(g.advance) * k
		}
	}
	return l
}
