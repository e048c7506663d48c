package text

import (
	"slices"
	"strings"
	"testing"

	"senha/assets/locale"
)

// said returns all that visitors read in a language: each message with values
// in its places, and counted ones with numbers for every plural form there is.
func said(w locale.Words) []string {
	values := []any{"A042", "20–35", "09:00", "808 257 257", "Imigração e Fronteiras", "3"}
	var list []string
	for _, m := range locale.Visitors().All() {
		if m.Plural == "" {
			list = append(list, w.T(m, values...))
			continue
		}
		for _, n := range []int{0, 1, 2, 3, 5, 11, 21, 100} {
			list = append(list, w.N(m, n, values...))
		}
	}
	return list
}

// All that visitors read is set with the glyphs, advances and offsets of
// hb-shape: in each language, regular, bold and small on paper. Where a text
// is of one font and direction, hb-shape finds script and direction itself.
func TestCatalogueShapesLikeHarfBuzz(t *testing.T) {
	fonts := open(t)
	var parts []part
	var got [][]shaped
	texts := 0
	for _, tag := range locale.Visitors().Languages() {
		w := locale.Visitors().For(tag)
		for _, style := range []Style{{Size: 24}, {Size: 24, Bold: true}, {Size: 24, Paper: true}} {
			style.Language = tag
			for _, s := range said(w) {
				texts++
				text := []rune(s)
				for _, cut := range cutPieces(text) {
					p := fonts.newPiece(text[cut.start:cut.end], style, w.RTL())
					for i, it := range p.items {
						parts = append(parts, part{
							text: string(p.text[it.start:it.end]), before: string(p.text[:it.start]), after: string(p.text[it.end:]),
							file: it.face.File, index: it.face.Index, rtl: it.level%2 == 1, script: it.script.String(), language: tag,
							guess: len(p.items) == 1,
						})
						if len(p.items) == 1 {
							parts[len(parts)-1].script = ""
						}
						glyphs := slices.Clone(p.glyphs[i])
						for k := range glyphs {
							if glyphs[k].id == 0 {
								t.Errorf("%s: %q shows an empty box", tag, s)
							}
							glyphs[k].cluster -= it.start
							glyphs[k].x0, glyphs[k].x1, glyphs[k].y0, glyphs[k].y1 = 0, 0, 0, 0
						}
						got = append(got, glyphs)
					}
				}
			}
		}
	}
	wrong := 0
	for i, want := range hbShape(t, parts...) {
		if !slices.Equal(got[i], want) {
			if wrong++; wrong <= 10 {
				t.Errorf("%s %q in %s: glyphs\n%v\nhb-shape says\n%v", parts[i].language, parts[i].text, parts[i].file, got[i], want)
			}
		}
	}
	if wrong > 0 || texts < 3*len(locale.Visitors().Languages())*len(locale.Visitors().All()) {
		t.Errorf("%d of %d stretches of %d texts differ", wrong, len(parts), texts)
	}
	t.Logf("%d texts in %d stretches", texts, len(parts))
}

// Numbers, clocks, ranges and telephones are one run from left to right, in
// one font, wherever a language puts them: nothing stands inside or is torn off.
func TestNumbersAreOneRun(t *testing.T) {
	fonts := open(t)
	values := []string{"A042", "20–35", "09:00", "808 257 257", "+351 218 106 191", "23/11", "9:00–13:00", "50%", "-1"}
	places := 0
	for _, tag := range locale.Visitors().Languages() {
		w := locale.Visitors().For(tag)
		for _, m := range locale.Visitors().All() {
			for _, value := range values {
				s := w.T(m, value)
				if m.Plural != "" {
					s = w.N(m, 5, value)
				}
				before, _, ok := strings.Cut(s, value)
				if !ok || m.Plural == "" && strings.Contains(m.Text, value) {
					continue // no place for it, or the translator's own
				}
				places++
				start := len([]rune(before))
				for _, style := range []Style{{Size: 32, Bold: true, Language: tag}, {Size: 24, Paper: true, Language: tag}} {
					if shown, why := oneRun(fonts, s, start, start+len([]rune(value)), style); why != "" {
						t.Errorf("%s: %s in %q is shown as %q: %s", tag, value, s, shown, why)
					}
				}
			}
		}
	}
	if places < 100 {
		t.Errorf("only %d places for numbers were found", places)
	}
}

// oneRun says what is wrong when the characters start to end aren't set one
// after the other in one font.
func oneRun(fonts *Fonts, s string, start, end int, style Style) (shown, why string) {
	text := []rune(s)
	var face *Face
	next, begun := start, false
	for _, g := range fonts.Paragraph(s, style, 0).Lines[0].Glyphs {
		inside := start <= g.Cluster && g.Cluster < end
		switch {
		case drawsNothing(text[g.Cluster]):
			continue
		case !inside && begun && next < end:
			why = "something stands inside"
		case !inside:
			continue
		case g.Cluster != next:
			why = "out of order"
		case face != nil && g.Face != face:
			why = "in two fonts"
		}
		if inside {
			shown += string(text[g.Cluster])
			face, begun, next = g.Face, true, g.Cluster+1
		}
	}
	if next != end && why == "" {
		why = "not whole"
	}
	return shown, why
}
