package peers

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
	"time"

	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/config"
	"senha/printer/escpos"
	"senha/printer/profile"
	"senha/printer/ticket"
)

// The demo's ticket as its picture, and as words, by the peers and by ours. The
// peers' words are words alone, in Latin letters alone; ours come with icons, QR
// code and the number in dots, in any script. Bytes are exact: ours are never
// more than half of a peer's picture.
func TestPeers(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	centre, _, err := config.LoadCentre("../../../assets/demo/centre.toml", fonts.Missing)
	if err != nil {
		t.Fatal(err)
	}
	var tickets []Ticket
	pages := map[string]ticket.Page{}
	for _, l := range []kiosk.Language{"pt-PT", "en", "ar", "hi"} {
		service := centre.Services[0]
		page, err := ticket.Layout(kiosk.Ticket{
			ID: "00", Service: service.ID, Number: kiosk.Number{Letter: service.Letter, Count: 42}, Language: l,
			Ahead: 7, Arrived: kiosk.Moment{Wall: time.Date(2026, 11, 23, 10, 42, 0, 0, time.UTC), Trusted: true},
		}, &centre, service, ticket.Options{Fonts: fonts, Dots: ticket.Wide, URL: "https://senha.example/t/Zx8Kq2vN4bR7mW1sD5fG9h"})
		if err != nil {
			t.Fatal(err)
		}
		var picture bytes.Buffer
		if err := png.Encode(&picture, page.Bitmap(fonts).Image()); err != nil {
			t.Fatal(err)
		}
		pages[string(l)] = page
		tickets = append(tickets, Ticket{Name: string(l), PNG: picture.Bytes(), Lines: lines(page)})
	}

	t.Logf("%-8s %-40s %8s %8s", "bytes", "", "picture", "words")
	rival := map[string]int{}
	for _, s := range Sizes(t, tickets) {
		t.Logf("%-8s %-40s %8d %8d", s.Name, s.Peer, s.Picture, s.Text)
		if rival[s.Name] == 0 || s.Picture < rival[s.Name] {
			rival[s.Name] = s.Picture
		}
	}
	for _, name := range profile.Names() {
		class, err := profile.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		if class.Dots != ticket.Wide {
			continue
		}
		for _, tk := range tickets {
			var e escpos.Encoder
			ticket.Encode(&e, pages[tk.Name].Bitmap(fonts), class)
			sent := ticket.Compose(pages[tk.Name], class, ticket.Line{Baud: 115200})
			t.Logf("%-8s %-40s %8d %8d", tk.Name, "ours, "+name, len(e.Bytes()), len(sent.Bytes))
			if class.Stored.NVBytes > 0 {
				kept := ticket.Compose(pages[tk.Name], class, ticket.Line{Baud: 9600, Stored: func(ticket.Key) bool { return true }})
				t.Logf("%-8s %-40s %8s %8d", tk.Name, "ours, "+name+", pictures kept", "", len(kept.Bytes))
			}
			if len(sent.Bytes) > rival[tk.Name]/2 {
				t.Errorf("%s on %s takes %d bytes, a peer's picture %d", tk.Name, name, len(sent.Bytes), rival[tk.Name])
			}
		}
	}
}

// plain takes out what orders characters and has no dots, and writes dashes as
// printers can.
var plain = strings.NewReplacer("\u2066", "", "\u2068", "", "\u2069", "", "\u200b", "", "\u00a0", " ", "–", "-", "’", "'")

// lines is a ticket's words as a peer would print them: each text of the page on
// a line of its own, the number eight times as large. There are none if Epson's
// page for Portuguese has not all of them.
func lines(page ticket.Page) []Line {
	var all []Line
	for _, b := range page.Bands {
		for _, m := range b.Scene.Marks {
			words, ok := m.(scene.Text)
			if !ok {
				continue
			}
			said := plain.Replace(words.Paragraph.Text)
			if !escpos.PC860.Has(said) {
				return nil
			}
			n := min(8, max(1, words.Box.Dy()/24))
			all = append(all, Line{said, n, n, words.Paragraph.Style.Bold})
		}
	}
	return all
}
