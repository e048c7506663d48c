package main

import (
	"cmp"
	"image"
	"image/color"
	"maps"
	"slices"

	"senha/display/scene"
)

// How many colours a sheet has: those of the pages or of paper, and steps
// between them where letters are soft.
const (
	pageColours  = 40
	paperColours = 12
)

// commonest returns n colours that stand for a picture's: those of its plain
// faces, then others that it has much of, each far enough from those before it
// to add something. Equal pictures give equal palettes.
func commonest(m *image.RGBA, n int) color.Palette {
	count := map[color.RGBA]int{}
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[m.RGBAAt(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(count[b]-count[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	})
	var p color.Palette
	for _, letter := range "ABCDEFPHJUL" { // badges are small, and known by their colour
		if ground, _ := scene.Accent(string(letter)); count[ground] > 0 {
			p = append(p, ground)
		}
	}
	for _, pass := range []struct{ n, apart int }{{n / 2, 2}, {n, 24}, {n, 12}} {
		for _, c := range colours {
			if len(p) < pass.n && !slices.ContainsFunc(p, func(o color.Color) bool { return distance(c, o.(color.RGBA)) < pass.apart }) {
				p = append(p, c)
			}
		}
	}
	return p
}

// distance is how far two colours are apart in the channel where they differ
// most.
func distance(a, b color.RGBA) int {
	d := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return max(d(a.R, b.R), d(a.G, b.G), d(a.B, b.B))
}
