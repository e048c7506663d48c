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
	p.heading(p.say(locale.LanguageNotHere), joined(others), 64, portuguese(p.color.OnPoster2, 32, 28))
	const h, gap = 88, 12
	w := (p.width - tileGap) / 2
	var keys []tile
	_, seenRows, seenColumns := p.spokenPlace()
	seen := seenRows * seenColumns
	for _, tag := range slices.Concat(p.v.Spoken[seen:], p.v.Spoken[:seen]) {
		keys = append(keys, func(x, y, w, h float64) { p.spokenKey(tag, x, y, w, h) })
	}
	rows := int((p.bottom - p.y) / (h + gap))
	for i, draw := range p.paged(keys, 2*rows) {
		draw(p.x+float64(i%2)*(w+tileGap), p.y+float64(i/2)*(h+gap), w, h)
	}
}

// spokenKey holds a language as its speakers write it, and its name in
// Portuguese, by which staff know it.
func (p *page) spokenKey(tag kiosk.Language, x, y, w, h float64) {
	l, _ := assets.LanguageOf(string(tag))
	f := p.key(scene.Plain, scene.Target{ID: targetSpoken + string(tag), Label: l.Endonym, Language: string(tag)}, x, y, w, h)
	k, k2 := bold(ink(tag, f.Ink, 36, 32, 28)), portuguese(f.Ink2, 24)
	k.Bar = true
	k.Short, _, _ = strings.Cut(l.Endonym, " (")
	k2.Short, _, _ = strings.Cut(l.PortugueseTitle(), " (")
	p.Text(f.X+24, f.Y+4, f.W-48, 48, l.Endonym, k)
	p.Text(f.X+24, f.Y+52, f.W-48, 30, l.PortugueseTitle(), k2)
}
