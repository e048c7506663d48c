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
		set := style.setting()
		if slices.Contains(asked, set) {
			continue
		}
		asked = append(asked, set)
		for _, cut := range cutPieces(text) {
			piece := text[cut.start:cut.end]
			for _, c := range f.clusters(piece, set) {
				if c.face.draws(c.script, piece[c.start:c.end]) {
					continue
				}
				for _, r := range piece[c.start:c.end] {
					if c.face.lacks(r) && !slices.Contains(missing, r) {
						missing = append(missing, r)
					}
				}
			}
		}
	}
	return missing
}
