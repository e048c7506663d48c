package ticket

import (
	"flag"
	"image"
	_ "image/png"
	"os"
	"path/filepath"
	"testing"

	"senha/printer/escpos"
	"senha/printer/profile"
)

var update = flag.Bool("update", false, "write the golden papers anew; look at them before keeping them")

// What a printer is sent draws the very dots that were painted, on each class
// of printer.
func TestEncodedPaperEqualsItsPicture(t *testing.T) {
	for name, p := range cases() {
		want := p.Bitmap(fonts)
		for _, pn := range profile.Names() {
			pr, err := profile.Named(pn)
			if err != nil {
				t.Fatal(err)
			}
			if pr.Dots != p.Dots {
				continue
			}
			var e escpos.Encoder
			Encode(&e, want, pr)
			m := escpos.Machine{Width: pr.Dots, DPI: pr.DPI, IgnorePosition: pr.Raster.At == escpos.AtNone}
			if pr.MotionUnits {
				m.UnitX, m.UnitY = 180, 360 // until GS P says otherwise
			}
			paper := escpos.Interpret(e.Bytes(), m)
			if len(paper.Faults) > 0 || len(paper.Tickets) != 1 {
				t.Fatalf("%s on %s: %d papers, faults %v", name, pn, len(paper.Tickets), paper.Faults)
			}
			got := paper.Tickets[0]
			if got.Height < want.Height {
				t.Fatalf("%s on %s: %d rows came out, want %d", name, pn, got.Height, want.Height)
			}
			got.Height = want.Height // white fed before the cut
			if !got.Equal(want) {
				t.Errorf("%s on %s: other dots came out", name, pn)
			}
			t.Logf("%s on %s: %d rows, %d bytes", name, pn, want.Height, len(e.Bytes()))
		}
	}
}

// The golden papers are looked at when they change: run with -update, view
// testdata.
func TestGolden(t *testing.T) {
	for _, name := range []string{"plain-hi", "plain-pt-PT", "full-ar", "full-en"} {
		got := cases()[name].Bitmap(fonts)
		path := filepath.Join("testdata", name+".png")
		if *update {
			save(t, path, got)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		img, _, err := image.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		want := escpos.NewBitmap(img.Bounds().Dx(), img.Bounds().Dy())
		for y := range want.Height {
			for x := range want.Width {
				if r, _, _, _ := img.At(x, y).RGBA(); r == 0 {
					want.Set(x, y)
				}
			}
		}
		if !got.Equal(want) {
			t.Errorf("%s is not as in %s (%d × %d dots against %d × %d); if that is meant, run with -update and look", name, path, got.Width, got.Height, want.Width, want.Height)
		}
	}
}
