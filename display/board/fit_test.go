package board

import (
	"image"
	"testing"

	"senha/assets/locale"
	"senha/display/scene/scenetest"
	"senha/display/text"
)

// TestFit holds every face in every language and size against the rules of all
// pictures.
func TestFit(t *testing.T) {
	for _, tag := range locale.Visitors().Languages() {
		fit(t, tag, tag)
	}
}

// TestPseudoFits does the same with words that nobody speaks: longer by two in
// five, with signs above and below, or from right to left.
func TestPseudoFits(t *testing.T) {
	for tag, rtl := range map[string]bool{"fr": false, "ar": true} {
		back := locale.Show(locale.Pseudo(tag, rtl))
		fit(t, tag, "pseudo-"+tag)
		back()
	}
}

// fit looks at every face as somebody sees it who is called in a language.
func fit(t *testing.T, tag, what string) {
	t.Helper()
	fonts := openFonts(t)
	for name, v := range views() {
		v.Languages = []string{tag}
		for i := range v.Board.Calls {
			v.Board.Calls[i].Language = tag
		}
		if tag == locale.Official {
			v.Languages = nil
		}
		for size, pixels := range sizes {
			for _, fault := range rules(fonts, pixels).Faults(Scene(v, fonts, pixels)) {
				t.Errorf("%s %s %s: %s", name, what, size, fault)
			}
		}
	}
}

// rules are what a board is held against. It is read from afar: its digits have
// a test of their own.
func rules(fonts *text.Fonts, size image.Point) scenetest.Rules {
	r := scenetest.Rules{Fonts: fonts}
	if k := scale(size); k >= 0.6 { // a smaller screen is not for a waiting room
		r.Unit = k
	}
	return r
}

func TestManyServicesFit(t *testing.T) {
	fonts := openFonts(t)
	v := morning()
	v.Board.Waits = nil
	for i, letter := range "ABCDEFHJKLMNPRTUVWXY" {
		v.Board.Waits = append(v.Board.Waits, Wait{Letter: string(letter), Icon: "legal", Waiting: 100 + i, State: []State{Open, Closed, Full}[i%3]})
	}
	for name, size := range sizes {
		for _, fault := range rules(fonts, size).Faults(Scene(v, fonts, size)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// scale is how many pixels a u is on a screen.
func scale(size image.Point) float64 {
	if size.Y > size.X {
		size.X, size.Y = size.Y, size.X
	}
	return min(float64(size.X)/1920, float64(size.Y)/1080)
}
