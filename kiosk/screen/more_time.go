package screen

import (
	"fmt"

	"senha/assets/locale"
	"senha/display/scene"
)

// moreTime asks whoever has not touched for a while. The whole touch area
// changes and nothing lies over anything.
func (p *page) moreTime() {
	p.sign("clock", p.say(locale.MoreTimeQuestion), p.beside(locale.MoreTimeQuestion), 2, 432)

	digits, number, high, words, bar, more, finished := 240.0, 40.0, 280.0, 300.0, 472.0, 544.0, 784.0
	if p.wide {
		number, high, words, bar, more, finished = 0, 256, 240, 408, 448, 688
	} else if p.s.Lowered {
		digits, number, high, words, bar, more, finished = 192, 0, 160, 160, 318, 348, 580
	}
	p.Text(p.x, p.y+number, p.width, high, fmt.Sprint(p.s.Left), centred(bold(portuguese(p.color.Azul, digits))))
	k := centred(p.own(p.color.Ink, 36, 32, 28))
	k.Label, k.Lines, k.VAlign = false, 2, scene.Top
	second := p.gloss(locale.NoAnswer)
	if second != "" {
		k.Sizes = k.Sizes[1:]
	}
	y := p.y + words
	y += p.flow(p.x+40, y, p.width-80, p.say(locale.NoAnswer), k)
	p.Text(p.x, y, p.width, 34, second, centred(portuguese(p.color.Ink2, 24)))
	p.bar(p.y+bar, AnswerFor.Seconds())

	label := p.say(locale.MoreTime)
	f := p.key(scene.Plain, scene.Target{ID: targetMoreTime, Label: label, Primary: true}, p.x, p.y+more, p.width, 208)
	p.inRow(f, "clock", 80, 36, label, bold(p.own(f.Ink, 56)), p.beside(locale.MoreTime), portuguese(f.Ink2, 32))
	label = p.say(locale.IHaveFinished)
	f = p.key(scene.Plain, scene.Target{ID: targetFinished, Label: label}, p.x, p.y+finished, p.width, 176)
	p.inRow(f, "start-again", 64, 36, label, bold(p.own(f.Ink, 40)), p.beside(locale.IHaveFinished), portuguese(f.Ink2, 28))
}
