package e2e

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"image"
	"image/color"
	"image/png"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/image/draw"

	"senha/kiosk"
	"senha/printer/virtual"
)

func newID() kiosk.TicketID {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	return kiosk.TicketID(hex.EncodeToString(b[:]))
}

// asNumber picks a ticket's number out of what OCR read.
var asNumber = regexp.MustCompile(`[A-Z][0-9]{3}`)

// readNumber reads a ticket's number off a part of a picture.
func readNumber(t *testing.T, picture image.Image, box image.Rectangle) string {
	t.Helper()
	said := ocr(t, picture, box, "ABCDEFHJLPU0123456789")
	return asNumber.FindString(strings.ReplaceAll(said, " ", ""))
}

// ocr reads a line of a picture with tesseract, which has no part in drawing
// it. It reads best what is about 48 px high with white around.
func ocr(t *testing.T, picture image.Image, box image.Rectangle, letters string) string {
	t.Helper()
	const margin, height = 24, 48
	b := box.Intersect(picture.Bounds())
	if b.Empty() {
		return ""
	}
	to := image.Rect(margin, margin, margin+b.Dx()*height/b.Dy(), margin+height)
	framed := image.NewGray(image.Rect(0, 0, to.Max.X+margin, to.Max.Y+margin))
	draw.Draw(framed, framed.Rect, image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(framed, to, picture, b, draw.Src, nil)
	var in, faults bytes.Buffer
	if err := png.Encode(&in, framed); err != nil {
		t.Fatal(err)
	}
	args := []string{"stdin", "stdout", "--psm", "7"}
	if letters != "" {
		args = append(args, "-c", "tessedit_char_whitelist="+letters)
	}
	cmd := exec.Command("tesseract", args...)
	cmd.Stdin, cmd.Stderr = &in, &faults
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("tesseract: %v\n%s", err, faults.String())
	}
	return strings.TrimSpace(string(out))
}

// digitRows is how high the digits of a ticket's number are, in dots.
const digitRows = 166

// readPaper reads the number off a printed ticket, "" if the paper ends before
// the number does.
func readPaper(t *testing.T, p virtual.Paper) string {
	t.Helper()
	picture := p.Picture.Image()
	block := tallest(picture)
	if block.Dy() < digitRows {
		return ""
	}
	return readNumber(t, picture, block)
}

// tallest returns the highest block of rows that all have ink: on a ticket no
// writing is as tall as the number.
func tallest(picture image.Image) image.Rectangle {
	b := picture.Bounds()
	best, from := image.Rectangle{}, b.Min.Y
	for y := b.Min.Y; y <= b.Max.Y; y++ {
		if y < b.Max.Y && inked(picture, y) {
			continue
		}
		if y-from > best.Dy() {
			best = image.Rect(b.Min.X, from, b.Max.X, y)
		}
		from = y + 1
	}
	return best
}

func inked(picture image.Image, y int) bool {
	for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
		if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x8000 {
			return true
		}
	}
	return false
}

// isCopy reports whether a ticket says "2.ª via". The mark stands below the
// header, white on black, where nothing else is black but the rule, which goes
// from edge to edge.
func isCopy(t *testing.T, p virtual.Paper) bool {
	t.Helper()
	const above, least, side = 130, 100, 30 // rows to look at; dots of a row; rows of the mark
	picture := p.Picture.Image()
	b := picture.Bounds()
	var mark image.Rectangle
	for y := b.Min.Y; y < min(b.Min.Y+above, b.Max.Y); y++ {
		first, last, run := b.Max.X, 0, 0
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x8000 {
				first, last, run = min(first, x), x+1, run+1
			}
		}
		if run >= least && last-first < b.Dx()*9/10 && run > (last-first)/2 {
			mark = mark.Union(image.Rect(first, y, last, y+1))
		}
	}
	if mark.Dy() < side {
		return false
	}
	inverse := image.NewGray(mark)
	for y := mark.Min.Y; y < mark.Max.Y; y++ {
		for x := mark.Min.X; x < mark.Max.X; x++ {
			if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x8000 {
				inverse.SetGray(x, y, color.Gray{Y: 0xff})
			}
		}
	}
	// Tesseract makes little of a printer's own letters; the 2 it can read.
	said := ocr(t, inverse, mark.Inset(4), "")
	if !strings.HasPrefix(said, "2") {
		t.Errorf("paper %d has a black mark that says %q, not \"2.ª via\"", p.Number, said)
	}
	return true
}
