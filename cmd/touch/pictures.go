package main

import (
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"

	"senha/display/scene"
	"senha/kiosk"
	"senha/kiosk/config"
	"senha/kiosk/screen"
)

// paint writes a picture of every page in every language of the demo centre
// into a folder, and says how many.
func (t *Touch) paint(stdout io.Writer) error {
	fonts, err := t.fonts()
	if err != nil {
		return err
	}
	view, err := demoView()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(t.Pictures, 0o755); err != nil {
		return err
	}
	size := t.Size
	if size == (image.Point{}) {
		size = image.Pt(1080, 1920)
	}
	count := 0
	for _, l := range view.Languages {
		for _, e := range screen.Examples(l, wanted, full, closed) {
			name := fmt.Sprintf("%s-%s.png", e.Name, l)
			if e.State.Language == "" { // the same in every language
				if l != kiosk.Official {
					continue
				}
				name = e.Name + ".png"
			}
			if err := writePicture(filepath.Join(t.Pictures, name), func(w io.Writer) error {
				return scene.PNG(w, screen.Scene(e.State, view, fonts, size), fonts)
			}); err != nil {
				return err
			}
			count++
		}
	}
	fmt.Fprintf(stdout, "%d pictures in %s\n", count, t.Pictures)
	return nil
}

func writePicture(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// Services of the demo centre that give out no tickets in pictures, and the
// one that somebody wants.
const (
	wanted = "immigration"
	full   = "health"
	closed = "registries"
)

// demoView is the demo centre on a working morning.
func demoView() (screen.View, error) {
	centre, err := config.Demo()
	if err != nil {
		return screen.View{}, err
	}
	return screen.Morning(&centre, full, closed), nil
}
