package ticket

import (
	"fmt"

	"senha/assets"
	"senha/assets/locale"
	"senha/display/scene"
	"senha/display/text"
)

// Trial lays out a test ticket: title and facts (the printer's class, line and
// sensors, in staff's words, each a line of its own), characters of the
// printer's own, and the name of one language in each script that the fonts
// have. Between two black squares at its edges stands a question to staff: a
// printer with fewer dots cuts the right one off. It fails if the paper has a
// width that no ticket has.
func Trial(title string, facts []string, o Options) (Page, error) {
	l, err := newLayout(o)
	if err != nil {
		return Page{}, fmt.Errorf("test ticket: %w", err)
	}
	l.own, l.official = locale.Visitors().For(locale.Official), locale.Visitors().For(locale.Official)
	w := float64(l.dots)
	var list []segment
	words := func(name, s string, size float64, style line) {
		list = append(list, l.value(name, s, size, style))
	}
	words("title", title, 48, textLarge)
	list = append(list, segment{name: "edges", above: 8, picture: l.strip(edge, func(c *scene.Canvas) {
		c.Fill(0, 0, edge, edge, 0, black)
		c.Fill(w-edge, 0, edge, edge, 0, black)
		k := l.ink(l.official, true, 26)
		k.Align, k.VAlign = scene.Center, scene.Middle
		c.Text(edge, 0, w-2*edge, edge, edges, k)
	})})
	for _, f := range facts {
		words("fact", f, 26, textPlain)
	}
	words("own", "ABC abc 0123456789", 26, textPlain)
	words("own", "ÀÁÂÃÇÉÊÍÓÔÕÚ àáâãçéêíóôõú 2.ª", 26, textBold)
	for _, lang := range scripts(o.Fonts) {
		k := scene.Ink{Sizes: l.sizes(lang.Tag, 34), Bold: true, Paper: true, Language: lang.Tag, Color: black, Lines: 2}
		b := l.set(0, w, lang.Endonym, k)
		list = append(list, segment{name: "script", above: 6, picture: l.strip(b.height, func(c *scene.Canvas) { c.Add(b.at(0)) })})
	}
	if q, ok := l.symbol(o.URL); ok {
		list = append(list, q)
	}
	return l.page(list), nil
}

// edge is the side of the edges' squares, in dots: less than a wrong width
// loses, 64.
const (
	edge  = 48
	edges = "dois quadrados inteiros?"
)

// scripts returns the first language of each script, in the languages' order.
func scripts(fonts *text.Fonts) []assets.Language {
	var list []assets.Language
	seen := map[string]bool{}
	for _, lang := range assets.Languages() {
		// Nastaliq is a hand of the Arabic script that prints unlike it.
		if script := lang.Style(); !seen[script] && len(fonts.Missing(lang.Endonym, lang.Tag)) == 0 {
			seen[script] = true
			list = append(list, lang)
		}
	}
	return list
}

// page makes a page of parts: its bands are their pictures.
func (l *layout) page(list []segment) Page {
	for _, s := range list {
		if s.above > 0 {
			l.space(float64(s.above))
		}
		l.bands = append(l.bands, Band{Name: s.name, Scene: s.picture})
	}
	return Page{Dots: l.dots, Bands: l.bands, fonts: l.fonts, language: l.own.Tag(), segments: list}
}
