package e2e

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"image"
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

// isCopy reports whether a ticket says "2.ª via". The mark stands in a frame in
// the header, where nothing else is as tall as the frame's sides.
func isCopy(t *testing.T, p virtual.Paper) bool {
	t.Helper()
	const header, side = 48, 28 // rows
	picture := p.Picture.Image()
	b := picture.Bounds()
	var sides []int // columns
	for x := b.Min.X; x < b.Max.X; x++ {
		longest, run := 0, 0
		for y := b.Min.Y; y < min(b.Min.Y+header, b.Max.Y); y++ {
			if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x8000 {
				run++
				longest = max(longest, run)
			} else {
				run = 0
			}
		}
		if longest >= side {
			sides = append(sides, x)
		}
	}
	if len(sides) < 2 || sides[len(sides)-1]-sides[0] < 40 {
		return false
	}
	inside := image.Rect(sides[0]+6, b.Min.Y+5, sides[len(sides)-1]-5, b.Min.Y+header-9)
	said := ocr(t, picture, inside, "")
	if !strings.Contains(strings.ToLower(said), "via") {
		t.Errorf("paper %d has a frame in its header that says %q, not \"2.ª via\"", p.Number, said)
	}
	return true
}
