package screen

import (
	"fmt"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// A cut is how the issued page shares its height.
type cut struct {
	lift   float64 // how far the card goes back up on a lowered page
	upper  float64 // of the card, above its tear line
	digits float64 // size of the number
	card   float64 // its height
	box    float64 // height of the box that says why there is no paper
	row    float64
}

// cut chooses the heights. A lowered page keeps its number below the top third
// and everything above the shelf.
func (p *page) cut(lost bool) cut {
	const lift = loweredBy - 176
	switch lowered := p.s.Lowered; {
	case p.wide && lost:
		return cut{0, 340, 300, 452, 152, 112}
	case p.wide:
		return cut{0, 380, 330, 506, 0, 124}
	case lowered && lost:
		return cut{lift, 400, 352, 560, 176, 136}
	case lowered:
		return cut{lift, 400, 352, 600, 0, 124}
	case lost:
		return cut{0, 400, 352, 808, 176, 136}
	}
	return cut{0, 400, 352, 744, 0, 136}
}

// issued shows the number, whether or not its paper comes out.
func (p *page) issued() {
	lost := p.s.Ticket.NoPaper()
	icon, title := "take-paper", locale.TakeTicket
	if lost {
		icon, title = "photograph", locale.Photograph
	}
	c := p.cut(lost)
	p.drop -= c.lift
	p.sign(icon, p.say(title), p.beside(title), 1, 280)
	y := p.y
	if !p.wide {
		y = 464 + p.drop
	}
	p.numberCard(c, p.x, y, p.width)
	if lost {
		p.noPaper(c, p.x, y+c.card+tileGap)
		return
	}
	if p.wide {
		y, half := p.bottom-138-2*c.row, (p.width-margin)/2
		p.serviceRow(p.x, y, half, c.row)
		p.childrenRow(p.x+half+margin, y, half, c.row)
		p.boardRow(p.x, y+c.row, p.width, c.row)
	} else {
		y := p.bottom - 138 - 3*c.row
		p.serviceRow(p.x, y, p.width, c.row)
		p.boardRow(p.x, y+c.row, p.width, c.row)
		p.childrenRow(p.x, y+2*c.row, p.width, c.row)
	}
	p.bar(p.bottom-96, IssuedFor.Seconds())
	p.Text(p.x, p.bottom-76, p.width, 52, p.say(locale.PageCloses, p.s.Left), p.own(p.color.Ink2, 28, 24))
}

// numberCard is the notched ticket with the number, and facts below its tear line.
func (p *page) numberCard(c cut, x, y, w float64) {
	const notch, dot, dots, inset = 56, 6, 37, 52
	upper := c.upper
	p.Fill(x, y, w, c.card, 32, p.color.Sun)
	number := centred(bold(portuguese(p.color.OnSun, c.digits)))
	p.Text(x, y, w, upper, p.s.Ticket.Number.String(), number)
	step := (w - 2*inset) / (dots - 1)
	for i := range dots {
		p.Fill(x+inset+float64(i)*step-dot/2, y+upper-dot/2, dot, dot, dot/2, p.color.OnSun)
	}
	for _, at := range []float64{x, x + w} {
		p.Fill(at-notch/2, y+upper-notch/2, notch, notch, notch/2, p.color.Paper)
	}
	p.ahead(x, y+upper, w, c.card-upper)
}

// ahead is the one fact known so far, so it may be large: how many people come
// first. Its label stands over the value, an icon beside both.
func (p *page) ahead(x, y, w, h float64) {
	icon, label, value := 128.0, p.own(p.color.OnSun, 40, 36), bold(portuguese(p.color.OnSun, 112))
	low := h < 220 // then label and value stand side by side
	if low {
		icon, value = 72, bold(portuguese(p.color.OnSun, 72))
	}
	own, count := p.say(locale.AheadOfYou), fmt.Sprint(p.s.Ticket.Ahead)
	w1, _ := p.Measure(own, label)
	w2, _ := p.Measure(count, value)
	w1, w2 = w1+1, w2+1
	const gap = 32
	room := max(w1, w2)
	if low {
		room = w1 + gap + w2
	}
	x += (w - icon - gap - room) / 2
	p.Icon(x, y+(h-icon)/2, icon, "people", p.color.OnSun)
	x += icon + gap
	if low {
		p.Text(x, y, w1, h, own, label)
		p.Text(x+w1+gap, y, w2, h, count, value)
		return
	}
	high, high2 := label.Sizes[0]*1.4, value.Sizes[0]*1.15
	y += (h - high - high2) / 2
	p.Text(x, y, room, high, own, label)
	p.Text(x, y+high, room, high2, count, value)
}

// serviceRow says what the number is for.
func (p *page) serviceRow(x, y, w, h float64) {
	sv, ok := p.v.service(p.s.Service)
	if !ok {
		return
	}
	p.Badge(p.color, x, y+(h-64)/2, 80, 64, sv.Letter, scene.Color{})
	k, k2 := bold(p.own(p.color.Ink, 40, 36, 32)), portuguese(p.color.Ink2, 28, 24)
	second := sv.Name(kiosk.Official)
	if p.language == kiosk.Official {
		second = ""
	}
	p.voices(x+108, y, w-108, h, sv.Name(p.language), k, second, k2)
	p.hair(x, y+h, w)
}

// boardRow says where the number will be called.
func (p *page) boardRow(x, y, w, h float64) {
	p.Icon(x+4, y+(h-72)/2, 72, "board", p.color.Ink)
	p.voices(x+108, y, w-108, h, p.say(locale.WatchBoard), lines(2, p.own(p.color.Ink, 36, 32, 28)),
		p.gloss(locale.WatchBoard), portuguese(p.color.Ink2, 24))
	p.hair(x, y+h, w)
}

// childrenRow says where children can play, if they can.
func (p *page) childrenRow(x, y, w, h float64) {
	if p.v.Children == "" {
		return
	}
	p.Icon(x+4, y+(h-72)/2, 72, "child", p.color.Ink)
	p.voices(x+108, y, w-108, h, p.say(locale.ChildrenSpace, p.v.Children), p.own(p.color.Ink, 36, 32, 28),
		p.gloss(locale.ChildrenSpace, p.v.Children), portuguese(p.color.Ink2, 24))
	p.hair(x, y+h, w)
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

func (p *page) hair(x, y, w float64) { p.Rule(x, y-1, w, 2, p.color.Hair) }

// bar counts down in whole seconds: what is left of the page's time.
func (p *page) bar(y, seconds float64) {
	const high = 12
	p.Fill(p.x, y, p.width, high, high/2, p.color.Hair)
	if left := min(float64(p.s.Left)/seconds, 1); left > 0 {
		p.Fill(p.x, y, max(high, p.width*left), high, high/2, p.color.Azul)
	}
}

// noPaper says that the printer failed and the place is safe, and offers help.
func (p *page) noPaper(c cut, x, y float64) {
	p.Frame(x, y, p.width, c.box, 16, 2, p.color.Clay, p.color.ClayTint)
	p.Icon(x+40, y+(c.box-80)/2, 80, "no-paper", p.color.Clay)
	reason := locale.PrinterFails
	if p.s.Ticket.Fault == "paper-out" {
		reason = locale.NoPaper
	}
	second, high := "", 100.0
	if p.language != kiosk.Official {
		second, high = p.beside(reason)+". "+p.beside(locale.PlaceSafe), 136
	}
	w, top := p.width-152-24, y+(c.box-high)/2
	p.Text(x+152, top, w, 50, p.say(reason), bold(p.own(p.color.Ink, 36, 32)))
	p.Text(x+152, top+50, w, 50, p.say(locale.PlaceSafe), p.own(p.color.Ink, 32, 28))
	p.Text(x+152, top+100, w, 36, second, portuguese(p.color.Ink2, 26, 24))
	help := p.bottom - 152
	p.serviceRow(x, help-8-c.row, p.width, c.row)

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
