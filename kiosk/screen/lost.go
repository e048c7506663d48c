package screen

import (
	"senha/assets"
	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// lost is for a hub that doesn't answer: where to go, calmly, in every language
// offered for which there is room. The page goes away by itself.
func (p *page) lost() {
	p.sign("line-lost", p.official.T(locale.ScreenLost), p.official.T(locale.AskWelcome), 2, 432)
	languages := p.v.Languages
	if len(languages) == 0 {
		languages = []kiosk.Language{kiosk.Official}
	}
	high := 168.0
	rows := int((p.bottom - p.y) / high)
	for i, tag := range languages {
		if i == rows {
			break
		}
		words := locale.Visitors().For(string(tag))
		l, _ := assets.LanguageOf(string(tag))
		side := func(k scene.Ink) scene.Ink {
			if l.RTL() {
				k.Align = scene.Right
			}
			return k
		}
		y := p.y + float64(i)*high
		p.Text(p.x, y+12, p.width, 72, words.T(locale.ScreenLost), side(bold(ink(tag, p.color.Ink, 40, 36))))
		p.Text(p.x, y+84, p.width, 64, words.T(locale.AskWelcome), side(ink(tag, p.color.Ink, 40, 36)))
		p.hair(p.x, y+high)
	}
}
