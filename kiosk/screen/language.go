package screen

import (
	"strings"

	"senha/assets"
	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// dozen is how many languages have a key of their own at once.
const dozen = 12

// What parts the keys of languages, beside and below each other.
const (
	languageGap   = 12
	languageBelow = 14
)

// languages is the first page. It is the same whoever stands before it: never
// mirrored, its captions Portuguese. The dozen have keys, the others offered
// stand below in groups by script, and where there is room the languages of
// interpreters too. Where the groups find no room every language has a key, and
// some are behind "more".
func (p *page) languages() {
	p.welcome()
	below := len(p.v.Spoken) > 0
	l := p.placeLanguages()
	if l.rows > 0 {
		p.pagedLanguages(l)
		return
	}
	p.languageKeys(p.v.Languages[:min(dozen, len(p.v.Languages))], l.columns)
	for _, g := range l.groups {
		p.group(g)
	}
	if l.spoken > 0 {
		p.spokenGroup(l)
	}
	if below {
		h := p.notHereHeight()
		p.notHere(p.x, p.bottom-16-h, p.width, h)
	}
}

// notHereHeight is that of the wide key below all languages.
func (p *page) notHereHeight() float64 { return max(84*min(p.grown, 1.2), p.finger) }

// languageKeys draws keys in columns from the top.
func (p *page) languageKeys(tags []kiosk.Language, columns int) {
	w := (p.width - float64(columns-1)*p.languageGap()) / float64(columns)
	for i, tag := range tags {
		p.languageKey(tag, p.x+float64(i%columns)*(w+p.languageGap()), p.y+float64(i/columns)*(p.keys.h+languageBelow), w, p.keys.h)
	}
}

func (p *page) languageGap() float64 {
	if p.standing() {
		return languageGap
	}
	return p.gap
}

// pagedLanguages draws a key for every language, and in the last row what leads
// on: to the next of them, and to those that are not here. On small panels both
// are keys among the others.
func (p *page) pagedLanguages(l languagePlace) {
	var keys []tile
	for _, tag := range p.v.Languages {
		keys = append(keys, func(x, y, w, h float64) { p.languageKey(tag, x, y, w, h) })
	}
	spoken, rows := len(p.v.Spoken) > 0, l.rows
	switch {
	case spoken && rows > 2 && l.columns > 1 && p.header > 0:
		list, part, parts := p.part(keys, (rows-1)*l.columns)
		h := p.grid(list, l.columns, rows, p.keys.h)
		y, w := p.y+float64(rows-1)*(h+p.between), p.width
		if parts > 1 {
			more := (p.width - float64(l.columns-1)*p.gap) / float64(l.columns)
			w -= more + p.gap
			p.moreTile(part+1, parts, p.x+w+p.gap, y, more, h)
		}
		p.notHere(p.x, y, w, h)
		return
	case spoken && p.header > 0:
		keys = append(keys, p.notHere)
	case spoken:
		h := p.notHereHeight()
		p.notHere(p.x, p.bottom-16-h, p.width, h)
	}
	p.grid(p.paged(keys, rows*l.columns), l.columns, rows, p.keys.h)
}

// welcome greets in the first three languages, then in others, and says what to do.
func (p *page) welcome() {
	var first, others, touch []string
	for i, tag := range p.v.Languages {
		words := locale.Visitors().For(string(tag))
		switch {
		case i < 3:
			first = append(first, words.T(locale.Welcome))
		case i < 7:
			others = append(others, words.T(locale.Welcome))
		}
		if i < 2 {
			touch = append(touch, words.T(locale.TouchLanguage))
		}
	}
	greeting := p.second(joined(first...), 64, p.color.OnPoster).bold()
	what := p.second(joined(touch...), 32, p.color.OnPoster)
	switch {
	case p.header > 0:
		greeting, what = p.headline(greeting.text, 0), p.under(what.text, 0)
		p.title("touch", 2, 0, greeting, what)
	case p.lying:
		p.pattern(2)
		const y = 592
		var voices []voice
		for i, line := range first {
			voices = append(voices, p.said(p.v.Languages[i], line, 48, p.color.OnPoster).bold())
		}
		for i, line := range touch {
			voices = append(voices, p.said(p.v.Languages[i], line, 28, p.color.OnPoster2).lines(2))
		}
		p.beneath(p.margin, y, p.poster-2*p.margin, p.h-136-y, voices...)
	default:
		top, bottom := p.pattern(2)+8, p.poster+p.drop-16
		s, _ := p.stack(p.width, 188, greeting.centred().lines(2), p.second(joined(others...), 40, p.color.OnPoster2).centred().lines(2))
		t, _ := p.stack(p.width-64, bottom-top-s.h, what.lines(2))
		spare := (bottom - top - s.h - t.h) / 3
		p.put(s, p.x, top+spare, p.width)
		x, y := p.x+(p.width-64-t.w)/2, top+spare+s.h+spare
		p.Icon(x, y+(t.h-48)/2, 48, "touch", p.color.OnPoster)
		p.put(t, x+64, y, t.w)
	}
}

// languageKey holds a language as its speakers write it; a country or variety
// in brackets stands below.
func (p *page) languageKey(tag kiosk.Language, x, y, w, h float64) {
	l, _ := assets.LanguageOf(string(tag))
	f := p.key(scene.Plain, scene.Target{ID: targetLanguage + string(tag), Label: l.Endonym, Language: string(tag)}, x, y, w, h)
	p.endonym(f, tag, 44, true)
}

// endonym writes a language's name into a face.
func (p *page) endonym(f scene.Face, tag kiosk.Language, size float64, strong bool) {
	l, _ := assets.LanguageOf(string(tag))
	name, variety, two := strings.Cut(l.Endonym, " (")
	pad := min(12, f.W*0.04)
	if !two {
		v := p.said(tag, name, size, f.Ink).centred().lines(2)
		v.ink.Bold = strong
		p.voices(f.X+pad, f.Y+4, f.W-2*pad, f.H-8, v)
		return
	}
	if strong {
		size -= 4
	}
	v := p.said(tag, name, size, f.Ink).centred()
	v.ink.Bold = strong
	p.voices(f.X+pad, f.Y+4, f.W-2*pad, f.H-8, v, p.said(tag, strings.TrimSuffix(variety, ")"), 24, f.Ink2).centred())
}

// notHere leads to the languages that only an interpreter speaks.
func (p *page) notHere(x, y, w, h float64) {
	label := p.official.T(locale.LanguageNotHere)
	f := p.key(scene.Help, scene.Target{ID: targetNotHere, Label: label, Language: string(kiosk.Official)}, x, y, w, h)
	first := p.second(label, 28, f.Ink).bold().lines(2)
	if w < 500 { // a key among others
		side, gap := 48.0, 12.0
		if p.small() {
			side, gap = 36, 8
		}
		p.inRow(f, "language-missing", side, gap, first.lines(3), p.second(joined(p.others(locale.LanguageNotHere, 1)...), 24, f.Ink2).lines(3))
		return
	}
	const side, arrow = 56, 48
	p.Icon(f.X+24, f.Y+(f.H-side)/2, side, "language-missing", f.Ink)
	p.Icon(f.X+f.W-24-arrow, f.Y+(f.H-arrow)/2, arrow, "go", f.Ink)
	room := f.W - 104 - 88
	for n := 3; n > 0; n-- { // as many languages as there is room for
		second := p.second(joined(p.others(locale.LanguageNotHere, n)...), 24, f.Ink2)
		if s, ok := p.stack(room, f.H-8, first, second); ok || n == 1 {
			p.put(s, f.X+104, f.Y+(f.H-s.h)/2, room)
			return
		}
	}
}

// endonym is a language's name as its speakers write it.
func endonym(tag kiosk.Language) string {
	l, ok := assets.LanguageOf(string(tag))
	if !ok {
		return string(tag)
	}
	return l.Endonym
}
