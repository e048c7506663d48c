package screen

import (
	"math"
	"slices"

	"senha/assets/locale"
	"senha/display/scene"
)

// A tile draws itself in a box.
type tile func(x, y, w, h float64)

// rowsFor is how many rows of keys of a height there is room for above limit.
func (p *page) rowsFor(h, limit float64) int {
	if p.small() {
		h = max(p.finger, 0.72*h) // rather lower keys than one row
	}
	return int(math.Floor((limit - p.y + p.between + 0.5) / (h + p.between)))
}

// grid draws tiles in columns from the top of what is touched, each h high. In
// the forms without a poster rows share all the height there is. It returns
// the height of a row.
func (p *page) grid(tiles []tile, columns, rows int, h float64) float64 {
	gap, below := p.gap, p.between
	if p.header > 0 {
		room := p.bottom - 6 - p.y
		h = min((room-float64(rows-1)*below)/float64(rows), 1.5*h)
	}
	w := (p.width - float64(columns-1)*gap) / float64(columns)
	for i, draw := range tiles {
		draw(p.x+float64(i%columns)*(w+gap), p.y+float64(i/columns)*(h+below), w, h)
	}
	return h
}

// part returns the tiles that are shown of those that find no room at once,
// which part that is and of how many.
func (p *page) part(tiles []tile, room int) (list []tile, part, parts int) {
	parts = max(1, (len(tiles)+room-1)/room)
	part = p.s.Part % parts
	return slices.Clone(tiles[part*room : min((part+1)*room, len(tiles))]), part, parts
}

// paged returns the tiles of the part that is shown: all if there is room for
// them, else so many that a last tile "more" fits beside them.
func (p *page) paged(tiles []tile, room int) []tile {
	if len(tiles) <= room {
		return tiles
	}
	list, part, parts := p.part(tiles, max(1, room-1))
	return append(list, func(x, y, w, h float64) { p.moreTile(part+1, parts, x, y, w, h) })
}

// moreTile leads to the next part, and from the last one to the first.
func (p *page) moreTile(part, parts int, x, y, w, h float64) {
	label := p.say(locale.More)
	f := p.key(scene.Help, scene.Target{ID: targetMore, Label: label}, x, y, w, h)
	second := p.own(p.say(locale.PageOf, part, parts), 24, f.Ink2)
	portuguese := p.second(both(p.gloss(locale.More), p.gloss(locale.PageOf, part, parts)), 24, f.Ink2)
	if p.gloss(locale.More) == "" {
		portuguese.text = ""
	}
	side := min(56, h-24)
	p.inRow(f, "go", side, min(24, w/16), p.own(label, 32, f.Ink).bold(), second, portuguese)
}
