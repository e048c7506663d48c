// Command pictures paints the demo centre's boards and tickets into a folder,
// and an overview of the whole from the touch screen's pictures that lie there
// (`touch --preview TAG --pictures DIR`). They are of a morning that package
// kiosk decided. With --languages it paints contact sheets instead: each page
// in each language.
package main

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"senha/display/board"
	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/hub"
	"senha/printer/ticket"
)

func main() {
	dir := flag.String("dir", "docs/pictures", "folder to paint into")
	sheets := flag.String("languages", "", "paint contact sheets of all languages into this folder instead")
	flag.Parse()
	var err error
	if *sheets != "" {
		err = languages(*sheets)
	} else {
		err = paint(*dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

func paint(dir string) error {
	fonts, err := text.Open()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	day, err := morning()
	if err != nil {
		return err
	}
	for name, face := range faces(day) {
		s := board.Scene(face.view, fonts, face.size)
		if err := write(filepath.Join(dir, name+".png"), func(w io.Writer) error { return scene.PNG(w, s, fonts) }); err != nil {
			return err
		}
	}
	if err := tickets(dir, day, fonts); err != nil {
		return err
	}
	return overview(dir)
}

// face is a board as somebody may see it.
type face struct {
	view board.View
	size image.Point
}

// faces are the boards: a new call, a standing one, a lost hub.
func faces(day *kiosk.State) map[string]face {
	landscape, portrait := image.Pt(1920, 1080), image.Pt(1080, 1920)
	now := day.Last()
	see := func(later int, lost bool) board.View {
		at := now
		at.Wall = at.Wall.Add(seconds(later))
		at.Up += seconds(later)
		return board.View{
			Board: hub.Board(day, at), Received: at.Wall, Now: at.Wall, Wall: at.Wall, Zone: at.Wall.Location(),
			Lost: lost, LastNews: now.Wall, Languages: others(day), Palette: scene.Light,
		}
	}
	return map[string]face{
		"board-call":     {see(1, false), landscape},
		"board-standing": {see(40, false), landscape},
		"board-lost":     {see(40, true), landscape},
		"board-portrait": {see(1, false), portrait},
	}
}

// others are the offered languages beside Portuguese.
func others(day *kiosk.State) []string {
	var tags []string
	for _, l := range day.Centre().Languages {
		if l != kiosk.Official {
			tags = append(tags, string(l))
		}
	}
	return tags
}

// tickets paints the first ticket of each language, and one as a copy with all
// its marks.
func tickets(dir string, day *kiosk.State, fonts *text.Fonts) error {
	seen := map[kiosk.Language]bool{}
	for _, t := range day.Tickets() {
		name := "ticket-" + string(t.Language)
		if seen[t.Language] {
			if !t.Priority || !t.Children {
				continue
			}
			name += "-marks"
		}
		seen[t.Language] = true
		sv, _ := day.Service(t.Service)
		page, err := ticket.Layout(*t, day.Centre(), sv, ticket.Options{Fonts: fonts, Dots: ticket.Wide, Copy: t.Copy})
		if err != nil {
			return err
		}
		b := page.Bitmap(fonts)
		if err := write(filepath.Join(dir, name+".png"), func(w io.Writer) error { return png.Encode(w, b.Image()) }); err != nil {
			return err
		}
	}
	return nil
}

func write(path string, paint func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := paint(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
