package ticket

import (
	"senha/assets/locale"
	"senha/display/scene"
)

// symbolSide is the most dots across that a QR code gets: 37 modules of 6.
const symbolSide = 222

// symbol is the QR code of the ticket's page. There is none without an address,
// and for one that is too long for modules of 3 dots.
func (l *layout) symbol(url string) (segment, bool) {
	if url == "" {
		return segment{}, false
	}
	b, err := scene.QR(url, scene.LevelL)
	if err != nil {
		return segment{}, false
	}
	module := min(6, symbolSide/b.Width)
	if module < 3 {
		return segment{}, false
	}
	side, justify := float64(b.Width*module), byte(0)
	if l.own.RTL() {
		justify = 2
	}
	return segment{name: "qr", above: 16, symbol: url, module: module, justify: justify, picture: l.strip(side, func(c *scene.Canvas) {
		c.Modules(0, 0, float64(module), b, black)
	})}, true
}

// caption says what the QR code is for, in both languages.
func (l *layout) caption(x, w float64, lines int) []block {
	k := l.ink(l.own, true, 28)
	k.Lines = lines
	blocks := []block{l.set(x, w, l.own.T(locale.ScanCode), k)}
	if l.two {
		k := l.ink(l.official, false, 24)
		k.Lines = lines
		blocks = append(blocks, l.set(x, w, l.official.T(locale.ScanCode), k))
	}
	return blocks
}

// captioned is the QR code with its caption beside it.
func (l *layout) captioned(q segment) scene.Scene {
	side := float64(q.picture.Size.Y)
	x := side + l.u(24)
	blocks := l.caption(x, float64(l.dots)-x, 4)
	used := 0.0
	for _, b := range blocks {
		used += b.height
	}
	height := max(side, used)
	return l.strip(height, func(c *scene.Canvas) {
		c.Add(q.picture.Marks...)
		y := (height - used) / 2
		for _, b := range blocks {
			c.Add(b.at(float64(int(y))))
			y += b.height
		}
	})
}
