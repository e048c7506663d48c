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

// Height of a language's key, and what parts it from the one below.
const (
	languageHeight = 96
	languageGap    = 14
)

// languages is the first page. It is the same whoever stands before it: never
// mirrored, its captions Portuguese.
func (p *page) languages() {
	p.welcome()
	columns, w, gapX := 3, 320.0, 12.0
	if p.wide {
		columns, w, gapX = 4, 308, 16
	}
	var keys []tile
	for _, tag := range p.v.Languages {
		keys = append(keys, func(x, y, w, h float64) { p.languageKey(tag, x, y, w, h) })
	}
	for i, draw := range p.paged(keys, dozen) {
		draw(p.x+float64(i%columns)*(w+gapX), p.y+float64(i/columns)*(languageHeight+languageGap), w, languageHeight)
	}
	if len(p.v.Spoken) > 0 {
		p.spoken()
		p.notHere()
	}
}

// welcome greets in the first three languages, then in others, and says what to do.
func (p *page) welcome() {
	p.pattern(2)
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
	k := centred(bold(portuguese(p.color.OnPoster, 64, 56, 48)))
	k2 := centred(portuguese(p.color.OnPoster2, 40, 36, 32))
	k3 := portuguese(p.color.OnPoster, 32, 28)
	if p.wide {
		y := 592.0
		for _, line := range first {
			k.Align = scene.Start
			p.Text(margin, y, 464, 64, line, scene.Ink{Sizes: []float64{48, 40}, Bold: true, Language: k.Language, Color: k.Color, Label: true, VAlign: scene.Middle})
			y += 68
		}
		for _, line := range touch {
			p.Text(margin, y+8, 464, 44, line, portuguese(p.color.OnPoster2, 28, 24))
			y += 44
		}
		return
	}
	p.Text(p.x, 398+p.drop, 984, 88, joined(first), k)
	if len(others) > 0 {
		p.Text(p.x, 494+p.drop, 984, 56, joined(others), k2)
	}
	line := joined(touch)
	w, _ := p.Measure(line, k3)
	w = min(w+1, 984-64)
	x := p.x + (984-64-w)/2
	p.Icon(x, 570+p.drop, 48, "touch", p.color.OnPoster)
	p.Text(x+64, 570+p.drop, w, 48, line, k3)
}

// languageKey holds a language as its speakers write it; a country or variety
// in brackets stands below.
func (p *page) languageKey(tag kiosk.Language, x, y, w, h float64) {
	l, _ := assets.LanguageOf(string(tag))
	name, variety, two := strings.Cut(l.Endonym, " (")
	f := p.key(scene.Plain, scene.Target{ID: targetLanguage + string(tag), Label: l.Endonym, Language: string(tag)}, x, y, w, h)
	if two {
		p.Text(f.X+12, f.Y+8, f.W-24, 48, name, centred(bold(ink(tag, f.Ink, 40, 36))))
		p.Text(f.X+12, f.Y+56, f.W-24, 32, strings.TrimSuffix(variety, ")"), centred(ink(tag, f.Ink2, 24)))
		return
	}
	k := centred(bold(ink(tag, f.Ink, 44, 40)))
	k.Bar = true
	p.Text(f.X+12, f.Y, f.W-24, f.H, name, k)
}

// notHere leads to the languages that only an interpreter speaks.
func (p *page) notHere() {
	y := p.bottom - 100
	label := p.official.T(locale.LanguageNotHere)
	f := p.key(scene.Help, scene.Target{ID: targetNotHere, Label: label}, p.x, y, p.width, 84)
	p.Icon(f.X+24, f.Y+16, 56, "language-missing", f.Ink)
	p.Text(f.X+104, f.Y+6, f.W-208, 38, label, bold(portuguese(f.Ink, 28)))
	p.Text(f.X+104, f.Y+44, f.W-208, 34, joined(p.others(locale.LanguageNotHere, 3)), portuguese(f.Ink2, 24))
	p.Icon(f.X+f.W-72, f.Y+20, 48, "go", f.Ink)
}

// endonym is a language's name as its speakers write it.
func endonym(tag kiosk.Language) string {
	l, ok := assets.LanguageOf(string(tag))
	if !ok {
		return string(tag)
	}
	return l.Endonym
}
