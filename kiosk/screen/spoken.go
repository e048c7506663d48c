package screen

import (
	"math"

	"senha/assets"
	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// mostSpoken is how many languages of interpreters at most share the group
// below the languages offered.
const mostSpoken = 32

// Heights of the line above that group, and of its cells.
const (
	spokenCaption = 56
	spokenHeight  = 82
)

// A languagePlace is how the first page shares its room.
type languagePlace struct {
	columns int     // of keys
	rows    int     // of keys for all languages, 0 where groups have room
	groups  []group // languages beyond the dozen
	spoken  int     // languages of interpreters that are shown
	across  int     // in a row of them
	spokenY float64 // where their caption stands
	spokenH float64 // of a cell
}

// placeLanguages finds room for the languages offered and, in what is left, for
// those of interpreters.
func (p *page) placeLanguages() languagePlace {
	l := languagePlace{columns: p.keys.columns, across: p.keys.columns + 1, spokenH: max(spokenHeight, p.finger)}
	if p.lying {
		l.across = p.keys.columns + 2
	}
	limit := p.bottom - 16
	if p.header > 0 {
		limit = p.bottom - 6
		l.rows = max(1, p.rowsFor(p.keys.h, limit))
		return l
	}
	if len(p.v.Spoken) > 0 {
		limit -= p.notHereHeight() + groupBelow
	}
	first := min(dozen, len(p.v.Languages))
	used := (first + l.columns - 1) / l.columns
	y := p.y + float64(used)*(p.keys.h+languageBelow) + 4
	l.groups, y = p.groupsAt(p.v.Languages[first:], y)
	if y > limit+groupBelow {
		l.groups = nil
		l.rows = max(1, int((limit-p.y+languageBelow)/(p.keys.h+languageBelow)))
		return l
	}
	if len(l.groups) > 0 {
		y += groupBelow
	}
	l.spokenY = y + 8
	caption := spokenCaption * p.grown
	rows := int(math.Floor((limit - p.color.CellEdge - l.spokenY - caption) / l.spokenH))
	l.spoken = l.across * max(0, min(rows, mostSpoken/l.across, len(p.v.Spoken)/l.across))
	return l
}

// spokenGroup fills what the languages offered leave free above the key "not
// here": somebody whose language has no pages here looks for its name, in its
// own letters, on this page. They are those that are spoken here most; all
// others are behind "not here".
func (p *page) spokenGroup(l languagePlace) {
	caption := spokenCaption * p.grown
	said := append([]string{p.official.T(locale.WithInterpreter)}, p.others(locale.WithInterpreter, 2)...)
	side := 44 * p.grown
	p.Icon(p.x, l.spokenY+(caption-8-side)/2, side, "interpreter", p.color.Ink)
	for n := len(said); n > 0; n-- {
		if s, ok := p.stack(p.width-side-16, caption, p.second(joined(said[:n]...), 28, p.color.Ink)); ok || n == 1 {
			p.put(s, p.x+side+16, l.spokenY+(caption-8-s.h)/2, p.width-side-16)
			break
		}
	}
	y, w := l.spokenY+caption, p.width/float64(l.across)
	p.cellsOf(p.x, y, w, l.spokenH, l.across, l.spoken/l.across)
	for i, tag := range p.v.Spoken[:l.spoken] {
		entry, _ := assets.LanguageOf(string(tag))
		f := p.key(scene.Cell, scene.Target{ID: targetSpoken + string(tag), Label: entry.Endonym, Language: string(tag)},
			p.x+float64(i%l.across)*w, y+float64(i/l.across)*l.spokenH, w, l.spokenH)
		p.endonym(f, tag, 30, false)
	}
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
