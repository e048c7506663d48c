package screen

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"senha/assets/locale"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/api"
)

// testLanguages are all that have words.
var testLanguages = func() (list []kiosk.Language) {
	for _, tag := range locale.Visitors().Languages() {
		list = append(list, kiosk.Language(tag))
	}
	return list
}()

// at is 10:42 of a working day; later is so many seconds after it.
var at = time.Date(2026, 3, 9, 10, 42, 0, 0, time.UTC)

func later(seconds float64) time.Time {
	return at.Add(time.Duration(seconds * float64(time.Second)))
}

func openFonts(t testing.TB) *text.Fonts {
	t.Helper()
	f, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// testView is a centre like the demo one: eleven services, one full, one closed.
func testView() View {
	v := View{
		Name: "CNAIM Lisboa", LongName: "Centro Nacional de Apoio à Integração de Migrantes",
		Languages: testLanguages, Welcome: "welcome", Children: "0", Open: true, Now: at,
	}
	v.Spoken = ViewOf(api.Queue{Centre: api.Centre{Languages: testLanguages}}).Spoken
	for i, id := range []kiosk.ServiceID{
		"immigration", "work", "social-security", "health", "education", "registries", "citizen-space", "welcome",
		"inclusion", "legal", "employability",
	} {
		sv := api.Service{Waiting: []int{12, 2, 9, 4, 0, 3, 5, 3, 1, 6, 2}[i], Open: true}
		sv.ID, sv.Letter, sv.Icon = id, "ABCDEFPHJUL"[i:i+1], string(id)
		sv.Names, sv.Short = map[kiosk.Language]string{}, map[kiosk.Language]string{}
		for _, l := range testLanguages {
			words, name := locale.Visitors().For(string(l)), locale.OfficialNames[i]
			sv.Names[l], sv.Short[l] = words.T(name.Long), words.T(name.Short)
		}
		switch id {
		case "health":
			sv.Open, sv.Why = false, kiosk.CodeServiceFull
		case "registries":
			sv.Open, sv.Why = false, kiosk.CodeServiceClosed
		}
		v.Services = append(v.Services, sv)
	}
	return v
}

// states are the pages worth looking at, in one language.
func states(l kiosk.Language) map[string]State {
	m := map[string]State{}
	for _, e := range Examples(l, "immigration", "health", "registries") {
		m[e.Name] = e.State
	}
	return m
}

// testPanels are screens that kiosks are built with, and some between them.
var testPanels = []struct {
	size   image.Point
	inches float64 // 0 is usual
}{
	{image.Pt(1080, 1920), 0}, {image.Pt(1920, 1080), 0}, {image.Pt(1280, 800), 10.1}, {image.Pt(800, 480), 7}, // those of the look
	{image.Pt(720, 1280), 0}, {image.Pt(1080, 2160), 0}, {image.Pt(1200, 1920), 0}, {image.Pt(800, 1280), 10.1},
	{image.Pt(1366, 768), 0}, {image.Pt(1920, 1200), 0}, {image.Pt(2560, 1080), 0}, {image.Pt(1920, 1080), 15.6},
	{image.Pt(1024, 600), 10.1}, {image.Pt(1920, 1200), 10.1}, {image.Pt(800, 480), 0}, {image.Pt(1280, 800), 0}, {image.Pt(800, 1280), 8},
}

// variants are the ways in which each page is looked at in a language.
func variants(l kiosk.Language, visit func(name string, s State, size image.Point)) {
	for name, s := range states(l) {
		if s.Language == "" && l != kiosk.Official {
			continue // the same in every language
		}
		for _, panel := range testPanels[4:] { // TestFit has the others
			for look := range 4 {
				s.Lowered, s.Large, s.Panel = look&1 != 0, look&2 != 0, panel.inches*inch
				if s.Lowered && panel.size.X > panel.size.Y {
					continue
				}
				visit(fmt.Sprintf("%s-%s-%v-%g lowered %v large %v", name, l, panel.size, panel.inches, s.Lowered, s.Large), s, panel.size)
			}
		}
	}
}

// onlyLatin is a folder with Noto Sans and nothing else.
func onlyLatin(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"} {
		if err := os.Symlink(filepath.Join(text.DefaultDirs[0], name), filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
