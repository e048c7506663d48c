package scenetest

import (
	"image"
	"strings"
	"testing"

	"senha/display/scene"
	"senha/display/text"
)

var (
	white = scene.Hex(0xffffff)
	black = scene.Hex(0x000000)
	grey  = scene.Hex(0x808080)
)

func openFonts(t *testing.T) *text.Fonts {
	t.Helper()
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// page is a page with a title and two keys, and whatever else is drawn on it.
func page(fonts *text.Fonts, more func(*scene.Canvas)) scene.Scene {
	c := scene.NewCanvas(fonts, image.Pt(400, 600), 1, false, white)
	title := scene.Ink{Sizes: []float64{32}, Language: "pt-PT", Color: black, Label: true, VAlign: scene.Middle}
	c.Text(20, 20, 360, 48, "Escolha", title)
	for i, words := range []string{"Saúde", "اردو"} {
		key := title
		if key.Align = scene.Center; i == 1 {
			key.Language = "ur"
		}
		f := c.Key(scene.Light, scene.Plain, scene.Target{ID: words, Label: words, Language: key.Language}, 20, 100+140*float64(i), 360, 120)
		c.Icon(f.X+10, f.Y+40, 40, "health", f.Icon)
		c.Text(f.X+60, f.Y, f.W-60, f.H, words, key)
	}
	if more != nil {
		more(c)
	}
	return c.Scene()
}

func TestAGoodPageHasNoFaults(t *testing.T) {
	fonts := openFonts(t)
	for _, fault := range (Rules{Fonts: fonts, Unit: 1, PerMM: 4, CapMM: 3.5}).Faults(page(fonts, nil)) {
		t.Error(fault)
	}
}

// Each thing that can be wrong is found, and nothing beside it.
func TestFaultsAreFound(t *testing.T) {
	fonts := openFonts(t)
	say := func(x, y, w, h float64, words string, size float64, color scene.Color) func(*scene.Canvas) {
		return func(c *scene.Canvas) {
			c.Text(x, y, w, h, words, scene.Ink{Sizes: []float64{size}, Language: "pt-PT", Color: color, Label: true, VAlign: scene.Middle})
		}
	}
	key := func(x, y, w, h float64, id string, words string) func(*scene.Canvas) {
		return func(c *scene.Canvas) {
			c.Key(scene.Light, scene.Plain, scene.Target{ID: id, Label: id, Language: "pt-PT"}, x, y, w, h)
			say(x+10, y, w-20, h, words, 24, black)(c)
		}
	}
	for name, tt := range map[string]struct {
		draw func(*scene.Canvas)
		want []string // a part of each fault, in order
	}{
		"no room":       {say(20, 400, 60, 40, "Imigração", 24, black), []string{"has no room", "goes beyond its box"}},
		"off the edge":  {say(380, 400, 200, 40, "Imigração", 24, black), []string{"leaves the picture"}},
		"too small":     {say(20, 400, 200, 40, "Imigração", 23, black), []string{"is 23.0 u, want at least 24"}},
		"pale":          {say(20, 400, 200, 40, "Imigração", 24, grey), []string{"has contrast 3.9, want 7"}},
		"no glyph":      {say(20, 400, 200, 40, "\uE000", 24, black), []string{"has no glyph"}},
		"on a key":      {say(180, 200, 140, 36, "Imigração", 24, black), []string{"lies over the edge of the box"}},
		"on a text":     {say(22, 24, 100, 48, "Saúde", 32, black), []string{"lies over \"Escolha\""}},
		"on an icon":    {func(c *scene.Canvas) { c.Icon(32, 142, 40, "work", black) }, []string{"icon work at (32,142)-(72,182) lies over icon health"}},
		"covered":       {func(c *scene.Canvas) { c.Fill(30, 30, 60, 30, 0, white) }, []string{"\"Escolha\" at (20,20)-(380,68) lies over the edge of the box"}},
		"icon off edge": {func(c *scene.Canvas) { c.Icon(380, 500, 40, "work", black) }, []string{"icon work at (380,500)-(420,540) leaves"}},
		"pale icon":     {func(c *scene.Canvas) { c.Icon(20, 500, 40, "work", scene.Hex(0xbbbbbb)) }, []string{"icon work at (20,500)-(60,540) has contrast 1.9"}},
		"small key":     {key(20, 400, 79, 100, "a", "a"), []string{"is (79,100) pixels, want at least 80"}},
		"bare key":      {key(20, 400, 100, 100, "a", ""), []string{"has no words on it"}},
		"twins":         {key(20, 400, 100, 100, "Saúde", "a"), []string{"another has that name"}},
		"near keys": {func(c *scene.Canvas) {
			key(20, 400, 100, 90, "a", "a")(c)
			key(126, 400, 100, 90, "b", "b")(c)
		}, []string{"are 6 pixels apart"}},
		"keys over one another": {func(c *scene.Canvas) {
			key(20, 400, 100, 90, "a", "a")(c)
			key(20, 492, 100, 90, "b", "b")(c)
		}, []string{"are 2 pixels apart"}},
		"mute key": {func(c *scene.Canvas) {
			c.Key(scene.Light, scene.Plain, scene.Target{ID: "a"}, 20, 400, 100, 90)
			say(30, 400, 80, 90, "a", 24, black)(c)
		}, []string{"has the label \"\""}},
	} {
		got := (Rules{Fonts: fonts, Unit: 1, PerMM: 4, CapMM: 3.5}).Faults(page(fonts, tt.draw))
		if len(got) != len(tt.want) {
			t.Errorf("%s: faults\n%s\nwant %q", name, strings.Join(got, "\n"), tt.want)
			continue
		}
		for i, want := range tt.want {
			if !strings.Contains(got[i], want) {
				t.Errorf("%s: fault %q, want %q in it", name, got[i], want)
			}
		}
	}
}

// Cells of a group touch; a hand's breadth is not asked of a picture that
// nobody touches; a small panel asks for larger letters.
func TestMeasuresAreThePanels(t *testing.T) {
	fonts := openFonts(t)
	s := page(fonts, func(c *scene.Canvas) {
		c.Group(scene.Light, 20, 400, 360, 82)
		for i, id := range []string{"a", "b"} {
			f := c.Key(scene.Light, scene.Cell, scene.Target{ID: id, Label: id, Language: "pt-PT"}, 20+180*float64(i), 400, 180, 82)
			c.Text(f.X+60, f.Y, 60, f.H, id, scene.Ink{Sizes: []float64{24}, Language: "pt-PT", Color: f.Ink, Label: true, VAlign: scene.Middle})
		}
	})
	for perMM, want := range map[float64]int{0: 0, 4: 0, 4.5: 2, 5: 4} { // cells too low; and "a" and "b" too small
		if got := (Rules{Fonts: fonts, Unit: 1, PerMM: perMM, CapMM: 3.5}).Faults(s); len(got) != want {
			t.Errorf("at %v pixels/mm there are %d faults, want %d:\n%s", perMM, len(got), want, strings.Join(got, "\n"))
		}
	}
}

func TestPaper(t *testing.T) {
	fonts := openFonts(t)
	for _, tt := range []struct {
		language string
		size     float64
		bold     bool
		want     string
	}{
		{"pt-PT", 22, false, ""}, {"pt-PT", 21, true, "want at least 22"},
		{"ar", 24, true, ""}, {"ar", 24, false, "is thin"}, {"ar", 28, false, ""}, {"hi", 23, true, "want at least 24"},
		{"ur", 32, false, "is thin"}, {"ur", 32, true, ""}, {"ur", 24, true, ""},
	} {
		c := scene.NewCanvas(fonts, image.Pt(576, 100), 1, false, white)
		c.Text(20, 10, 500, 80, "12", scene.Ink{Sizes: []float64{tt.size}, Bold: tt.bold, Language: tt.language, Color: black, Label: true, VAlign: scene.Middle})
		got := strings.Join(Rules{Fonts: fonts, Unit: 1, Paper: true}.Faults(c.Scene()), "\n")
		if (tt.want == "") != (got == "") || !strings.Contains(got, tt.want) {
			t.Errorf("%+v: %q", tt, got)
		}
	}
}

func TestContrast(t *testing.T) {
	for _, tt := range []struct {
		a, b scene.Color
		want float64
	}{
		{black, white, 21}, {white, black, 21}, {white, white, 1},
		{scene.Light.Ink2, scene.Light.Quiet, 7.0}, {scene.Light.Night, scene.Light.Sun, 11.4},
	} {
		if got := Contrast(tt.a, tt.b); got < tt.want-0.1 || got > tt.want+0.1 {
			t.Errorf("contrast of %v on %v is %.2f, want %.1f", tt.a, tt.b, got, tt.want)
		}
	}
}
