package screen

import (
	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// advice says why there is no ticket and what to do instead.
func (p *page) advice() {
	icon, title := "closed", locale.ClosedNow
	switch p.s.Why {
	case kiosk.CodeServiceFull:
		icon, title = "full", locale.FullToday
	case kiosk.CodeDayClosed:
		title = locale.CentreClosed
	case kiosk.CodeServiceClosed:
	case appointment:
		icon, title = "appointment", locale.IHaveAppointment
	default: // the queue could not take the ticket; another touch may help
		icon, title = "ticket", locale.TryAgain
	}
	p.title(icon, 2, 0, p.headline(p.say(title), 64), p.under(p.beside(title), 36))

	var list []row
	if r, ok := p.serviceRow(); ok {
		list = append(list, r)
	}
	if title == locale.TryAgain || title == locale.IHaveAppointment {
		list = append(list, p.told("desk", locale.AskWelcome))
	} else {
		if title == locale.FullToday {
			again := p.told("return", locale.ComeAnotherDay)
			again.spare = true
			list = append(list, again)
		}
		list = append(list, p.lineRows()...)
	}
	target, icon, message := targetOther, "return", locale.OtherService
	if title == locale.TryAgain && p.s.Service != "" {
		target, icon, message = targetAgain, "start-again", locale.TouchAgain
	}
	key := func(x, y, w, h float64) {
		label := p.say(message)
		f := p.key(scene.Plain, scene.Target{ID: target, Label: label, Primary: true}, x, y, w, h)
		p.inRow(f, p.purpose(target, icon), min(72, w*0.15), min(32, w*0.06),
			p.own(label, 56, f.Ink).bold().lines(3), p.second(p.beside(message), 28, f.Ink2).lines(2))
	}
	closed := p.s.Why == kiosk.CodeDayClosed // no service is open: back and start again are enough
	x, w, room := p.x, p.width, p.bottom-12-p.y
	switch {
	case closed:
	case p.small(): // the key stands beside
		const side = 0.36
		high := max(0.56*room, p.finger)
		w *= 1 - side
		x2, w2 := x+w+p.gap, p.width-w-p.gap
		key(x2, p.bottom-10-high, w2, high)
		if sv, ok := p.v.service(p.s.Service); ok {
			list = list[1:]
			p.Badge(p.color, x2, p.y+8, p.form.icon, p.badge, sv.Letter, noOutline)
			p.voices(x2+p.form.icon+p.gap, p.y, w2-p.form.icon-p.gap, room-high-p.between,
				p.nameOf(sv.Service, 28, p.color.Ink).lines(3), p.officialName(sv.Service, 24, p.color.Ink2).lines(2))
		}
	default:
		high := max(min(176, room*0.2), p.finger)
		low := p.bottom - 40
		if room < 1000 {
			low = p.bottom - 20
		}
		key(x, low-high, w, high)
		room = low - high - 16 - p.y
	}
	p.rows(list, x, p.y, w, room, 152)
}
