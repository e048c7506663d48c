package scene

import (
	"math"
	"testing"
)

// light is a colour value's share of full light (WCAG 2.2, relative luminance).
func light(v uint8) float64 {
	c := float64(v) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

func luminance(c Color) float64 { return 0.2126*light(c.R) + 0.7152*light(c.G) + 0.0722*light(c.B) }

// contrast is WCAG's contrast ratio of two colours.
func contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// The contrasts that look.md section 2 states, to the digit it gives.
func TestContrasts(t *testing.T) {
	l, c := Light, Contrast
	for _, pair := range []struct {
		name string
		a, b Color
		want float64
	}{
		{"ink on paper", l.Ink, l.Paper, 14.4}, {"ink on card", l.Ink, l.Card, 16.0}, {"ink on tint", l.Ink, l.Tint, 13.4}, {"ink on sun", l.OnSun, l.Sun, 10.2},
		{"ink2 on paper", l.Ink2, l.Paper, 8.0}, {"ink2 on card", l.Ink2, l.Card, 8.9}, {"ink2 on tint", l.Ink2, l.Tint, 7.5}, {"ink2 on quiet", l.Ink2, l.Quiet, 7.0},
		{"white on ink2", l.OnInk2, l.Ink2, 8.9}, {"azul on card", l.Azul, l.Card, 10.4}, {"azul on paper", l.Azul, l.Paper, 9.4}, {"white on azul", l.OnAzul, l.Azul, 10.4},
		{"second voice on poster", l.OnPoster2, l.Poster, 8.7}, {"azulejo on poster", l.Azulejo, l.Poster, 3.0},
		{"sun on night", l.Sun, l.Night, 11.4}, {"sun on night2", l.Sun, l.Night2, 9.5}, {"line on card", l.Line, l.Card, 3.9}, {"line on quiet", l.Line, l.Quiet, 3.0},
		{"clay on its tint", l.Clay, l.ClayTint, 7.2}, {"white on night", l.NightInk, l.Night, 17.8}, {"white on night2", l.NightInk, l.Night2, 14.9},
		{"night-ink2 on night", l.NightInk2, l.Night, 11.2}, {"night-ink2 on night2", l.NightInk2, l.Night2, 9.4},
		{"stale on night", l.Stale, l.Night, 8.6}, {"stale on night2", l.Stale, l.Night2, 7.2},
		{"ink in high contrast", c.Ink, c.Paper, 21}, {"sun in high contrast", c.OnSun, c.Sun, 16.1}, {"on azul in high contrast", c.OnAzul, c.Azul, 21},
		{"pill in high contrast", c.OnInk2, c.Ink2, 21}, {"clay in high contrast", c.Clay, c.ClayTint, 21}, {"ring in high contrast", c.RingOuter, c.Paper, 16.1},
	} {
		if got := contrast(pair.a, pair.b); math.Abs(got-pair.want) > 0.06 {
			t.Errorf("%s: %.2f to 1, want %.1f", pair.name, got, pair.want)
		}
	}
}

// Letters on badges are read, and no two badges are alike.
func TestAccents(t *testing.T) {
	letters := []string{"A", "B", "C", "D", "E", "F", "P", "H", "J", "U", "L"}
	smallest := math.Inf(1)
	for i, letter := range letters {
		ground, ink := Accent(letter)
		want := 7.1
		if ink != white {
			want = 7.3
			if ink != Light.Ink {
				t.Errorf("%s: the letter is %v, neither white nor ink", letter, ink)
			}
		}
		if got := contrast(ground, ink); got < want-0.05 {
			t.Errorf("%s: contrast %.2f, want at least %.1f", letter, got, want)
		}
		for _, other := range letters[:i] {
			g, _ := Accent(other)
			smallest = min(smallest, distanceOf(ground, g))
		}
	}
	if math.Abs(smallest-21) > 1 {
		t.Errorf("the two nearest accents are %.1f apart, want 21", smallest)
	}
	a, _ := Accent("A")
	if k, _ := Accent("K"); k != a {
		t.Errorf("K has %v, want the first of the eleven", k)
	}
	b, _ := Accent("B")
	if m, _ := Accent("M"); m != b {
		t.Errorf("M has %v, want the second of the eleven", m)
	}
	if none, ink := Accent("?"); none != a || ink != white {
		t.Errorf("what is no letter has %v", none)
	}
}

// distanceOf is the distance of two colours in CIELAB, D65 (CIE 1976).
func distanceOf(a, b Color) float64 {
	la, lb := lab(a), lab(b)
	return math.Sqrt(math.Pow(la[0]-lb[0], 2) + math.Pow(la[1]-lb[1], 2) + math.Pow(la[2]-lb[2], 2))
}

func lab(c Color) [3]float64 {
	r, g, b := light(c.R), light(c.G), light(c.B)
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x := f((0.4124564*r + 0.3575761*g + 0.1804375*b) / 0.95047)
	y := f(0.2126729*r + 0.7151522*g + 0.0721750*b)
	z := f((0.0193339*r + 0.1191920*g + 0.9503041*b) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}
