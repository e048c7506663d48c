package screen

import (
	"fmt"

	"senha/assets/locale"
	"senha/display/scene"
)

var noOutline scene.Color

// numberCard is the notched ticket with the number, and facts below its tear line.
func (p *page) numberCard(c cut, x, y, w float64) {
	const dots = 37
	notch, dot, inset, radius := 56.0, 6.0, 52.0, 32.0
	if w < 800 { // the same ticket, smaller
		k := w / 984
		notch, dot, inset, radius = notch*k, max(3, dot*k), inset*k, max(12, radius*k)
	}
	upper := c.upper
	p.Fill(x, y, w, c.card, radius, p.color.Sun)
	number := p.second("", c.digits, p.color.OnSun).bold().ink
	number.Sizes, number.Align, number.VAlign = []float64{c.digits}, scene.Center, scene.Middle
	p.Text(x, y, w, upper, p.s.Ticket.Number.String(), number)
	step := (w - 2*inset) / (dots - 1)
	for i := range dots {
		p.Fill(x+inset+float64(i)*step-dot/2, y+upper-dot/2, dot, dot, dot/2, p.color.OnSun)
	}
	for _, at := range []float64{x, x + w} {
		p.Fill(at-notch/2, y+upper-notch/2, notch, notch, notch/2, p.color.Paper)
	}
	p.ahead(x+inset*0.6, y+upper+notch/2, w-inset*1.2, c.card-upper-notch/2-10)
}

// ahead is the one fact known so far, so it may be large: how many people come
// first. Its label stands over the value, or beside it where that is low, an
// icon beside both.
func (p *page) ahead(x, y, w, h float64) {
	gap := 32.0
	if w < 400 {
		gap = 12
	}
	label := []voice{p.own(p.say(locale.AheadOfYou), 40, p.color.OnSun).lines(2), p.second(p.gloss(locale.AheadOfYou), 28, p.color.OnSun).lines(2)}
	count := fmt.Sprint(p.s.Ticket.Ahead)
	if h < 260 { // beside each other
		icon, size := min(72, h-8, w*0.17), min(72, h*0.8)
		n, _ := p.stack(w, h, p.fixed(count, size))
		s, ok := p.stack(w-icon-2*gap-n.w, h, label...)
		if !ok { // rather no icon than words without room
			s, _ = p.stack(w-gap-n.w, h, label...)
			icon = -gap
		}
		x += (w - icon - 2*gap - n.w - s.w) / 2
		if icon > 0 {
			p.Icon(x, y+(h-icon)/2, icon, "people", p.color.OnSun)
		}
		x += icon + gap
		p.put(s, x, y+(h-s.h)/2, s.w)
		p.put(n, x+s.w+gap, y+(h-n.h)/2, n.w)
		return
	}
	const icon = 128
	size := min(112, h*0.4)
	n, _ := p.stack(w, h, p.fixed(count, size))
	s, _ := p.stack(w-icon-gap, h-n.h, label...)
	x += (w - icon - gap - max(n.w, s.w)) / 2
	p.Icon(x, y+(h-icon)/2, icon, "people", p.color.OnSun)
	x += icon + gap
	y += (h - s.h - n.h) / 2
	p.put(s, x, y, max(n.w, s.w))
	p.put(n, x, y+s.h, max(n.w, s.w))
}

// fixed is a count in one size, whatever text is wanted.
func (p *page) fixed(text string, size float64) voice {
	v := p.second(text, size, p.color.OnSun).bold()
	v.sizes = []float64{size}
	return v
}
