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

	number, high, words, bar, more, finished := 56.0, 280.0, 316.0, 472.0, 544.0, 784.0
	if p.wide {
		number, high, words, bar, more, finished = 16, 240, 256, 400, 440, 680
	} else if p.s.Lowered {
		number, high, words, bar, more, finished = -16, 216, 196, 312, 344, 576
	}
	p.Text(p.x, p.y+number, p.width, high, fmt.Sprint(p.s.Left), centred(bold(portuguese(p.color.Azul, 240))))
	k := centred(lines(2, p.own(p.color.Ink, 36, 32)))
	k.Label = false
	second := p.gloss(locale.NoAnswer)
	room := bar - words - 8
	if second != "" {
		k.Sizes = []float64{32, 28}
		k.Label, k.Pitch = false, 0
		second := second
		defer p.Text(p.x, p.y+words+room-32, p.width, 32, second, centred(portuguese(p.color.Ink2, 24)))
		room -= 32
	}
	p.Text(p.x+40, p.y+words, p.width-80, room, p.say(locale.NoAnswer), k)
	p.bar(p.y+bar, AnswerFor.Seconds())

	label := p.say(locale.MoreTime)
	f := p.key(scene.Plain, scene.Target{ID: targetMoreTime, Label: label, Primary: true}, p.x, p.y+more, p.width, 208)
	p.inRow(f, "clock", 80, 36, label, bold(p.own(f.Ink, 56)), p.beside(locale.MoreTime), portuguese(f.Ink2, 32))
	label = p.say(locale.IHaveFinished)
	f = p.key(scene.Plain, scene.Target{ID: targetFinished, Label: label}, p.x, p.y+finished, p.width, 176)
	p.inRow(f, "start-again", 64, 36, label, bold(p.own(f.Ink, 40)), p.beside(locale.IHaveFinished), portuguese(f.Ink2, 28))
}
