package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"

	"senha/display/scene"
	"senha/kiosk/api"
	"senha/kiosk/screen"
)

// picture paints the very page that a touch screen shows, from the state it
// reported.
func (k *Kiosk) picture(s api.Screen, q api.Queue) ([]byte, error) {
	var state screen.State
	if err := json.Unmarshal(s.State, &state); err != nil {
		return nil, fmt.Errorf("the state of touch screen %s is not understood: %w", s.Kiosk, err)
	}
	size := image.Pt(s.Width, s.Height)
	page := screen.Scene(state, screen.ViewOf(q), k.settings.fonts, size)
	var png bytes.Buffer
	if err := scene.PNG(&png, page, k.settings.fonts); err != nil {
		return nil, err
	}
	return png.Bytes(), nil
}
