package board

import (
	"image"
	"math"
	"testing"
	"time"

	"senha/display/scene"
)

// near fails if a box lies more than a pixel off its place, given in units.
func near(t *testing.T, what string, got image.Rectangle, x, y, w, h, scale float64) {
	t.Helper()
	for _, side := range []struct {
		got  int
		want float64
	}{{got.Min.X, x}, {got.Min.Y, y}, {got.Max.X, x + w}, {got.Max.Y, y + h}} {
		if math.Abs(float64(side.got)-side.want*scale) > 1 {
			t.Errorf("%s is at %v, want %v %v %v×%v times %v", what, got, x, y, w, h, scale)
			return
		}
	}
}

// fills returns the filled boxes of a colour.
func fills(s scene.Scene, c scene.Color) []scene.Fill {
	var list []scene.Fill
	for _, m := range s.Marks {
		if f, ok := m.(scene.Fill); ok && f.Color == c {
			list = append(list, f)
		}
	}
	return list
}

// said returns the text marks that say s.
func said(s scene.Scene, words string) []scene.Text {
	var list []scene.Text
	for _, m := range s.Marks {
		if m, ok := m.(scene.Text); ok && m.Paragraph.Text == words {
			list = append(list, m)
		}
	}
	return list
}

func icons(s scene.Scene, name string) []scene.Icon {
	var list []scene.Icon
	for _, m := range s.Marks {
		if m, ok := m.(scene.Icon); ok && m.Name == name {
			list = append(list, m)
		}
	}
	return list
}

// baseline is where the first line of a text stands, in pixels of the picture.
func baseline(m scene.Text) float64 {
	return float64(m.Top) + m.Paragraph.Lines[0].Baseline
}

func TestMeasures(t *testing.T) {
	fonts := openFonts(t)
	for _, size := range []image.Point{{1920, 1080}, {1280, 720}, {3840, 2160}} {
		k := float64(size.X) / 1920
		p := scene.Light
		s := Scene(morning(), fonts, size)
		if s.Size != size || s.Ground != p.Night {
			t.Errorf("%v: size %v, ground %v", size, s.Size, s.Ground)
		}
		sun := fills(s, p.Sun)
		if len(sun) != 1 {
			t.Fatalf("%v: %d boxes in the colour of the number, want the card alone", size, len(sun))
		}
		near(t, "card", sun[0].Box, 48, 104, 1096, 688, k)
		if part := float64(sun[0].Box.Dx()*sun[0].Box.Dy()) / float64(size.X*size.Y); part < 0.36 {
			t.Errorf("the card fills %.1f %% of the picture, want 36", 100*part)
		}
		if math.Abs(float64(sun[0].Radius)-32*k) > 1 {
			t.Errorf("radius of the card %d", sun[0].Radius)
		}

		var dots, notches []image.Rectangle
		for _, f := range fills(s, p.Night) {
			if f.Box.Dx() > int(32*k) {
				notches = append(notches, f.Box)
			} else {
				dots = append(dots, f.Box)
			}
		}
		if len(dots) != 35 || len(notches) != 2 {
			t.Fatalf("%d dots and %d notches", len(dots), len(notches))
		}
		near(t, "first dot", dots[0], 112-4, 504-4, 8, 8, k)
		near(t, "last dot", dots[34], 1080-4, 504-4, 8, 8, k)
		near(t, "left notch", notches[0], 48-32, 504-32, 64, 64, k)
		near(t, "right notch", notches[1], 1144-32, 504-32, 64, 64, k)

		number, desk := said(s, "A042"), said(s, "3")
		if len(number) != 1 || len(desk) != 1 {
			t.Fatalf("number %d times, desk %d times", len(number), len(desk))
		}
		for _, text := range []struct {
			name              string
			mark              scene.Text
			size, middle, mid float64
		}{
			{"number", number[0], 416, 596, 304},
			{"desk", desk[0], 272, 596, 654},
			{"desk word", said(s, "Balcão")[0], 96, 0, 654},
			{"clock", said(s, "10:42")[0], 64, 0, 52},
			{"centre", said(s, "CNAIM Lisboa")[0], 44, 0, 52},
		} {
			if got := text.mark.Paragraph.Style.Size; math.Abs(got-text.size*k) > 0.5 || !text.mark.Paragraph.Style.Bold {
				t.Errorf("%s has size %v, want %v bold", text.name, got, text.size*k)
			}
			if got, want := baseline(text.mark), (text.mid+0.36*text.size)*k; math.Abs(got-want) > 1 {
				t.Errorf("%s stands on %v, want %v", text.name, got, want)
			}
			if box := text.mark.Box; text.middle > 0 && math.Abs(float64(box.Min.X+box.Max.X)/2-text.middle*k) > 1 {
				t.Errorf("%s is centred in %v", text.name, box)
			}
		}

		for i, row := range []string{"C118", "U016", "A041", "H203", "B009"} {
			m := said(s, row)[0]
			near(t, row, image.Rect(m.Box.Min.X, m.Box.Min.Y, m.Box.Min.X, m.Box.Max.Y), 1192, 104+137.6*float64(i), 0, 137.6, k)
			if m.Paragraph.Style.Size != 152*k {
				t.Errorf("%s has size %v", row, m.Paragraph.Style.Size)
			}
			if right := said(s, map[string]string{"C118": "7", "U016": "12", "A041": "2", "H203": "1", "B009": "5"}[row])[0]; math.Abs(float64(right.Box.Max.X)-1872*k) > 1 || right.Align != scene.Right {
				t.Errorf("desk of %s ends at %d", row, right.Box.Max.X)
			}
		}
		for i, f := range fills(s, p.NightHair) {
			near(t, "rule", f.Box, 1192, 104+137.6*float64(i+1)-1, 680, 2, k)
		}
		arrows := icons(s, "go")
		if len(arrows) != 5 || math.Abs(float64(arrows[0].Box.Dx())-64*k) > 1 {
			t.Errorf("%d arrows, the first %v", len(arrows), arrows)
		}

		panels := fills(s, p.Night2)
		if len(panels) != 11 {
			t.Fatalf("%d panels, want one for each of 11 services", len(panels))
		}
		wide := (1824 - 10*8) / 11.0
		for i, f := range panels {
			near(t, "wait", f.Box, 48+float64(i)*(wide+8), 816, wide, 144, k)
		}
		bar := fills(s, p.Poster)
		if len(bar) != 1 {
			t.Fatalf("%d bars", len(bar))
		}
		near(t, "notice", bar[0].Box, 0, 984, 1920, 96, k)
	}
}

func TestDigitsAreFiftyMillimetres(t *testing.T) {
	fonts := openFonts(t)
	const perMM = 2.17 // px, 40 inches 16:9 with 1920 px across
	s := Scene(morning(), fonts, image.Pt(1920, 1080))
	for _, words := range []string{"A042", "3", "C118", "7", "B009", "5", "12"} {
		style := said(s, words)[0].Paragraph.Style
		ink := fonts.Paragraph("1", style, 0).Lines[0].Ink
		if mm := (ink.Y1 - ink.Y0) / perMM; mm < 50 {
			t.Errorf("the digits of %s are %.1f mm high, want 50", words, mm)
		} else {
			t.Logf("%s: %.1f mm", words, mm)
		}
	}
}

func TestWhatIsNewIsYellow(t *testing.T) {
	fonts := openFonts(t)
	size := image.Pt(1920, 1080)
	p := scene.Light
	v := morning()
	at := func(after time.Duration) scene.Scene {
		v.Now = v.Received.Add(after)
		return Scene(v, fonts, size)
	}
	if s := at(0); len(fills(s, p.Fresh)) != 1 || len(fills(s, p.Sun)) != 0 || said(s, "A042")[0].Color != p.Night {
		t.Error("a new call's card does not start in its paler colour")
	}
	if s := at(500 * time.Millisecond); len(fills(s, p.Fresh)) != 0 || len(fills(s, p.Sun)) != 1 {
		t.Error("a new call's card does not change its colour")
	}
	s := at(10 * time.Second)
	if len(fills(s, p.Fresh)) != 0 || said(s, "A042")[0].Color != p.Sun || said(s, "Balcão")[0].Color != p.Sun {
		t.Error("after 10 s the card does not stand still in dark")
	}
	v.Board.Calls[1].AgeMS = 2000
	if s := at(time.Second); said(s, "C118")[0].Color != p.Sun || said(s, "U016")[0].Color != p.NightInk {
		t.Error("of two calls in one moment the earlier is not shown as new")
	}
	v.Lost = true
	s = at(time.Second)
	for _, c := range []scene.Color{p.Sun, p.Fresh} {
		for _, m := range s.Marks {
			if m, ok := m.(scene.Text); ok && m.Color == c {
				t.Errorf("without a hub %q is yellow", m.Paragraph.Text)
			}
		}
		if len(fills(s, c)) != 0 {
			t.Error("without a hub something is yellow")
		}
	}
}

func TestWithoutAHub(t *testing.T) {
	fonts := openFonts(t)
	p := scene.Light
	v := views()["lost"]
	s := Scene(v, fonts, image.Pt(1920, 1080))
	frame := fills(s, p.NightInk)
	if len(frame) != 1 {
		t.Fatalf("%d white boxes, want the frame", len(frame))
	}
	near(t, "frame", frame[0].Box, 48, 104, 1096, 688, 1)
	if inner := fills(s, p.Night2)[0].Box; inner != frame[0].Box.Inset(6) {
		t.Errorf("the frame is %v around %v", frame[0].Box, inner)
	}
	if list := icons(s, "line-lost"); len(list) != 1 || list[0].Box.Dx() != 144 {
		t.Errorf("icons %v", list)
	}
	for words, size := range map[string]float64{
		"Sem ligação": 80, "Os números podem ter mudado.\nPergunte no Acolhimento.": 48,
		"A042": 104, "C118": 104, "U016": 104, "A041": 104, "H203": 104, "10:38": 52,
		"Última informação: 10:41:55. A tentar ligar de novo.": 44,
	} {
		list := said(s, words)
		if len(list) != 1 {
			t.Errorf("%q is said %d times", words, len(list))
		} else if got := list[0].Paragraph.Style.Size; got != size {
			t.Errorf("%q has size %v, want %v", words, got, size)
		}
	}
	if len(said(s, "B009")) != 0 {
		t.Error("six calls are listed, want five")
	}
	if got := len(said(s, "–")); got != 11 {
		t.Errorf("%d services have a dash for their wait, want 11", got)
	}
	for _, m := range s.Marks {
		if f, ok := m.(scene.Fill); ok {
			for _, w := range v.Board.Waits {
				if accent, _ := scene.Accent(w.Letter); f.Color == accent {
					t.Errorf("the badge of %s has its colour", w.Letter)
				}
			}
		}
	}
	v.Board.Clock, v.Wall = false, time.Time{}
	s = Scene(v, fonts, image.Pt(1920, 1080))
	for _, m := range s.Marks {
		if m, ok := m.(scene.Text); ok && len(m.Paragraph.Text) > 3 && m.Paragraph.Text[2] == ':' {
			t.Errorf("the clock is not to be believed, but %q is shown", m.Paragraph.Text)
		}
	}
}

func TestTheTicketsLanguage(t *testing.T) {
	fonts := openFonts(t)
	size := image.Pt(1920, 1080)
	v := morning()
	words := func() (list []scene.Text) {
		for _, m := range Scene(v, fonts, size).Marks {
			if m, ok := m.(scene.Text); ok && m.Paragraph.Style.Size == 96 {
				list = append(list, m)
			}
		}
		return list
	}
	if list := words(); len(list) != 2 || !list[1].Paragraph.RTL || list[1].Align != scene.Right {
		t.Errorf("beside the desk of an Arabic ticket stand %d words", len(list))
	}
	for _, tag := range []string{"pt-PT", "", "xx"} {
		v.Board.Calls[0].Language = tag
		if list := words(); len(list) != 1 || list[0].Paragraph.Text != "Balcão" {
			t.Errorf("language %q: %d words, want Balcão alone", tag, len(list))
		}
	}
}
