package scene

import (
	"math"
	"strings"
	"testing"

	"senha/assets"
)

// All icons are read, and lie within their grid with half a stroke to spare;
// the pattern alone runs to its borders.
func TestIconsAreRead(t *testing.T) {
	for _, name := range assets.Icons() {
		curves, err := icon(name)
		if err != nil || len(curves) == 0 {
			t.Errorf("%s: %d curves, %v", name, len(curves), err)
		}
		low, high := 1.5, 46.5
		if strings.HasPrefix(name, "pattern-") {
			low, high = 0, 48
		}
		for _, s := range segments(name, 1) {
			for _, p := range s {
				if min(p.x, p.y) < low-1e-9 || max(p.x, p.y) > high+1e-9 {
					t.Errorf("%s goes to %v", name, p)
				}
			}
		}
	}
	if segments("no such icon", 1) != nil {
		t.Error("an unknown icon has lines")
	}
}

// Lines leave their curve by no more than a thirtieth of a pixel.
func TestCurvesAreSmooth(t *testing.T) {
	for _, name := range assets.Icons() {
		curves, _ := icon(name)
		for _, side := range []float64{24, 72, 288} {
			k := side / grid
			lines := segments(name, k)
			for _, c := range curves {
				if c.at == nil {
					lines = lines[1:]
					continue
				}
				n := 0
				for point := (point{c.to.x * k, c.to.y * k}); lines[n][1] != point; n++ {
				}
				for i := range 200 {
					p := c.at((float64(i) + 0.5) / 200)
					p = point{p.x * k, p.y * k}
					off := math.Inf(1)
					for _, l := range lines[:n+1] {
						off = min(off, distance(p, l[0], l[1]))
					}
					if off > 1.0/30 {
						t.Fatalf("%s at %v pixels: a curve is left by %.3f pixels", name, side, off)
					}
				}
				lines = lines[n+1:]
			}
		}
	}
}

func TestArcs(t *testing.T) {
	for _, c := range []struct {
		d    string
		want point // in the middle of the arc
	}{
		{"M10 24 A14 14 0 0 1 38 24", point{24, 10}},
		{"M10 24 A14 14 0 0 0 38 24", point{24, 38}},
		{"M24 10 A14 14 0 0 1 38 24", point{24 + 14*math.Sqrt2/2, 24 - 14*math.Sqrt2/2}},
		{"M24 10 A14 14 0 1 0 38 24", point{24 - 14*math.Sqrt2/2, 24 + 14*math.Sqrt2/2}},
		{"M10 24 A5 5 0 0 1 38 24", point{24, 10}},  // too small a radius is made to reach
		{"M4 24 A20 10 0 0 1 44 24", point{24, 14}}, // an ellipse
		{"M24 10 A14 14 0 1 1 38 24", point{24 + 14, 10}.add(point{ // the far side of the other circle
			14 * math.Sqrt2 / 2, -14 * math.Sqrt2 / 2})},
	} {
		curves, err := parsePath(c.d)
		if err != nil || len(curves) != 1 {
			t.Fatalf("%s: %v, %v", c.d, curves, err)
		}
		if got := curves[0].at(0.5); math.Hypot(got.x-c.want.x, got.y-c.want.y) > 1e-9 {
			t.Errorf("%s: its middle is %v, want %v", c.d, got, c.want)
		}
	}
}

func TestBadIconsAreRefused(t *testing.T) {
	svg := func(d string) string { return `<svg viewBox="0 0 48 48"><path d="` + d + `"/></svg>` }
	for file, want := range map[string]string{
		svg("M1 2 l3 4"):             "not one of the commands",
		svg("M1 2 3 4"):              "not one of the commands",
		svg("M1 2 C1 2 3 4"):         "C needs 6 numbers",
		svg("M1 2 L3 x"):             "not a number on the grid",
		svg("M1 2 L3 NaN"):           "not a number on the grid",
		svg("H3"):                    "not one of the commands",
		`<svg viewBox="0 0 24 24"/>`: "viewBox",
		`<svg`:                       "EOF",
	} {
		if _, err := parseSVG([]byte(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q in it", file, err, want)
		}
	}
}

func FuzzParsePath(f *testing.F) {
	f.Add("M10 24 A14 14 0 0 1 38 24 L3,4 C1 2 3 4 5 6 Z")
	f.Add("M0 0 A0 1 0 0 0 1e-300 0")
	f.Fuzz(func(t *testing.T, d string) {
		curves, err := parsePath(d)
		if err != nil {
			return
		}
		for _, c := range curves {
			if c.at == nil {
				continue
			}
			if p := c.at(0.5); math.IsNaN(p.x + p.y) {
				t.Errorf("%q: a curve has no middle", d)
			}
		}
	})
}
