package screen

import (
	"flag"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
)

var pictures = flag.String("pictures", "", "paint every page into this folder")

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
	for i, r := range rows {
		sv := Service{Waiting: []int{12, 2, 9, 4, 0, 3, 5, 3, 1, 6, 2}[i], Open: true}
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
	ticket := Ticket{Number: kiosk.Number{Letter: "A", Count: 42}, Ahead: 7, Paper: kiosk.PaperOwed}
	lost := ticket
	lost.Paper, lost.Fault = kiosk.PaperFailed, "paper-out"
	s := State{Language: l, Service: "immigration"}
	page := func(p Page, change func(*State)) State {
		n := s
		n.Page = p
		if change != nil {
			change(&n)
		}
		return n
	}
	return map[string]State{
		"1-language":       Start(),
		"2-service":        page(ServicePage, nil),
		"2-service-press":  page(ServicePage, func(s *State) { s.Pressed = "service:work" }),
		"2-service-busy":   page(ServicePage, func(s *State) { s.Pressed, s.Asking, s.Busy = "service:work", true, true }),
		"3-advice-closed":  page(AdvicePage, func(s *State) { s.Service, s.Why = "registries", kiosk.CodeServiceClosed }),
		"3-advice-full":    page(AdvicePage, func(s *State) { s.Service, s.Why = "health", kiosk.CodeServiceFull }),
		"3-advice-centre":  page(AdvicePage, func(s *State) { s.Service, s.Why = "", kiosk.CodeDayClosed }),
		"3-advice-storing": page(AdvicePage, func(s *State) { s.Why = kiosk.CodeNotStored }),
		"4-issued":         page(IssuedPage, func(s *State) { s.Ticket, s.Left = ticket, 13 }),
		"4-no-paper":       page(IssuedPage, func(s *State) { s.Ticket, s.Left = lost, 55 }),
		"4-no-paper-help":  page(IssuedPage, func(s *State) { s.Ticket, s.Left, s.Help = lost, 55, true }),
		"5-more-time":      page(MoreTimePage, func(s *State) { s.From, s.Left = ServicePage, 15 }),
		"6-lost":           {Page: LostPage, Gone: true},
	}
}

// variants are the ways in which each page is looked at.
func variants(visit func(name string, s State, size image.Point)) {
	for _, l := range testLanguages {
		for name, s := range states(l) {
			for _, size := range []image.Point{{X: 1080, Y: 1920}, {X: 1920, Y: 1080}, {X: 720, Y: 1280}, {X: 1080, Y: 2160}} {
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

func TestPictures(t *testing.T) {
	if *pictures == "" {
		return
	}
	fonts, v := openFonts(t), testView()
	variants(func(name string, s State, size image.Point) {
		if size.X == 720 || s.Lowered && s.Contrast {
			return
		}
		file, err := os.Create(filepath.Join(*pictures, name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if err := scene.PNG(file, Scene(s, v, fonts, size), fonts); err != nil {
			t.Fatal(err)
		}
	})
}
