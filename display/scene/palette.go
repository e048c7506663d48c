package scene

import "strings"

// A Palette is every colour of the look, and the few measures that change with
// it. Roles, not hues: a page takes OnAzul for what stands on Azul and is
// right in high contrast too.
type Palette struct {
	Paper, Card, Ink, Ink2               Color // ground; faces; text; second voice and closed things
	Azul, OnAzul, Deep                   Color // what can be touched; text on it; edge of the primary key
	Tint, Quiet                          Color // selected or "help me"; shelf, closed and full
	Poster, OnPoster, OnPoster2, Azulejo Color // the poster, its two voices and its pattern
	OnInk2                               Color // text on a state pill
	CellLine, Line, Hair                 Color // rules between cells; border of closed; rules between rows
	Sun, Fresh, OnSun                    Color // the number's card, the other colour while a call is fresh, ink on both
	Clay, ClayTint                       Color // printer trouble
	Night, Night2, NightInk, NightInk2   Color // board: ground, panels, first and second voice
	Stale, NightHair                     Color // board: what may be out of date; rules
	RingInner, RingOuter                 Color // focus by keypad

	KeyBorder, KeyEdge   float64 // u
	CellBorder, CellEdge float64 // u, around a group of cells
	BadgeOutline         float64 // u, 0 for none
	PosterRule           float64 // u, the rule below the poster, 0 for none
}

var (
	white = Hex(0xFFFFFF)
	black = Hex(0x000000)
)

// Light is the palette of every day.
var Light = Palette{
	Paper: Hex(0xF6F3EC), Card: white, Ink: Hex(0x14213D), Ink2: Hex(0x3F4A61),
	Azul: Hex(0x163F7A), OnAzul: white, Deep: Hex(0x0D2A55),
	Tint: Hex(0xE3ECF8), Quiet: Hex(0xE9E4D8),
	Poster: Hex(0x163F7A), OnPoster: white, OnPoster2: Hex(0xE3ECF8), Azulejo: Hex(0x5E8BD0),
	OnInk2:   white,
	CellLine: Hex(0xC3D1E7), Line: Hex(0x78829A), Hair: Hex(0xD5CFC1),
	Sun: Hex(0xFFC72C), Fresh: Hex(0xFFE9A8), OnSun: Hex(0x14213D),
	Clay: Hex(0x8E2A17), ClayTint: Hex(0xFBE9E3),
	Night: Hex(0x0B1730), Night2: Hex(0x16264A), NightInk: white, NightInk2: Hex(0xC4CEE2),
	Stale: Hex(0xA9B4CC), NightHair: Hex(0x2B3D66),
	RingInner: white, RingOuter: Hex(0x14213D),
	KeyBorder: 3, KeyEdge: 6, CellBorder: 2, CellEdge: 4,
}

// Contrast is the palette of high contrast: white on black.
var Contrast = Palette{
	Paper: black, Card: black, Ink: white, Ink2: white,
	Azul: white, OnAzul: black, Deep: white,
	Tint: black, Quiet: black,
	Poster: black, OnPoster: white, OnPoster2: white, Azulejo: Hex(0x4A4A4A),
	OnInk2:   black,
	CellLine: white, Line: white, Hair: white,
	Sun: Hex(0xFFE14D), Fresh: white, OnSun: black,
	Clay: white, ClayTint: black,
	Night: black, Night2: black, NightInk: white, NightInk2: white,
	Stale: white, NightHair: white,
	RingInner: black, RingOuter: Hex(0xFFE14D),
	KeyBorder: 4, KeyEdge: 0, CellBorder: 4, CellEdge: 0,
	BadgeOutline: 2, PosterRule: 3,
}

// accents are the services' colours by letter, the letter on them white or ink.
var accents = []struct {
	letter  string
	ground  Color
	onLight bool // ink, not white, stands on it
}{
	{"A", Hex(0x00599D), false}, {"B", Hex(0x814900), false}, {"C", Hex(0x312C5F), false}, {"D", Hex(0x640F0D), false},
	{"E", Hex(0xD1EAB8), true}, {"F", Hex(0x585A48), false}, {"P", Hex(0x86EAF7), true}, {"H", Hex(0xC6AD6C), true},
	{"J", Hex(0x63C1B2), true}, {"U", Hex(0x4C2B3E), false}, {"L", Hex(0x9BADF6), true},
}

// Accent returns the ground of a service's badge and the colour of its letter.
// It is the same in every palette: the letter says it first. Letters that have
// no colour of their own take the eleven in order, K the first.
func Accent(letter string) (ground, ink Color) {
	const others = "KMNRTVWXY" // I O Q S Z G are no letters of services
	n := max(0, strings.Index(others, letter)) % len(accents)
	for i, a := range accents {
		if a.letter == letter {
			n = i
		}
	}
	if accents[n].onLight {
		return accents[n].ground, Light.Ink
	}
	return accents[n].ground, white
}
