package main

import (
	"bytes"
	"image"
	"image/color"
	"os"
	"strings"
	"testing"

	"senha/assets/locale"
	"senha/display/text"
)

// plain is a picture in one colour, with a dot of another.
func plain(w, h int, c, dot color.RGBA) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		m.SetRGBA(i%w, i/w, c)
	}
	m.SetRGBA(w/2, h/2, dot)
	return m
}

// A palette holds the colours of plain faces exactly, and never too many.
func TestPalette(t *testing.T) {
	sun, ink := color.RGBA{0xff, 0xc7, 0x2c, 0xff}, color.RGBA{0x14, 0x21, 0x3d, 0xff}
	m := plain(40, 40, sun, ink)
	for x := range 40 {
		m.SetRGBA(x, 0, color.RGBA{uint8(6 * x), 0, 0, 0xff})
	}
	p := paletted(m, 9)
	if len(p.Palette) > 9 || p.At(20, 10) != sun || p.At(20, 20) != ink {
		t.Errorf("%d colours; %v, %v", len(p.Palette), p.At(20, 10), p.At(20, 20))
	}
	if again := paletted(m, 9); !bytes.Equal(again.Pix, p.Pix) {
		t.Error("painted again, the sheet is another")
	}
}

// Cells stand in rows; two wide ones take the room of three.
func TestSheet(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	red, blue := color.RGBA{0xff, 0, 0, 0xff}, color.RGBA{0, 0, 0xff, 0xff}
	high, wide := shrunk(plain(1080, 1920, red, red)), shrunk(plain(1920, 1080, blue, blue))
	if high.Bounds().Dx() != 300 || high.Bounds().Dy() != 533 || wide.Bounds().Dx() != 456 {
		t.Fatalf("cells of %v and %v", high.Bounds(), wide.Bounds())
	}
	m := sheet(fonts, 3, []cell{{"a", high}, {"b", high}, {"c", high}, {"d", wide}, {"e", wide}})
	if want := image.Pt(12+3*312, 12+26+533+12+26+wide.Bounds().Dy()+12); m.Rect.Size() != want {
		t.Errorf("the sheet is %v, want %v", m.Rect.Size(), want)
	}
	for at, want := range map[image.Point]color.RGBA{{12, 38}: red, {311, 38}: red, {324, 38}: red, {636, 570}: red, {12, 609}: blue, {935, 609}: blue} {
		if got := m.RGBAAt(at.X, at.Y); got != want {
			t.Errorf("at %v: %v, want %v", at, got, want)
		}
	}
}

// Every language has a sheet, and somebody has looked at it.
func TestLanguagesWereSeen(t *testing.T) {
	seen, err := os.ReadFile("../../docs/languages/seen.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range locale.Visitors().Languages() {
		const most = 250_000 // bytes
		if info, err := os.Stat("../../docs/languages/" + tag + ".png"); err != nil || info.Size() > most {
			t.Errorf("%s: no sheet of at most %d bytes: run make languages (%v)", tag, most, err)
		}
		if !strings.Contains(string(seen), "("+tag+".png)") {
			t.Errorf("docs/languages/seen.md has no line for %s", tag)
		}
	}
}
