package board

import (
	"image"
	"testing"

	"senha/assets/locale"
	"senha/display/scene/scenetest"
)

// TestFit holds every face in every language and size against the rules of all
// pictures. A board is read from afar: its digits have a test of their own.
func TestFit(t *testing.T) {
	fonts := openFonts(t)
	fit := func(tag, what string) {
		for name, v := range views() {
			v.Languages = []string{tag}
			for i := range v.Board.Calls {
				v.Board.Calls[i].Language = tag
			}
			if tag == locale.Official {
				v.Languages = nil
			}
			for size, pixels := range sizes {
				rules := scenetest.Rules{Fonts: fonts}
				if k := scale(pixels); k >= 0.6 { // a smaller screen is not for a waiting room
					rules.Unit = k
				}
				for _, fault := range rules.Faults(Scene(v, fonts, pixels)) {
					t.Errorf("%s %s %s: %s", name, what, size, fault)
				}
			}
		}
	}
	for _, tag := range locale.Visitors().Languages() {
		fit(tag, tag)
	}
	for tag, rtl := range map[string]bool{"fr": false, "ar": true} {
		back := locale.Show(locale.Pseudo(tag, rtl))
		fit(tag, "pseudo-"+tag)
		back()
	}
}

// scale is how many pixels a u is on a screen.
func scale(size image.Point) float64 {
	if size.Y > size.X {
		size.X, size.Y = size.Y, size.X
	}
	return min(float64(size.X)/1920, float64(size.Y)/1080)
}
