package screen

import (
	"fmt"

	"senha/assets/locale"
	"senha/display/scene"
)

// moreTime asks whoever has not touched for a while. The whole touch area
// changes and nothing lies over anything.
func (p *page) moreTime() {
	p.title("clock", 2, 0, p.headline(p.say(locale.MoreTimeQuestion), 64), p.under(p.beside(locale.MoreTimeQuestion), 36))
	if p.header > 0 && p.lying { // the keys stand beside the count
		count := 0.5
		if p.small() {
			count = 0.6
		}
		w, h := p.width*count-p.gap, p.bottom-10-p.y
		p.countdown(p.x, p.y, w, h)
		x, w := p.x+p.width*count, p.width*(1-count)
		low := max(h*0.46-p.between/2, p.finger)
		high := h - p.between - low
		p.moreTimeKeys(x, p.y, w, high, p.y+high+p.between, low)
		return
	}
	const room = 1104.0 // on the standing form: keys at 1208 and 1448
	k := min(1, (p.bottom-p.y)/room)
	high, low := max(208*k, p.finger), max(176*k, p.finger)
	at := p.y + 544*k
	p.countdown(p.x, p.y, p.width, at-60*k-p.y)
	p.moreTimeKeys(p.x, at, p.width, high, at+240*k, low)
}

// countdown is what is left of the page's time: in seconds, words and a bar.
func (p *page) countdown(x, y, w, h float64) {
	const bar = 12
	words := []voice{
		p.own(p.say(locale.NoAnswer), 36, p.color.Ink).centred().lines(4),
		p.second(p.gloss(locale.NoAnswer), 24, p.color.Ink2).centred().lines(4),
	}
	pad := min(40, w*0.03)
	s, _ := p.stack(w-2*pad, min((h-bar)*0.62, h-bar-24-64), words...)
	digits := h - bar - s.h - 24
	size := min(240, digits*0.88)
	number := p.second("", size, p.color.Azul).bold().ink
	number.Sizes, number.Align, number.VAlign = []float64{size}, scene.Center, scene.Middle
	p.Text(x, y, w, digits, fmt.Sprint(p.s.Left), number)
	p.put(s, x+pad, y+digits, w-2*pad)
	p.bar(x, y+h-bar, w, AnswerFor.Seconds())
}

func (p *page) moreTimeKeys(x, y, w, h, y2, h2 float64) {
	label := p.say(locale.MoreTime)
	f := p.key(scene.Plain, scene.Target{ID: targetMoreTime, Label: label, Primary: true}, x, y, w, h)
	p.inRow(f, "clock", min(80, w*0.14), min(36, w*0.06), p.own(label, 56, f.Ink).bold().lines(2), p.second(p.beside(locale.MoreTime), 32, f.Ink2))
	label = p.say(locale.IHaveFinished)
	f = p.key(scene.Plain, scene.Target{ID: targetFinished, Label: label}, x, y2, w, h2)
	p.inRow(f, "start-again", min(64, w*0.12), min(36, w*0.06), p.own(label, 40, f.Ink).bold().lines(2), p.second(p.beside(locale.IHaveFinished), 28, f.Ink2))
}

// bar counts down in whole seconds: what is left of the page's time.
func (p *page) bar(x, y, w, seconds float64) {
	const high = 12
	p.Fill(x, y, w, high, high/2, p.color.Hair)
	if left := min(float64(p.s.Left)/seconds, 1); left > 0 {
		p.Fill(x, y, max(high, w*left), high, high/2, p.color.Azul)
	}
}
