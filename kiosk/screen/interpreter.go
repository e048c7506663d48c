package screen

import (
	"slices"
	"strings"

	"senha/assets"
	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// interpreters is the page of languages that nobody has written Senha's words
// in, but that the Telephone Translation Service interprets: the ticket tells
// the technician, the pages go on in Portuguese. Those that the first page has
// shown in vain come last.
func (p *page) interpreters() {
	others := p.others(locale.LanguageNotHere, 2)
	for i, said := range others { // a narrow poster breaks between the voices, not in one
		others[i] = strings.ReplaceAll(said, " ", "\u00a0")
	}
	p.title("", 2, 0, p.headline(p.say(locale.LanguageNotHere), 64), p.under(joined(others...), 32))
	var keys []tile
	seen := p.placeLanguages().spoken
	for _, tag := range slices.Concat(p.v.Spoken[seen:], p.v.Spoken[:seen]) {
		keys = append(keys, func(x, y, w, h float64) { p.spokenKey(tag, x, y, w, h) })
	}
	h := p.spoken.h
	if p.s.Large {
		h = max(h, 104)
	}
	rows := max(1, p.rowsFor(h, p.bottom-6))
	p.grid(p.paged(keys, rows*p.spoken.columns), p.spoken.columns, rows, h)
}

// spokenKey holds a language as its speakers write it, and its name in
// Portuguese, by which staff know it.
func (p *page) spokenKey(tag kiosk.Language, x, y, w, h float64) {
	l, _ := assets.LanguageOf(string(tag))
	f := p.key(scene.Plain, scene.Target{ID: targetSpoken + string(tag), Label: l.Endonym, Language: string(tag)}, x, y, w, h)
	short, _, _ := strings.Cut(l.Endonym, " (")
	title := l.PortugueseTitle()
	shortTitle, _, _ := strings.Cut(title, " (")
	const pad = 20
	p.voices(f.X+pad, f.Y+6, f.W-2*pad, f.H-12,
		p.said(tag, l.Endonym, 36, f.Ink).bold().or(short).lines(2), p.second(title, 24, f.Ink2).or(shortTitle).lines(2))
}
