package window

import (
	"image"
	"slices"
	"testing"
)

func TestTracker(t *testing.T) {
	a, b := image.Pt(1, 2), image.Pt(30, 40)
	type frame struct {
		pressed, held bool
		at            image.Point
	}
	tests := []struct {
		name   string
		frames []frame
		want   []Pointer
	}{
		{"hovering is nothing", []frame{{false, false, a}, {false, false, b}}, nil},
		{"a tap", []frame{{true, true, a}, {false, true, a}, {false, false, a}}, []Pointer{{Down, a}, {Up, a}}},
		{"a tap in one frame", []frame{{true, false, a}}, []Pointer{{Down, a}, {Up, a}}},
		{"sliding", []frame{{true, true, a}, {false, true, b}, {false, false, b}}, []Pointer{{Down, a}, {Move, b}, {Up, b}}},
		{"lifted elsewhere in one frame", []frame{{true, true, a}, {false, false, b}}, []Pointer{{Down, a}, {Move, b}, {Up, b}}},
		{"down again before the next frame", []frame{{true, true, a}, {true, true, b}, {false, false, b}},
			[]Pointer{{Down, a}, {Up, b}, {Down, b}, {Up, b}}},
		{"down again and up before the next frame", []frame{{true, true, a}, {true, false, a}},
			[]Pointer{{Down, a}, {Up, a}, {Down, a}, {Up, a}}},
		{"held since before the window was there", []frame{{false, true, a}, {false, false, a}}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var steps tracker
			var got []Pointer
			for _, f := range test.frames {
				got = append(got, steps.read(f.pressed, f.held, f.at)...)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
