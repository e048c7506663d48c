package text

import "slices"

// Missing returns the characters of s, each once, that would show as an empty
// box in a text of the language, on the screen or on paper, in regular or in
// bold. It is what HarfBuzz draws that counts: a letter that its font has only
// in parts is there, a mark on a letter is missing by itself, and characters
// that draw nothing (joiners, variation selectors) never are.
func (f *Fonts) Missing(s, language string) []rune {
	var missing []rune
	var asked []setting
	text := []rune(s)
	for _, style := range []Style{{}, {Bold: true}, {Paper: true}} { // size 0 on paper: whatever is set otherwise there
		style.Language = language
		if slices.Contains(asked, style.setting()) {
			continue
		}
		asked = append(asked, style.setting())
		for _, cut := range cutPieces(text) {
			p := f.newPiece(text[cut.start:cut.end], style, false)
			for i, it := range p.items {
				for _, r := range it.missing(p.text, p.glyphs[i]) {
					if !slices.Contains(missing, r) {
						missing = append(missing, r)
					}
				}
			}
		}
	}
	return missing
}

// missing returns those characters of an item that its glyphs show as boxes.
func (it item) missing(text []rune, glyphs []shaped) []rune {
	var list []rune
	for _, g := range glyphs {
		if g.id != 0 {
			continue
		}
		end := it.end // of the stretch that the glyph stands for
		for _, o := range glyphs {
			if o.cluster > g.cluster {
				end = min(end, o.cluster)
			}
		}
		for _, r := range text[g.cluster:end] {
			if !drawsNothing(r) && !it.face.font.has(r) {
				list = append(list, r)
			}
		}
	}
	return list
}
