package config

import (
	"fmt"
	"slices"

	"senha/kiosk"
)

// maxDesk is how many letters or digits the board has room for.
const maxDesk = 3

func (c *centreReader) readDesks() {
	c.desks = map[string]int{}
	sections := c.parts("desks")
	if len(sections) == 0 && c.table.values["desks"] == nil {
		c.fault(c.table.line, "centre.toml has no desks: add a section [[desks]] for each")
	}
	for _, s := range sections {
		c.centre.Desks = append(c.centre.Desks, c.readDesk(s))
	}
	for _, sv := range c.centre.Services {
		if line := c.services[string(sv.ID)]; line > 0 && !c.served[sv.ID] && len(sections) > 0 {
			c.fault(line, "service %q is called by no desk: name it in the services of a desk", sv.ID)
		}
	}
}

func (c *centreReader) readDesk(s *section) kiosk.Desk {
	d := kiosk.Desk{ID: kiosk.DeskID(c.deskID(s))}
	if d.ID != "" {
		s.name = fmt.Sprintf("desk %q", d.ID)
	}
	for _, it := range s.texts("services") {
		id := kiosk.ServiceID(it.text)
		switch _, known := c.services[it.text]; {
		case !known:
			c.fault(it.line, "%s serves %q, which is no service%s", s.name, it.text, didYouMean(it.text, keys(c.services)))
		case slices.Contains(d.Services, id):
			c.fault(it.line, "%s names service %q twice", s.name, it.text)
		default:
			d.Services = append(d.Services, id)
			c.served[id] = true
		}
	}
	if v := s.table.values["services"]; v == nil || len(v.list) == 0 {
		c.fault(s.lineOf("services"), "%s has no services: add services = [\"...\"]", s.name)
	}
	s.end()
	return d
}

// deskID returns what a desk is called: it stands large on the board and in
// addresses of the API.
func (c *centreReader) deskID(s *section) string {
	it := s.text("id")
	first, twice := c.desks[it.text]
	switch {
	case s.table.values["id"] == nil:
		c.fault(s.table.line, "%s has no id: add id = \"...\"", s.name)
	case it.line == 0: // no text, said already
	case !isDesk(it.text):
		c.fault(it.line, "desk %q: want one to %d digits or capital letters, as on its sign", it.text, maxDesk)
	case twice:
		c.fault(it.line, "desk %q stands in line %d already: take another id", it.text, first)
	default:
		c.desks[it.text] = it.line
	}
	return it.text
}

func isDesk(id string) bool {
	for _, r := range []byte(id) {
		if (r < '0' || r > '9') && (r < 'A' || r > 'Z') {
			return false
		}
	}
	return id != "" && len(id) <= maxDesk
}
