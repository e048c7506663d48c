package config

import (
	"math"

	"senha/kiosk"
)

// readPeople reads technicians and mediators: codes, never names.
func (c *centreReader) readPeople() {
	seen := map[string]int{}
	c.centre.Technicians = c.people("technicians", seen)
	c.centre.Mediators = c.people("mediators", seen)
}

func (c *centreReader) people(key string, seen map[string]int) []kiosk.Person {
	var list []kiosk.Person
	for _, s := range c.parts(key) {
		it := s.text("id")
		switch first, twice := seen[it.text]; {
		case s.table.values["id"] == nil:
			c.fault(s.table.line, "%s has no id: add id = \"...\"", s.name)
		case it.line == 0: // no text, said already
		case !isPerson(it.text):
			c.fault(it.line, "id %q: want a code of one or two capital letters and up to three digits, such as M1; names of people don't belong here", it.text)
		case twice:
			c.fault(it.line, "id %q is taken in line %d: take another", it.text, first)
		default:
			seen[it.text] = it.line
		}
		p := kiosk.Person{ID: kiosk.PersonID(it.text)}
		for _, l := range s.texts("languages") {
			if c.checkTag(l) {
				p.Languages = append(p.Languages, kiosk.Language(l.text))
			}
		}
		s.end()
		list = append(list, p)
	}
	return list
}

// isPerson tells whether a code can be no name.
func isPerson(id string) bool {
	letters := 0
	for letters < len(id) && id[letters] >= 'A' && id[letters] <= 'Z' {
		letters++
	}
	digits := id[letters:]
	for _, r := range []byte(digits) {
		if r < '0' || r > '9' {
			return false
		}
	}
	return letters >= 1 && letters <= 2 && len(digits) >= 1 && len(digits) <= 3
}

// maxChoice is how many characters a choice's name may have: one line of a list.
const maxChoice = 40

// Bounds of return_minutes.
const maxReturn = 8 * 60

// readChoices reads the lists that technicians choose from.
func (c *centreReader) readChoices() {
	c.centre.Outcomes = c.choices(c.section, "outcomes")
	c.centre.PauseReasons = c.choices(c.section, "pause_reasons")
	c.centre.CallReasons = c.choices(c.section, "call_reasons")
	c.centre.ReferReasons = c.choices(c.section, "refer_reasons")
	minutes, line := c.number("return_minutes", 0)
	if minutes < 0 || minutes > maxReturn || minutes != math.Trunc(minutes) {
		c.fault(line, "return_minutes is %v: want whole minutes from 0 to %d", minutes, maxReturn)
		return
	}
	c.centre.ReturnMinutes = int(minutes)
}

// choices reads a list of codes with their names.
func (c *centreReader) choices(in *section, key string) []kiosk.Choice {
	var list []kiosk.Choice
	seen := map[string]int{}
	for _, s := range in.parts(key) {
		choice := kiosk.Choice{ID: c.id(s, seen), Names: c.names(s, "names", maxChoice)}
		if choice.Names[kiosk.Official] == "" {
			c.fault(s.lineOf("names"), "%s lacks a name in %q: add names = { pt-PT = \"...\" }", s.name, kiosk.Official)
		}
		s.end()
		list = append(list, choice)
	}
	return list
}
