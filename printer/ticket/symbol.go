package ticket

import (
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
