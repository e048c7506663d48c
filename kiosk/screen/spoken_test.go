package screen

import (
	"image"
	"slices"
	"strings"
	"testing"

	"senha/assets"
	"senha/kiosk"
)

// However many languages have pages, the keys of the first page stay apart,
// each language spoken here has one key on it or behind "not here", and "not
// here" begins with what the first page did not show.
func TestSpokenLanguagesFillTheFirstPage(t *testing.T) {
	fonts := openFonts(t)
	v := testView()
	offered := allLanguages()
	for n := 1; n <= 14; n++ {
		v.Languages = offered[:n]
		for _, size := range []image.Point{{X: 1080, Y: 1920}, {X: 1920, Y: 1080}} {
			for _, lowered := range []bool{false, true} {
				s := Start()
				s.Lowered = lowered
				first := Scene(s, v, fonts, size)
				var shown []string
				for i, a := range first.Targets {
					if name, ok := strings.CutPrefix(a.ID, targetSpoken); ok {
						shown = append(shown, name)
					}
					for _, b := range first.Targets[i+1:] {
						if a.Box.Overlaps(b.Box) {
							t.Errorf("%d languages, %v, lowered %v: %s and %s overlap", n, size, lowered, a.ID, b.ID)
						}
					}
				}
				if n == len(testLanguages) && !lowered && len(shown) < 16 {
					t.Errorf("%v: only %d languages of interpreters on the first page", size, len(shown))
				}
				s.Page = InterpreterPage
				for _, target := range Scene(s, v, fonts, size).Targets {
					if name, ok := strings.CutPrefix(target.ID, targetSpoken); ok {
						if slices.Contains(shown, name) {
							t.Errorf("%d languages, %v: %s was on the first page already", n, size, name)
						}
						break
					}
				}
			}
		}
	}
}

// allLanguages are those meant to have pages, now or later.
func allLanguages() (list []kiosk.Language) {
	for _, l := range assets.Languages() {
		if l.UI {
			list = append(list, kiosk.Language(l.Tag))
		}
	}
	return list
}
