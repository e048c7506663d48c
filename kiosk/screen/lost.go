package screen

import (
	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// lost is for a hub that doesn't answer: where to go, calmly, in every language
// offered for which there is room. The page goes away by itself.
func (p *page) lost() {
	p.sign("line-lost", p.official.T(locale.ScreenLost), p.official.T(locale.AskWelcome), 2, 432)
	languages := p.v.Languages
	if len(languages) == 0 { // the hub has not answered since the start
		for _, tag := range locale.Visitors().Languages() {
			languages = append(languages, kiosk.Language(tag))
		}
	}
	const high = 200
	y := p.y
	for _, tag := range languages {
		if tag == kiosk.Official {
			continue // stands above
		}
		if y+high > p.bottom {
			break
		}
		words := locale.Visitors().For(string(tag))
		k, k2 := bold(ink(tag, p.color.Ink, 48, 40, 36)), ink(tag, p.color.Ink, 40, 36)
		if words.RTL() {
			k.Align, k2.Align = scene.Right, scene.Right
		}
		p.Text(p.x, y+24, p.width, 80, words.T(locale.ScreenLost), k)
		p.Text(p.x, y+104, p.width, 64, words.T(locale.AskWelcome), k2)
		y += high
		p.hair(p.x, y, p.width)
	}
}
