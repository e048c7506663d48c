package screen

import (
	"fmt"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// issued shows the number, whether or not its paper comes out.
func (p *page) issued() {
	lost := p.s.Ticket.NoPaper()
	icon, title := "take-paper", locale.TakeTicket
	if lost {
		icon, title = "photograph", locale.Photograph
	}
	up := p.lift()
	p.sign(icon, p.say(title), p.beside(title), 1, 280-up)

	x, y, card, row := p.x, p.y-200-up, 744.0, 136.0
	switch {
	case p.wide && lost:
		y, card, row = p.y, 536, 96
	case p.wide:
		y, card, row = p.y, 536, 96
	case lost:
		card = 808
	}
	if p.s.Lowered && !p.wide {
		card, row = 600, 88
		if lost {
			card = 560
		}
	}
	p.numberCard(x, y, p.width, card)
	y += card
	if lost {
		p.noPaper(x, y+16, row)
		return
	}
	y = p.bottom - 138 - 3*row
	p.serviceRow(x, y, row)
	p.boardRow(x, y+row, row)
	p.childrenRow(x, y+2*row, row)
	p.bar(p.bottom-96, IssuedFor.Seconds())
	k := p.own(p.color.Ink2, 28, 24)
	p.Text(x, p.bottom-76, p.width, 52, p.say(locale.PageCloses, p.s.Left), k)
}

// lift is how far the number moves back up on a lowered page, so that all of
// it stays above the shelf and below the top third.
func (p *page) lift() float64 {
	if p.s.Lowered && !p.wide {
		return loweredBy - 176
	}
	return 0
}

// numberCard is the notched ticket with the number, and facts below its tear line.
func (p *page) numberCard(x, y, w, h float64) {
	const upper, notch, dot, dots, inset = 400, 56, 6, 37, 52
	p.Fill(x, y, w, h, 32, p.color.Sun)
	number := centred(bold(portuguese(p.color.OnSun, 352)))
	p.Text(x, y, w, upper, p.s.Ticket.Number.String(), number)
	step := (w - 2*inset) / (dots - 1)
	for i := range dots {
		p.Fill(x+inset+float64(i)*step-dot/2, y+upper-dot/2, dot, dot, dot/2, p.color.OnSun)
	}
	for _, at := range []float64{x, x + w} {
		p.Fill(at-notch/2, y+upper-notch/2, notch, notch, notch/2, p.color.Paper)
	}
	p.fact(x+48, y+upper+(h-upper-112)/2, w-96, "people", locale.AheadOfYou, fmt.Sprint(p.s.Ticket.Ahead))
}

// fact is a value below its label, an icon beside both.
func (p *page) fact(x, y, w float64, icon string, label locale.Message, value string) {
	p.Icon(x, y+20, 72, icon, p.color.OnSun)
	p.Text(x+92, y, w-92, 44, p.say(label), p.own(p.color.OnSun, 30, 28))
	p.Text(x+92, y+44, w-92, 68, value, bold(portuguese(p.color.OnSun, 56)))
}

// serviceRow says what the number is for.
func (p *page) serviceRow(x, y, h float64) {
	sv, ok := p.v.Service(p.s.Service)
	if !ok {
		return
	}
	w := p.width - 108
	p.Badge(p.color, x, y+(h-64)/2, 80, 64, sv.Letter, scene.Color{})
	k, k2 := bold(p.own(p.color.Ink, 40, 36, 32)), portuguese(p.color.Ink2, 28, 24)
	second := sv.Name(kiosk.Official)
	if p.language == kiosk.Official {
		second = ""
	}
	p.voices(x+108, y, w, h, sv.Name(p.language), k, second, k2)
	p.hair(x, y+h)
}

// boardRow says where the number will be called.
func (p *page) boardRow(x, y, h float64) {
	p.Icon(x+4, y+(h-72)/2, 72, "board", p.color.Ink)
	p.voices(x+108, y, p.width-108, h, p.say(locale.WatchBoard), lines(2, p.own(p.color.Ink, 36, 32, 28)),
		p.gloss(locale.WatchBoard), portuguese(p.color.Ink2, 24))
	p.hair(x, y+h)
}

// childrenRow says where children can play, if they can.
func (p *page) childrenRow(x, y, h float64) {
	if p.v.Children == "" {
		return
	}
	p.Icon(x+4, y+(h-72)/2, 72, "child", p.color.Ink)
	p.voices(x+108, y, p.width-108, h, p.say(locale.ChildrenSpace, p.v.Children), p.own(p.color.Ink, 36, 32, 28),
		p.gloss(locale.ChildrenSpace, p.v.Children), portuguese(p.color.Ink2, 24))
	p.hair(x, y+h)
}

// voices sets a line and its second voice in the middle of a row.
func (p *page) voices(x, y, w, h float64, own string, k scene.Ink, second string, k2 scene.Ink) {
	if second == "" {
		p.Text(x, y+4, w, h-8, own, k)
		return
	}
	k.Lines = 1
	high, high2 := k.Sizes[0]*1.4, k2.Sizes[0]*1.4
	top := y + (h-high-high2)/2
	p.Text(x, top, w, high, own, k)
	p.Text(x, top+high, w, high2, second, k2)
}

func (p *page) hair(x, y float64) { p.Rule(x, y-1, p.width, 2, p.color.Hair) }

// bar counts down in whole seconds: what is left of the page's time.
func (p *page) bar(y, seconds float64) {
	const high = 12
	p.Fill(p.x, y, p.width, high, high/2, p.color.Hair)
	if left := min(float64(p.s.Left)/seconds, 1); left > 0 {
		p.Fill(p.x, y, max(high, p.width*left), high, high/2, p.color.Azul)
	}
}

// noPaper says that the printer failed and the place is safe, and offers help.
func (p *page) noPaper(x, y, row float64) {
	const high = 176
	p.Frame(x, y, p.width, high, 16, 2, p.color.Clay, p.color.ClayTint)
	p.Icon(x+40, y+48, 80, "no-paper", p.color.Clay)
	reason := locale.PrinterFails
	if p.s.Ticket.Fault == "paper-out" {
		reason = locale.NoPaper
	}
	w := p.width - 152 - 24
	second := p.beside(reason)
	if second != "" {
		second += ". " + p.beside(locale.PlaceSafe)
	}
	top := y + 16
	if second == "" {
		top += 20
	}
	p.Text(x+152, top, w, 52, p.say(reason), bold(p.own(p.color.Ink, 36, 32)))
	p.Text(x+152, top+52, w, 52, p.say(locale.PlaceSafe), p.own(p.color.Ink, 32, 28))
	p.Text(x+152, top+106, w, 36, second, portuguese(p.color.Ink2, 26, 24))
	help := p.bottom - 152
	p.serviceRow(x, help-16-row+8, row-8)

	label, icon, message := p.say(locale.AskHelp), "desk", locale.AskHelp
	if p.s.Help {
		label, icon, message = p.say(locale.HelpComes), "check", locale.HelpComes
	}
	f := p.key(scene.Plain, scene.Target{ID: targetHelp, Label: label, Selected: p.s.Help}, x, help, p.width, 112)
	p.besideEachOther(f, icon, label, bold(p.own(f.Ink, 32)), p.beside(message), portuguese(f.Ink2, 26))
}

// besideEachOther centres an icon, a caption and its second voice in a line.
func (p *page) besideEachOther(f scene.Face, icon string, own string, k scene.Ink, second string, k2 scene.Ink) {
	const side, gap, between = 56, 28, 24
	w, _ := p.Measure(own, k)
	w++
	w2 := 0.0
	if second != "" {
		w2, _ = p.Measure(second, k2)
		w2 += 1 + between
	}
	x := f.X + (f.W-side-gap-w-w2)/2
	p.Icon(x, f.Y+(f.H-side)/2, side, icon, f.Icon)
	p.Text(x+side+gap, f.Y, w, f.H, own, k)
	if second != "" {
		p.Text(x+side+gap+w+between, f.Y, w2-between, f.H, second, k2)
	}
}
