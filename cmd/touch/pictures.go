package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"senha/display/scene"
	"senha/kiosk/config"
	"senha/kiosk/screen"
)

// paint writes the pages into a folder, those of no language under their name
// alone. Faults of the file are an error.
func (p *preview) paint(folder string) error {
	if folder == "" {
		folder = "preview-" + string(p.language)
	}
	if len(p.faults) > 0 {
		return fmt.Errorf("%s has %d faults: nothing is painted", p.file, len(p.faults))
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, e := range p.pages {
		name := e.Name + ".png"
		if e.State.Language != "" {
			name = fmt.Sprintf("%s-%s.png", e.Name, p.language)
		}
		if err := writePicture(filepath.Join(folder, name), func(w io.Writer) error {
			return scene.PNG(w, screen.Scene(e.State, p.view, p.fonts, p.screen), p.fonts)
		}); err != nil {
			return err
		}
	}
	fmt.Fprintf(p.out, "%d pictures in %s\n", len(p.pages), folder)
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
