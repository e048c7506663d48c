package scene

import (
	"image"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"senha/assets"
	"senha/display/text"
)

func TestBoxes(t *testing.T) {
	for _, c := range []struct {
		scale      float64
		mirror     bool
		x, y, w, h float64
		want       image.Rectangle
	}{
		{1, false, 48, 664, 484, 168, image.Rect(48, 664, 532, 832)},
		{1, true, 48, 664, 484, 168, image.Rect(548, 664, 1032, 832)},
		{0.5, false, 48, 664, 484, 168, image.Rect(24, 332, 266, 416)},
		{0.5, true, 48, 664, 484, 168, image.Rect(814, 332, 1056, 416)},
		{0.711, false, 10, 10, 10, 10, image.Rect(7, 7, 14, 14)},
		{1, false, -10.4, 0, 20, 1, image.Rect(-10, 0, 10, 1)},
	} {
		canvas := NewCanvas(nil, image.Pt(1080, 1920), c.scale, c.mirror, white)
		if got := canvas.Box(c.x, c.y, c.w, c.h); got != c.want {
			t.Errorf("%+v: got %v", c, got)
		}
	}
}

// Boxes that touch in units touch in pixels, and a mirrored page is the same
// page seen in a mirror.
func TestBoxesTouchAndMirror(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scale := rapid.Float64Range(0.3, 3).Draw(t, "scale")
		size := image.Pt(rapid.IntRange(100, 3000).Draw(t, "width"), 1000)
		plain, mirrored := NewCanvas(nil, size, scale, false, white), NewCanvas(nil, size, scale, true, white)
		x, w, v := rapid.Float64Range(-50, 1000).Draw(t, "x"), rapid.Float64Range(0, 500).Draw(t, "w"), rapid.Float64Range(0, 500).Draw(t, "v")
		a, b := plain.Box(x, x, w, w), plain.Box(x+w, x+w, v, v)
		if a.Max != b.Min {
			t.Fatalf("%v and %v don't touch", a, b)
		}
		if m := mirrored.Box(x, x, w, w); m.Min.X != size.X-a.Max.X || m.Max.X != size.X-a.Min.X || m.Min.Y != a.Min.Y || m.Max.Y != a.Max.Y {
			t.Fatalf("%v mirrored is %v", a, m)
		}
		if math.Abs(float64(a.Dx())-w*scale) > 1 {
			t.Fatalf("%v u are %d pixels", w, a.Dx())
		}
	})
}

func TestBordersAndRulesAreSeen(t *testing.T) {
	c := NewCanvas(nil, image.Pt(400, 400), 0.3, false, white)
	c.Frame(10, 10, 100, 100, 16, 3, black, white)
	c.Rule(10, 200, 100, 1, black)
	want := []Mark{
		Fill{Box: image.Rect(3, 3, 33, 33), Radius: 5, Color: black},
		Fill{Box: image.Rect(5, 5, 31, 31), Radius: 3, Color: white},
		Fill{Box: image.Rect(3, 60, 33, 61), Color: black},
	}
	if got := c.Scene().Marks; !slices.Equal(got, want) {
		t.Errorf("marks %+v, want %+v", got, want)
	}
}

// Only the four arrows mirror on right-to-left pages.
func TestArrowsMirror(t *testing.T) {
	for _, name := range assets.Icons() {
		c := NewCanvas(nil, image.Pt(100, 100), 1, true, white)
		c.Icon(10, 20, 30, name, black, Stroke(3.5), Turned())
		got := c.Scene().Marks[0].(Icon)
		arrow := slices.Contains([]string{"back", "go", "refer", "return"}, name)
		want := Icon{Box: image.Rect(60, 20, 90, 50), Name: name, Stroke: 3.5, Color: black, Mirror: arrow, Turn: true}
		if got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
}

func TestPatternHasWholeRows(t *testing.T) {
	c := NewCanvas(nil, image.Pt(757, 1345), 0.7007, false, white)
	c.Pattern(0, 136, 1080, 240, 120, "pattern-azulejo", 1.25, black)
	got := c.Scene().Marks[0].(Pattern)
	if got.Cell != 84 || got.Box != image.Rect(0, 95, 757, 95+168) {
		t.Errorf("pattern %+v, want two rows of 84 from 95", got)
	}
}

func textOf(s Scene) Text { return s.Marks[len(s.Marks)-1].(Text) }

// A label steps down once, then wraps, then takes its short form; what fits in
// no way is set whole and says so.
func TestLabelsFit(t *testing.T) {
	fonts := open(t)
	const name = "Emprego e Qualificação"
	for _, c := range []struct {
		w, h     float64
		s, short string
		lines    int
		fits     bool
		size     float64
		wantText string
		wantRows int
	}{
		{500, 80, name, "Emprego", 2, true, 32, name, 1},
		{350, 80, name, "Emprego", 2, true, 28, name, 1},
		{300, 80, name, "Emprego", 2, true, 28, name, 2},
		{300, 40, name, "Emprego", 2, true, 32, "Emprego", 1}, // two lines would be too high
		{300, 80, name, "Emprego", 1, true, 32, "Emprego", 1},
		{130, 80, name, "Emprego", 2, true, 28, "Emprego", 1},
		{60, 80, name, "Emprego", 2, false, 28, "Emprego", 1},
		{60, 80, name, "", 2, false, 28, name, 3},
		{60, 80, name, "", 1, false, 28, name, 1},
		{300, 0, name, "", 2, true, 28, name, 2},
	} {
		canvas := NewCanvas(fonts, image.Pt(1000, 400), 1, false, white)
		k := Ink{Sizes: []float64{32, 28}, Short: c.short, Lines: c.lines, Bold: true, Language: "pt-PT", Label: true}
		fits := canvas.Text(10, 10, c.w, c.h, c.s, k)
		s := canvas.Scene()
		got := textOf(s)
		if fits != c.fits || got.Overflow == fits || (len(s.Overflowing()) == 0) != fits ||
			got.Paragraph.Style.Size != c.size || got.Paragraph.Text != c.wantText || len(got.Paragraph.Lines) != c.wantRows {
			t.Errorf("%+v: fits %v, %q in %d lines at %v", c, fits, got.Paragraph.Text, len(got.Paragraph.Lines), got.Paragraph.Style.Size)
		}
	}
}

// Running text wraps at its first size and steps down only when it must.
func TestRunningTextFits(t *testing.T) {
	fonts := open(t)
	const words = "Ainda precisa de tempo? Toque no ecrã para continuar."
	for _, c := range []struct{ w, h, size, rows float64 }{{1000, 50, 28, 1}, {400, 130, 28, 2}, {350, 100, 24, 2}, {300, 130, 28, 3}} {
		canvas := NewCanvas(fonts, image.Pt(1000, 400), 1, false, white)
		fits := canvas.Text(0, 0, c.w, c.h, words, Ink{Sizes: []float64{28, 24}, Lines: 3, Language: "pt-PT"})
		p := textOf(canvas.Scene()).Paragraph
		if !fits || p.Style.Size != c.size || float64(len(p.Lines)) != c.rows || math.Abs(p.Height-c.size*1.4*c.rows) > 1e-6 {
			t.Errorf("%+v: fits %v, %d lines at %v, %.1f high", c, fits, len(p.Lines), p.Style.Size, p.Height)
		}
	}
}

// inkOf is the frame of all pixels that aren't white.
func inkOf(m *image.RGBA) (frame image.Rectangle) {
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if dark(m, x, y) > 0.5 {
				frame = frame.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return frame
}

func TestTextStandsWhereItShould(t *testing.T) {
	fonts := open(t)
	box := image.Rect(100, 50, 400, 250)
	for _, c := range []struct {
		align  Align
		valign VAlign
		mirror bool
		x, y   string // where the ink must be
	}{
		{align: Start, valign: Top, x: "left", y: "top"},
		{align: Start, valign: Middle, mirror: true, x: "right", y: "middle"},
		{align: End, valign: Bottom, x: "right", y: "bottom"},
		{align: End, valign: Top, mirror: true, x: "left", y: "top"},
		{align: Left, valign: Middle, mirror: true, x: "left", y: "middle"},
		{align: Right, valign: Middle, x: "right", y: "middle"},
		{align: Center, valign: Middle, mirror: true, x: "centre", y: "middle"},
	} {
		canvas := NewCanvas(fonts, image.Pt(500, 300), 1, c.mirror, white)
		canvas.Text(100, 50, 300, 200, "HH", Ink{Sizes: []float64{50}, Color: black, Label: true, Align: c.align, VAlign: c.valign})
		ink := inkOf(Image(canvas.Scene(), fonts))
		x := map[string]float64{
			"left": float64(ink.Min.X - box.Min.X), "right": float64(box.Max.X - ink.Max.X),
			"centre": float64(ink.Min.X+ink.Max.X-box.Min.X-box.Max.X) / 2,
		}[c.x]
		y := map[string]float64{
			"top": float64(ink.Min.Y - box.Min.Y), "bottom": float64(box.Max.Y - ink.Max.Y),
			"middle": float64(ink.Min.Y+ink.Max.Y-box.Min.Y-box.Max.Y) / 2,
		}[c.y]
		if x < -1 || x > 7 || y < -1 || y > 15 {
			t.Errorf("%+v: ink %v stands %v and %v from its place in %v", c, ink, x, y, box)
		}
	}
}

// Nastaliq is set smaller in bars of one line, nothing else is.
func TestBars(t *testing.T) {
	canvas := NewCanvas(nil, image.Pt(10, 10), 2, false, white)
	for language, want := range map[string]float64{"ur": 40 * 0.8 * 2, "ar": 80, "pt-PT": 80} {
		if got := canvas.style(Ink{Language: language, Bar: true}, 40); math.Abs(got.Size-want) > 1e-9 {
			t.Errorf("%s is set at %v pixels in a bar, want %v", language, got.Size, want)
		}
	}
	if got := canvas.style(Ink{Pitch: 30, Label: true, Language: "ar"}, 24).LineHeight; got != 1.25 {
		t.Errorf("a pitch of 30 at 24 is a line height of %v", got)
	}
}

// Printed labels are as high as the letters that paper gives them: small Urdu
// is Naskh there.
func TestPaper(t *testing.T) {
	canvas := NewCanvas(nil, image.Pt(10, 10), 1, false, white)
	for paper, want := range map[bool]float64{true: 1.6, false: 2.2} {
		if got := canvas.style(Ink{Language: "ur", Label: true, Paper: paper}, 24); got.Paper != paper || got.LineHeight != want {
			t.Errorf("on paper %v: %+v, want a line height of %v", paper, got, want)
		}
	}
}

func TestMeasure(t *testing.T) {
	fonts := open(t)
	k := Ink{Sizes: []float64{28}, Bold: true, Language: "pt-PT", Label: true}
	for _, scale := range []float64{0.5, 1, 2} {
		canvas := NewCanvas(fonts, image.Pt(1000, 400), scale, false, white)
		w, h := canvas.Measure("20–35", k)
		if math.Abs(h-28*text.LabelHeight("pt-PT")) > 1e-9 || !canvas.Text(0, 0, w, h, "20–35", k) {
			t.Errorf("at scale %v: %v × %v don't hold the text measured", scale, w, h)
		}
	}
}
