package screen

import (
	"testing"

	"senha/display/scene"
	"senha/kiosk"
)

// TestPressedKeysFit puts a finger on each key of each page: what stands on it
// can be read then too, and nothing leaves it.
func TestPressedKeysFit(t *testing.T) {
	v := demoView(t)
	for _, l := range []kiosk.Language{"pt-PT", "ur"} {
		for _, p := range panels {
			rules := p.rules()
			said := map[string]bool{}
			for _, e := range Examples(l, "immigration", "health", "registries") {
				for _, contrast := range []bool{false, true} {
					s := e.State
					s.Contrast, s.Panel = contrast, p.inches*inch
					parts(s, v, rules.Fonts, p, func(s State, sc scene.Scene) {
						for _, key := range sc.Targets {
							s.Pressed = key.ID
							for _, fault := range rules.Faults(Scene(s, v, rules.Fonts, p.size)) {
								if !said[fault] {
									t.Errorf("%s %s %v contrast %v, a finger on %s: %s", e.Name, l, p, contrast, key.ID, fault)
								}
								said[fault] = true
							}
						}
					})
				}
			}
		}
	}
}
