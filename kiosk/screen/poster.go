package screen

import (
	"senha/display/scene"
)

// ground draws what every page stands on: poster, its header, the shelf. In the
// forms without a poster the header is drawn with the page's title.
func (p *page) ground() {
	switch {
	case p.header > 0:
		p.Fill(0, p.bottom, p.w, p.shelf, 0, p.color.Quiet)
		if r := p.color.PosterRule; r > 0 {
			p.Rule(0, p.bottom, p.w, r, p.color.OnPoster)
		}
	case p.lying:
		edge := p.poster + p.drop
		p.Fill(0, 0, edge, p.h, 0, p.color.Poster)
		p.Fill(edge, p.bottom, p.w-edge, p.shelf, 0, p.color.Quiet)
		if r := p.color.PosterRule; r > 0 {
			p.Rule(edge-r, 0, r, p.h, p.color.OnPoster)
			p.Rule(edge, p.bottom, p.w-edge, r, p.color.OnPoster)
		}
		p.centreName(p.margin, 48, p.poster-2*p.margin, 144, 4)
		p.Text(p.margin, p.h-120, p.poster-2*p.margin, 80, p.clock(), p.clockInk(64))
	default:
		p.Fill(0, 0, p.w, p.poster+p.drop, 0, p.color.Poster)
		p.Fill(0, p.bottom, p.w, p.shelf, 0, p.color.Quiet)
		if r := p.color.PosterRule; r > 0 {
			p.Rule(0, p.poster+p.drop-r, p.w, r, p.color.OnPoster)
			p.Rule(0, p.bottom, p.w, r, p.color.OnPoster)
		}
		clock := p.clockInk(48)
		clock.Align = scene.End
		p.Text(p.x+p.width-200, 24, 200, 88, p.clock(), clock)
		p.centreName(p.x, 14, p.width-224, 108, 2)
	}
}

// centreName says where one is. The name is the same for all who read: it stays
// as large as it is.
func (p *page) centreName(x, y, w, h float64, rows int) {
	large := p.grown
	p.grown = 1
	s, _ := p.stack(w, h, p.second(p.v.Name, 40, p.color.OnPoster).bold(), p.second(p.v.LongName, 24, p.color.OnPoster2).lines(rows))
	p.grown = large
	if p.lying {
		h = s.h // from the top
	}
	p.put(s, x, y+(h-s.h)/2, w)
}

func (p *page) clockInk(size float64) scene.Ink {
	v := p.second("", size, p.color.OnPoster).bold()
	v.ink.Sizes, v.ink.VAlign = []float64{size}, scene.Middle
	return v.ink
}

// clock is the wall clock, or nothing while it is not to be believed.
func (p *page) clock() string {
	if p.v.Now.IsZero() {
		return ""
	}
	return p.v.Now.Format("15:04")
}

// pattern fills whole rows of azulejos, and more where the poster is higher. It
// returns where they end.
func (p *page) pattern(rows int) (end float64) {
	const name, stroke, standing, lying = "pattern-azulejo", 1.25, 120, 112
	if p.lying {
		p.Pattern(0, 208, p.poster+p.drop, lying*float64(rows+1), lying, name, stroke, p.color.Azulejo)
		return 208 + lying*float64(rows+1)
	}
	rows += int(p.drop / standing)
	p.Pattern(0, 136, p.w, standing*float64(rows), standing, name, stroke, p.color.Azulejo)
	return 136 + standing*float64(rows)
}

// title is what the poster or the header says: what to do and its second voice,
// beside an icon where there is one. Rows of pattern stand above it; below it
// a standing poster ends room u before its edge.
func (p *page) title(icon string, rows int, room float64, voices ...voice) {
	for i := range voices {
		voices[i].ink.Color = p.color.OnPoster
		if i > 0 {
			voices[i].ink.Color = p.color.OnPoster2
		}
	}
	const side, gap = 128.0, 32.0
	switch {
	case p.header > 0:
		p.head(icon, voices)
	case p.lying:
		if icon != "" {
			rows = 0
		}
		y := p.pattern(rows) + 48
		if icon != "" {
			y -= 24
			p.Icon(p.margin, y, side, icon, p.color.OnPoster)
			y += side + 16
		}
		for i := range voices {
			voices[i].rows = 5
		}
		p.beneath(p.margin, y, p.poster-2*p.margin, p.h-136-y, voices...)
	default:
		top := p.pattern(rows) + 8
		x, w, h := p.x, p.width, p.poster+p.drop-room-16-top
		if icon != "" {
			p.Icon(x, top+(h-side)/2, side, icon, p.color.OnPoster)
			x, w = x+side+gap, w-side-gap
		}
		for i := range voices {
			voices[i].rows = max(2, voices[i].rows)
		}
		p.voices(x, top, w, h, voices...)
	}
}

// head is the header of the forms without a poster: the title with its second
// voice beside it, or below it where both are long. What is touched begins
// where it ends.
func (p *page) head(icon string, voices []voice) {
	const between, above = 28, 6
	x, w := p.x, p.width
	height := p.header
	if p.clock() != "" {
		size := min(40, p.header*0.55)
		k := p.clockInk(size)
		room, _ := p.Measure("00:00", k)
		w -= room + 24
		defer func() {
			k.Align = scene.End
			p.Text(p.x+p.width-room-8, 0, room+8, p.header, p.clock(), k)
		}()
	}
	if icon != "" {
		side := p.header * 0.7
		w -= side + 20
		x += side + 20
		defer func() { p.Icon(p.x, (height-side)/2, side, icon, p.color.OnPoster) }()
	}
	first, rest := voices[0], voices[1:]
	first.ink.Bold = true
	for i := range voices {
		voices[i].rows = 3
	}
	draw := func() {}
	fits := false
	for step := range 3 { // beside each other
		a, fine := p.stackAt(step, w, voices[:1], false, false, true)
		b, fine2 := p.stackAt(step+1, w, rest, false, false, true)
		if len(b.lines) > 1 || !fine || !fine2 {
			continue
		}
		if c, _ := p.stackAt(step, w, voices[:1], false, false, false); c.h <= p.header { // level with each other
			a = c
		}
		if c, _ := p.stackAt(step+1, w, rest, false, false, false); c.h <= p.header {
			b = c
		}
		if gap := between * min(1, b.w); a.w+gap+b.w <= w {
			draw = func() {
				p.put(a, x, (height-a.h)/2, a.w)
				p.put(b, x+a.w+gap, (height-b.h)/2, b.w)
			}
			height = max(height, a.h+2*above)
			fits = true
			break
		}
	}
	const higher = 1.4                          // than usual, that a header may be without taking room from many pages
	for step := 0; step < 10 && !fits; step++ { // over each other, each in one line
		s, fine := p.stackAt(step/2, w, voices, false, false, step%2 == 1)
		if fine && s.h <= p.header*higher-2*above {
			height, fits = max(height, s.h+2*above), true
			draw = func() { p.put(s, x, (height-s.h)/2, w) }
		}
	}
	if !fits {
		s, ok := p.stack(w, p.header*higher-2*above, voices...)
		if !ok {
			s, _ = p.stack(w, p.h*headerMost-2*above, voices...)
		}
		height = max(height, s.h+2*above)
		draw = func() { p.put(s, x, (height-s.h)/2, w) }
	}
	p.Fill(0, 0, p.w, height, 0, p.color.Poster)
	if r := p.color.PosterRule; r > 0 {
		p.Rule(0, height-r, p.w, r, p.color.OnPoster)
	}
	p.y = height + p.below
	draw()
}

// headline is a title in the person's language, of a size on posters; headers
// have their own.
func (p *page) headline(text string, size float64) voice {
	if p.header > 0 {
		size = p.inHeader(p.form.title)
	}
	return p.own(text, size, p.color.OnPoster).bold().lines(2)
}

// under is the Portuguese below a headline, or whatever else stands there.
func (p *page) under(text string, size float64) voice {
	if p.header > 0 {
		size = p.inHeader(p.form.second)
	}
	return p.second(text, size, p.color.OnPoster2)
}

// inHeader is a size of type there. A header of a small panel stays as it is.
func (p *page) inHeader(size float64) float64 {
	if p.small() {
		return size / p.grown
	}
	return size
}
