package screen

import (
	"fmt"
	"slices"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
	"senha/kiosk/api"
)

// services is the page of tiles: the centre's services in its own order, then
// "I don't know". What doesn't fit stands behind a last tile "more".
func (p *page) services() {
	second, k2 := p.beside(locale.ChooseService), portuguese(p.color.OnPoster2, 36)
	if p.s.Interpreter != "" {
		second = p.say(locale.InterpreterFor, endonym(p.s.Interpreter))
	} else if second == "" {
		second, k2 = p.say(locale.ServiceHint), portuguese(p.color.OnPoster2, 32, 28)
	}
	p.heading(p.say(locale.ChooseService), second, 72, k2)

	columns, w, h := 2, 484.0, 168.0
	if p.wide {
		columns, w, h = 3, 416, 208
	}
	rows := int((p.bottom - p.y + tileGap/2) / (h + tileGap))
	tiles := p.paged(p.tiles(), rows*columns)
	for i, draw := range tiles {
		draw(p.x+float64(i%columns)*(w+tileGap), p.y+float64(i/columns)*(h+tileGap), w, h)
	}
}

// paged returns the tiles of the part that is shown: all if there is room for
// them, else so many that a last tile "more" fits beside them.
func (p *page) paged(tiles []tile, room int) []tile {
	if len(tiles) <= room {
		return tiles
	}
	room--
	parts := (len(tiles) + room - 1) / room
	part := p.s.Part % parts
	list := slices.Clone(tiles[part*room : min((part+1)*room, len(tiles))])
	return append(list, func(x, y, w, h float64) { p.moreTile(part+1, parts, x, y, w, h) })
}

// A tile draws itself in a box.
type tile func(x, y, w, h float64)

func (p *page) tiles() []tile {
	var list []tile
	for _, sv := range p.v.Services {
		list = append(list, func(x, y, w, h float64) { p.serviceTile(sv, x, y, w, h) })
	}
	if welcome, ok := p.v.service(p.v.Welcome); ok {
		list = append(list, func(x, y, w, h float64) { p.unknownTile(welcome, x, y, w, h) })
	}
	return list
}

// Measures of a tile, inside its border of 3 and its padding of 18.
const (
	tilePad  = 21
	tileText = tilePad + 72 + 16 // where text begins
)

func (p *page) serviceTile(sv api.Service, x, y, w, h float64) {
	id := targetService + string(sv.ID)
	name := sv.Name(p.language)
	f := p.key(scene.Plain, scene.Target{ID: id, Label: name, Disabled: !sv.Open}, x, y, w, h)
	p.Icon(f.X+tilePad, f.Y+tilePad, 72, p.icon(id, sv.Icon), f.Icon)
	low := f.Y + f.H - tilePad - 40
	p.badge(f, sv.Letter, low)
	room := f.W - tileText - tilePad
	if p.s.Busy && p.s.Pressed == id {
		p.wait(f)
		return
	}
	closed := !sv.Open && p.s.Pressed != id
	second := sv.Name(kiosk.Official)
	if p.language == kiosk.Official || closed {
		second = ""
	}
	p.serviceName(sv.Service, name, second, f, closed)
	if closed {
		p.phone(f.X+tileText, f.Y+64, room)
		p.pill(sv, f.X+tileText, low, room)
		return
	}
	p.Icon(f.X+tileText, low+4, 32, "people", f.Ink, scene.Stroke(3.5))
	p.Text(f.X+tileText+40, low, 96, 40, fmt.Sprint(sv.Waiting), bold(portuguese(f.Ink, 28)))
}

// serviceName is a service's name in one line over its Portuguese name; where
// there is no second voice it may take two lines.
func (p *page) serviceName(sv kiosk.Service, name, second string, f scene.Face, closed bool) {
	room := f.W - tileText - tilePad
	k := bold(p.own(f.Ink, 32, 28))
	k.Short = sv.Short[p.language]
	if sv.Names[p.language] == "" {
		k.Language, k.Short = string(kiosk.Official), sv.Short[kiosk.Official]
	}
	if closed { // the line below says what to do instead
		p.Text(f.X+tileText, f.Y+tilePad, room, 40, name, k)
		return
	}
	k.Lines = 2
	if w, _ := p.Measure(name, k); w <= room || second != "" && p.fitsOneLine(name, k, room) {
		k.Lines = 1
		p.Text(f.X+tileText, f.Y+tilePad, room, 40, name, k)
		if second != "" {
			k2 := portuguese(f.Ink2, 24)
			k2.Short = sv.Short[kiosk.Official]
			p.Text(f.X+tileText, f.Y+64, room, 30, second, k2)
		}
		return
	}
	k.Short, k.Sizes = "", []float64{32, 28}
	k.Label, k.Pitch = false, 0
	k.Pitch = 40
	p.Text(f.X+tileText, f.Y+tilePad, room, 80, name, k)
}

// fitsOneLine tells whether a label fits in one of its sizes or in its short form.
func (p *page) fitsOneLine(s string, k scene.Ink, room float64) bool {
	for _, form := range []string{s, k.Short} {
		for _, size := range k.Sizes {
			k.Sizes = []float64{size}
			if w, _ := p.Measure(form, k); form != "" && w <= room {
				return true
			}
		}
	}
	return false
}

// wait says on a busy key that the answer is awaited.
func (p *page) wait(f scene.Face) {
	p.Text(f.X+tileText, f.Y, f.W-tileText-tilePad, f.H, p.say(locale.OneMoment), lines(2, bold(p.own(f.Ink, 32, 28))))
}

// phone is the line that helps where the centre can't now.
func (p *page) phone(x, y, w float64) {
	p.Icon(x, y+1, 28, "phone", p.color.Ink, scene.Stroke(4))
	p.Text(x+36, y, w-36, 30, locale.SupportLine, bold(portuguese(p.color.Ink, 24)))
}

// pill says why a service gives out no tickets.
func (p *page) pill(sv api.Service, x, y, room float64) {
	icon, word := closedWord(sv.Why)
	label := p.say(word)
	k := bold(p.own(p.color.OnInk2, 24))
	w, _ := p.Measure(label, k)
	w = min(w+1, room-16-28-10-20)
	p.Fill(x, y, 16+28+10+w+20, 40, 20, p.color.Ink2)
	p.Icon(x+16, y+6, 28, icon, p.color.OnInk2, scene.Stroke(4))
	p.Text(x+54, y, w, 40, label, k)
}

// closedWord is the icon and the word for why there are no tickets.
func closedWord(why kiosk.Code) (icon string, word locale.Message) {
	if why == kiosk.CodeServiceFull {
		return "full", locale.Full
	}
	return "closed", locale.Closed
}

// unknownTile is for who doesn't know: it leads to the welcome desk.
func (p *page) unknownTile(sv api.Service, x, y, w, h float64) {
	label := p.say(locale.DontKnow)
	f := p.key(scene.Help, scene.Target{ID: targetUnknown, Label: label, Disabled: !sv.Open}, x, y, w, h)
	p.Icon(f.X+tilePad, f.Y+tilePad, 72, p.icon(targetUnknown, "unknown"), f.Icon)
	low := f.Y + f.H - tilePad - 40
	p.badge(f, sv.Letter, low)
	room := f.W - tileText - tilePad
	if p.s.Busy && p.s.Pressed == targetUnknown {
		p.wait(f)
		return
	}
	p.Text(f.X+tileText, f.Y+tilePad, room, 40, label, bold(p.own(f.Ink, 32, 28)))
	if !sv.Open && p.s.Pressed != targetUnknown {
		p.phone(f.X+tileText, f.Y+64, room)
		p.pill(sv, f.X+tileText, low, room)
		return
	}
	p.Text(f.X+tileText, f.Y+64, room, 30, p.beside(locale.DontKnow), portuguese(f.Ink2, 24))
	p.Text(f.X+tileText, low, room, 40, p.say(locale.WeHelpYouChoose), p.own(f.Ink2, 24))
}

func (p *page) moreTile(part, parts int, x, y, w, h float64) {
	label := p.say(locale.More)
	f := p.key(scene.Help, scene.Target{ID: targetMore, Label: label}, x, y, w, h)
	p.inRow(f, "go", min(56, h-24), 24, label, bold(p.own(f.Ink, 32)), p.say(locale.PageOf, part, parts), p.own(f.Ink2, 24))
}

// badge is a service's letter on a tile; on a pressed one, which is azul, it is
// outlined.
func (p *page) badge(f scene.Face, letter string, y float64) {
	var outline scene.Color
	if f.Ground == p.color.Azul {
		outline = p.color.OnAzul
	}
	p.Badge(p.color, f.X+tilePad, y, 72, 40, letter, outline)
}
