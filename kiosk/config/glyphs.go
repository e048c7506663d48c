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
// language that would show an empty box is not offered; Portuguese must be.
func (c *centreReader) checkGlyphs() {
	if c.glyphs == nil {
		return
	}
	c.centre.Languages = slices.DeleteFunc(c.centre.Languages, func(l kiosk.Language) bool {
		var missing []rune
		for _, text := range c.textsIn(l) {
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
	})
}

// textsIn returns all that visitors see in a language.
func (c *centreReader) textsIn(l kiosk.Language) []string {
	list := locale.Visitors().For(string(l)).Texts()
	language, _ := assets.LanguageOf(string(l))
	list = append(list, language.Endonym)
	for _, sv := range c.centre.Services {
		list = append(list, sv.Names[l], sv.Short[l])
	}
	if l == kiosk.Official {
		list = append(list, c.centre.Name, c.centre.LongName, c.centre.Children)
	}
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
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
