package screen

import (
	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// lost is for a hub that doesn't answer: where to go, calmly, in every language
// offered for which there is room. The page goes away by itself.
func (p *page) lost() {
	p.title("line-lost", 2, 0, p.headline(p.official.T(locale.ScreenLost), 64), p.under(p.official.T(locale.AskWelcome), 36))
	languages := p.v.Languages
	if len(languages) == 0 { // the hub has not answered since the start
		for _, tag := range locale.Visitors().Languages() {
			languages = append(languages, kiosk.Language(tag))
		}
	}
	const gap = 40
	columns := p.lostRows.columns
	high := p.lostRows.h * min(p.grown, 1.3)
	rows := max(1, int((p.bottom-p.y)/high))
	high = min((p.bottom-8-p.y)/float64(rows), 1.3*high)
	w := (p.width - float64(columns-1)*gap) / float64(columns)
	n := 0
	for _, tag := range languages {
		if tag == kiosk.Official {
			continue // stands above
		}
		if n == rows*columns {
			break
		}
		words := locale.Visitors().For(string(tag))
		a, b := p.said(tag, words.T(locale.ScreenLost), high*0.24, p.color.Ink).bold(), p.said(tag, words.T(locale.AskWelcome), high*0.2, p.color.Ink)
		if words.RTL() {
			a.ink.Align, b.ink.Align = scene.Right, scene.Right
		}
		x, y := p.x+float64(n%columns)*(w+gap), p.y+float64(n/columns)*high
		p.voices(x, y+5, w, high-12, a.lines(2), b)
		p.Rule(x, y+high-1, w, 2, p.color.Hair)
		n++
	}
}
