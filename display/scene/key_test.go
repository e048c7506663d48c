package scene

import (
	"image"
	"slices"
	"testing"
)

// pixelsOf paints a scene and reads some of its pixels.
func pixelsOf(t *testing.T, s Scene, want map[image.Point]Color) {
	t.Helper()
	m := Image(s, open(t))
	for p, c := range want {
		if got := m.RGBAAt(p.X, p.Y); got != c {
			t.Errorf("pixel %v is %v, want %v", p, got, c)
		}
	}
}

// A key of 200 × 100 at 20,20, by look.md section 4: border 3, edge 6, radius
// 16 at rest; lower by 6 and blue when pressed.
func TestKeyStates(t *testing.T) {
	p := Light
	for _, c := range []struct {
		name   string
		kind   Kind
		target Target
		face   Face
		edge   int
		pixels map[image.Point]Color
	}{
		{"rest", Plain, Target{}, Face{Y: 20, Ground: p.Card, Ink: p.Ink, Ink2: p.Ink2, Icon: p.Azul}, 6, map[image.Point]Color{
			{19, 70}: p.Paper, {20, 70}: p.Azul, {22, 70}: p.Azul, {23, 70}: p.Card, {216, 70}: p.Card, {217, 70}: p.Azul, {219, 70}: p.Azul, {220, 70}: p.Paper,
			{120, 20}: p.Azul, {120, 23}: p.Card, {120, 116}: p.Card, {120, 117}: p.Azul, {120, 125}: p.Azul, {120, 126}: p.Paper, {20, 20}: p.Paper,
		}},
		{"help", Help, Target{}, Face{Y: 20, Ground: p.Tint, Ink: p.Ink, Ink2: p.Ink2, Icon: p.Azul}, 6, map[image.Point]Color{{120, 70}: p.Tint, {120, 125}: p.Azul}},
		{"pressed", Plain, Target{Pressed: true}, Face{Y: 26, Ground: p.Azul, Ink: white, Ink2: white, Icon: white, Outline: white}, 6, map[image.Point]Color{
			{120, 25}: p.Paper, {120, 26}: p.Azul, {120, 70}: p.Azul, {120, 125}: p.Azul, {120, 126}: p.Paper,
		}},
		{"primary", Plain, Target{Primary: true}, Face{Y: 20, Ground: p.Azul, Ink: white, Ink2: white, Icon: white, Outline: white}, 6, map[image.Point]Color{
			{120, 20}: p.Azul, {120, 119}: p.Azul, {120, 120}: p.Deep, {120, 125}: p.Deep,
		}},
		{"primary pressed", Plain, Target{Primary: true, Pressed: true}, Face{Y: 26, Ground: p.Deep, Ink: white, Ink2: white, Icon: white, Outline: white}, 6, map[image.Point]Color{{120, 70}: p.Deep}},
		{"selected", Plain, Target{Selected: true}, Face{Y: 20, Ground: p.Tint, Ink: p.Ink, Ink2: p.Ink2, Icon: p.Azul}, 6, map[image.Point]Color{
			{25, 70}: p.Azul, {26, 70}: p.Tint, {120, 25}: p.Azul, {120, 26}: p.Tint, {120, 113}: p.Tint, {120, 114}: p.Azul, {120, 125}: p.Azul,
		}},
		{"closed", Plain, Target{Disabled: true}, Face{Y: 20, Ground: p.Quiet, Ink: p.Ink2, Ink2: p.Ink2, Icon: p.Ink2}, 0, map[image.Point]Color{
			{20, 70}: p.Line, {21, 70}: p.Line, {22, 70}: p.Quiet, {120, 119}: p.Line, {120, 120}: p.Paper,
		}},
		{"focused", Plain, Target{Focused: true}, Face{Y: 20, Ground: p.Card, Ink: p.Ink, Ink2: p.Ink2, Icon: p.Azul}, 6, map[image.Point]Color{
			{5, 70}: p.Paper, {6, 70}: p.Ink, {13, 70}: p.Ink, {14, 70}: white, {19, 70}: white, {20, 70}: p.Azul, {120, 126}: white, {120, 132}: p.Ink, {120, 139}: p.Ink, {120, 140}: p.Paper,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			canvas := NewCanvas(nil, image.Pt(240, 160), 1, false, p.Paper)
			c.target.ID, c.target.Label = "key", "Saúde"
			face := canvas.Key(p, c.kind, c.target, 20, 20, 200, 100)
			c.face.X, c.face.W, c.face.H = 20, 200, 100
			if face != c.face {
				t.Errorf("face %+v, want %+v", face, c.face)
			}
			s := canvas.Scene()
			want := c.target
			want.Box, want.Edge = image.Rect(20, 20, 220, 120), c.edge
			if !slices.Equal(s.Targets, []Target{want}) {
				t.Errorf("targets %+v, want %+v", s.Targets, want)
			}
			pixelsOf(t, s, c.pixels)
		})
	}
}

// In high contrast a key is a white frame of 4 without an edge, and what is
// pressed turns white with black on it.
func TestKeysInHighContrast(t *testing.T) {
	canvas := NewCanvas(nil, image.Pt(240, 320), 1, false, Contrast.Paper)
	rest := canvas.Key(Contrast, Plain, Target{}, 20, 20, 200, 100)
	pressed := canvas.Key(Contrast, Plain, Target{Pressed: true}, 20, 160, 200, 100)
	if rest.Ground != black || rest.Ink != white || pressed.Ground != white || pressed.Ink != black || pressed.Icon != black {
		t.Errorf("faces %+v and %+v", rest, pressed)
	}
	pixelsOf(t, canvas.Scene(), map[image.Point]Color{
		{23, 70}: white, {24, 70}: black, {120, 116}: white, {120, 119}: white, {120, 120}: black, {120, 165}: black, {120, 166}: white, {120, 265}: white,
	})
}

// A pressed cell fills itself, rounded only where its group is.
func TestCells(t *testing.T) {
	p := Light
	canvas := NewCanvas(nil, image.Pt(340, 140), 1, false, p.Paper)
	canvas.Group(p, 20, 20, 300, 100)
	first := canvas.Key(p, Cell, Target{ID: "wo", Pressed: true}, 20, 20, 150, 50)
	last := canvas.Key(p, Cell, Target{ID: "tet"}, 170, 70, 150, 50)
	if first.Ground != p.Azul || first.Ink != white || first.Y != 20 || last.Ground != p.Card || last.Ink != p.Ink {
		t.Errorf("faces %+v and %+v", first, last)
	}
	s := canvas.Scene()
	if s.Targets[0].Edge != 0 || s.Targets[1].Edge != 4 {
		t.Errorf("edges %d and %d, want 0 and 4", s.Targets[0].Edge, s.Targets[1].Edge)
	}
	pixelsOf(t, s, map[image.Point]Color{
		{20, 20}: p.Paper, {169, 20}: p.Azul, {169, 69}: p.Azul, {169, 45}: p.Azul, {170, 45}: p.Card, {20, 69}: p.Azul, {100, 70}: p.Card,
		{317, 45}: p.Card, {318, 45}: p.Azul, {100, 123}: p.Azul, {100, 124}: p.Paper,
	})
}

func TestTickAndBadge(t *testing.T) {
	p := Light
	canvas := NewCanvas(open(t), image.Pt(300, 120), 1, false, p.Paper)
	canvas.Tick(p, 10, 10, 80, true)
	canvas.Tick(p, 100, 10, 80, false)
	canvas.Badge(p, 200, 10, 72, 40, "A", Color{})
	canvas.Badge(p, 200, 60, 72, 40, "E", p.NightInk2)
	a, _ := Accent("A")
	e, _ := Accent("E")
	pixelsOf(t, canvas.Scene(), map[image.Point]Color{
		{50, 15}: p.Azul, {140, 12}: p.Azul, {140, 14}: p.Card, {140, 50}: p.Card, // filled, and a frame of 4
		{201, 30}: a, {210, 30}: a, {200, 80}: p.NightInk2, {201, 80}: p.NightInk2, {202, 80}: e, {200, 10}: p.Paper,
	})
}

func TestAt(t *testing.T) {
	s := Scene{Targets: []Target{
		{ID: "under", Box: image.Rect(0, 0, 100, 100), Edge: 6},
		{ID: "over", Box: image.Rect(50, 50, 150, 150)},
	}}
	for p, want := range map[image.Point]string{
		{0, 0}: "under", {60, 60}: "over", {99, 10}: "under", {100, 10}: "", {10, 105}: "under", {10, 106}: "", {149, 149}: "over", {150, 150}: "",
	} {
		if got, ok := s.At(p); got.ID != want || ok != (want != "") {
			t.Errorf("at %v is %q, want %q", p, got.ID, want)
		}
	}
}
