package screen

import (
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
	width  float64 // of the card, 0 for all there is
}

// cut chooses the heights. A lowered page keeps its number below the top third
// and everything above the shelf.
func (p *page) cut(lost bool) cut {
	const lift = loweredBy - 176
	switch lowered := p.s.Lowered && p.standing(); {
	case p.header > 0 && p.lying:
		h := p.bottom - 10 - p.y
		upper := h * 0.62
		share, row, box := 0.47, 112.0, 260.0
		if p.small() {
			share, row, box = 0.36, 72, h-80
			if lost { // the key that asks for help stands below
				h -= p.helpHeight() + p.between + p.color.KeyEdge
			}
			upper = h * 0.54
		}
		return cut{upper: upper, digits: min(upper*0.86, p.width*share*0.36), card: h, row: row, box: box, width: p.width * share}
	case p.header > 0:
		return cut{0, 280, 260, 460, 176, 120, 0}
	case p.lying && lost:
		return cut{0, 340, 300, 452, 176, 112, 0}
	case p.lying:
		return cut{0, 380, 330, 506, 0, 124, 0}
	case lowered && lost:
		return cut{lift, 400, 352, 560, 200, 136, 0}
	case lowered:
		return cut{lift, 400, 352, 600, 0, 124, 0}
	case lost:
		return cut{0, 400, 352, 780, 204, 136, 0}
	}
	return cut{0, 400, 352, 744, 0, 136, 0}
}

// issued shows the number, whether or not its paper comes out.
func (p *page) issued() {
	lost := p.s.Ticket.NoPaper()
	icon, title := "take-paper", locale.TakeTicket
	if lost {
		icon, title = "photograph", locale.Photograph
	}
	const overlap = 176 // of the card over a standing poster
	if p.standing() {
		p.drop -= p.cut(lost).lift
		p.y = 464 + p.drop
	}
	p.title(icon, 1, overlap, p.headline(p.say(title), 64), p.under(p.beside(title), 36))
	c := p.cut(lost)
	x, y, w := p.x, p.y, p.width
	if p.header > 0 && p.lying { // the card stands beside what is to know
		p.numberCard(c, x, y, c.width)
		x, w = x+c.width+2*p.gap, w-c.width-2*p.gap
	} else {
		p.numberCard(c, x, y, w)
		y += c.card + 16
	}
	if lost {
		p.noPaper(x, y, w)
		return
	}
	closes := p.bottom - 96
	if p.header > 0 {
		closes = p.bottom - 10 - 12 - 68*min(p.grown, 1.2)
		if p.small() {
			closes = p.bottom - 10 - 12
		}
	}
	var list []row
	if r, ok := p.serviceRow(); ok {
		list = append(list, r)
	}
	list = append(list, p.told("board", locale.WatchBoard))
	if p.v.Children != "" {
		r := p.told("child", locale.ChildrenSpace, p.v.Children)
		r.spare = true
		list = append(list, r)
	}
	if p.lying && p.header == 0 && len(list) > 2 { // two of three stand beside each other
		half := (w - 48) / 2
		p.rows(list[:1], x, y, half, c.row, c.row)
		p.rows(list[2:], x+half+48, y, half, c.row, c.row)
		p.rows(list[1:2], x, y+c.row, w, closes-20-y-c.row, c.row)
	} else {
		p.rows(list, x, y, w, closes-12-y, c.row)
	}
	p.bar(x, closes, w, IssuedFor.Seconds())
	if p.small() {
		return // the bar says it
	}
	own := p.own(p.say(locale.PageCloses, p.s.Left), 28, p.color.Ink2)
	if second := p.second(p.gloss(locale.PageCloses, p.s.Left), 24, p.color.Ink2); !p.inLine(x, closes+16, w, p.bottom-6-closes-16, own, second) {
		p.voices(x, closes+16, w, p.bottom-6-closes-16, own, second)
	}
}

// noPaper says that the printer failed and the place is safe, and offers help.
func (p *page) noPaper(x, y, w float64) {
	reason := locale.PrinterFails
	if p.s.Ticket.Fault == "paper-out" {
		reason = locale.NoPaper
	}
	high := p.helpHeight()
	help := p.bottom - 40 - high
	if p.bottom-p.y < 1000 {
		help = p.bottom - 14 - high
	}
	end := help - 12
	if p.small() {
		p.helpKey(p.x, help+4, p.cut(true).width, high)
		end = p.bottom - 8
	} else {
		p.helpKey(x, help, w, high)
	}
	box := end - 4 - y
	service, ok := p.serviceRow()
	if most := p.cut(true).box; ok { // and room for what the number is for
		box = min(box, most)
		service.inMiddle = true
		p.rows([]row{service}, x, y+box+4, w, end-y-box-4, end-y-box-4)
	}
	p.Frame(x, y, w, box, 16, 2, p.color.Clay, p.color.ClayTint)
	side := min(80, p.rowIcon*1.1)
	pad := side * 0.4
	if p.small() {
		side, pad = 40, 12
	}
	p.Icon(x+pad, y+(box-side)/2, side, "no-paper", p.color.Clay)
	second := ""
	if p.language != kiosk.Official {
		second = p.beside(reason) + ". " + p.beside(locale.PlaceSafe)
	}
	p.voices(x+2*pad+side, y+4, w-3*pad-side, box-8,
		p.own(p.say(reason), 36, p.color.Ink).bold().lines(2), p.own(p.say(locale.PlaceSafe), 32, p.color.Ink).lines(2),
		p.second(second, 26, p.color.Ink2).lines(3))
}

func (p *page) helpHeight() float64 { return max(p.form.key, p.finger) }

// helpKey asks for somebody to come.
func (p *page) helpKey(x, y, w, h float64) {
	icon, message := "desk", locale.AskHelp
	if p.s.Help {
		icon, message = "check", locale.HelpComes
	}
	label := p.say(message)
	f := p.key(scene.Plain, scene.Target{ID: targetHelp, Label: label, Selected: p.s.Help}, x, y, w, h)
	p.inRow(f, icon, 56, min(24, w*0.04), p.own(label, 32, f.Ink).bold().lines(3), p.second(p.beside(message), 26, f.Ink2).lines(2))
}
