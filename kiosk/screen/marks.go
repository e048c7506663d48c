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

// A mark is one of the page's keys.
type mark struct {
	target, icon string
	title        locale.Message
	help, gloss  string // below the title, in both voices
	on, switched bool   // an arrow stands for what can't be switched
	pictures     []string
	share        float64 // of the height, in rows
}

// markType is the type on a mark's key: of its title, its second voice and help.
type markType struct{ title, second, help float64 }

// marks asks what gives a place ahead of others or what the ticket should say.
// It comes only for services that apply the legal priority.
func (p *page) marks() {
	sv, ok := p.v.service(p.s.Service)
	if !ok {
		return
	}
	p.marksTitle(sv.Service)
	list := []mark{{
		target: targetPriority, icon: "priority", title: locale.IHavePriority, switched: true, on: p.s.Priority,
		help: p.say(locale.NoReasonAsked), gloss: p.gloss(locale.NoReasonAsked),
		pictures: []string{"pregnant", "baby", "wheelchair", "cane"}, share: 304,
	}}
	if p.v.Children != "" {
		list = append(list, mark{
			target: targetChildren, icon: "child", title: locale.IBringChildren, switched: true, on: p.s.Children,
			help: p.say(locale.ChildrenSpace, p.v.Children), gloss: p.gloss(locale.ChildrenSpace, p.v.Children), share: 192,
		})
	}
	if p.v.Welcome != "" {
		list = append(list, mark{
			target: targetAppointment, icon: "appointment", title: locale.IHaveAppointment,
			help: p.say(locale.AskWelcome), gloss: p.gloss(locale.AskWelcome), share: 192,
		})
	}
	if p.header > 0 && p.lying {
		p.marksAbreast(list)
	} else {
		p.marksBelow(list)
	}
}

// marksBelow places the keys below each other, as on the standing form: rows
// from 664, people ahead at 1448, the primary key at 1552. Where there is less
// height all have less.
func (p *page) marksBelow(list []mark) {
	const room, gap, primary = 1104.0, 24.0, 176.0
	ahead := 64.0
	k := min(1, (p.bottom-p.y)/room)
	if k < 1 || p.s.Large {
		ahead = 80
	}
	high := max(primary*k, p.finger)
	low := p.bottom - 40*k - high
	line := low - (ahead+40)*k // at 1448 on the standing form
	step := 0                  // the same size of type on all
	x, y := p.x+32+96+32, p.y
	w := p.width - 64 - 96 - 32 - 80 - 24
	total := gap * float64(len(list)-1)
	for _, m := range list {
		total += m.share
	}
	shrink := min(1, (line-8-p.y)/total)
	for _, m := range list {
		_, s := p.markWords(m, scene.Face{}, w, p.markRoom(m, max(m.share*shrink, p.finger)), markType{40, 26, 28}, 0)
		step = max(step, s)
	}
	for _, m := range list {
		h := max(m.share*shrink, p.finger)
		p.markRow(m, y, h, x, w, step)
		y += h + gap*shrink
	}
	p.aheadLine(p.x, line, p.width, low-20*k-line)
	p.ticketKey(p.x, low, p.width, high)
}

// marksAbreast places the keys beside each other, and the primary key below
// them: beside the people ahead where there is little height.
func (p *page) marksAbreast(list []mark) {
	columns := float64(len(list))
	w := (p.width - (columns-1)*p.gap) / columns
	room := p.bottom - 10 - p.y
	high, ahead := max(0.28*room, p.finger), 64.0
	rows := room - high - ahead - 2*p.between
	if p.small() {
		high, ahead = max(0.34*room, p.finger), 0
		rows = room - high - p.between
	}
	step := 0 // the same size of type on all
	for _, m := range list {
		step = max(step, p.markCard(m, 0, 0, w, rows, -1))
	}
	for i, m := range list {
		p.markCard(m, p.x+float64(i)*(w+p.gap), p.y, w, rows, step)
	}
	y := p.bottom - 10 - high
	if ahead > 0 {
		p.aheadLine(p.x, y-p.between-ahead+4, p.width, ahead)
		p.ticketKey(p.x, y, p.width, high)
		return
	}
	third := (p.width - 2*p.gap) / 3
	p.aheadLine(p.x, y, third, high)
	p.ticketKey(p.x+third+p.gap, y, p.width-third-p.gap, high)
}

// ticketKey asks for the ticket.
func (p *page) ticketKey(x, y, w, h float64) {
	message := locale.GetTicket
	if p.s.Busy && p.s.Pressed == targetTicket {
		message = locale.OneMoment
	}
	label := p.say(locale.GetTicket)
	f := p.key(scene.Plain, scene.Target{ID: targetTicket, Label: label, Primary: true}, x, y, w, h)
	side := min(80, h*0.5)
	p.inRow(f, p.purpose(targetTicket, "ticket"), side, 36, p.own(p.say(message), 56, f.Ink).bold(), p.second(p.beside(message), 32, f.Ink2))
}

// marksTitle is the title, and the service that was chosen.
func (p *page) marksTitle(sv kiosk.Service) {
	title, second := p.headline(p.say(locale.MarksTitle), 64), p.under(p.beside(locale.MarksTitle), 36)
	if p.header > 0 {
		p.title("", 2, 0, title, second)
		return
	}
	name, official := p.nameOf(sv, 32, p.color.OnPoster), p.officialName(sv, 28, p.color.OnPoster2)
	if p.lying {
		const badge, y = 80, 576
		p.Badge(p.color, p.margin, y+8, badge, 64, sv.Letter, p.color.OnPoster)
		s := p.voices(p.margin+100, y, p.poster-2*p.margin-100, 88, name.lines(2), official)
		top := y + max(88, s.h) + 12
		p.pattern(2)
		title.rows, second.rows = 4, 3
		second.ink.Color = p.color.OnPoster2
		p.beneath(p.margin, top, p.poster-2*p.margin, p.h-128-top, p.sized(title, 56), p.sized(second, 28))
		return
	}
	const line = 72.0
	p.title("", 2, line, title, second)
	y := p.poster + p.drop - line - 20
	p.Badge(p.color, p.x, y+12, 56, 48, sv.Letter, p.color.OnPoster)
	x, room := p.x+72, p.width-72
	a, _ := p.stack(room*0.62, line+8, name)
	p.put(a, x, y-2+(line-a.h)/2, room)
	if b, _ := p.stack(room-a.w-20, line, official); len(b.lines) > 0 {
		p.put(b, x+a.w+20, y-2+(line-b.h)/2, room-a.w-20)
	}
}

// sized wants a voice of another size.
func (p *page) sized(v voice, size float64) voice {
	v.sizes = p.sizes(kiosk.Language(v.ink.Language), size)
	return v
}

// markWords are as many of a mark's lines as there is room for, in sizes no
// larger than the given step, and the step taken.
func (p *page) markWords(m mark, f scene.Face, w, h float64, t markType, from int) (s stack, step int) {
	first, below := p.own(p.say(m.title), t.title, f.Ink).bold(), p.second(p.beside(m.title), t.second, f.Ink2).lines(2)
	if m.gloss != "" {
		below.text += " · " + m.gloss
	}
	help := p.own(m.help, t.help, f.Ink).lines(2)
	const least = 4 // steps after which help goes rather than size
	for step = from; step < max(from+1, least); step++ {
		for _, close := range []bool{false, true} {
			if s, ok := p.stackAt(step, w, []voice{first, help, below}, true, false, close); ok && s.h <= h {
				return s, step
			}
		}
	}
	below.text = p.beside(m.title)
	defer func() { p.apart = inkGap }()
	for step = from; ; step++ {
		if step == len(ladder)-1 {
			p.apart = 1
		}
		for _, close := range []bool{false, true} {
			s, ok := p.stackAt(step, w, []voice{first.lines(1 + step/2), below}, true, false, close)
			if ok && s.h <= h || close && step >= len(ladder) {
				return s, step
			}
		}
	}
}

// markState is a tick box, or an arrow where the key leads on.
func (p *page) markState(m mark, f scene.Face, x, y, side float64) {
	if m.switched {
		on := m.on && p.s.Pressed != m.target
		p.Tick(p.color, x, y, side, on)
		return
	}
	p.Icon(x+side*0.1, y+side*0.1, side*0.8, "go", f.Icon)
}

const (
	markPicture = 60.0 // side of a pictogram
	markBetween = 24.0 // from one to the next
)

// markRoom is the height that a row h high has for words.
func (p *page) markRoom(m mark, h float64) float64 {
	if p.pictured(m, h) {
		return h - 16 - markPicture - 20
	}
	return h - 16
}

func (p *page) pictured(m mark, h float64) bool { return len(m.pictures) > 0 && h > 186 }

// markRow is a key as wide as the page, with words at x in w.
func (p *page) markRow(m mark, y, h, x, w float64, step int) {
	f := p.key(scene.Plain, scene.Target{ID: m.target, Label: p.say(m.title), Selected: m.on}, p.x, y, p.width, h)
	pad := min(32, h*0.17)
	side, tick := min(96, h-2*pad), min(80, h-2*pad)
	p.Icon(f.X+32+(96-side)/2, f.Y+(f.H-side)/2, side, m.icon, f.Icon)
	p.markState(m, f, f.X+f.W-32-tick, f.Y+(f.H-tick)/2, tick)
	s, _ := p.markWords(m, f, w, p.markRoom(m, h), markType{40, 26, 28}, step)
	top := f.Y + (f.H-s.h)/2
	if p.pictured(m, h) {
		top -= (markPicture + 20) / 2
		for i, icon := range m.pictures {
			p.Icon(x+float64(i)*(markPicture+markBetween), top+s.h+16, markPicture, icon, f.Ink)
		}
	}
	p.put(s, x, top, w)
}

// markCard is a key among others beside it: icon and state above, words below.
// With step -1 it is not drawn, and tells the step its words want.
func (p *page) markCard(m mark, x, y, w, h float64, step int) int {
	pad := p.pad + 4
	if p.small() {
		pad = 12
	}
	side := p.rowIcon
	switch {
	case p.small():
		side = 32
	case h > 240:
		side *= 1.25
	}
	const between = 16.0
	picture := min(56, (w-2*pad-3*between)/4)
	top, room := pad+side+2, h-2*pad-side-4
	if p.small() {
		top, room = top-4, room+4
	}
	pictured := len(m.pictures) > 0 && room > 200
	if pictured {
		room -= picture + 16
	}
	t := markType{36, 24, 24}
	if step < 0 {
		_, step = p.markWords(m, scene.Face{}, w-2*pad, room, t, 0)
		return step
	}
	f := p.key(scene.Plain, scene.Target{ID: m.target, Label: p.say(m.title), Selected: m.on}, x, y, w, h)
	above := f.Y + top - side - 2
	p.Icon(f.X+pad, above, side, m.icon, f.Icon)
	p.markState(m, f, f.X+f.W-pad-side, above, side)
	s, _ := p.markWords(m, f, w-2*pad, room, t, step)
	p.put(s, f.X+pad, f.Y+top, w-2*pad)
	if pictured {
		for i, icon := range m.pictures {
			p.Icon(f.X+pad+float64(i)*(picture+between), f.Y+f.H-pad-picture, picture, icon, f.Ink)
		}
	}
	return step
}

// aheadLine says how many come first, with the marks that are on.
func (p *page) aheadLine(x, y, w, h float64) {
	sv, _ := p.v.service(p.s.Service)
	n := sv.Waiting
	if p.s.Priority {
		n = p.v.First[sv.ID]
	}
	own, second := p.own(p.words.N(locale.CountAhead, n), 32, p.color.Ink), p.second("", 24, p.color.Ink2)
	if !p.words.Reviewed() && p.language != kiosk.Official {
		second.text = p.official.N(locale.CountAhead, n)
	}
	const between = 16
	side := min(44*p.grown, h)
	if p.inLine(x+side+between, y, w-side-between, h, own, second) {
		p.Icon(x, y+(h-side)/2, side, "people", p.color.Ink)
		return
	}
	p.voices(x, y, w, h, own.lines(3), second.lines(3))
}

// inLine sets two voices beside each other, or below each other where that
// has more room; it draws nothing if there is none.
func (p *page) inLine(x, y, w, h float64, own, second voice) bool {
	const between = 24
	for step := range 4 {
		a, ok := p.stackAt(step, w, []voice{own}, false, false, false)
		b, fine := p.stackAt(step, w, []voice{second}, false, false, false)
		if ok && fine && a.w+between+b.w <= w && max(a.h, b.h) <= h+4 {
			p.put(a, x, y+(h-a.h)/2, a.w)
			p.put(b, x+a.w+between, y+(h-b.h)/2, w-a.w-between)
			return true
		}
	}
	s, ok := p.stack(w, h, own.lines(3), second.lines(3))
	if ok {
		p.put(s, x, y+(h-s.h)/2, w)
	}
	return ok
}
