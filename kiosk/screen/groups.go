package screen

import (
	"slices"

	"senha/assets"
	"senha/display/scene"
	"senha/kiosk"
)

// A group of cells: languages of one family of scripts, in rows that touch.
type group struct {
	tags    []kiosk.Language
	columns int
	x, y    float64
	w, h    float64 // of a cell
}

// What parts groups beside and below each other.
const (
	groupBeside = 8
	groupBelow  = 12
)

// families are scripts that share a group, in the order of the groups.
var families = [][]string{
	{"Latn"}, {"Arab"}, {"Hans", "Hant", "Jpan", "Kore"}, {"Cyrl"}, {"Grek"}, {"Geor"}, {"Armn"},
	{"Thai", "Khmr", "Laoo", "Mymr"}, {"Deva", "Beng", "Guru", "Gujr", "Telu", "Taml", "Mlym", "Knda", "Sinh"}, {"Ethi"},
}

// byFamily parts languages by family of scripts, keeping their order in each.
func byFamily(tags []kiosk.Language) [][]kiosk.Language {
	parts := make([][]kiosk.Language, len(families)+1)
	for _, tag := range tags {
		l, _ := assets.LanguageOf(string(tag))
		at := slices.IndexFunc(families, func(f []string) bool { return slices.Contains(f, l.Script) })
		if at < 0 {
			at = len(families)
		}
		parts[at] = append(parts[at], tag)
	}
	return slices.DeleteFunc(parts, func(part []kiosk.Language) bool { return len(part) == 0 })
}

// groupsAt places the languages beyond the dozen from y: Latin ones in a block
// of rows, the others sharing rows as long as a family stays together. It
// returns where they end.
func (p *page) groupsAt(tags []kiosk.Language, y float64) (list []group, end float64) {
	if len(tags) == 0 {
		return nil, y
	}
	h, beside := p.groups.h, max(groupBeside, besideFinger*p.finger)
	columns := float64(p.keys.columns) // few cells are no wider than the keys above
	widest := (p.width - (columns-1)*p.languageGap()) / columns
	var shared [][]kiosk.Language
	for i, family := range byFamily(tags) {
		l, _ := assets.LanguageOf(string(family[0]))
		if i == 0 && l.Script == "Latn" {
			columns := min(p.groups.columns, len(family))
			rows := (len(family) + columns - 1) / columns
			list = append(list, group{family, columns, p.x, y, min(p.width/float64(columns), widest), h})
			y += float64(rows)*h + groupBelow
			continue
		}
		for part := range slices.Chunk(family, p.groups.columns) {
			shared = append(shared, part)
		}
	}
	most := p.groups.columns
	if p.standing() {
		most++ // other scripts have shorter names
	}
	for len(shared) > 0 {
		n, cells := 0, 0
		for n < len(shared) && (n == 0 || cells+len(shared[n]) <= most) {
			cells += len(shared[n])
			n++
		}
		w := min((p.width-float64(n-1)*beside)/float64(cells), widest)
		x := p.x
		for _, tags := range shared[:n] {
			list = append(list, group{tags, len(tags), x, y, w, h})
			x += float64(len(tags))*w + beside
		}
		y += h + groupBelow
		shared = shared[n:]
	}
	return list, y - groupBelow
}

// group draws a group of languages with pages.
func (p *page) group(g group) {
	rows := (len(g.tags) + g.columns - 1) / g.columns
	p.cellsOf(g.x, g.y, g.w, g.h, g.columns, rows)
	for i, tag := range g.tags {
		l, _ := assets.LanguageOf(string(tag))
		x, y := g.x+float64(i%g.columns)*g.w, g.y+float64(i/g.columns)*g.h
		f := p.key(scene.Cell, scene.Target{ID: targetLanguage + string(tag), Label: l.Endonym, Language: string(tag)}, x, y, g.w, g.h)
		p.endonym(f, tag, 30, false)
	}
}

// cellsOf draws the face that cells share, and the rules between them.
func (p *page) cellsOf(x, y, w, h float64, columns, rows int) {
	p.Group(p.color, x, y, w*float64(columns), h*float64(rows))
	for i := 1; i < columns; i++ {
		p.Rule(x+float64(i)*w-1, y+2, 2, float64(rows)*h-4, p.color.CellLine)
	}
	for i := 1; i < rows; i++ {
		p.Rule(x+2, y+float64(i)*h-1, w*float64(columns)-4, 2, p.color.CellLine)
	}
}
