package config

import (
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"senha/assets"
	"senha/assets/locale"
	"senha/kiosk"
)

func (c *centreReader) readServices() {
	c.services, c.letters = map[string]int{}, map[string]int{}
	c.served = map[kiosk.ServiceID]bool{}
	sections := c.parts("services")
	if len(sections) == 0 && c.table.values["services"] == nil {
		c.fault(c.table.line, "centre.toml has no services: add a section [[services]] for each")
	}
	for _, s := range sections {
		c.centre.Services = append(c.centre.Services, c.readService(s))
	}
}

func (c *centreReader) readService(s *section) kiosk.Service {
	sv := kiosk.Service{
		ID:          kiosk.ServiceID(c.id(s, c.services)),
		Letter:      c.letter(s),
		Icon:        c.icon(s),
		Institution: c.institution(s),
		Priority:    s.flag("priority"),
		Masked:      s.flag("masked"),
	}
	sv.Areas = c.choices(s, "areas")
	sv.Names = c.names(s, "names", maxService)
	sv.Short = c.names(s, "short", maxShort)
	c.nameOfficially(&sv)
	names := s.table.values["names"]
	switch {
	case names == nil:
		c.fault(s.table.line, "%s has no names: add [services.names] with pt-PT = \"...\"", s.name)
	case names.kind == unstable.Table && names.table.values[string(kiosk.Official)] == nil:
		c.fault(names.line, "names lacks %q, which stands beside every other language", kiosk.Official)
	case sv.ID != "":
		c.adviseNames(sv, names.line)
	}
	s.end()
	return sv
}

// nameOfficially gives a service with an official Portuguese name, such as
// "Saúde", the names it has in the languages that the file is silent about.
func (c *centreReader) nameOfficially(sv *kiosk.Service) {
	name, ok := locale.OfficialName(sv.Names[kiosk.Official])
	if !ok {
		return
	}
	if sv.Short == nil {
		sv.Short = map[kiosk.Language]string{}
	}
	for _, l := range c.centre.Languages {
		words := locale.Visitors().For(string(l))
		long, short := words.T(name.Long), words.T(name.Short)
		if sv.Names[l] == "" {
			sv.Names[l] = long
		}
		if sv.Names[l] == long && sv.Short[l] == "" && short != long {
			sv.Short[l] = short
		}
	}
}

// adviseNames warns of names that are missing or too long for a tile.
func (c *centreReader) adviseNames(sv kiosk.Service, line int) {
	for _, l := range c.centre.Languages {
		switch name := sv.Names[l]; {
		case name == "":
			c.warn(line, "service %q has no name in %q: the Portuguese one is shown", sv.ID, l)
		case length(name) > maxShort && sv.Short[l] == "":
			c.warn(line, "service %q has a name of %d characters in %q and no short form (at most %d): it may not fit its tile", sv.ID, length(name), l, maxShort)
		}
	}
}

// letter returns a service's letter, which is its alone.
func (c *centreReader) letter(s *section) string {
	it := s.text("letter")
	first, twice := c.letters[it.text]
	err := kiosk.CheckLetter(it.text)
	switch {
	case s.table.values["letter"] == nil:
		c.fault(s.table.line, "%s has no letter: add letter = \"...\", %s", s.name, c.freeLetters())
	case it.line == 0: // no text, said already
	case err != nil:
		c.fault(it.line, "%v; %s", err, c.freeLetters())
	case twice:
		c.fault(it.line, "letter %q is taken in line %d; %s", it.text, first, c.freeLetters())
	default:
		c.letters[it.text] = it.line
	}
	return it.text
}

// freeLetters lists the letters that no service of the file has.
func (c *centreReader) freeLetters() string {
	taken := map[string]bool{}
	if v := c.table.values["services"]; v != nil {
		for _, t := range v.rows {
			if l := t.values["letter"]; l != nil {
				taken[l.text] = true
			}
		}
	}
	var free []string
	for l := 'A'; l <= 'Z'; l++ {
		if kiosk.CheckLetter(string(l)) == nil && !taken[string(l)] {
			free = append(free, string(l))
		}
	}
	if len(free) == 0 {
		return "none is free"
	}
	return "free are " + strings.Join(free, " ")
}

// serviceIcons are the icons drawn for services; any other of ours is taken too.
var serviceIcons = []string{"immigration", "work", "social-security", "health", "education", "registries", "citizen-space", "welcome", "inclusion", "legal", "employability"}

func (c *centreReader) icon(s *section) string {
	it := s.text("icon")
	switch {
	case s.table.values["icon"] == nil:
		c.fault(s.table.line, "%s has no icon: add icon = \"...\"; there are %s", s.name, strings.Join(serviceIcons, ", "))
	case it.line > 0 && !slices.Contains(assets.Icons(), it.text):
		c.fault(it.line, "icon %q is not known%s", it.text, didYouMean(it.text, serviceIcons))
	}
	return it.text
}

func (c *centreReader) institution(s *section) string {
	it := s.text("institution")
	if _, ok := c.institutions[it.text]; it.line > 0 && !ok {
		c.fault(it.line, "institution %q is not in [[institutions]]%s", it.text, didYouMean(it.text, keys(c.institutions)))
	}
	return it.text
}

// names reads a text per language.
func (c *centreReader) names(s *section, key string, most int) map[kiosk.Language]string {
	p := s.part(key, "["+key+"]")
	if len(p.table.keys) == 0 {
		return nil
	}
	list := map[kiosk.Language]string{}
	for _, tag := range p.table.keys {
		if !c.checkTag(item{tag, p.table.values[tag].line}) {
			continue
		}
		it := p.text(tag)
		if it.line > 0 && it.text == "" {
			c.fault(it.line, "%s in %q is empty: write it or take the line out", key, tag)
		}
		list[kiosk.Language(tag)] = p.bounded(it, key+" in "+tag, most, kiosk.Language(tag))
	}
	return list
}
