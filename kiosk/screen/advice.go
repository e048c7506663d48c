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
	rows, y := 2, 432.0
	p.sign(icon, p.say(title), p.beside(title), rows, y)

	row := 136.0
	y = p.y + 16
	if p.s.Lowered || p.wide {
		y = p.y
	}
	if p.s.Service != "" {
		p.serviceRow(p.x, y, p.width, row)
		y += row + 8
	}
	if title == locale.TryAgain || title == locale.IHaveAppointment {
		p.Icon(p.x+4, y+32, 72, "desk", p.color.Ink)
		p.voices(p.x+108, y, p.width-108, row, p.say(locale.AskWelcome), p.own(p.color.Ink, 36, 32), p.beside(locale.AskWelcome), portuguese(p.color.Ink2, 28))
		p.hair(p.x, y+row, p.width)
	} else {
		p.line(p.x, y)
	}
	if p.s.Why == kiosk.CodeDayClosed {
		return // no service is open: back and start again are enough
	}
	y = p.y + 888
	if p.s.Lowered || p.wide {
		y = p.bottom - 24 - 176
	}
	target, icon, message := targetOther, "return", locale.OtherService
	if title == locale.TryAgain && p.s.Service != "" {
		target, icon, message = targetAgain, "start-again", locale.TouchAgain
	}
	label := p.say(message)
	f := p.key(scene.Plain, scene.Target{ID: target, Label: label, Primary: true}, p.x, y, p.width, 176)
	p.inRow(f, p.icon(target, icon), 72, 32, label, bold(p.own(f.Ink, 56, 48, 40)), p.beside(message), portuguese(f.Ink2, 28))
}

// line is the telephone line that helps in many languages: its two numbers and
// its hours.
func (p *page) line(x, y float64) {
	p.Icon(x+4, y+20, 72, "phone", p.color.Ink)
	w := p.width - 108
	p.voices(x+108, y, w, 112, p.say(locale.WhatInstead), p.own(p.color.Ink, 36, 32), p.beside(locale.WhatInstead), portuguese(p.color.Ink2, 28))
	y += 120
	k := bold(portuguese(p.color.Ink, 56))
	p.Text(x+108, y, w/2, 80, locale.SupportLine, k)
	p.Text(x+108+w/2, y, w/2, 80, locale.SupportLineOther, k)
	y += 88
	p.Icon(x+4, y+20, 72, "clock", p.color.Ink)
	p.voices(x+108, y, w, 112, p.say(locale.LineHours), p.own(p.color.Ink, 36, 32), p.beside(locale.LineHours), portuguese(p.color.Ink2, 28))
	p.hair(x, y+120, p.width)
}
