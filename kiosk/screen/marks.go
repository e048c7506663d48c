package screen

import (
	"time"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// Targets of the marks page.
const (
	targetPriority    = "priority"
	targetChildren    = "children"
	targetAppointment = "appointment"
	targetTicket      = "ticket"
)

// touchMarks switches marks, and asks for the ticket with them.
func (s State) touchMarks(v View, target string, now time.Time) (State, Intent) {
	switch target {
	case targetBack:
		return s.services(v, now), Intent{}
	case targetPriority:
		s.Priority = !s.Priority
	case targetChildren:
		s.Children = !s.Children
	case targetAppointment:
		s.Why = appointment
		return s.open(AdvicePage, now), Intent{}
	case targetTicket:
		return s.ask(v, target, now)
	}
	return s, Intent{}
}

// appointment is why the advice page shows for who has one: the welcome desk
// checks it in.
const appointment kiosk.Code = "appointment"

// marks asks what gives a place ahead of others or what the ticket should say.
// It comes only for services that apply the legal priority.
func (p *page) marks() {
	sv, ok := p.v.service(p.s.Service)
	if !ok {
		return
	}
	p.marksHeading(sv.Service)
	high, low, gap, primary := 304.0, 192.0, 24.0, 176.0
	if p.s.Lowered || p.wide {
		high, low, gap, primary = 224, 148, 16, 144
	}
	y := p.y
	p.priorityRow(y, high)
	y += high + gap
	if p.v.Children != "" {
		f, x, w := p.markRow(targetChildren, "child", locale.IBringChildren, p.s.Children, y, low)
		p.markHelp(f, x, w, p.say(locale.ChildrenSpace, p.v.Children))
		y += low + gap
	}
	if p.v.Welcome != "" {
		f, x, w := p.markRow(targetAppointment, "appointment", locale.IHaveAppointment, false, y, low)
		p.Icon(f.X+f.W-32-80, f.Y+(f.H-64)/2, 64, "go", f.Icon)
		p.markHelp(f, x, w, p.say(locale.AskWelcome))
	}
	y = p.bottom - gap - primary
	p.aheadLine(y - 104 + gap/2)
	label := p.say(locale.GetTicket)
	f := p.key(scene.Plain, scene.Target{ID: targetTicket, Label: label, Primary: true}, p.x, y, p.width, primary)
	second := p.beside(locale.GetTicket)
	if p.s.Busy && p.s.Pressed == targetTicket {
		label, second = p.say(locale.OneMoment), p.beside(locale.OneMoment)
	}
	p.inRow(f, p.icon(targetTicket, "ticket"), 80, 36, label, bold(p.own(f.Ink, 56, 48)), second, portuguese(f.Ink2, 32))
}

// marksHeading is the title, and the service that was chosen.
func (p *page) marksHeading(sv kiosk.Service) {
	title, second := p.say(locale.MarksTitle), p.beside(locale.MarksTitle)
	name, official := sv.Name(p.language), sv.Name(kiosk.Official)
	if p.language == kiosk.Official {
		official = ""
	}
	k, k2 := bold(p.own(p.color.OnPoster, 32, 28)), portuguese(p.color.OnPoster2, 28, 24)
	k.Short, k2.Short = sv.Short[p.language], sv.Short[kiosk.Official]
	p.pattern(2)
	if p.wide {
		p.Badge(p.color, margin, 600, 80, 64, sv.Letter, p.color.OnPoster)
		p.Text(margin+100, 588, 364, 48, name, k)
		p.Text(margin+100, 636, 364, 36, official, k2)
		p.beneath(696, title, bold(p.own(p.color.OnPoster, 48, 40)), second, portuguese(p.color.OnPoster2, 32, 28))
		return
	}
	t := bold(p.own(p.color.OnPoster, 64, 56, 48))
	p.Text(p.x, 388+p.drop, p.width, 88, title, t)
	p.Text(p.x, 476+p.drop, p.width, 48, second, portuguese(p.color.OnPoster2, 36, 32))
	y := 544 + p.drop
	p.Badge(p.color, p.x, y, 56, 48, sv.Letter, p.color.OnPoster)
	w, _ := p.Measure(name, k)
	w = min(w+1, 600)
	p.Text(p.x+72, y-2, w, 52, name, k)
	p.Text(p.x+72+w+20, y-2, p.width-72-w-20, 52, official, k2)
}

// priorityRow says who goes first, in pictures: nobody has to say which applies.
func (p *page) priorityRow(y, h float64) {
	f, x, w := p.markRow(targetPriority, "priority", locale.IHavePriority, p.s.Priority, y, h)
	const side, gap = 60.0, 24.0
	row := f.Y + f.H - 40 - side - 44
	if h < 300 {
		row = f.Y + f.H - 20 - side
	}
	for i, icon := range []string{"pregnant", "baby", "wheelchair", "cane"} {
		p.Icon(x+float64(i)*(side+gap), row, side, icon, f.Ink)
	}
	if h < 300 { // beside the pictures
		x += 4 * (side + gap)
		p.Text(x, row, w-4*(side+gap), side, p.say(locale.NoReasonAsked), lines(2, p.own(f.Ink, 28, 24)))
		return
	}
	p.Text(x, row+side+4, w, 44, p.say(locale.NoReasonAsked), p.own(f.Ink, 28, 24))
}

// markRow is a key with an icon, a title and its second voice. It returns the
// face and where its other lines stand.
func (p *page) markRow(target, icon string, title locale.Message, on bool, y, h float64) (f scene.Face, x, w float64) {
	label := p.say(title)
	f = p.key(scene.Plain, scene.Target{ID: target, Label: label, Selected: on}, p.x, y, p.width, h)
	const pad, side, tick = 32, 96, 80
	p.Icon(f.X+pad, f.Y+(f.H-side)/2, side, icon, f.Icon)
	if target != targetAppointment {
		p.Tick(p.color, f.X+f.W-pad-tick, f.Y+(f.H-tick)/2, tick, on)
	}
	x, w = f.X+pad+side+32, f.W-2*pad-side-32-tick-24
	top := f.Y + 20
	if h < 160 {
		top = f.Y + 8
	}
	p.Text(x, top, w, 56, label, bold(p.own(f.Ink, 40, 36, 32)))
	p.Text(x, top+58, w, 34, p.beside(title), portuguese(f.Ink2, 26, 24))
	return f, x, w
}

// markHelp is the last line of a row, where there is room for one.
func (p *page) markHelp(f scene.Face, x, w float64, own string) {
	if f.H < 160 && p.language != kiosk.Official {
		return
	}
	p.Text(x, f.Y+f.H-16-44, w, 44, own, p.own(f.Ink, 28, 24))
}

// aheadLine says how many come first, with the marks that are on.
func (p *page) aheadLine(y float64) {
	sv, _ := p.v.service(p.s.Service)
	n := sv.Waiting
	if p.s.Priority {
		n = p.v.First[sv.ID]
	}
	p.Icon(p.x, y+10, 44, "people", p.color.Ink)
	p.Text(p.x+60, y, p.width-60, 64, p.words.N(locale.CountAhead, n), p.own(p.color.Ink, 32, 28))
}
