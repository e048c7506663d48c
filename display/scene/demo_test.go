package scene

import (
	"errors"
	"flag"
	"image"
	"os"
	"path/filepath"
	"testing"

	"senha/display/text"
)

var pictures = flag.String("pictures", "", "folder to write the demo pages to")

func open(t testing.TB) *text.Fonts {
	t.Helper()
	f, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A service as the demo page shows it.
type service struct{ id, icon, name, tag, portuguese, minutes string }

var demoServices = []service{
	{"A", "immigration", "الهجرة والحدود", "ar", "Imigração e Fronteiras", "دقيقة"},
	{"B", "work", "काम की शर्तें", "hi", "Condições de Trabalho", "मिनट"},
	{"C", "social-security", "سماجی تحفظ", "ur", "Segurança Social", "منٹ"},
	{"D", "health", "卫生与健康", "zh-Hans", "Saúde", "分钟"},
	{"E", "education", "శిక్షణ తీసుకోండి", "te", "Educação", "నిమి"},
	{"F", "registries", "Центральні реєстри", "uk", "Registos Centrais", "хв"},
	{"P", "citizen-space", "নাগরিক সেবা কেন্দ্র", "bn", "Espaço Cidadão", "মিনিট"},
	{"H", "welcome", "ကြိုဆိုခြင်း", "my", "Acolhimento e Triagem", "မိနစ်"},
	{"J", "inclusion", "การดูแล\u200bสังคม", "th", "Assuntos Sociais e Inclusão", "นาที"},
	{"U", "legal", "ਕਾਨੂੰਨੀ ਸਹਾਇਤਾ", "pa-Guru", "Apoio Jurídico", "ਮਿੰਟ"},
	{"L", "employability", "Emploi et qualification", "fr", "Emprego e Qualificação", "min"},
	{"?", "unknown", "لا أعرف", "ar", "Não sei", ""},
}

// demo is a service page as look.md measures it, each tile in another language.
func demo(fonts *text.Fonts, size image.Point, scale float64, mirror bool, p Palette, pressed string) Scene {
	c := NewCanvas(fonts, size, scale, mirror, p.Paper)
	label := func(size float64, bold bool, tag string, color Color) Ink {
		return Ink{Sizes: []float64{size, size - 4}, Lines: 2, Bold: bold, Language: tag, Color: color, Label: true}
	}
	c.Fill(0, 0, 1080, 640, 0, p.Poster)
	if p.PosterRule > 0 {
		c.Rule(0, 640-p.PosterRule, 1080, p.PosterRule, p.OnPoster)
	}
	c.Text(48, 24, 700, 52, "CNAIM Lisboa", label(40, true, "pt-PT", p.OnPoster))
	c.Text(48, 76, 700, 32, "Centro Nacional de Apoio à Integração de Migrantes", label(24, false, "pt-PT", p.OnPoster2))
	clock := label(48, true, "pt-PT", p.OnPoster)
	clock.Align, clock.VAlign = End, Middle
	c.Text(732, 24, 300, 88, "10:42", clock)
	c.Pattern(0, 136, 1080, 240, 120, "pattern-azulejo", 1.25, p.Azulejo)
	title := label(72, true, "ar", p.OnPoster)
	title.VAlign = Middle
	c.Text(48, 384, 984, 130, "اختر الخدمة", title)
	c.Text(48, 520, 984, 48, "Escolha o serviço", label(36, false, "pt-PT", p.OnPoster2))
	for i, s := range demoServices {
		x, y := 48+float64(i%2)*500, 664+float64(i/2)*184
		kind := Plain
		if s.icon == "unknown" {
			kind = Help
		}
		t := Target{ID: s.id, Label: s.name, Language: s.tag, Pressed: s.id == pressed, Disabled: s.id == "D", Selected: s.id == "F", Focused: s.id == "E"}
		f := c.Key(p, kind, t, x, y, 484, 168)
		c.Icon(f.X+21, f.Y+21, 72, s.icon, f.Icon)
		c.Badge(p, f.X+21, f.Y+107, 72, 40, s.id, f.Outline)
		name := label(32, true, s.tag, f.Ink)
		name.Sizes, name.VAlign = []float64{32, 28}, Middle
		c.Text(f.X+109, f.Y+12, 350, 56, s.name, name)
		c.Text(f.X+109, f.Y+67, 350, 32, s.portuguese, label(24, false, "pt-PT", f.Ink2))
		if s.minutes != "" {
			row := label(28, true, "pt-PT", f.Ink)
			row.VAlign = Middle
			c.Icon(f.X+109, f.Y+111, 32, "people", f.Ink, Stroke(3.5))
			c.Text(f.X+149, f.Y+107, 60, 40, "12", row)
			c.Icon(f.X+209, f.Y+111, 32, "clock", f.Ink, Stroke(3.5))
			w, _ := c.Measure("45–60", row)
			c.Text(f.X+249, f.Y+107, w, 40, "45–60", row)
			unit := label(24, false, s.tag, f.Ink2)
			unit.VAlign = Middle
			c.Text(f.X+249+w+8, f.Y+107, 120, 40, s.minutes, unit)
		}
	}
	c.Fill(0, 1768, 1080, 152, 0, p.Quiet)
	back := c.Key(p, Plain, Target{ID: "back", Pressed: pressed == "back"}, 48, 1784, 184, 112)
	c.Icon(back.X+20, back.Y+36, 40, "back", back.Icon)
	done := c.Key(p, Plain, Target{ID: "done", Primary: true, Pressed: pressed == "done"}, 248, 1784, 192, 112)
	c.Icon(done.X+20, done.Y+36, 40, "go", done.Icon)
	c.Group(p, 456, 1784, 576, 112)
	for i, name := range []string{"Wolof", "Tetun", "தமிழ்"} {
		tag := []string{"wo", "tet", "ta"}[i]
		f := c.Key(p, Cell, Target{ID: name, Pressed: pressed == name}, 456+192*float64(i), 1784, 192, 112)
		k := label(30, false, tag, f.Ink)
		k.Align, k.VAlign = Center, Middle
		c.Text(f.X+12, f.Y, f.W-24, f.H, name, k)
		if i > 0 {
			c.Rule(456+192*float64(i)-1, 1786, 2, 108, p.CellLine)
		}
	}
	return c.Scene()
}

// The demo page fits at every size and in every palette, and is the same
// however often it is built. With -pictures DIR it is written there, to be
// looked at.
func TestDemoPage(t *testing.T) {
	fonts := open(t)
	for _, c := range []struct {
		name   string
		width  int
		mirror bool
		p      Palette
		down   string
	}{
		{"rtl", 1080, true, Light, "Wolof"}, {"ltr", 1080, false, Light, "A"}, {"contrast", 1080, true, Contrast, "A"},
		{"small", 540, true, Light, "தமிழ்"}, {"large", 2160, false, Light, "done"},
	} {
		build := func() Scene {
			return demo(fonts, image.Pt(c.width, c.width*16/9), float64(c.width)/1080, c.mirror, c.p, c.down)
		}
		s := build()
		for _, o := range s.Overflowing() {
			t.Errorf("%s: %q doesn't fit %v", c.name, o.Paragraph.Text, o.Box)
		}
		if d := Damage(s, build()); d != nil {
			t.Errorf("%s: built twice, the page differs in %v", c.name, d)
		}
		if *pictures != "" {
			save(t, filepath.Join(*pictures, "demo-"+c.name+".png"), s, fonts)
		}
	}
}

func save(t *testing.T, path string, s Scene, fonts *text.Fonts) {
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(PNG(f, s, fonts), f.Close()); err != nil {
		t.Fatal(err)
	}
}
