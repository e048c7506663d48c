package main

import (
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"time"

	"senha/display/scene"
	"senha/kiosk"
	"senha/kiosk/api"
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
		for _, e := range screen.Examples(l, "immigration", "health", "registries") {
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

// demoView is the demo centre on a working morning: some people wait, one
// service has given out its tickets, one is closed.
func demoView() (screen.View, error) {
	centre, err := config.Demo()
	if err != nil {
		return screen.View{}, err
	}
	q := api.Queue{
		Now: time.Date(2026, 3, 9, 10, 42, 0, 0, time.UTC), Trusted: true, Day: api.Day{Open: true},
		Centre: api.Centre{
			Name: centre.Name, LongName: centre.LongName, Zone: centre.Zone,
			Languages: centre.Languages, Welcome: centre.Welcome, Children: centre.Children,
		},
	}
	for i, sv := range centre.Services {
		body := api.Service{Service: sv, Waiting: []int{12, 2, 9, 4, 0, 3, 5}[i%7], Open: true}
		switch sv.ID {
		case "health":
			body.Open, body.Why = false, kiosk.CodeServiceFull
		case "registries":
			body.Open, body.Why = false, kiosk.CodeServiceClosed
		}
		q.Services = append(q.Services, body)
	}
	return screen.ViewOf(q), nil
}
