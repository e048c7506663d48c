package scene

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"senha/assets"
	"senha/display/text"
)

// paintOne paints one mark, black on white.
func paintOne(fonts *text.Fonts, size int, m Mark) *image.RGBA {
	return Image(Scene{Size: image.Pt(size, size), Ground: white, Marks: []Mark{m}}, fonts)
}

// dark is how much of a pixel is black.
func dark(m *image.RGBA, x, y int) float64 { return 1 - float64(m.RGBAAt(x, y).R)/255 }

func darkness(m *image.RGBA, r image.Rectangle) (sum float64) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			sum += dark(m, x, y)
		}
	}
	return sum
}

func TestFill(t *testing.T) {
	for _, c := range []struct {
		fill Fill
		area float64
	}{
		{Fill{Box: image.Rect(10, 10, 50, 40)}, 40 * 30},
		{Fill{Box: image.Rect(10, 10, 50, 40), Radius: 10}, 40*30 - (4-math.Pi)*100},
		{Fill{Box: image.Rect(10, 10, 50, 50), Radius: 99}, math.Pi * 400},
		{Fill{Box: image.Rect(10, 10, 50, 40), Radius: 10, Square: TopLeft | TopRight | BottomLeft}, 40*30 - (4-math.Pi)*25},
		{Fill{Box: image.Rect(10, 10, 50, 40), Ring: 3}, 40*30 - 34*24},
		{Fill{Box: image.Rect(10, 10, 60, 60), Radius: 20, Ring: 6}, 50*50 - (4-math.Pi)*400 - (38*38 - (4-math.Pi)*14*14)},
		{Fill{Box: image.Rect(10, 10, 60, 60), Radius: 4, Ring: 6}, 50*50 - (4-math.Pi)*16 - 38*38},
		{Fill{Box: image.Rect(10, 10, 10, 40), Radius: 3}, 0},
	} {
		c.fill.Color = black
		m := paintOne(nil, 70, c.fill)
		if got := darkness(m, m.Rect); math.Abs(got-c.area) > 0.005*c.area+1 {
			t.Errorf("%+v covers %.1f pixels, want %.1f", c.fill, got, c.area)
		}
		b := c.fill.Box
		if got := darkness(m, b); math.Abs(got-darkness(m, m.Rect)) > 1e-9 {
			t.Errorf("%+v paints outside its box", c.fill)
		}
		if c.fill.Square != 0 || b.Empty() {
			continue
		}
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X; x < b.Max.X; x++ {
				if ox, oy := b.Max.X+b.Min.X-1-x, b.Max.Y+b.Min.Y-1-y; dark(m, x, y) != dark(m, ox, y) || dark(m, x, y) != dark(m, x, oy) {
					t.Fatalf("%+v is not the same on both sides at %d,%d", c.fill, x, y)
				}
			}
		}
	}
}

// The shaft of "back" runs level from 42 to 7 with round ends, at y 24.
func TestStrokesAreAsThickAsSaid(t *testing.T) {
	for _, side := range []int{24, 48, 96, 97} {
		for _, stroke := range []float64{1.25, 3, 3.5, 4} {
			k := float64(side) / 48
			m := paintOne(nil, side, Icon{Box: image.Rect(0, 0, side, side), Name: "back", Stroke: stroke, Color: black})
			x := int(30 * k) // right of the arrow's head
			if got, want := darkness(m, image.Rect(x, 0, x+1, side)), stroke*k; math.Abs(got-want) > 0.15 {
				t.Errorf("at %d pixels a stroke of %v is %.2f pixels thick, want %.2f", side, stroke, got, want)
			}
			y := int(24 * k)
			end := (42 + stroke/2) * k
			for x := range side {
				if float64(x) > end+0.7 && dark(m, x, y) > 0 {
					t.Errorf("at %d pixels the stroke of %v goes on to %d, its round end is at %.1f", side, stroke, x, end)
				}
			}
		}
	}
}

func TestMix(t *testing.T) {
	for _, c := range []struct{ from, to, a, want uint8 }{
		{0, 255, 0, 0}, {0, 255, 255, 255}, {0, 255, 77, 77}, {200, 200, 99, 200}, {0, 1, 128, 1}, {0, 1, 127, 0}, {10, 20, 128, 15}, {20, 10, 64, 17},
	} {
		if got := mix(c.from, c.to, c.a); got != c.want {
			t.Errorf("%d/255 of the way from %d to %d is %d, want %d", c.a, c.from, c.to, got, c.want)
		}
	}
}

func TestMirroredAndTurnedIcons(t *testing.T) {
	const side = 96
	paint := func(mirror, turn bool) *image.RGBA {
		return paintOne(nil, side, Icon{Box: image.Rect(0, 0, side, side), Name: "refer", Stroke: 3, Color: black, Mirror: mirror, Turn: turn})
	}
	plain, mirrored, turned, both := paint(false, false), paint(true, false), paint(false, true), paint(true, true)
	for y := range side {
		for x := range side {
			want := plain.RGBAAt(x, y)
			for name, got := range map[string]Color{
				"mirrored": mirrored.RGBAAt(side-1-x, y), "turned": turned.RGBAAt(side-1-x, side-1-y), "mirrored and turned": both.RGBAAt(x, side-1-y),
			} {
				if d := int(got.R) - int(want.R); d < -1 || d > 1 { // rounding
					t.Fatalf("%s: %d,%d is %v, want %v", name, x, y, got, want)
				}
			}
		}
	}
}

// A tile is what lies in the middle of nine: no stroke ends at its border.
func TestPatternIsSeamless(t *testing.T) {
	for _, cell := range []int{48, 60, 112, 120} {
		k := float64(cell) / grid
		tile := iconMask("pattern-azulejo", cell, 1.25, false, false)
		var lines [][2]point
		for _, s := range segments("pattern-azulejo", k) {
			for i := range 9 {
				d := point{float64(i % 3 * cell), float64(i / 3 * cell)}
				lines = append(lines, [2]point{s[0].add(d), s[1].add(d)})
			}
		}
		nine := strokeMask(lines, 3*cell, 1.25*k/2)
		for y := range cell {
			row := nine.Pix[(cell+y)*nine.Stride+cell:][:cell]
			for x, want := range row {
				if d := int(tile.AlphaAt(x, y).A) - int(want); d < -1 || d > 1 {
					t.Fatalf("tile of %d: %d,%d is covered %d, among its neighbours %d", cell, x, y, tile.AlphaAt(x, y).A, want)
				}
			}
		}
		m := paintOne(nil, 3*cell, Pattern{Box: image.Rect(5, 7, 3*cell, 7+cell), Name: "pattern-azulejo", Cell: cell, Stroke: 1.25, Color: black})
		for y := range 3 * cell {
			for x := range 3*cell - cell {
				in := image.Pt(x, y).In(image.Rect(5, 7, 3*cell, 7+cell))
				if !in && dark(m, x, y) > 0 || in && m.RGBAAt(x, y) != m.RGBAAt(x+cell, y) {
					t.Fatalf("pattern of %d at %d,%d: outside its box, or not repeated", cell, x, y)
				}
			}
		}
	}
}

// drawScene makes a scene out of anything, texts in several scripts included.
func drawScene(t *rapid.T, fonts *text.Fonts) Scene {
	c := NewCanvas(fonts, image.Pt(rapid.IntRange(40, 300).Draw(t, "width"), rapid.IntRange(40, 200).Draw(t, "height")),
		rapid.SampledFrom([]float64{0.5, 1, 1.37}).Draw(t, "scale"), rapid.Bool().Draw(t, "mirror"), Light.Paper)
	for range rapid.IntRange(0, 8).Draw(t, "marks") {
		addMark(t, c)
	}
	return c.Scene()
}

func addMark(t *rapid.T, c *Canvas) {
	at := rapid.Float64Range(-20, 250)
	x, y, w, h := at.Draw(t, "x"), at.Draw(t, "y"), rapid.Float64Range(0, 200).Draw(t, "w"), rapid.Float64Range(0, 120).Draw(t, "h")
	color := Hex(uint32(rapid.IntRange(0, 0xffffff).Draw(t, "color")))
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0:
		c.Fill(x, y, w, h, rapid.Float64Range(0, 40).Draw(t, "radius"), color)
	case 1:
		c.Icon(x, y, h, rapid.SampledFrom(assets.Icons()).Draw(t, "icon"), color)
	case 2:
		c.Pattern(x, y, w, h, 48, "pattern-azulejo", 1.25, color)
	case 3, 4:
		words := rapid.SampledFrom([][2]string{
			{"Apoio Jurídico", "pt-PT"}, {"سماجی تحفظ", "ur"}, {"काम की शर्तें", "hi"}, {"简体中文", "zh-Hans"}, {"الهجرة \u206620–35\u2069", "ar"},
		}).Draw(t, "words")
		c.Text(x, y, w, h, words[0], Ink{
			Sizes: []float64{40, 28}, Lines: 2, Language: words[1], Color: color, Label: true,
			Align: Align(rapid.IntRange(0, 4).Draw(t, "align")), VAlign: VAlign(rapid.IntRange(0, 2).Draw(t, "valign")),
		})
	default:
		c.Key(Light, Plain, Target{ID: "key", Pressed: rapid.Bool().Draw(t, "pressed"), Focused: rapid.Bool().Draw(t, "focused")}, x, y, w, h)
	}
}

func drawBox(t *rapid.T, s Scene) image.Rectangle {
	x, y := rapid.IntRange(0, s.Size.X).Draw(t, "x0"), rapid.IntRange(0, s.Size.Y).Draw(t, "y0")
	return image.Rect(x, y, rapid.IntRange(x, s.Size.X).Draw(t, "x1"), rapid.IntRange(y, s.Size.Y).Draw(t, "y1"))
}

// However a picture is cut into clips, it is the picture painted whole, and
// what lies outside a clip stays as it was.
func TestPaintingInClipsIsPaintingWhole(t *testing.T) {
	fonts := open(t)
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t, fonts)
		whole := Image(s, fonts)
		if !bytes.Equal(Image(s, fonts).Pix, whole.Pix) {
			t.Fatal("painted twice, the picture differs")
		}
		parts := image.NewRGBA(s.Bounds())
		cut := drawBox(t, s)
		for _, clip := range []image.Rectangle{
			cut, {image.Point{}, image.Pt(s.Size.X, cut.Min.Y)}, image.Rect(0, cut.Max.Y, s.Size.X, s.Size.Y),
			image.Rect(0, cut.Min.Y, cut.Min.X, cut.Max.Y), image.Rect(cut.Max.X, cut.Min.Y, s.Size.X, cut.Max.Y),
		} {
			before := slices.Clone(parts.Pix)
			Paint(s, fonts, parts, clip)
			for i := 0; i < len(before); i += 4 {
				if p := image.Pt(i/4%s.Size.X, i/4/s.Size.X); !p.In(clip) && !bytes.Equal(before[i:i+4], parts.Pix[i:i+4]) {
					t.Fatalf("painting in %v changes %v", clip, p)
				}
			}
		}
		if !bytes.Equal(parts.Pix, whole.Pix) {
			t.Fatal("painted in clips, the picture differs")
		}
	})
}

// No mark paints outside its bounds.
func TestMarksStayInTheirBounds(t *testing.T) {
	fonts := open(t)
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t, fonts)
		for _, m := range s.Marks {
			got := Image(Scene{Size: s.Size, Ground: Hex(0x123456), Marks: []Mark{m}}, fonts)
			for i := 0; i < len(got.Pix); i += 4 {
				if p := image.Pt(i/4%s.Size.X, i/4/s.Size.X); !p.In(m.Bounds()) && got.RGBAAt(p.X, p.Y) != Hex(0x123456) {
					t.Fatalf("%T with bounds %v paints %v", m, m.Bounds(), p)
				}
			}
		}
	})
}

// Painting the damage between two scenes over the first gives the second.
func TestDamageIsEnough(t *testing.T) {
	fonts := open(t)
	rapid.Check(t, func(t *rapid.T) {
		old := drawScene(t, fonts)
		next := Scene{Size: old.Size, Ground: old.Ground, Marks: slices.Clone(old.Marks)}
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			switch n := len(next.Marks); {
			case n > 1 && rapid.Bool().Draw(t, "swap"):
				i, j := rapid.IntRange(0, n-1).Draw(t, "i"), rapid.IntRange(0, n-1).Draw(t, "j")
				next.Marks[i], next.Marks[j] = next.Marks[j], next.Marks[i]
			case n > 0 && rapid.Bool().Draw(t, "remove"):
				i := rapid.IntRange(0, n-1).Draw(t, "i")
				next.Marks = slices.Delete(next.Marks, i, i+1)
			default:
				c := NewCanvas(fonts, old.Size, 1, false, old.Ground)
				addMark(t, c)
				i := rapid.IntRange(0, n).Draw(t, "i")
				next.Marks = slices.Insert(next.Marks, i, c.Scene().Marks...)
			}
		}
		m := Image(old, fonts)
		boxes := Damage(old, next)
		for i, b := range boxes {
			Paint(next, fonts, m, b)
			for _, other := range boxes[:i] {
				if b.Overlaps(other) {
					t.Fatalf("boxes %v and %v overlap", b, other)
				}
			}
		}
		if !bytes.Equal(m.Pix, Image(next, fonts).Pix) {
			t.Fatalf("painting %v doesn't bring the picture up to date", boxes)
		}
		if got := Damage(next, next); got != nil {
			t.Fatalf("a scene differs from itself in %v", got)
		}
	})
}

// A pressed key damages its own box, not the page.
func TestDamageIsSmall(t *testing.T) {
	fonts := open(t)
	rest, down := demo(fonts, fullHD, 1, true, Light, ""), demo(fonts, fullHD, 1, true, Light, "A")
	boxes := Damage(rest, down)
	if want := image.Rect(548, 664, 1032, 838); len(boxes) != 1 || !boxes[0].In(want.Inset(-2)) {
		t.Errorf("pressing a key damages %v, want %v", boxes, want)
	}
	if other := demo(fonts, image.Pt(1081, 1920), 1, true, Light, ""); !slices.Equal(Damage(rest, other), []image.Rectangle{other.Bounds()}) {
		t.Error("another size doesn't damage everything")
	}
}

func TestPictureAndPNG(t *testing.T) {
	fonts := open(t)
	source := image.NewRGBA(image.Rect(3, 4, 13, 9))
	for i := range source.Pix {
		source.Pix[i] = 0xff
	}
	source.SetRGBA(3, 4, Hex(0xff0000))
	c := NewCanvas(fonts, image.Pt(40, 30), 1, true, black)
	c.Picture(5, 6, source, "white")
	var file bytes.Buffer
	if err := PNG(&file, c.Scene(), fonts); err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	for p, want := range map[image.Point]Color{
		{25, 6}: Hex(0xff0000), {26, 6}: white, {34, 10}: white, {35, 10}: black, {25, 11}: black, {24, 6}: black,
	} {
		if got := color.RGBAModel.Convert(m.At(p.X, p.Y)); got != color.Color(want) {
			t.Errorf("%v is %v, want %v", p, m.At(p.X, p.Y), want)
		}
	}
}
