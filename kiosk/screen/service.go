package screen

import (
	"fmt"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/api"
)

// tallScript is how much higher tiles are for scripts that want it, where they
// are low.
const tallScript = 1.3

// services is the page of tiles: the centre's services in its own order, then
// "I don't know". What doesn't fit stands behind a last tile "more".
func (p *page) services() {
	second := p.under(p.beside(locale.ChooseService), 36)
	if p.s.Interpreter != "" {
		second = p.under(p.say(locale.InterpreterFor, endonym(p.s.Interpreter)), 36)
	} else if second.text == "" {
		second = p.under(p.say(locale.ServiceHint), 32)
	}
	p.title("", 2, 0, p.headline(p.say(locale.ChooseService), 72), second)

	columns := p.tiles.columns
	if p.small() && p.language != kiosk.Official && !p.s.Large {
		columns-- // two voices want more room
	}
	h := p.tiles.h
	if p.header > 0 && text.LabelHeight(string(p.language)) > 2 {
		h *= tallScript
	}
	rows := max(1, p.rowsFor(h, p.bottom-6))
	p.grid(p.paged(p.serviceTiles(), rows*columns), columns, rows, h)
}

func (p *page) serviceTiles() []tile {
	var list []tile
	for _, sv := range p.v.Services {
		list = append(list, func(x, y, w, h float64) { p.serviceTile(sv, x, y, w, h) })
	}
	if welcome, ok := p.v.service(p.v.Welcome); ok {
		list = append(list, func(x, y, w, h float64) { p.unknownTile(welcome, x, y, w, h) })
	}
	return list
}

// tileFace is a tile's key with its icon and its letter. What is said stands in
// a box: its corner, width and height.
func (p *page) tileFace(kind scene.Kind, t scene.Target, icon, letter string, x, y, w, h float64) (f scene.Face, tx, ty, tw, th float64) {
	f = p.key(kind, t, x, y, w, h)
	p.Icon(f.X+p.pad, f.Y+p.pad, p.form.icon, p.purpose(t.ID, icon), f.Icon)
	var outline scene.Color
	if f.Ground == p.color.Azul { // it is pressed
		outline = p.color.OnAzul
	}
	p.Badge(p.color, f.X+p.pad, f.Y+f.H-p.pad-p.badge, p.form.icon, p.badge, letter, outline)
	tx = f.X + p.pad + p.form.icon + min(16, p.pad)
	return f, tx, f.Y + p.pad, f.X + f.W - p.pad - tx, f.H - 2*p.pad
}

func (p *page) serviceTile(sv api.Service, x, y, w, h float64) {
	id := targetService + string(sv.ID)
	name := sv.Name(p.language)
	f, tx, ty, tw, th := p.tileFace(scene.Plain, scene.Target{ID: id, Label: name, Disabled: !sv.Open}, sv.Icon, sv.Letter, x, y, w, h)
	if p.s.Busy && p.s.Pressed == id {
		p.wait(f, tx, tw)
		return
	}
	first, second := p.nameOf(sv.Service, 32, f.Ink), p.officialName(sv.Service, 24, f.Ink2)
	if !sv.Open && p.s.Pressed != id {
		p.closedTile(sv, tx, ty, tw, th, first, second)
		return
	}
	low := p.badge * min(p.grown, 1.25)
	first = first.lines(2)
	if second.text == "" {
		first = first.wrapped()
	}
	p.nameBlock(tx, ty, tw, th-low, p.pad-p.color.KeyBorder-1, first, second)
	p.count(sv.Waiting, f, tx, ty+th-low, low)
}

// nameBlock sets a name and its second voice from the top of a tile; where
// letters are tall, up to above nearer to its edge.
func (p *page) nameBlock(x, y, w, h, above float64, voices ...voice) {
	s, ok := p.stack(w, h, voices...)
	if !ok {
		y -= above
		s, _ = p.stack(w, h+above, voices...)
	}
	p.put(s, x, y, w)
}

// nameOf is a service's name in the person's language, officialName the
// Portuguese one, or nothing where that is the same.
func (p *page) nameOf(sv kiosk.Service, size float64, color scene.Color) voice {
	l := p.language
	if sv.Names[l] == "" {
		l = kiosk.Official
	}
	return p.said(l, sv.Name(l), size, color).bold().or(sv.Short[l])
}

func (p *page) officialName(sv kiosk.Service, size float64, color scene.Color) voice {
	if p.language == kiosk.Official || sv.Names[p.language] == "" {
		return voice{}
	}
	return p.second(sv.Name(kiosk.Official), size, color).or(sv.Short[kiosk.Official])
}

// count says how many wait.
func (p *page) count(n int, f scene.Face, x, y, h float64) {
	side := min(32*p.grown, h)
	p.Icon(x, y+(h-side)/2, side, "people", f.Ink, scene.Stroke(3.5))
	p.voices(x+side+8, y, 160, h, p.second(fmt.Sprint(n), 28, f.Ink).bold())
}

// closedTile says that a service gives no tickets, and where there is room what
// to do instead: the advice behind the tile says it in any case.
func (p *page) closedTile(sv api.Service, x, y, w, h float64, first, second voice) {
	const quietBorder = 2
	nearer := 0.3 * p.pad // to the upper edge, since more is said
	y, h = y-nearer, h+nearer
	icon, word, short := "closed", locale.Closed, locale.Closed
	if sv.Why == kiosk.CodeServiceFull {
		icon, word, short = "full", locale.Full, locale.FullShort
	}
	high, ok := p.badge*min(p.grown, 1.25), false
	label := p.own(both(p.say(word), p.gloss(word)), 24, p.color.OnInk2).bold().or(both(p.say(short), p.gloss(short)))
	if high, ok = p.pill(icon, label, x, y+h, w, high); !ok && second.text != "" { // the Portuguese word stands beside the Portuguese name
		second = second.lines(2)
		second.text += " · " + p.official.T(word)
		if second.short != "" {
			second.short += " · " + p.official.T(short)
		}
		high, _ = p.pill(icon, p.own(p.say(word), 24, p.color.OnInk2).bold().or(p.say(short)), x, y+h, w, p.badge*min(p.grown, 1.25))
	}
	low := y + h - high
	const phone = 28
	first, first.ink.Color, second.ink.Color = first.lines(2), p.color.Ink2, p.color.Ink2
	s, fits := p.stack(w, h-high-phone, first, second)
	if !fits || s.tight { // rather air than the telephone
		p.nameBlock(x, y, w, h-high-2, p.pad-nearer-quietBorder-1, first, second)
		return
	}
	p.put(s, x, y, w)
	below := min(y+s.h+2, low-phone)
	p.Icon(x, below, phone-2, "phone", p.color.Ink, scene.Stroke(4))
	p.voices(x+36, below, w-36, phone, p.second(locale.SupportLine, 24, p.color.Ink).bold())
}

// wait says on a busy key that the answer is awaited.
func (p *page) wait(f scene.Face, x, w float64) {
	p.voices(x, f.Y+8, w, f.H-16, p.own(p.say(locale.OneMoment), 32, f.Ink).bold().lines(2), p.second(p.gloss(locale.OneMoment), 24, f.Ink2))
}

// pill says why a service gives out no tickets. It ends at bottom and is h high;
// tall letters let it grow to both sides. It returns what of it stands above
// bottom. Nothing is drawn where there is no room.
func (p *page) pill(icon string, text voice, x, bottom, room, h float64) (above float64, ok bool) {
	before, between, after, side := 14.0, 8.0, 18.0, min(28, h-8)
	s, ok := p.stack(room-before-side-between-after, h-8, text)
	above = h
	if !ok {
		before, between, after, side = 10, 5, 12, min(24, h-8)
		if s, ok = p.stackAt(len(ladder), room-before-side-between-after, []voice{text}, false, true, true); !ok {
			return above, false
		}
		grown := max(0, s.h+3-h)
		below := min(grown/2, p.pad-p.color.KeyBorder-1)
		h, above, bottom = h+grown, h+grown-below, bottom+below
	}
	y := bottom - h
	p.Fill(x, y, before+side+between+s.w+after, h, h/2, p.color.Ink2)
	p.Icon(x+before, y+(h-side)/2, side, icon, p.color.OnInk2, scene.Stroke(4))
	p.put(s, x+before+side+between, y+(h-s.h)/2, s.w)
	return above, true
}

// unknownTile is for who doesn't know: it leads to the welcome desk.
func (p *page) unknownTile(sv api.Service, x, y, w, h float64) {
	label := p.say(locale.DontKnow)
	t := scene.Target{ID: targetUnknown, Label: label, Disabled: !sv.Open}
	f, tx, ty, tw, th := p.tileFace(scene.Help, t, "unknown", sv.Letter, x, y, w, h)
	if p.s.Busy && p.s.Pressed == targetUnknown {
		p.wait(f, tx, tw)
		return
	}
	first, second := p.own(label, 32, f.Ink).bold(), p.second(p.beside(locale.DontKnow), 24, f.Ink2)
	if !sv.Open && p.s.Pressed != targetUnknown {
		p.closedTile(sv, tx, ty, tw, th, first, second)
		return
	}
	help := p.own(p.say(locale.WeHelpYouChoose), 24, f.Ink2).lines(2)
	lines := []voice{first, second, help}
	if p.gloss(locale.DontKnow) != "" { // one Portuguese line for both
		second.text = p.official.T(locale.DontKnow) + ". " + p.official.T(locale.WeHelpYouChoose)
		lines = []voice{first, help, second.lines(2)}
	}
	if s, ok := p.stack(tw, th, lines...); ok && !s.tight {
		p.put(s, tx, ty, tw)
		return
	}
	p.beneath(tx, ty, tw, th, first, p.second(p.beside(locale.DontKnow), 24, f.Ink2))
}
