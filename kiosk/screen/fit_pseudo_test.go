package screen

import (
	"testing"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// TestPseudoFits does the same with words that nobody speaks: the Portuguese
// ones, longer by two in five, in letters with signs above and below, and in
// Arabic letters from right to left. It tells how many of them had to be set in
// more lines than the Portuguese, and how many in their short form.
func TestPseudoFits(t *testing.T) {
	for _, tt := range []struct {
		tag string
		rtl bool
	}{{"fr", false}, {"ar", true}} {
		back := locale.Show(locale.Pseudo(tt.tag, tt.rtl))
		for _, p := range panels {
			v := demoView(t)
			fit(t, v, kiosk.Language(tt.tag), p)
			tell(t, v, kiosk.Language(tt.tag), p)
		}
		back()
	}
}

// tell counts, for what is written about the languages, how the texts in one
// were set.
func tell(t *testing.T, v View, l kiosk.Language, p panel) {
	t.Helper()
	fonts := fitFonts()
	short := map[string]bool{}
	for _, sv := range v.Services {
		short[sv.Short[l]] = true
	}
	for _, large := range []bool{false, true} {
		texts, wrapped, shortened := 0, 0, 0
		for _, e := range Examples(l, "immigration", "health", "registries") {
			s := e.State
			s.Large, s.Panel = large, p.inches*inch
			parts(s, v, fonts, p, func(_ State, sc scene.Scene) {
				for _, m := range sc.Marks {
					m, ok := m.(scene.Text)
					if !ok || m.Paragraph.Style.Language != string(l) || m.Paragraph.Text == "" {
						continue
					}
					texts++
					if len(m.Paragraph.Lines) > 1 {
						wrapped++
					}
					if short[m.Paragraph.Text] {
						shortened++
					}
				}
			})
		}
		t.Logf("%s %v large %v: %d texts, %d in more than one line, %d in their short form", l, p, large, texts, wrapped, shortened)
	}
}
