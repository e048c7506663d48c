package screen

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/api"
)

var testLanguages = []kiosk.Language{"pt-PT", "en", "ar", "hi"}

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
	rows := []struct{ id, letter, icon, pt, en, ar, hi string }{
		{"immigration", "A", "immigration", "Imigração e Fronteiras", "Immigration and Borders", "الهجرة والحدود", "आप्रवासन और सीमाएँ"},
		{"work", "B", "work", "Condições de Trabalho", "Working Conditions", "ظروف العمل", "काम की शर्तें"},
		{"social-security", "C", "social-security", "Segurança Social", "Social Security", "الضمان الاجتماعي", "सामाजिक सुरक्षा"},
		{"health", "D", "health", "Saúde", "Health", "الصحة", "स्वास्थ्य"},
		{"education", "E", "education", "Educação", "Education", "التعليم", "शिक्षा"},
		{"registries", "F", "registries", "Registos Centrais", "Central Registries", "السجلات المركزية", "केंद्रीय पंजीकरण"},
		{"citizen-space", "P", "citizen-space", "Espaço Cidadão", "Citizen Space", "مكتب المواطن", "नागरिक केंद्र"},
		{"welcome", "H", "welcome", "Acolhimento e Triagem", "Welcome and Screening", "الاستقبال والتوجيه", "स्वागत और मार्गदर्शन"},
		{"inclusion", "J", "inclusion", "Assuntos Sociais e Inclusão", "Social Affairs and Inclusion", "الشؤون الاجتماعية والإدماج", "सामाजिक मामले और समावेशन"},
		{"legal", "U", "legal", "Apoio Jurídico", "Legal Support", "الدعم القانوني", "कानूनी सहायता"},
		{"employability", "L", "employability", "Emprego e Qualificação", "Employment and Qualification", "العمل والتأهيل", "रोज़गार और योग्यता"},
	}
	v := View{
		Name: "CNAIM Lisboa", LongName: "Centro Nacional de Apoio à Integração de Migrantes",
		Languages: testLanguages, Welcome: "welcome", Children: "0", Open: true, Now: at,
	}
	v.Spoken = ViewOf(api.Queue{Centre: api.Centre{Languages: testLanguages}}).Spoken
	for i, r := range rows {
		sv := api.Service{Waiting: []int{12, 2, 9, 4, 0, 3, 5, 3, 1, 6, 2}[i], Open: true}
		sv.ID, sv.Letter, sv.Icon = kiosk.ServiceID(r.id), r.letter, r.icon
		sv.Names = map[kiosk.Language]string{"pt-PT": r.pt, "en": r.en, "ar": r.ar, "hi": r.hi}
		switch r.id {
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

// variants are the ways in which each page is looked at.
func variants(visit func(name string, s State, size image.Point)) {
	for _, l := range testLanguages {
		for name, s := range states(l) {
			for _, size := range []image.Point{{X: 1080, Y: 1920}, {X: 1920, Y: 1080}, {X: 720, Y: 1280}, {X: 1080, Y: 2160}, {X: 1200, Y: 1920}, {X: 1920, Y: 1200}, {X: 2560, Y: 1080}, {X: 800, Y: 480}} {
				for _, lowered := range []bool{false, true} {
					for _, contrast := range []bool{false, true} {
						s.Lowered, s.Contrast = lowered, contrast
						look := ""
						if lowered {
							look = "-lowered"
						}
						if contrast {
							look += "-contrast"
						}
						visit(fmt.Sprintf("%s-%s-%dx%d%s", name, l, size.X, size.Y, look), s, size)
					}
				}
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
