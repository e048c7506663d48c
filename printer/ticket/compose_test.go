package ticket

import (
	"image"
	"path/filepath"
	"testing"

	"golang.org/x/image/font/inconsolata"
	"golang.org/x/image/math/fixed"

	"senha/display/scene"
	"senha/kiosk"
	"senha/printer/escpos"
	"senha/printer/profile"
)

const address = "https://senhas.example.pt/t/Zx8Kq2vN4bR7mW1sD5fG9h"

func page(t testing.TB, l kiosk.Language, tk kiosk.Ticket, s kiosk.Service, dots int) Page {
	t.Helper()
	tk.Language = l
	p, err := Layout(tk, centre(), s, Options{Fonts: fonts, Dots: dots, URL: address})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func class(t testing.TB, name string) profile.Profile {
	t.Helper()
	p, err := profile.Named(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func symbol(data string, level escpos.Level) (escpos.Bitmap, error) {
	b, err := scene.QR(data, scene.Level(level-escpos.LevelL))
	if err != nil {
		return escpos.Bitmap{}, err
	}
	return escpos.Bitmap{Width: b.Width, Height: b.Height, Stride: b.Stride, Bits: b.Pix}, nil
}

func all(Key) bool { return true }

// paper is what a printer of the class prints of it; with the pictures, it
// keeps them.
func paper(t testing.TB, name string, pr profile.Profile, sent Sent, keeps bool) escpos.Bitmap {
	t.Helper()
	m := pr.Machine()
	m.QR, m.Glyphs = symbol, letters{}
	if !pr.QR {
		m.QR = nil
	}
	if keeps {
		for _, pic := range sent.Pictures {
			if p := escpos.Interpret(pic.Store(), m); len(p.Faults) > 0 {
				t.Fatalf("%s: %s is not kept: %v", name, pic.Name, p.Faults)
			}
		}
	}
	p := escpos.Interpret(sent.Bytes, m)
	if len(p.Faults) > 0 {
		t.Fatalf("%s on %s: %v", name, pr.Name, p.Faults)
	}
	if !pr.Cut {
		p.Cut(true)
	}
	if len(p.Tickets) != 1 {
		t.Fatalf("%s on %s: %d papers", name, pr.Name, len(p.Tickets))
	}
	if *paintTo != "" {
		save(t, filepath.Join(*paintTo, name+".png"), p.Tickets[0])
	}
	return p.Tickets[0]
}

func TestSizes(t *testing.T) {
	for _, l := range languages {
		for _, name := range profile.Names() {
			pr := class(t, name)
			p := page(t, l, plain(l), immigration, pr.Dots)
			for _, baud := range []int{9600, 115200} {
				for _, stored := range []bool{false, true} {
					if stored && pr.Stored.NVBytes == 0 {
						continue
					}
					line := Line{Baud: baud}
					label := "new"
					if stored {
						line.Stored, label = all, "kept"
					}
					sent := Compose(p, pr, line)
					paper(t, "send-"+string(l)+"-"+name+"-"+label+"-"+map[int]string{9600: "slow", 115200: "fast"}[baud], pr, sent, stored)
					t.Log(l, name, baud, label, len(sent.Bytes), "bytes", sent.Rows, "rows")
				}
			}
		}
	}
}

// letters stand in for a printer's own: Inconsolata's, half as large again.
type letters struct{}

func (letters) Glyph(r rune) escpos.Bitmap {
	face := inconsolata.Bold8x16
	cell := escpos.NewBitmap(12, 24)
	dr, mask, at, _, ok := face.Glyph(fixed.P(0, face.Ascent), r)
	for y := range cell.Height {
		for x := range cell.Width {
			if p := image.Pt(x*2/3, y*2/3); ok && p.In(dr) {
				if _, _, _, a := mask.At(at.X+p.X-dr.Min.X, at.Y+p.Y-dr.Min.Y).RGBA(); a >= 0x8000 {
					cell.Set(x, y)
				}
			}
		}
	}
	return cell
}
