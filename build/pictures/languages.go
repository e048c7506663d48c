package main

import (
	"image"
	"os"
	"slices"
	"strings"

	"senha/display/board"
	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/config"
	"senha/kiosk/screen"
	"senha/printer/ticket"
)

// languages paints contact sheets: one of each language with all its pages and
// papers, and one of each page with all languages.
func languages(dir string) error {
	fonts, err := text.Open()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	centre, err := config.Demo()
	if err != nil {
		return err
	}
	pages := map[string][]cell{} // by page, a cell of each language
	var order []string
	for _, l := range centre.Languages {
		cells, err := pagesOf(fonts, &centre, l)
		if err != nil {
			return err
		}
		if err := writeSheet(dir, string(l), sheet(fonts, 6, cells), pageColours); err != nil {
			return err
		}
		for _, c := range cells {
			if !slices.Contains(order, c.caption) {
				order = append(order, c.caption)
			}
			pages[c.caption] = append(pages[c.caption], cell{string(l), c.picture})
		}
	}
	for _, name := range order {
		if len(pages[name]) < 2 {
			continue // the same in every language
		}
		colours := pageColours
		if strings.HasPrefix(name, "ticket") {
			colours = paperColours
		}
		if err := writeSheet(dir, "page-"+name, sheet(fonts, 7, pages[name]), colours); err != nil {
			return err
		}
	}
	return nil
}

// pagesOf paints what somebody who reads a language sees: every page, the
// board that calls them, their paper.
func pagesOf(fonts *text.Fonts, centre *kiosk.Centre, l kiosk.Language) ([]cell, error) {
	var cells []cell
	add := func(name string, m image.Image) {
		cells = append(cells, cell{name, shrunk(m)})
	}
	view := screen.Morning(centre, full, closed)
	for _, e := range screen.Examples(l, wanted, full, closed) {
		if strings.HasSuffix(e.Name, "-busy") || strings.HasSuffix(e.Name, "-pressed") || e.State.Language == "" && l != kiosk.Official {
			continue // nothing to read that another page does not have
		}
		add(e.Name, scene.Image(screen.Scene(e.State, view, fonts, image.Pt(1080, 1920)), fonts))
	}
	for _, o := range looks(l) {
		add(o.name, scene.Image(screen.Scene(o.state, view, fonts, o.size), fonts))
	}
	day, err := morning()
	if err != nil {
		return nil, err
	}
	add("board", scene.Image(board.Scene(called(day, l), fonts, image.Pt(1920, 1080)), fonts))
	for _, marks := range []bool{false, true} {
		name, t, sv := "ticket", paper(l), centre.Services[0]
		o := ticket.Options{Fonts: fonts, Dots: ticket.Wide}
		if marks {
			name, sv = "ticket-marks", longest(centre.Services, l)
			t.Priority, t.Children, t.Interpreter = true, true, "pov"
			o.Copy, o.URL = true, "https://senha.example/t/Zx8Kq2vN4bR7mW1sD5fG9h"
		}
		t.Number.Letter = sv.Letter
		p, err := ticket.Layout(t, centre, sv, o)
		if err != nil {
			return nil, err
		}
		add(name, p.Bitmap(fonts).Image())
	}
	return cells, nil
}

// paper is a ticket of somebody who reads a language.
func paper(l kiosk.Language) kiosk.Ticket {
	at := kiosk.Moment{Wall: start, Trusted: true}
	return kiosk.Ticket{Number: kiosk.Number{Letter: "A", Count: 42}, Language: l, Ahead: 7, Arrived: at}
}

// longest is the service with the longest name in a language.
func longest(list []kiosk.Service, l kiosk.Language) kiosk.Service {
	return slices.MaxFunc(list, func(a, b kiosk.Service) int { return len(a.Name(l)) - len(b.Name(l)) })
}

// called is the board that has just called somebody who reads a language.
func called(day *kiosk.State, l kiosk.Language) board.View {
	v := faces(day)["board-call"].view
	v.Languages = []string{string(l)}
	v.Board.Calls = slices.Clone(v.Board.Calls)
	v.Board.Calls[0].Language = string(l)
	return v
}
