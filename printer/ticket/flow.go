package ticket

import (
	"strconv"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/kiosk"
)

// flow lays the same ticket out as parts one below the other, each of which can
// be sent in several forms: a label stands above its value, not beside it, and
// each language has parts of its own, so that Portuguese is kept once for all.

var (
	textPlain  = line{wide: 1, high: 1}
	textBold   = line{wide: 1, high: 1, bold: true}
	textTall   = line{wide: 1, high: 2, bold: true}
	textLarge  = line{wide: 2, high: 2, bold: true}
	textValue  = line{wide: 3, high: 3, bold: true}
	textMarked = line{wide: 2, high: 2, bold: true, reverse: true}
)

func (l *layout) flow(o Options) []segment {
	var list []segment
	add := func(s segment) { list = append(list, s) }
	w, s, tag := float64(l.dots), l.service, l.ticket.Language
	rule := segment{name: "rule", above: 6, recurs: true, picture: l.strip(l.u(4), func(c *scene.Canvas) {
		c.Fill(0, 0, w, l.u(4), 0, black)
	})}

	add(segment{name: "header", lines: l.spread(l.centre.Name, l.issued(), textBold), picture: l.bands[0].Scene})
	if o.Copy {
		add(l.value("copy", l.official.T(locale.CopyMark), 48, textMarked))
	}
	add(rule)
	if !l.two {
		tag = kiosk.Official
	}
	add(l.words("service", 10, l.label(0, w, l.own, s.Name(tag), s.Short[tag], serviceSteps...), s.Name(tag), textLarge))
	if l.two {
		add(l.words("service-pt", 2, l.label(0, w, l.official, s.Name(kiosk.Official), s.Short[kiosk.Official],
			step{2, []float64{32, 28}}, step{3, []float64{26}}), s.Name(kiosk.Official), textBold))
	}
	add(l.flowNumber())
	add(rule)
	add(l.flowAhead())
	add(l.value("value", strconv.Itoa(l.ticket.Ahead), 64, textValue))
	for i, m := range l.flowMarks() {
		if i == 0 {
			m.above += 4
		}
		add(m)
	}
	add(rule)
	add(l.running("notice", 10, l.own, 28))
	if l.two {
		add(l.running("notice-pt", 6, l.official, 24))
	}
	add(rule)
	if q, ok := l.symbol(o.URL); ok {
		add(l.flowCaption())
		add(q)
	}
	phone := l.bands[len(l.bands)-1]
	add(segment{name: "phone", above: 4, recurs: true, picture: phone.Scene, lines: l.lines(locale.SupportLine, textTall)})
	return list
}

// strip is a picture as wide as the paper.
func (l *layout) strip(height float64, draw func(*scene.Canvas)) scene.Scene {
	c := l.canvas(height)
	draw(c)
	return c.Scene()
}

// words is a part that holds one text.
func (l *layout) words(name string, above int, b block, s string, style line) segment {
	return segment{name: name, above: above, recurs: true, lines: l.lines(s, style),
		picture: l.strip(b.height, func(c *scene.Canvas) { c.Add(b.at(0)) })}
}

// value is a part that differs from ticket to ticket. Its picture is for a
// printer whose characters lack one of it.
func (l *layout) value(name, s string, size float64, style line) segment {
	k := l.ink(l.official, true, size)
	seg := l.words(name, 4, l.set(0, float64(l.dots), ltr(s), k), s, style)
	seg.recurs = false
	return seg
}

// running is the notices in one language, which are one part: each part of its
// own costs a command.
func (l *layout) running(name string, above int, w locale.Words, size float64) segment {
	style := textPlain
	if size > 24 {
		style = textBold
	}
	var lines []line
	for _, m := range noticeList {
		lines = append(lines, l.lines(w.T(m), style)...)
	}
	return segment{name: name, above: above, recurs: true, lines: lines, picture: l.pile(l.paragraphs(w, size))}
}

// flowCaption stands above the QR code, beside which a printer can set nothing.
func (l *layout) flowCaption() segment {
	blocks, lines := l.caption(0, float64(l.dots), 2), l.lines(l.own.T(locale.ScanCode), textBold)
	if l.two {
		lines = append(lines, l.lines(l.official.T(locale.ScanCode), textPlain)...)
	}
	return segment{name: "caption", above: 10, recurs: true, lines: lines, picture: l.pile(blocks)}
}

// pile is a picture of blocks one below the other.
func (l *layout) pile(blocks []block) scene.Scene {
	height := 0.0
	for _, b := range blocks {
		height += b.height
	}
	return l.strip(height, func(c *scene.Canvas) {
		y := 0.0
		for _, b := range blocks {
			c.Add(b.at(y))
			y += b.height
		}
	})
}

// flowNumber is painted half as large: the printer doubles its dots.
func (l *layout) flowNumber() segment {
	h := l.half()
	h.number()
	return segment{name: "number", above: 4, number: l.ticket.Number.String(), picture: h.bands[0].Scene}
}

// flowAhead is the label over the count of people ahead: icon and both
// languages.
func (l *layout) flowAhead() segment {
	icon, x := l.u(64), l.u(80)
	w := float64(l.dots) - x
	own := l.label(x, w, l.own, l.own.T(locale.AheadOfYou), "", step{1, []float64{34, 28}}, step{2, []float64{28}})
	blocks := []block{own}
	lines := l.lines(l.own.T(locale.AheadOfYou), textBold)
	if l.two {
		k := l.ink(l.official, false, 26, 24)
		k.Lines = 2
		blocks = append(blocks, l.set(x, w, l.official.T(locale.AheadOfYou), k))
		lines = append(lines, l.lines(l.official.T(locale.AheadOfYou), textPlain)...)
	}
	used := 0.0
	for _, b := range blocks {
		used += b.height
	}
	height := max(icon, used)
	return segment{name: "ahead", above: 8, recurs: true, lines: lines, picture: l.strip(height, func(c *scene.Canvas) {
		c.Icon(0, (height-icon)/2, icon, "people", black)
		y := (height - used) / 2
		for _, b := range blocks {
			c.Add(b.at(float64(int(y))))
			y += b.height
		}
	})}
}

// flowMarks are the boxes of the page, as they are there.
func (l *layout) flowMarks() []segment {
	var list []segment
	dark := true
	for _, m := range l.markList() {
		h := *l
		h.bands = nil
		h.mark(m, m.legal && dark)
		style := textLarge
		if m.legal && dark {
			style, dark = textMarked, false
		}
		lines := l.lines(m.own, style)
		if l.both(m) {
			lines = append(lines, l.lines(m.official, textBold)...)
		}
		// There are too many languages to keep each one's mark.
		list = append(list, segment{name: m.name, above: 8, recurs: m.name != "interpreter", lines: lines, picture: h.bands[0].Scene})
	}
	return list
}
