package screen

import (
	"image"
	"strings"
	"testing"

	"senha/display/scene"
	"senha/kiosk"
)

// A panel gets the form that its type and a finger want, not only its shape.
func TestFormOfPanel(t *testing.T) {
	for _, tt := range []struct {
		size   image.Point
		inches float64
		w, k   float64 // of the form's canvas; pixels to a u
	}{
		{image.Pt(1080, 1920), 0, 1080, 1},
		{image.Pt(720, 1280), 0, 1080, 2. / 3},
		{image.Pt(1440, 2560), 32, 1080, 4. / 3},
		{image.Pt(1920, 1080), 21.5, 1920, 1},
		{image.Pt(1920, 1080), 15.6, 1920, 1},
		{image.Pt(1366, 768), 18.5, 1920, 1366. / 1920},
		{image.Pt(1280, 800), 10.1, 1280, 1},
		{image.Pt(1280, 800), 0, 1280, 1},       // its pixels are too few for a poster
		{image.Pt(1920, 1200), 10.1, 1280, 1.5}, // and these too small
		{image.Pt(1920, 1080), 7, 800, 2.25},
		{image.Pt(800, 480), 7, 800, 1},
		{image.Pt(1024, 600), 7, 800, 1.25},
		{image.Pt(800, 1280), 10.1, 800, 1},
	} {
		f, k, finger := frame(tt.size, tt.inches*inch)
		if f.w != tt.w || k < tt.k-0.001 || k > tt.k+0.001 {
			t.Errorf("%v of %v in: a canvas %v wide at %v, want %v at %v", tt.size, tt.inches, f.w, k, tt.w, tt.k)
		}
		for what, side := range map[string]float64{
			"shelf": f.key, "back": f.back, "start": f.start, "setting": f.setting,
			"tile": f.tiles.h, "language": f.keys.h, "cell": f.groups.h, "interpreter": f.spoken.h,
		} {
			if side < finger {
				t.Errorf("%v of %v in: %s is %v u, a finger wants %v", tt.size, tt.inches, what, side, finger)
			}
		}
	}
}

// Large text is 1.4 times as large where there is room, with one column fewer,
// and what no longer fits is behind "more".
func TestLargeText(t *testing.T) {
	fonts, v := openFonts(t), testView()
	for _, size := range []image.Point{{X: 1080, Y: 1920}, {X: 1920, Y: 1080}} {
		sizeOf := func(large bool) (name float64, columns int, more bool) {
			s := State{Page: ServicePage, Language: "en", Large: large}
			sc := Scene(s, v, fonts, size)
			lefts := map[int]bool{}
			for _, t := range sc.Targets {
				if t.ID == targetMore {
					more = true
				} else if strings.HasPrefix(t.ID, targetService) {
					lefts[t.Box.Min.X] = true
				}
			}
			work, _ := v.service("work")
			for _, m := range sc.Marks {
				if text, ok := m.(scene.Text); ok && text.Paragraph.Text == work.Name("en") {
					name = text.Paragraph.Style.Size
				}
			}
			return name, len(lefts), more
		}
		usual, columns, more := sizeOf(false)
		large, fewer, parts := sizeOf(true)
		if usual < 28 || large < 1.39*usual || fewer != columns-1 || more || !parts {
			t.Errorf("%v: names of %v and %v u in %d and %d columns, more %v and %v", size, usual, large, columns, fewer, more, parts)
		}
	}
}

// With all languages that are to come, each has a key on the first page, by
// script, or behind "more".
func TestManyLanguages(t *testing.T) {
	fonts, v := openFonts(t), testView()
	v.Languages = allLanguages()
	for _, panel := range testPanels {
		for _, large := range []bool{false, true} {
			s := Start()
			s.Large, s.Panel = large, panel.inches*inch
			seen := map[kiosk.Language]int{}
			parts := 1
			for ; s.Part < parts; s.Part++ {
				sc := Scene(s, v, fonts, panel.size)
				for _, key := range sc.Targets {
					if tag, ok := strings.CutPrefix(key.ID, targetLanguage); ok {
						seen[kiosk.Language(tag)]++
					}
				}
				if _, more := target(sc, targetMore); more && len(seen) < len(v.Languages) {
					parts++
				}
				for _, text := range sc.Overflowing() {
					t.Errorf("%v: %q does not fit", panel.size, text.Paragraph.Text)
				}
			}
			for _, l := range v.Languages {
				if seen[l] != 1 {
					t.Errorf("%v %g in, large %v: %d keys for %s", panel.size, panel.inches, large, seen[l], l)
				}
			}
		}
	}
}
