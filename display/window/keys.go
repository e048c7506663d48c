package window

import (
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// A Key is one key of a keyboard that programs for staff and translators use.
type Key uint8

// The keys.
const (
	Forward Key = iota + 1 // right arrow, page down, space
	Back                   // left arrow, page up
	Escape
)

// keyboard says what the keys of the keyboard are.
var keyboard = []struct {
	pressed ebiten.Key
	key     Key
}{
	{ebiten.KeyArrowRight, Forward}, {ebiten.KeyPageDown, Forward}, {ebiten.KeySpace, Forward},
	{ebiten.KeyArrowLeft, Back}, {ebiten.KeyPageUp, Back},
	{ebiten.KeyEscape, Escape},
}

// keys returns the keys that went down since the last frame, those that are up
// again among them.
func keys() []Key {
	var down []Key
	for _, k := range keyboard {
		if inpututil.IsKeyJustPressed(k.pressed) {
			down = append(down, k.key)
		}
	}
	return down
}
