package screen

import (
	"strings"

	"senha/assets"
	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// mostSpoken is how many languages at most share the group below the dozen.
const mostSpoken = 32

// spoken fills what the dozen leaves free above the key "not here":
// somebody whose language has no pages here looks for its name, in its own
// letters, on this page. They are those that are spoken here most; all others
// are behind "not here".
func (p *page) spoken() {
	y, rows, columns := p.spokenPlace()
	if rows == 0 {
		return
	}
	const caption, cell = spokenCaption, spokenHeight
	said := append([]string{p.official.T(locale.WithInterpreter)}, p.others(locale.WithInterpreter, 2)...)
	p.Icon(p.x, y+2, 44, "interpreter", p.color.Ink)
	p.Text(p.x+60, y, p.width-60, 48, joined(said), portuguese(p.color.Ink, 28, 24))

	y += caption
	w := p.width / float64(columns)
	p.Group(p.color, p.x, y, p.width, float64(rows)*cell)
	for i := 1; i < columns; i++ {
		p.Rule(p.x+float64(i)*w-1, y+2, 2, float64(rows)*cell-4, p.color.CellLine)
	}
	for i := 1; i < rows; i++ {
		p.Rule(p.x+2, y+float64(i)*cell-1, p.width-4, 2, p.color.CellLine)
	}
	for i, tag := range p.v.Spoken[:rows*columns] {
		p.spokenCell(tag, p.x+float64(i%columns)*w, y+float64(i/columns)*cell, w, cell)
	}
}

// Heights of the line above the group, and of its cells.
const (
	spokenCaption = 56
	spokenHeight  = 82
)

// spokenPlace is where the group below the dozen begins, and how many rows and
// columns there is room for.
func (p *page) spokenPlace() (y float64, rows, columns int) {
	if len(p.v.Languages) > dozen {
		return 0, 0, 0
	}
	columns, languages := 4, 3
	if p.wide {
		columns, languages = 6, 4
	}
	used := (len(p.v.Languages) + languages - 1) / languages
	y = p.y + float64(used)*(languageHeight+languageGap) + 18
	const gap = 12
	room := p.bottom - 100 - gap - p.color.CellEdge - y - spokenCaption
	return y, max(0, min(int(room/spokenHeight), mostSpoken/columns, len(p.v.Spoken)/columns)), columns
}

// spokenCell is a language's name in a cell of a group; a country or variety in
// brackets stands below.
func (p *page) spokenCell(tag kiosk.Language, x, y, w, h float64) {
	l, _ := assets.LanguageOf(string(tag))
	f := p.key(scene.Cell, scene.Target{ID: targetSpoken + string(tag), Label: l.Endonym, Language: string(tag)}, x, y, w, h)
	name, variety, two := strings.Cut(l.Endonym, " (")
	if two {
		p.Text(f.X+8, f.Y+6, f.W-16, 40, name, centred(ink(tag, f.Ink, 30, 26)))
		p.Text(f.X+8, f.Y+46, f.W-16, 30, strings.TrimSuffix(variety, ")"), centred(ink(tag, f.Ink2, 24)))
		return
	}
	p.Text(f.X+8, f.Y, f.W-16, f.H, name, centred(ink(tag, f.Ink, 30, 26, 24)))
}

// others says a message in the first n languages offered beside Portuguese.
func (p *page) others(m locale.Message, n int) []string {
	var said []string
	for _, tag := range p.v.Languages {
		if tag != kiosk.Official && len(said) < n {
			said = append(said, locale.Visitors().For(string(tag)).T(m))
		}
	}
	return said
}
