package screen

import (
	"senha/display/scene"
	"senha/display/text"
)

// ground draws what every page stands on: poster, its header, the shelf.
func (p *page) ground() {
	if p.wide {
		p.Fill(0, 0, posterWidth+p.drop, p.h, 0, p.color.Poster)
		p.Fill(posterWidth+p.drop, p.bottom, p.w-posterWidth-p.drop, shelfHeight, 0, p.color.Quiet)
		if r := p.color.PosterRule; r > 0 {
			p.Rule(posterWidth+p.drop-r, 0, r, p.h, p.color.OnPoster)
			p.Rule(posterWidth+p.drop, p.bottom, p.w-posterWidth-p.drop, r, p.color.OnPoster)
		}
		p.Text(margin, 52, 464, 48, p.v.Name, bold(portuguese(p.color.OnPoster, 40, 36, 32)))
		long := lines(3, portuguese(p.color.OnPoster2, 24))
		long.Label, long.VAlign, long.Pitch = false, scene.Top, 32
		p.Text(margin, 100, 464, 0, p.v.LongName, long)
		p.Text(margin, p.h-120, 464, 80, p.clock(), bold(portuguese(p.color.OnPoster, 64)))
		return
	}
	p.Fill(0, 0, p.w, posterHeight+p.drop, 0, p.color.Poster)
	p.Fill(0, p.bottom, p.w, shelfHeight, 0, p.color.Quiet)
	if r := p.color.PosterRule; r > 0 {
		p.Rule(0, posterHeight+p.drop-r, p.w, r, p.color.OnPoster)
		p.Rule(0, p.bottom, p.w, r, p.color.OnPoster)
	}
	p.Text(p.x, 28, 760, 48, p.v.Name, bold(portuguese(p.color.OnPoster, 40, 36, 32)))
	p.Text(p.x, 76, 760, 32, p.v.LongName, portuguese(p.color.OnPoster2, 24))
	clock := bold(portuguese(p.color.OnPoster, 48))
	clock.Align = scene.End
	p.Text(p.x+784, 24, 200, 88, p.clock(), clock)
}

// clock is the wall clock, or nothing while it is not to be believed.
func (p *page) clock() string {
	if p.v.Now.IsZero() {
		return ""
	}
	return p.v.Now.Format("15:04")
}

// pattern fills whole rows of azulejos, and more where the poster is higher.
func (p *page) pattern(rows int) {
	const name, stroke = "pattern-azulejo", 1.25
	if p.wide {
		rows++
		p.Pattern(0, 208, posterWidth+p.drop, 112*float64(rows), 112, name, stroke, p.color.Azulejo)
		return
	}
	rows += int(p.drop / 120)
	p.Pattern(0, 136, p.w, 120*float64(rows), 120, name, stroke, p.color.Azulejo)
}

// heading is a page's title with two rows of pattern: what to do, and below it
// the second voice or a hint.
func (p *page) heading(title, second string, size float64, k2 scene.Ink) {
	p.pattern(2)
	k := bold(p.own(p.color.OnPoster, size, size-8))
	k2.Color = p.color.OnPoster2
	if p.wide {
		p.beneath(592, title, k, second, k2)
		return
	}
	p.Text(p.x, 392+p.drop, 984, 104, title, k)
	p.Text(p.x, 508+p.drop, 984, 50, second, k2)
}

// sign is a title beside an icon of 128. Its second voice is Portuguese. In
// portrait y is the icon's top on a poster of 640.
func (p *page) sign(icon, title, second string, rows int, y float64) {
	k, k2 := bold(p.own(p.color.OnPoster, 64, 56)), portuguese(p.color.OnPoster2, 36, 32)
	if p.wide { // long words need the height
		p.pattern(0)
		p.Icon(margin, 344, 128, icon, p.color.OnPoster)
		p.beneath(488, title, k, second, k2)
		return
	}
	p.pattern(rows)
	y += p.drop
	const room = 824
	p.Icon(p.x, y, 128, icon, p.color.OnPoster)
	x := p.x + 160
	switch {
	case !p.fitsOneLine(title, k, room):
		k.Lines, k.Pitch = 2, 78
		if second == "" {
			p.Text(x, y-16, room, 160, title, k)
			return
		}
		p.Text(x, y-40, room, 160, title, k)
		p.Text(x, y+124, room, 50, second, k2)
	case second == "":
		p.Text(x, y, room, 128, title, k)
	default:
		p.Text(x, y, room, 80, title, k)
		p.Text(x, y+82, room, 50, second, k2)
	}
}

// beneath sets a title and its second voice below each other in a narrow poster.
func (p *page) beneath(y float64, title string, k scene.Ink, second string, k2 scene.Ink) {
	k.Sizes, k.Lines, k.Label, k.VAlign = append(k.Sizes, 48), 3, false, scene.Top
	k.Pitch = k.Sizes[0] * text.LabelHeight(k.Language)
	k2.Lines, k2.Label, k2.VAlign = 4, false, scene.Top
	y += p.flow(margin, y, 464, title, k)
	if second != "" {
		p.flow(margin, y+16, 464, second, k2)
	}
}

// flow sets running text and returns the height it took.
func (p *page) flow(x, y, w float64, s string, k scene.Ink) float64 {
	p.Text(x, y, w, 0, s, k)
	marks := p.Scene().Marks
	return marks[len(marks)-1].(scene.Text).Paragraph.Height / p.k
}
