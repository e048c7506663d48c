package ticket

import (
	"senha/printer/escpos"
	"senha/printer/profile"
)

// Line is the way to a printer, and what lies at its end.
type Line struct {
	Baud   int            // bits per second, ten to a byte; 0 is 9600
	Stored func(Key) bool // whether the printer keeps a picture; nil: none
	Memory *Memory        // of pictures painted before; nil: each is painted anew
}

// Sent is a ticket in the bytes that its printer needs least of.
type Sent struct {
	Bytes    []byte    // from ESC @ to the cut
	Ends     []int     // offsets at which a command ends, as escpos.Encoder has them
	Rows     int       // of dots, for the time that printing takes
	Pictures []Picture // that recur on this ticket: a printer that keeps them needs fewer bytes
}

// The number's dots may hold a ticket up by half a second; where they take
// longer, it is sent as the printer's own characters.
const (
	bitsAByte  = 10
	dotsPerSec = 2 // parts of a second that the number's dots may take
)

// Compose chooses for each part of a page the form that makes the whole the
// fewest bytes on a printer of class pr, and encodes it. What the class has not
// is never used.
func Compose(page Page, pr profile.Profile, l Line) Sent {
	if l.Baud == 0 {
		l.Baud = 9600
	}
	var sent Sent
	var parts [][]form
	for _, seg := range page.segments {
		forms, picture := page.forms(seg, pr, l)
		if picture.Bytes > 0 && pr.Stored.NVBytes > 0 {
			sent.Pictures = append(sent.Pictures, picture)
		}
		parts = append(parts, forms)
	}
	s := newSender(pr)
	for _, f := range cheapest(s.state, pr, parts) {
		f(s)
	}
	finish(s.e, pr)
	sent.Bytes, sent.Ends, sent.Rows = s.e.Bytes(), s.e.Ends(), s.rows
	return sent
}

// A form is one way to send a part.
type form func(*sender)

// forms lists the ways to send a segment, and the picture that a printer could
// keep of it.
func (p Page) forms(seg segment, pr profile.Profile, l Line) ([]form, Picture) {
	var list []form
	var pic Picture
	if seg.number != "" {
		return []form{p.numberForm(seg, pr, l)}, pic
	}
	if seg.symbol != "" && pr.QR {
		return []form{symbolForm(seg)}, pic
	}
	for _, way := range pages(seg.lines, pr.CodePages) {
		if seg.lines == nil {
			break
		}
		list = append(list, func(s *sender) {
			s.blank += seg.above
			for i, li := range seg.lines {
				s.text(li, way[i])
			}
		})
	}
	if seg.picture.Size.Y == 0 || len(list) > 0 && !seg.recurs { // dots of what differs cost more than its words
		return list, pic
	}
	drawn := l.Memory.recall(p, seg, pr)
	full, dots := drawn.picture, drawn.dots
	if full.dots.Width == 0 { // nothing but white
		return []form{func(s *sender) { s.blank += seg.above + full.below }}, pic
	}
	around := func(s *sender, draw func()) {
		s.blank += seg.above + full.top
		draw()
		s.blank += full.below
	}
	if seg.recurs && full.Bytes > 0 {
		if pic = full; pr.Stored.NVBytes > 0 && l.Stored != nil && l.Stored(pic.Key) {
			return append(list, func(s *sender) { around(s, func() { s.stored(pic) }) }), pic
		}
	}
	return append(list, func(s *sender) {
		around(s, func() { s.raster(dots, full.dots.Height+drawn.extra) })
	}), pic
}

// cost is the bytes of a form that begins with nothing said.
func cost(f form, pr profile.Profile) int {
	s := newSender(pr)
	before := len(s.e.Bytes())
	f(s)
	return len(s.e.Bytes()) - before
}

func cheapestOf(forms []form, pr profile.Profile) int {
	least := cost(forms[0], pr)
	for _, f := range forms[1:] {
		least = min(least, cost(f, pr))
	}
	return least
}

// placed is the picture at its place on paper of that width.
func (p Picture) placed(dots int) escpos.Bitmap {
	b := escpos.NewBitmap(dots, p.dots.Height)
	for y := range p.dots.Height {
		for x := range p.dots.Width {
			if p.dots.At(x, y) {
				b.Set(p.left+x, y)
			}
		}
	}
	return b
}

// numberForm is the number in dots twice as large as painted, where the line
// carries them in half a second, else the printer's own characters eight times
// as large.
func (p Page) numberForm(seg segment, pr profile.Profile, l Line) form {
	half := painted(seg.picture, p.fonts)
	least := 0 // bytes: each row as short as can be
	for y := range half.Height {
		left, right, _ := ink(half, y)
		least += (right - left + 7) / 8
	}
	fits := func(n int) bool { return n*bitsAByte*dotsPerSec <= l.Baud }
	characters := func(s *sender) {
		s.blank += seg.above + numberGap
		s.text(line{words: seg.number, wide: 8, high: 8, justify: 1}, s.page)
		s.blank += numberGap
	}
	if !fits(least) {
		return characters
	}
	b := escpos.NewBitmap(2*half.Width, 2*half.Height)
	for y := range b.Height {
		for x := range b.Width {
			if half.At(x/2, y/2) {
				b.Set(x, y)
			}
		}
	}
	pic := newPicture(seg.name, b, pr.Raster.At)
	dots := &escpos.Encoder{}
	done := dots.Raster(pic.placed(pr.Dots), pr.Raster)
	if fits(len(dots.Bytes())) {
		return func(s *sender) {
			s.blank += seg.above + pic.top
			s.raster(dots, pic.dots.Height+done.Extra)
			s.blank += pic.below
		}
	}
	return characters
}

// numberGap is the white above and below the number as characters, which have
// their own.
const numberGap = 4

// symbolForm has the printer draw a QR code.
func symbolForm(seg segment) form {
	return func(s *sender) {
		s.blank += seg.above
		s.feed()
		s.justify(seg.justify)
		s.e.QR(seg.symbol, seg.module, escpos.LevelL)
		s.rows += seg.picture.Size.Y
	}
}
