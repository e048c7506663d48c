package config

import (
	"fmt"
	"slices"
	"strings"

	"senha/assets"
	"senha/assets/locale"
	"senha/kiosk"
)

// checkGlyphs holds every text of every offered language against its fonts. A
// language whose words would show an empty box is not offered; Portuguese must
// be. A text of the centre's own that would show one is a fault.
func (c *centreReader) checkGlyphs() {
	if c.glyphs == nil {
		return
	}
	c.centre.Languages = slices.DeleteFunc(c.centre.Languages, c.lacksLetters)
	for _, s := range c.shown {
		if !c.centre.Offers(s.language) {
			continue
		}
		if missing := c.glyphs(s.text, string(s.language)); len(missing) > 0 {
			c.fault(s.line, "%s: no font has %s: write it with other letters", s.key, runes(missing))
		}
	}
}

// lacksLetters tells whether a language can't be offered.
func (c *centreReader) lacksLetters(l kiosk.Language) bool {
	language, _ := assets.LanguageOf(string(l))
	var missing []rune
	for _, text := range append(locale.Visitors().For(string(l)).Texts(), language.Endonym) {
		missing = append(missing, c.glyphs(text, string(l))...)
	}
	if len(missing) == 0 {
		return false
	}
	line := c.lineOf("languages")
	for _, it := range c.offered {
		if it.text == string(l) {
			line = it.line
		}
	}
	lack := fmt.Sprintf("the fonts lack %s for language %q", runes(missing), l)
	if l == kiosk.Official {
		c.fault(line, "%s: install fonts-noto-core, or name the fonts' folder in kiosk.toml ([fonts] dir)", lack)
		return false
	}
	c.warn(line, "%s: it is not offered; install fonts-noto-core and fonts-noto-cjk", lack)
	c.warnings[len(c.warnings)-1].Off = l
	return true
}

// runes lists a few characters with their code points.
func runes(list []rune) string {
	slices.Sort(list)
	list = slices.Compact(list)
	var b strings.Builder
	for i, r := range list {
		if i == 5 {
			fmt.Fprintf(&b, " and %d more", len(list)-i)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%c (U+%04X)", r, r)
	}
	return b.String()
}
