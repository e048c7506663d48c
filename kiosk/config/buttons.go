package config

import (
	"fmt"
	"regexp"

	"senha/kiosk"
)

// Buttons is one [[buttons]]: the call buttons of a desk, on GPIO lines. A line
// is called as the machine calls it, such as GPIO17.
type Buttons struct {
	Desk   kiosk.DeskID
	Call   string
	NoShow string // no_show: a second button; "" (default) for none
	Light  string // lit for an answer; "" (default) for none
}

// Keypad is one [[keypads]]: a USB keypad.
type Keypad struct {
	Device string       // such as /dev/input/by-path/...-event-kbd
	Desk   kiosk.DeskID // the desk it stands on; "" (default) if desks' numbers are typed
}

// lineName is what a GPIO line may be called.
var lineName = regexp.MustCompile(`^[A-Za-z0-9_.-]{1,32}$`)

// pressReader reads what technicians press. The lines say where each thing was
// first named, for those that may be named once.
type pressReader struct {
	desks   map[string]int // with buttons
	lines   map[string]int // of GPIO
	devices map[string]int
}

// presses reads the sections of buttons and keypads.
func (d *Device) presses(s *section, dir string) {
	r := pressReader{map[string]int{}, map[string]int{}, map[string]int{}}
	for _, p := range s.parts("buttons") {
		b := Buttons{Desk: r.desk(p)}
		if b.Desk == "" && p.table.values["desk"] == nil {
			p.fault(p.table.line, "%s has no desk: add desk = \"...\"", p.name)
		}
		p.once(r.desks, "desk", string(b.Desk), "a desk has one section of buttons")
		b.Call, b.NoShow, b.Light = r.gpio(p, "call"), r.gpio(p, "no_show"), r.gpio(p, "light")
		if p.table.values["call"] == nil {
			p.fault(p.table.line, "%s has no call: add the line of its button, such as call = \"GPIO17\"", p.name)
		}
		p.end()
		d.Buttons = append(d.Buttons, b)
	}
	for _, p := range s.parts("keypads") {
		k := Keypad{Device: p.path("device", "", dir), Desk: r.desk(p)}
		if k.Device == "" {
			p.fault(p.lineOf("device"), "%s has no device: add the keypad's, such as device = \"/dev/input/by-path/...-event-kbd\"", p.name)
		}
		p.once(r.devices, "device", k.Device, "a keypad has one section")
		p.end()
		d.Keypads = append(d.Keypads, k)
	}
}

// desk returns whose buttons or keypad these are, or "".
func (pressReader) desk(p *section) kiosk.DeskID {
	it := p.text("desk")
	if it.line == 0 {
		return ""
	}
	if !isDesk(it.text) {
		p.fault(it.line, "desk %q: want one to %d digits or capital letters, as on its sign", it.text, maxDesk)
		return ""
	}
	p.name = fmt.Sprintf("%s of desk %s", p.name, it.text)
	return kiosk.DeskID(it.text)
}

// gpio returns a line's name, or "".
func (r pressReader) gpio(p *section, key string) string {
	it := p.text(key)
	if it.line > 0 && !lineName.MatchString(it.text) {
		p.fault(it.line, "%s %q is no name of a line: want one such as GPIO17", key, it.text)
		return ""
	}
	p.once(r.lines, key, it.text, "a GPIO line has one use")
	return it.text
}

// once complains of what another section or key has named already.
func (s *section) once(named map[string]int, key, text, why string) {
	switch first, twice := named[text]; {
	case text == "":
	case twice:
		s.fault(s.lineOf(key), "%s %q stands in line %d already: %s", key, text, first, why)
	default:
		named[text] = s.lineOf(key)
	}
}
