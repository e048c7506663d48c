package window

import "image"

// A Pointer is one step of a touch: a finger, or the left mouse button.
type Pointer struct {
	Kind Kind
	At   image.Point // pixels from the window's upper left corner
}

// Kind says which step of a touch it is. Move comes only between Down and Up,
// and At may lie outside the window there.
type Kind uint8

// The steps of a touch.
const (
	Down Kind = iota + 1
	Move
	Up
)

func (k Kind) String() string {
	switch k {
	case Down:
		return "down"
	case Move:
		return "move"
	case Up:
		return "up"
	}
	return "none"
}

// A tracker turns the button's state, read once a frame, into steps. A frame
// may hold several presses; they all take the place where the pointer is then.
type tracker struct {
	down bool
	at   image.Point // where the last step was
}

// read returns the steps of one frame: whether the button went down in it,
// whether it is down at its end, and where.
func (t *tracker) read(pressed, held bool, at image.Point) []Pointer {
	var steps []Pointer
	step := func(k Kind) {
		steps = append(steps, Pointer{k, at})
		t.down, t.at = k != Up, at
	}
	if pressed && t.down { // lifted and down again since the last frame
		step(Up)
	}
	if pressed {
		step(Down)
	}
	if t.down && at != t.at {
		step(Move)
	}
	if t.down && !held {
		step(Up)
	}
	return steps
}
