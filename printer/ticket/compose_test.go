package ticket

import (
	"fmt"
	"image"
	"path/filepath"
	"testing"

	"golang.org/x/image/font/inconsolata"
	"golang.org/x/image/math/fixed"
	"pgregory.net/rapid"

	"senha/build/test/npos"
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

// printers are all classes, and those with 576 dots once more with 512.
func printers(t testing.TB) []profile.Profile {
	t.Helper()
	var list []profile.Profile
	for _, name := range profile.Names() {
		pr := class(t, name)
		if list = append(list, pr); pr.Dots == Wide {
			list = append(list, coarse(t, name))
		}
	}
	return list
}

// coarse is a class with 512 dots.
func coarse(t testing.TB, name string) profile.Profile {
	t.Helper()
	pr, err := class(t, name).WithDots(Coarse)
	if err != nil {
		t.Fatal(err)
	}
	return pr
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

// bound is what a ticket may cost at most, in bytes: kept by the printer and
// not, with the number as characters (slow line) and as dots (fast line).
func TestBytes(t *testing.T) {
	naive := 0
	for _, l := range languages {
		latin := escpos.PC860.Has(immigration.Names[l])
		for _, pr := range printers(t) {
			p := page(t, l, plain(l), immigration, pr.Dots)
			naive = max(naive, 8+p.Height()*p.Dots/8)
			for _, baud := range []int{9600, 115200} {
				sent := Compose(p, pr, Line{Baud: baud})
				label := fmt.Sprintf("%s-%s-%d-%d", l, pr.Name, pr.Dots, baud)
				paper(t, "new-"+label, pr, sent, false)
				most := 14_000
				switch {
				case latin:
					most = 6_000
				case pr.Raster.At == escpos.AtNone:
					most = 60_900 / 2
				}
				if n := len(sent.Bytes); n > most {
					t.Errorf("%s: %d bytes, want at most %d", label, n, most)
				}
				if pr.Stored.NVBytes == 0 {
					if len(sent.Pictures) > 0 {
						t.Errorf("%s: pictures for a printer that keeps none", label)
					}
					continue
				}
				kept := Compose(p, pr, Line{Baud: baud, Stored: all})
				paper(t, "kept-"+label, pr, kept, true)
				if most = 400; baud > 9600 {
					most = 3_500
				}
				if n := len(kept.Bytes); n > most {
					t.Errorf("%s, pictures kept: %d bytes, want at most %d", label, n, most)
				}
			}
		}
	}
	if naive < 50_000 {
		t.Errorf("a naive raster is %d bytes: the tickets are not what they were", naive)
	}
}

// The same holds for each service of the demo centre, with all its words.
func TestBytesOfTheDemo(t *testing.T) {
	for _, pr := range []profile.Profile{class(t, "epson"), coarse(t, "epson")} {
		bytesOfTheDemo(t, pr)
	}
}

func bytesOfTheDemo(t *testing.T, pr profile.Profile) {
	c := demo(t)
	var memory Memory
	for _, l := range c.Languages {
		for _, s := range c.Services {
			tk := plain(l)
			tk.Number.Letter, tk.Service, tk.Ahead = s.Letter, s.ID, 120
			p, err := Layout(tk, &c, s, Options{Fonts: fonts, Dots: pr.Dots, URL: address})
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range []struct {
				baud, kept, sent int
			}{{9600, 400, 14_000}, {115200, 3_500, 14_000}} {
				if escpos.PC860.Has(s.Name(l)) {
					want.sent = 6_000
				}
				kept := len(Compose(p, pr, Line{Baud: want.baud, Memory: &memory, Stored: all}).Bytes)
				sent := len(Compose(p, pr, Line{Baud: want.baud, Memory: &memory}).Bytes)
				if kept > want.kept || sent > want.sent {
					t.Errorf("%s, %s, %d dots at %d baud: %d bytes kept, %d sent; want at most %d and %d", s.ID, l, pr.Dots, want.baud, kept, sent, want.kept, want.sent)
				}
			}
		}
	}
}

// A pair of dots is sent as one: the number costs a quarter of its dots, and the
// line decides whether it is dots.
func TestNumberByTheLine(t *testing.T) {
	for _, pr := range []profile.Profile{class(t, "epson"), coarse(t, "epson")} {
		numberByTheLine(t, pr)
	}
}

func numberByTheLine(t *testing.T, pr profile.Profile) {
	p := page(t, "en", plain("en"), immigration, pr.Dots)
	slow := len(Compose(p, pr, Line{Baud: 9600, Stored: all}).Bytes)
	for baud, dots := range map[int]bool{0: false, 19200: false, 38400: false, 57600: true, 115200: true, 230400: true} {
		n := len(Compose(p, pr, Line{Baud: baud, Stored: all}).Bytes)
		if (n > slow) != dots || dots && (n-slow)*20 > baud {
			t.Errorf("at %d baud: %d bytes, %d at 9600", baud, n, slow)
		}
	}
}

// A printer that keeps a ticket's pictures prints the dots that one prints which
// is sent them. Where Latin words cost less in the printer's own letters these
// stand instead of the dots, so the printers here have letters for none.
func TestKeptPicturesAreTheSameDots(t *testing.T) {
	var jobs []npos.Job
	for _, pr := range []profile.Profile{class(t, "epson"), coarse(t, "epson")} {
		pr.CodePages = nil
		jobs = append(jobs, sameDots(t, pr)...)
	}
	npos.Check(t, jobs...)
}

func sameDots(t *testing.T, pr profile.Profile) (jobs []npos.Job) {
	for _, l := range languages {
		for _, tk := range []kiosk.Ticket{plain(l), full(l)} {
			p := page(t, l, tk, immigration, pr.Dots)
			dots := Compose(p, pr, Line{Baud: 115200})
			kept := Compose(p, pr, Line{Baud: 115200, Stored: all})
			if len(kept.Bytes) >= len(dots.Bytes)/2 {
				t.Errorf("%s: %d bytes with pictures kept, %d without", l, len(kept.Bytes), len(dots.Bytes))
			}
			drawn := paper(t, "dots", pr, dots, false)
			if !drawn.Equal(paper(t, "dots-kept", pr, kept, true)) {
				t.Errorf("%s: other dots", l)
			}
			if dots.Rows != kept.Rows {
				t.Errorf("%s: %d rows and %d", l, dots.Rows, kept.Rows)
			}
			plainer := pr
			plainer.QR = false // the other decoder draws none; its symbol is ours then
			sent := Compose(p, plainer, Line{Baud: 115200})
			drawn = paper(t, "dots", plainer, sent, false)
			drawn.Height = sent.Rows // without what the cut feeds
			jobs = append(jobs, npos.Job{Name: fmt.Sprintf("composed-%s-%d", l, pr.Dots), Bytes: sent.Bytes, PBM: drawn.PBM()})
		}
	}
	return jobs
}

// Each picture that is kept alone prints what its raster prints.
func TestEachKeptPictureIsItsRaster(t *testing.T) {
	for _, pr := range []profile.Profile{class(t, "epson"), coarse(t, "epson")} {
		eachIsItsRaster(t, pr)
	}
}

func eachIsItsRaster(t *testing.T, pr profile.Profile) {
	c := demo(t)
	for _, l := range languages {
		pics, err := Pictures(&c, l, pr, Options{Fonts: fonts})
		if err != nil || len(pics) < 10 {
			t.Fatalf("%d pictures, %v", len(pics), err)
		}
		for _, p := range pics {
			send := func(f func(*sender)) escpos.Bitmap {
				s := newSender(pr)
				f(s)
				m := pr.Machine()
				escpos.Interpret(p.Store(), m)
				out := escpos.Interpret(s.e.Bytes(), m)
				if len(out.Faults) > 0 {
					t.Fatal(l, p.Name, out.Faults)
				}
				return out.Bitmap()
			}
			var dots escpos.Encoder
			dots.Raster(p.placed(pr.Dots), pr.Raster)
			if !send(func(s *sender) { s.stored(p) }).Equal(send(func(s *sender) { s.raster(&dots, p.dots.Height) })) {
				t.Errorf("%s: %s has other dots when it is kept", l, p.Name)
			}
		}
	}
}

// tickets draws tickets with anything on them.
func tickets() *rapid.Generator[kiosk.Ticket] {
	return rapid.Custom(func(t *rapid.T) kiosk.Ticket {
		tk := plain(rapid.SampledFrom(languages).Draw(t, "language"))
		tk.Number = kiosk.Number{Letter: rapid.StringMatching("[A-HJ-NPR-Y]").Draw(t, "letter"), Count: rapid.IntRange(1, 999).Draw(t, "count")}
		tk.Priority, tk.Children = rapid.Bool().Draw(t, "priority"), rapid.Bool().Draw(t, "children")
		tk.Interpreter = kiosk.Language(rapid.SampledFrom([]string{"", "uk", "ti", "ar"}).Draw(t, "interpreter"))
		tk.Ahead = rapid.IntRange(0, 999).Draw(t, "ahead")
		tk.Arrived.Trusted = rapid.Bool().Draw(t, "trusted")
		return tk
	})
}

// Whatever the ticket, a printer gets no command that its class has not, no
// real-time command by chance, and what ends a command is where Ends says.
func TestNoClassGetsWhatItHasNot(t *testing.T) {
	classes := printers(t)
	rapid.Check(t, func(rt *rapid.T) {
		tk := tickets().Draw(rt, "ticket")
		pr := classes[rapid.IntRange(0, len(classes)-1).Draw(rt, "class")]
		keeps := pr.Stored.NVBytes > 0 && rapid.Bool().Draw(rt, "keeps")
		line := Line{Baud: rapid.SampledFrom([]int{0, 9600, 19200, 57600, 115200}).Draw(rt, "baud")}
		if keeps {
			line.Stored = all
		}
		service := rapid.SampledFrom([]kiosk.Service{immigration, long}).Draw(rt, "service")
		p, err := Layout(tk, centre(), service, Options{Fonts: fonts, Dots: pr.Dots, Copy: rapid.Bool().Draw(rt, "copy"), URL: address})
		if err != nil {
			rt.Fatal(err)
		}
		sent := Compose(p, pr, line)
		paper(t, "random", pr, sent, keeps)
		var s escpos.RealTimeScanner
		for i, c := range sent.Bytes {
			if cmd, ok := s.Byte(c); ok {
				rt.Fatalf("byte %d ends real-time command %v", i, cmd)
			}
		}
		if n := len(sent.Ends); n == 0 || sent.Ends[n-1] != len(sent.Bytes) {
			rt.Fatal("the last command ends elsewhere")
		}
	})
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
