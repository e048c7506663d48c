package main

import (
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"
)

// overview puts the way of a visitor side by side: language, service, number,
// paper, board.
func overview(dir string) error {
	const gap, high = 24, 640
	names := []string{"1-language", "2-service-ar", "4-issued-ar", "ticket-ar", "board-call"}
	var parts []image.Image
	width := gap
	for _, name := range names {
		p, err := read(filepath.Join(dir, name+".png"))
		if err != nil {
			return err
		}
		parts = append(parts, p)
		width += scaled(p, high).Dx() + gap
	}
	all := image.NewRGBA(image.Rect(0, 0, width, high+2*gap))
	draw.Draw(all, all.Rect, image.NewUniform(color.RGBA{R: 0xD5, G: 0xCF, B: 0xC1, A: 0xFF}), image.Point{}, draw.Src)
	x := gap
	for _, p := range parts {
		box := scaled(p, high).Add(image.Pt(x, gap))
		draw.CatmullRom.Scale(all, box, p, p.Bounds(), draw.Src, nil)
		x = box.Max.X + gap
	}
	return write(filepath.Join(dir, "overview.png"), func(w io.Writer) error { return png.Encode(w, all) })
}

// scaled returns a picture's box at a height.
func scaled(p image.Image, high int) image.Rectangle {
	b := p.Bounds()
	return image.Rect(0, 0, b.Dx()*high/b.Dy(), high)
}

func read(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}
