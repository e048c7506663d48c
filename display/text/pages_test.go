package text_test

import (
	"context"
	"image"
	"path/filepath"
	"testing"
	"time"

	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/config"
	"senha/kiosk/screen"
)

// page is a page of the demo centre's touch screen.
func page(t testing.TB, state screen.State) func(fonts *text.Fonts) scene.Scene {
	t.Helper()
	centre, err := config.Demo()
	if err != nil {
		t.Fatal(err)
	}
	q := api.Queue{
		Now: time.Date(2026, 11, 23, 10, 42, 0, 0, time.UTC), Trusted: true, Day: api.Day{Open: true},
		Centre: api.Centre{Name: centre.Name, LongName: centre.LongName, Languages: centre.Languages, Welcome: centre.Welcome, Children: centre.Children},
	}
	for i, s := range centre.Services {
		q.Services = append(q.Services, api.Service{Service: s, Waiting: 3 * i, Open: i != 5})
	}
	view := screen.ViewOf(q)
	return func(fonts *text.Fonts) scene.Scene {
		return screen.Scene(state, view, fonts, image.Pt(1080, 1920))
	}
}

// The first page loads the fonts that it is set with, and no other; the next
// one those of its language.
func TestPagesLoadOnlyTheirFonts(t *testing.T) {
	fonts := open(t)
	used := map[string]bool{"NotoSans-Regular.ttf": true, "NotoSans-Bold.ttf": true}
	look := func(name string, s scene.Scene) {
		t.Helper()
		for _, m := range s.Marks {
			if m, ok := m.(scene.Text); ok {
				for _, l := range m.Paragraph.Lines {
					for _, g := range l.Glyphs {
						used[filepath.Base(g.Face.File)] = true
					}
				}
			}
		}
		for _, file := range fonts.Loaded() {
			if !used[file] {
				t.Errorf("%s: %s is loaded, and nothing set in it", name, file)
			}
		}
		t.Logf("%s: %d faces", name, len(fonts.Loaded()))
	}
	look("before the first page", scene.Scene{})
	look("first page", page(t, screen.Start())(fonts))
	look("services in Bengali", page(t, screen.State{Page: screen.ServicePage, Language: "bn"})(fonts))
}

// paint lays the page out and paints all of it: what a change of page costs.
func paint(page func(*text.Fonts) scene.Scene, fonts *text.Fonts, dst *image.RGBA) time.Duration {
	start := time.Now()
	s := page(fonts)
	scene.Paint(s, fonts, dst, dst.Rect)
	return time.Since(start)
}

func open(t testing.TB) *text.Fonts {
	t.Helper()
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// A page in any language is painted within twice the time of the Portuguese
// one, once it was painted before. The table (-v) also says what the first
// page costs in a process that knows no font yet, and in one that has loaded
// the language's fonts in an idle moment.
func TestPagesTakeAboutAsLong(t *testing.T) {
	centre, err := config.Demo()
	if err != nil {
		t.Fatal(err)
	}
	dst := image.NewRGBA(image.Rect(0, 0, 1080, 1920))
	pages := map[kiosk.Language]func(*text.Fonts) scene.Scene{}
	cold, loaded, warm := map[kiosk.Language]time.Duration{}, map[kiosk.Language]time.Duration{}, map[kiosk.Language]time.Duration{}
	shared := open(t)
	for _, l := range centre.Languages {
		pages[l] = page(t, screen.State{Page: screen.ServicePage, Language: l})
		cold[l] = paint(pages[l], open(t), dst)
		fonts := open(t)
		if err := fonts.Load(context.Background(), string(l)); err != nil {
			t.Fatal(err)
		}
		loaded[l] = paint(pages[l], fonts, dst)
		paint(pages[l], shared, dst)
		warm[l] = time.Hour
	}
	for range 12 { // in turns, and the best of each: others use this machine too
		for _, l := range centre.Languages {
			warm[l] = min(warm[l], paint(pages[l], shared, dst))
		}
	}
	t.Logf("language    cold  loaded    warm  ratio")
	for _, l := range centre.Languages {
		ratio := float64(warm[l]) / float64(warm["pt-PT"])
		t.Logf("%-8s %7.1f %7.1f %7.1f  %5.2f", l, ms(cold[l]), ms(loaded[l]), ms(warm[l]), ratio)
		if ratio > 2 {
			t.Errorf("%s: its page is painted in %.1f ms, %.2f times the Portuguese one's", l, ms(warm[l]), ratio)
		}
	}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
