package screen

import (
	"fmt"
	"image"
	"math"
	"slices"
	"sync"
	"testing"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/display/scene/scenetest"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/config"
)

// panels are those of the look: 21.5 inches standing and lying, 10.1 and 7.
var panels = []panel{
	{image.Pt(1080, 1920), 21.5},
	{image.Pt(1920, 1080), 21.5},
	{image.Pt(1280, 800), 10.1},
	{image.Pt(800, 480), 7},
}

// A panel is a screen that kiosks are built with.
type panel struct {
	size   image.Point
	inches float64 // of its diagonal
}

func (p panel) String() string { return fmt.Sprintf("%dx%d", p.size.X, p.size.Y) }

// fitFonts keep what the many pictures of these tests have in common.
var fitFonts = sync.OnceValue(func() *text.Fonts {
	fonts, err := text.Open()
	if err != nil {
		panic(err)
	}
	return fonts
})

// rules are what the pages are held against on the panel: capitals of 3.5 mm,
// as in a newspaper's headings; on a small panel 2.85 mm, 20 minutes of arc seen
// from 50 cm, which ISO 9241-303 asks for.
func (p panel) rules() scenetest.Rules {
	r := scenetest.Rules{Fonts: fitFonts(), CapMM: 2.85, PerMM: math.Hypot(float64(p.size.X), float64(p.size.Y)) / (p.inches * inch)}
	if p.inches == 21.5 { // a u is a pixel
		r.CapMM, r.Unit = 3.5, 1
	}
	return r
}

// demoView is the demo centre on a working morning, with all its languages.
func demoView(t testing.TB) View {
	t.Helper()
	centre, err := config.Demo()
	if err != nil {
		t.Fatal(err)
	}
	v := Morning(&centre, "health", "registries")
	v.Services[len(v.Services)-1].Waiting = 188
	return v
}

// TestFit lays out every page in every language, size and look, what stands
// behind "more" too, and holds each against the rules of all pictures.
func TestFit(t *testing.T) {
	for _, tag := range locale.Visitors().Languages() {
		t.Run(tag, func(t *testing.T) {
			for _, p := range panels {
				t.Run(p.String(), func(t *testing.T) {
					t.Parallel()
					fit(t, demoView(t), kiosk.Language(tag), p)
				})
			}
		})
	}
}

// fit looks at every page in one language on one panel.
func fit(t *testing.T, v View, l kiosk.Language, p panel) {
	t.Helper()
	rules := p.rules()
	for _, e := range Examples(l, "immigration", "health", "registries") {
		if e.State.Language == "" && l != kiosk.Official {
			continue // the same in every language
		}
		said := map[string]bool{} // a fault that all looks share is told once
		for look := range 8 {
			s := e.State
			s.Lowered, s.Contrast, s.Large, s.Panel = look&1 != 0, look&2 != 0, look&4 != 0, p.inches*inch
			parts(s, v, rules.Fonts, p, func(s State, sc scene.Scene) {
				for _, fault := range rules.Faults(sc) {
					if !said[fault] {
						t.Errorf("%s %s %v lowered %v contrast %v large %v part %d: %s", e.Name, l, p, s.Lowered, s.Contrast, s.Large, s.Part, fault)
					}
					said[fault] = true
				}
			})
		}
	}
}

// parts visits a page, and what its key "more" leads to until it begins anew.
func parts(s State, v View, fonts *text.Fonts, p panel, visit func(State, scene.Scene)) {
	first := Scene(s, v, fonts, p.size)
	for sc := first; ; {
		visit(s, sc)
		if _, more := target(sc, targetMore); !more {
			return
		}
		s.Part++
		if sc = Scene(s, v, fonts, p.size); slices.Equal(sc.Targets, first.Targets) {
			return
		}
	}
}
