package ticket

import (
	"flag"
	"fmt"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"senha/assets"
	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/config"
	"senha/printer/escpos"
)

var paintTo = flag.String("paint", "", "folder that every ticket of the tests is painted to")

var fonts = func() *text.Fonts {
	f, err := text.Open()
	if err != nil {
		panic(err)
	}
	return f
}()

func centre() *kiosk.Centre {
	return &kiosk.Centre{Name: "CNAIM Lisboa", Zone: "Europe/Lisbon", Children: "0"}
}

var immigration = kiosk.Service{
	ID: "immigration", Letter: "A", Names: map[kiosk.Language]string{
		"pt-PT": "Imigração e Fronteiras", "en": "Immigration and Borders",
		"ar": "الهجرة والحدود", "hi": "आव्रजन और सीमा",
	},
}

var long = kiosk.Service{
	ID: "long", Letter: "H", Names: map[kiosk.Language]string{
		"pt-PT": "Empregabilidade, Ensino Superior e Qualificação Profissional de Adultos",
		"en":    "Employability, Higher Education and Professional Qualification of Adults",
		"ar":    "التوظيف والتعليم العالي والمؤهلات المهنية للبالغين القادمين حديثا",
		"hi":    "रोज़गार योग्यता, उच्च शिक्षा और वयस्कों की व्यावसायिक योग्यता",
	},
}

var languages = []kiosk.Language{"pt-PT", "en", "ar", "hi"}

func issued(l kiosk.Language, trusted bool) kiosk.Moment {
	return kiosk.Moment{Wall: time.Date(2026, 11, 23, 10, 42, 0, 0, time.UTC), Trusted: trusted}
}

func plain(l kiosk.Language) kiosk.Ticket {
	return kiosk.Ticket{Number: kiosk.Number{Letter: "A", Count: 42}, Language: l, Ahead: 7, Arrived: issued(l, true)}
}

func full(l kiosk.Language) kiosk.Ticket {
	t := plain(l)
	t.Number = kiosk.Number{Letter: "H", Count: 888}
	t.Priority, t.Children, t.Interpreter, t.Ahead = true, true, "pov", 888
	return t
}

func save(t testing.TB, path string, b escpos.Bitmap) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, b.Image()); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// cases are papers in all languages, plain and with everything on them.
func cases() map[string]Page {
	m := map[string]Page{}
	add := func(name string, t kiosk.Ticket, s kiosk.Service, o Options) {
		p, err := Layout(t, centre(), s, o)
		if err != nil {
			panic(err)
		}
		m[name] = p
	}
	for _, l := range languages {
		add("plain-"+string(l), plain(l), immigration, Options{Fonts: fonts, Dots: Wide, Copy: false})
		add("full-"+string(l), full(l), long, Options{Fonts: fonts, Dots: Wide, Copy: true})
		add("coarse-plain-"+string(l), plain(l), immigration, Options{Fonts: fonts, Dots: Coarse, URL: address})
		add("coarse-"+string(l), full(l), long, Options{Fonts: fonts, Dots: Coarse, Copy: true})
		add("narrow-"+string(l), full(l), long, Options{Fonts: fonts, Dots: Narrow, Copy: true})
	}
	return m
}

func TestPaint(t *testing.T) {
	if *paintTo == "" {
		return
	}
	for name, p := range cases() {
		save(t, filepath.Join(*paintTo, name+".png"), p.Bitmap(fonts))
	}
}

func texts(b Band) []scene.Text {
	var list []scene.Text
	for _, m := range b.Scene.Marks {
		if t, ok := m.(scene.Text); ok {
			list = append(list, t)
		}
	}
	return list
}

func (p Page) band(name string) Band {
	for _, b := range p.Bands {
		if b.Name == name {
			return b
		}
	}
	return Band{}
}

// A word that is longer than its line must be made smaller, not cut.
func TestNothingIsCutOrTooSmall(t *testing.T) {
	wide, narrow := cases(), map[string]Page{}
	monster := long
	monster.Names = map[kiosk.Language]string{"pt-PT": "Inconstitucionalissimamente-desempregabilidade", "en": strings.Repeat("W", 40)}
	for _, l := range languages {
		for _, letter := range []string{"M", "W", "A"} {
			tk := full(l)
			tk.Number.Letter = letter
			c := centre()
			c.Name = "CNAIM Lisboa e Vale do Tejo, Saldanha"
			for _, dots := range []int{Coarse, Narrow} {
				p, err := Layout(tk, c, monster, Options{Fonts: fonts, Dots: dots, Copy: true})
				if err != nil {
					t.Fatal(err)
				}
				narrow[fmt.Sprintf("monster-%s-%s-%d", letter, l, dots)] = p
			}
		}
	}
	for name, p := range wide {
		smallest := 24.0
		if p.Dots != Wide {
			smallest = 22
		}
		for _, b := range p.Bands {
			for _, m := range texts(b) {
				st := m.Paragraph.Style
				if st.Size < smallest {
					t.Errorf("%s, %s: %q is %.1f dots, want at least %.0f", name, b.Name, m.Paragraph.Text, st.Size, smallest)
				}
				if lang, _ := assets.LanguageOf(st.Language); lang.Script != "Latn" && st.Size < 28 && !st.Bold && !st.Paper {
					t.Errorf("%s, %s: %q is thin at %.1f dots", name, b.Name, m.Paragraph.Text, st.Size)
				}
			}
		}
	}
	maps.Copy(narrow, wide)
	for name, p := range narrow {
		for _, b := range p.Bands {
			if b.Height() > escpos.MaxBand {
				t.Errorf("%s: band %s is %d rows", name, b.Name, b.Height())
			}
			for _, m := range texts(b) {
				if ink := m.Bounds().Inset(1); !ink.In(b.Scene.Bounds()) {
					t.Errorf("%s, %s: %q goes beyond its band: %v of %v", name, b.Name, m.Paragraph.Text, ink, b.Scene.Bounds())
				}
				if m.Overflow {
					t.Errorf("%s, %s: %q does not fit", name, b.Name, m.Paragraph.Text)
				}
				for _, o := range texts(b) {
					if m != o && m.Bounds().Inset(3).Overlaps(o.Bounds().Inset(3)) {
						t.Errorf("%s, %s: %q lies over %q", name, b.Name, m.Paragraph.Text, o.Paragraph.Text)
					}
				}
			}
		}
	}
}

// The measures of the design, in dots.
func TestMeasures(t *testing.T) {
	p := cases()["full-en"]
	for name, want := range map[string]int{"header": 48, "rule": 4, "number": 204, "ahead": 88, "priority": 64} {
		if got := p.band(name).Height(); got != want {
			t.Errorf("band %s is %d dots high, want %d", name, got, want)
		}
	}
	number := scene.Bits(p.band("number").Scene, fonts)
	first, last := -1, -1
	for y := range number.Height {
		for x := range number.Width {
			if number.Black(x, y) {
				if last = y; first < 0 {
					first = y
				}
			}
		}
	}
	// 166 for flat tops; round digits go a little beyond on both sides.
	if h := last - first + 1; h < 166 || h > 174 {
		t.Errorf("the number's characters are %d dots high, want 166 and overshoot", h)
	}
	if want := texts(p.band("number"))[0].Paragraph.Style.Size; want != 232 {
		t.Errorf("number set at %.0f, want 232", want)
	}
	var order []string
	for _, b := range p.Bands {
		if b.Name != "rule" && b.Name != "space" {
			order = append(order, b.Name)
		}
	}
	want := []string{"header", "service", "number", "ahead", "priority", "children", "interpreter", "notice", "notice-pt", "phone"}
	if !slices.Equal(order, want) {
		t.Errorf("bands are %v, want %v", order, want)
	}
	if _, err := Layout(plain("en"), centre(), immigration, Options{Fonts: fonts, Dots: 500}); err == nil || !strings.Contains(err.Error(), "500") {
		t.Errorf("paper of 500 dots: error %v, want one that names it", err)
	}
}

func TestWordsStandOnceInPortugueseAndTwiceElse(t *testing.T) {
	for _, l := range languages {
		p := cases()["plain-"+string(l)]
		want := 2
		if l == kiosk.Official {
			want = 1
		}
		if got := len(texts(p.band("service"))); got != want {
			t.Errorf("%s: %d names of the service, want %d", l, got, want)
		}
		got := 0
		for _, b := range p.Bands {
			if strings.HasPrefix(b.Name, "notice") {
				got += len(texts(b))
			}
		}
		if want *= len(noticeList); got != want {
			t.Errorf("%s: %d notices, want %d", l, got, want)
		}
	}
}

// A clock that was never set must not put a date on paper.
func TestUntrustedTimeIsLeftOut(t *testing.T) {
	tk := plain("en")
	tk.Arrived.Trusted = false
	p, err := Layout(tk, centre(), immigration, Options{Fonts: fonts, Dots: Wide, Copy: false})
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(p.band("header")); len(got) != 1 || got[0].Paragraph.Text != "CNAIM Lisboa" {
		t.Errorf("header holds %d texts, want the centre alone", len(got))
	}
	// The hub's clock may run in UTC; the paper shows the centre's.
	tk = plain("en")
	tk.Arrived.Wall = time.Date(2026, 7, 1, 9, 5, 0, 0, time.UTC)
	p, _ = Layout(tk, centre(), immigration, Options{Fonts: fonts, Dots: Wide, Copy: false})
	if got := texts(p.band("header"))[1].Paragraph.Text; !strings.Contains(got, "01/07/2026 10:05") {
		t.Errorf("header shows %q, want 10:05 in Lisbon's summer", got)
	}
}

// Everything is mirrored in Arabic but the number, which is the same picture.
func TestMirroring(t *testing.T) {
	ar, en := cases()["full-ar"], cases()["full-en"]
	n, m := scene.Bits(ar.band("number").Scene, fonts), scene.Bits(en.band("number").Scene, fonts)
	if string(n.Pix) != string(m.Pix) {
		t.Error("the number differs between an Arabic and an English ticket")
	}
	for _, p := range []Page{ar, en} {
		icon := p.band("ahead").Scene.Marks[0].(scene.Icon).Box
		if right := icon.Min.X > p.Dots/2; right != (p.Dots == ar.Dots && &p.Bands[0] == &ar.Bands[0]) {
			t.Errorf("icon stands at %v", icon)
		}
	}
}

// What recurs is the same picture on every ticket, so that a printer can keep it.
func TestRecurringBandsHoldNoValues(t *testing.T) {
	a, b := plain("hi"), plain("hi")
	b.Number.Count, b.Ahead, b.Arrived.Wall = 43, 8, b.Arrived.Wall.Add(time.Minute)
	p, _ := Layout(a, centre(), immigration, Options{Fonts: fonts, Dots: Wide, Copy: false})
	q, _ := Layout(b, centre(), immigration, Options{Fonts: fonts, Dots: Wide, Copy: true})
	for i, band := range p.Bands {
		same := slices.Equal(band.Scene.Marks, q.Bands[i].Scene.Marks)
		value := band.Name == "header" || band.Name == "number" || band.Name == "ahead"
		if same == value {
			t.Errorf("band %s: same picture %v", band.Name, same)
		}
	}
}

// Every service of the demo centre stands whole on both papers, in each
// language that it offers.
func TestDemoCentreFits(t *testing.T) {
	demo, _, err := config.LoadCentre("../../assets/demo/centre.toml", fonts.Missing)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range demo.Languages {
		for _, sv := range demo.Services {
			for _, dots := range Widths() {
				tk := full(l)
				tk.Number.Letter = sv.Letter
				p, err := Layout(tk, &demo, sv, Options{Fonts: fonts, Dots: dots, Copy: true})
				if err != nil {
					t.Fatal(err)
				}
				for _, b := range p.Bands {
					for _, m := range texts(b) {
						if ink := m.Bounds().Inset(1); m.Overflow || !ink.In(b.Scene.Bounds()) {
							t.Errorf("%s, %s, %d dots, %s: %q does not fit", l, sv.ID, dots, b.Name, m.Paragraph.Text)
						}
					}
				}
				if *paintTo != "" && dots == Wide {
					save(t, filepath.Join(*paintTo, "demo-"+sv.Letter+"-"+string(l)+".png"), p.Bitmap(fonts))
				}
			}
		}
	}
}

// Who asks for an interpreter on screen gets a ticket in Portuguese: staff must
// be able to read which language it is, whatever its speakers write it in.
func TestStaffCanReadTheInterpretersLanguage(t *testing.T) {
	for _, l := range languages {
		for _, dots := range Widths() {
			ticket := plain(l)
			ticket.Interpreter = "bn"
			p, err := Layout(ticket, centre(), immigration, Options{Fonts: fonts, Dots: dots})
			if err != nil {
				t.Fatal(err)
			}
			said := ""
			for _, text := range texts(p.band("interpreter")) {
				said += text.Paragraph.Text + "\n"
			}
			if !strings.Contains(said, "বাংলা") || !strings.Contains(said, "bengali") {
				t.Errorf("%s, %d dots: the mark says %q, want বাংলা and bengali", l, dots, said)
			}
		}
	}
}
