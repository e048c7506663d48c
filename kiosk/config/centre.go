package config

import (
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones are known even where the system has none

	"github.com/pelletier/go-toml/v2/unstable"

	"senha/assets"
	"senha/assets/locale"
	"senha/kiosk"
)

// How much room a text has, in characters.
const (
	maxName     = 40 // of a centre: the header's first line
	maxLongName = 72 // of a centre: the header's second line
	maxService  = 60 // of a service: two lines of a tile
	maxShort    = 26 // short form: one line of a tile
	maxFloor    = 12
)

// GlyphCheck returns the characters of a text that the fonts of a language
// cannot draw.
type GlyphCheck func(text, language string) []rune

// LoadCentre reads a centre.toml. Warnings are about what works all the same,
// such as a language that is not offered because a font is missing. The error
// is Faults, by line. Without glyphs (nil) fonts are not looked at.
func LoadCentre(path string, glyphs GlyphCheck) (kiosk.Centre, []Fault, error) {
	r := &reader{file: path}
	t := r.load(path)
	if t == nil {
		return kiosk.Centre{}, nil, r.done()
	}
	c := &centreReader{section: r.section("centre.toml", t), glyphs: glyphs}
	c.read()
	if err := r.done(); err != nil {
		return kiosk.Centre{}, nil, err
	}
	return c.centre, c.warnings, nil
}

// centreReader reads one document.
type centreReader struct {
	*section // the whole document
	glyphs   GlyphCheck
	centre   kiosk.Centre
	warnings []Fault

	offered      []item         // languages as the file has them
	institutions map[string]int // id to line
	services     map[string]int
	letters      map[string]int
	desks        map[string]int
	served       map[kiosk.ServiceID]bool
}

// A shown text is the centre's own: visitors read it in pages of a language.
type shown struct {
	item
	key      string
	language kiosk.Language
}

func (c *centreReader) warn(line int, format string, args ...any) {
	w := &reader{file: c.file}
	w.fault(line, format, args...)
	c.warnings = append(c.warnings, w.faults...)
}

func (c *centreReader) read() {
	c.centre.Name = c.required("name", maxName)
	c.centre.LongName = c.bounded(c.text("long_name"), "long_name", maxLongName, kiosk.Official)
	c.centre.Zone = c.zone()
	c.centre.Children = c.bounded(c.text("children"), "children", maxFloor, kiosk.Official)
	c.readLanguages()
	c.readInstitutions()
	c.readServices()
	c.readDesks()
	c.readPolicy()
	c.readPeople()
	c.readChoices()

	welcome := c.text("welcome")
	if _, ok := c.services[welcome.text]; welcome.line > 0 && !ok {
		c.fault(welcome.line, "welcome %q is no service%s", welcome.text, didYouMean(welcome.text, keys(c.services)))
	}
	c.centre.Welcome = kiosk.ServiceID(welcome.text)
	c.end()
	if len(c.faults) == 0 {
		c.checkGlyphs()
	}
}

// required returns a text that must be there.
func (s *section) required(key string, most int) string {
	it := s.text(key)
	if it.text == "" && s.table.values[key] == nil {
		s.fault(s.table.line, "%s has no %s: add %s = \"...\"", s.name, key, key)
	} else if it.text == "" && it.line > 0 {
		s.fault(it.line, "%s is empty", key)
	}
	return s.bounded(it, key, most, kiosk.Official)
}

// bounded refuses a text that is longer than its room, and notes it for the
// fonts.
func (s *section) bounded(it item, key string, most int, l kiosk.Language) string {
	s.shown = append(s.shown, shown{it, key, l})
	if n := length(it.text); n > most {
		s.fault(it.line, "%s has %d characters: there is room for %d", key, n, most)
	}
	return it.text
}

func (c *centreReader) zone() string {
	it := c.textOr("zone", "Europe/Lisbon")
	if _, err := time.LoadLocation(it.text); err != nil || it.text == "" || it.text == "Local" {
		c.fault(it.line, "zone %q is not known: want a name of the IANA list, such as Europe/Lisbon, Atlantic/Madeira or Atlantic/Azores", it.text)
	}
	return it.text
}

func (c *centreReader) readLanguages() {
	c.offered = c.texts("languages")
	switch v := c.table.values["languages"]; {
	case v == nil:
		c.fault(c.table.line, "centre.toml has no languages: add languages = [\"pt-PT\", ...]")
		return
	case v.kind != unstable.Array:
		return // said already
	}
	seen := map[string]bool{}
	for _, it := range c.offered {
		switch {
		case seen[it.text]:
			c.fault(it.line, "language %q is named twice", it.text)
			continue
		case !c.checkTag(it):
			continue
		case !locale.Visitors().Has(it.text) && locale.Visitors().Fault(it.text) != nil:
			c.warn(it.line, "language %q is not offered: its words have a fault, %v", it.text, locale.Visitors().Fault(it.text))
			c.warnings[len(c.warnings)-1].Off = kiosk.Language(it.text)
			seen[it.text] = true
			continue
		case !locale.Visitors().Has(it.text):
			c.fault(it.line, "language %q has no words yet: take some of %s", it.text, strings.Join(locale.Visitors().Languages(), ", "))
		}
		seen[it.text] = true
		c.centre.Languages = append(c.centre.Languages, kiosk.Language(it.text))
	}
	if !seen[string(kiosk.Official)] {
		c.fault(c.lineOf("languages"), "languages lacks %q, which stands beside every other one", kiosk.Official)
	}
	if c.flag("reviewed_only") {
		c.leaveOutUnreviewed()
	}
}

// leaveOutUnreviewed keeps the languages that a native speaker has reviewed.
func (c *centreReader) leaveOutUnreviewed() {
	var out []string
	c.centre.Languages = slices.DeleteFunc(c.centre.Languages, func(l kiosk.Language) bool {
		if locale.Visitors().For(string(l)).Reviewed() {
			return false
		}
		out = append(out, string(l))
		return true
	})
	if len(out) > 0 {
		c.warn(c.lineOf("reviewed_only"), "reviewed_only leaves out %s: no native speaker has reviewed these languages as they are now", strings.Join(out, ", "))
	}
}

// checkTag tells whether a tag is one of languages.tsv.
func (c *centreReader) checkTag(it item) bool {
	l, near := assets.LanguageOf(it.text)
	if near && l.Tag == it.text {
		return true
	}
	if near {
		c.fault(it.line, "language %q is not known; did you mean %q?", it.text, l.Tag)
		return false
	}
	var tags []string
	for _, l := range assets.Languages() {
		tags = append(tags, l.Tag)
	}
	hint := didYouMean(it.text, tags)
	if strings.HasPrefix(hint, "; there are") {
		hint = "; tags are those of assets/languages.tsv, such as pt-PT, uk or zh-Hans"
	}
	c.fault(it.line, "language %q is not known%s", it.text, hint)
	return false
}

func (c *centreReader) readInstitutions() {
	c.institutions = map[string]int{}
	for _, s := range c.parts("institutions") {
		id := c.id(s, c.institutions)
		name := s.required("name", maxLongName)
		s.end()
		c.centre.Institutions = append(c.centre.Institutions, kiosk.Institution{ID: id, Name: name})
	}
}

// id returns a section's id and enters it in seen.
func (c *centreReader) id(s *section, seen map[string]int) string {
	it := s.text("id")
	switch first, twice := seen[it.text], seen[it.text] > 0; {
	case s.table.values["id"] == nil:
		c.fault(s.table.line, "%s has no id: add id = \"...\"", s.name)
	case it.line == 0: // no text, said already
	case !isID(it.text):
		c.fault(it.line, "id %q: want small letters, digits and hyphens, at most 32, such as social-security", it.text)
	case twice:
		c.fault(it.line, "id %q is taken in line %d: take another", it.text, first)
	default:
		seen[it.text] = it.line
	}
	return it.text
}

func isID(id string) bool {
	ok := func(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' }
	return id != "" && len(id) <= 32 && !strings.ContainsFunc(id, func(r rune) bool { return !ok(r) })
}

func keys(m map[string]int) []string {
	var list []string
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}
