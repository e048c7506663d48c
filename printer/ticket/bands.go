package ticket

import (
	"strconv"

	"senha/assets"
	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// header holds the centre and the time at opposite ends, and says between them
// that this is a copy. A name that leaves no room for that has a row of its own.
func (l *layout) header(copied bool) {
	row, gap, pad := l.u(48), l.u(16), l.u(8)
	w := float64(l.dots)
	k := l.ink(l.official, true, 28)
	k.VAlign = scene.Middle
	copyMark, when := l.official.T(locale.CopyMark), l.issued()
	measure := func(s string) float64 {
		m, _ := l.canvas(1).Measure(s, k)
		return m
	}
	name, mark, end := measure(l.centre.Name), 0.0, 0.0
	need := name
	if copied {
		mark = measure(copyMark) + 2*pad
		need += gap + mark
	}
	if when != "" {
		when = ltr(when)
		end = measure(when)
		need += gap + end
	}
	height, second := row, 0.0 // second is where the row of mark and time begins
	if need > w && copied || need > w && when != "" {
		height, second = 2*row, row
	}
	l.band("header", height, func(c *scene.Canvas) {
		first := k
		first.Sizes = l.fit(c, l.centre.Name, k, w)
		c.Text(0, 0, w, row, l.centre.Name, first)
		if when != "" {
			last := k
			last.Align = scene.End
			c.Text(w-end, second, end, row, when, last)
		}
		if copied {
			x := 0.0
			if second == 0 {
				x = name + (w-name-end-mark)/2
			}
			c.Frame(x, second+l.u(3), mark, row-l.u(6), l.u(8), l.u(3), black, white)
			centred := k
			centred.Align = scene.Center
			c.Text(x, second, mark, row, copyMark, centred)
		}
	})
}

// fit returns sizes of which the last surely fits one line of width w: what
// cannot be wrapped is made smaller rather than cut.
func (l *layout) fit(c *scene.Canvas, s string, k scene.Ink, w float64) []float64 {
	last := k
	last.Sizes = k.Sizes[len(k.Sizes)-1:]
	if need, _ := c.Measure(s, last); need > w {
		return append(append([]float64(nil), k.Sizes...), last.Sizes[0]*w/need*0.98)
	}
	return k.Sizes
}

// serviceSteps are how a service's name is set: in one line, if need be in its
// short form, before it takes two.
var serviceSteps = []step{{1, []float64{48, 40}}, {2, []float64{40}}, {2, []float64{34}}, {3, []float64{28}}}

// names holds the service's name in the person's language and in Portuguese.
func (l *layout) names() {
	w := float64(l.dots)
	s, tag := l.service, l.ticket.Language
	if !l.two {
		tag = kiosk.Official // its words may be missing altogether
	}
	blocks := []block{l.label(0, w, l.own, s.Name(tag), s.Short[tag], serviceSteps...)}
	if l.two {
		blocks = append(blocks, l.label(0, w, l.official, s.Name(kiosk.Official), s.Short[kiosk.Official],
			step{2, []float64{32, 28}}, step{3, []float64{26}}))
	}
	l.stack("service", l.u(8), l.u(4), blocks...)
}

// stack adds a band of blocks one below the other.
func (l *layout) stack(name string, above, below float64, blocks ...block) {
	height := above + below
	for _, b := range blocks {
		height += b.height
	}
	l.band(name, height, func(c *scene.Canvas) {
		y := above
		for _, b := range blocks {
			c.Add(b.at(y))
			y += b.height
		}
	})
}

// number is as tall as the paper allows, with nothing beside it. The tail of a
// J hangs below the others' feet and makes the band longer.
func (l *layout) number() {
	w := float64(l.dots)
	k := l.ink(l.official, true, 232)
	if l.dots == Narrow {
		k.Sizes = []float64{156}
	}
	k.Align, k.VAlign = scene.Center, scene.Middle
	number := ltr(l.ticket.Number.String())
	k.Sizes = l.fit(l.canvas(1), number, k, w) // M and W are wider than others
	height := l.u(204)
	c := l.canvas(height)
	c.Text(0, 0, w, height, number, k)
	ink := c.Scene().Marks[0].Bounds()
	l.band("number", max(height, float64(ink.Max.Y)+l.u(8)), func(c *scene.Canvas) { c.Text(0, 0, w, height, number, k) })
}

// ahead is the one fact there is so far: how many people go before.
func (l *layout) ahead() {
	height, value, label := l.u(88), l.u(86), l.u(220)
	w := float64(l.dots)
	blocks := []block{l.label(label, w-label, l.own, l.own.T(locale.AheadOfYou), "", step{2, []float64{34, 28}})}
	if l.two {
		k := l.ink(l.official, false, 26, 24)
		k.Lines = 2
		blocks = append(blocks, l.set(label, w-label, l.official.T(locale.AheadOfYou), k))
	}
	used := 0.0
	for _, b := range blocks {
		used += b.height
	}
	height = max(height, used)
	l.band("ahead", height, func(c *scene.Canvas) {
		c.Icon(0, (height-l.u(64))/2, l.u(64), "people", black)
		k := l.ink(l.official, true, 64)
		k.VAlign, k.Sizes = scene.Middle, l.fit(c, "888", k, label-value)
		c.Text(value, 0, label-value, height, ltr(strconv.Itoa(l.ticket.Ahead)), k)
		y := (height - used) / 2
		for _, b := range blocks {
			c.Add(b.at(float64(int(y))))
			y += b.height
		}
	})
}

// A mark is one thing that staff and the person must both see.
type mark struct {
	name, icon    string
	own, official string
	legal         bool
}

// marks are the boxes for priority, children and interpreter. The first legal
// one is white on black.
func (l *layout) marks() {
	list := l.markList()
	if len(list) == 0 {
		l.space(l.u(4))
		return
	}
	l.space(l.u(8))
	dark := true
	for _, m := range list {
		l.mark(m, m.legal && dark)
		if m.legal {
			dark = false
		}
		l.space(l.u(8))
	}
}

func (l *layout) markList() []mark {
	var list []mark
	if l.ticket.Priority {
		list = append(list, mark{"priority", "priority", l.own.T(locale.Priority), l.official.T(locale.Priority), true})
	}
	if l.ticket.Children {
		own := l.own.T(locale.WithChildren)
		if floor := l.centre.Children; floor != "" {
			own = l.own.T(locale.ChildrenSpace, floor)
		}
		list = append(list, mark{"children", "child", own, l.official.T(locale.WithChildren), false})
	}
	if lang, ok := assets.LanguageOf(string(l.ticket.Interpreter)); ok {
		own := l.own.T(locale.InterpreterFor, lang.Endonym)
		official := l.official.T(locale.InterpreterFor, lang.Portuguese)
		if !l.two { // "Intérprete" is said already, not which language that is
			official = lang.Portuguese
		}
		list = append(list, mark{"interpreter", "interpreter", own, official, false})
	}
	return list
}

// both tells whether a mark says both its words: also on a Portuguese ticket
// staff must be able to read the interpreter's language.
func (l *layout) both(m mark) bool { return l.two || m.name == "interpreter" }

// mark adds one box: icon, own words, and Portuguese at the other end, or
// below where one line hasn't room for both.
func (l *layout) mark(m mark, dark bool) {
	w, height, pad, icon := float64(l.dots), l.u(64), l.u(18), l.u(48)
	x := pad + icon + l.u(16)
	room := w - x - pad
	two := l.both(m)
	ink, face := black, white
	if dark {
		ink, face = white, black
	}
	own, official := l.ink(l.own, true, 32, 28), l.ink(l.official, true, 28, 26)
	own.Color, official.Color, own.Label, official.Label = ink, ink, true, true
	draw := func(height float64, words func(*scene.Canvas)) {
		l.band(m.name, height, func(c *scene.Canvas) {
			c.Frame(0, 0, w, height, l.u(8), l.u(3), black, face)
			c.Icon(pad, (height-icon)/2, icon, m.icon, ink)
			words(c)
		})
	}
	own.VAlign, official.VAlign, official.Align = scene.Middle, scene.Middle, scene.End
	c := l.canvas(1)
	first, _ := c.Measure(m.own, smallest(own))
	second, _ := c.Measure(m.official, smallest(official))
	switch {
	case !two && first <= room:
		draw(height, func(c *scene.Canvas) { c.Text(x, 0, room, height, m.own, own) })
	case two && first+second+l.u(16) <= room:
		full, _ := c.Measure(m.official, official)
		half, _ := c.Measure(m.own, own)
		if half+full+l.u(16) > room {
			own, official = smallest(own), smallest(official)
			full = second
		}
		draw(height, func(c *scene.Canvas) {
			c.Text(x, 0, room-full-l.u(16), height, m.own, own)
			c.Text(x+room-full, 0, full, height, m.official, official)
		})
	default:
		own.VAlign, official.VAlign, official.Align = scene.Top, scene.Top, scene.Start
		own.Lines, official.Lines = 2, 2
		blocks := []block{l.set(x, room, m.own, own)}
		if two {
			blocks = append(blocks, l.set(x, room, m.official, official))
		}
		used := 0.0
		for _, b := range blocks {
			used += b.height
		}
		height = max(height, used+2*l.u(8))
		draw(height, func(c *scene.Canvas) {
			y := float64(int(height-used) / 2)
			for _, b := range blocks {
				c.Add(b.at(y))
				y += b.height
			}
		})
	}
}

func smallest(k scene.Ink) scene.Ink {
	k.Sizes = k.Sizes[len(k.Sizes)-1:]
	return k
}

func (l *layout) space(height float64) { l.band("space", height, nil) }

// noticeList is what a person should know who waits: where to look, what to
// have at hand, what to do after a missed call.
var noticeList = []locale.Message{locale.WatchBoard, locale.BringDocuments, locale.IfMissed}

// notices is running text, all of it in the person's language and then in
// Portuguese.
func (l *layout) notices() {
	l.stack("notice", l.u(8), l.u(4), l.paragraphs(l.own, 28)...)
	if l.two {
		l.stack("notice-pt", 0, l.u(8), l.paragraphs(l.official, 24)...)
	}
}

func (l *layout) paragraphs(v locale.Words, size float64) []block {
	k := l.ink(v, false, size)
	k.Lines = 4
	var list []block
	for _, m := range noticeList {
		list = append(list, l.set(0, float64(l.dots), v.T(m), k))
	}
	return list
}

// phone is the Migrant Support Line, whoever has neither paper nor screen.
func (l *layout) phone() {
	height, icon := l.u(56), l.u(40)
	k := l.ink(l.official, true, 32)
	k.VAlign = scene.Middle
	l.band("phone", height, func(c *scene.Canvas) {
		c.Icon(0, (height-icon)/2, icon, "phone", black, scene.Stroke(3.5))
		c.Text(icon+l.u(12), 0, float64(l.dots)-icon-l.u(12), height, ltr(locale.SupportLine), k)
	})
}
