package ticket

import (
	"senha/printer/escpos"
	"senha/printer/profile"
)

// style is what a printer has been told of characters and lines.
type style struct {
	page          escpos.CodePage
	wide, high    int
	bold, reverse bool
	justify       byte
}

// state is all that what is sent next can depend on.
type state struct {
	style
	blank int // white rows owed before the next thing
}

// A sender writes commands and leaves out those that change nothing.
type sender struct {
	state
	e       *escpos.Encoder
	profile profile.Profile
	rows    int // of paper, so far
}

// unsaid is the code page of a printer that was told none: its own default,
// which its settings may have changed. All pages share ASCII, no more.
const unsaid escpos.CodePage = 0xFF

// newSender begins a job: the printer set up anew.
func newSender(p profile.Profile) *sender {
	s := &sender{e: &escpos.Encoder{}, profile: p}
	setup(s.e, p)
	if p.Kanji {
		s.e.NoKanji()
	}
	s.style = style{page: unsaid, wide: 1, high: 1}
	return s
}

// feed sends the white rows that are owed.
func (s *sender) feed() {
	s.e.Feed(s.blank)
	s.rows += s.blank
	s.blank = 0
}

func (s *sender) justify(n byte) {
	if s.style.justify != n {
		s.e.Justify(n)
		s.style.justify = n
	}
}

// text sends one line.
func (s *sender) text(l line, page escpos.CodePage) {
	s.feed()
	s.justify(l.justify)
	if s.page != page && !unsaid.Has(l.words) {
		s.e.CodePage(page)
		s.page = page
	}
	if s.wide != l.wide || s.high != l.high {
		if err := s.e.Size(l.wide, l.high); err != nil {
			panic(err) // our own sizes
		}
		s.wide, s.high = l.wide, l.high
	}
	if s.bold != l.bold {
		s.e.Bold(l.bold)
		s.bold = l.bold
	}
	if s.reverse != l.reverse {
		s.e.Reverse(l.reverse)
		s.reverse = l.reverse
	}
	if err := s.e.Text(l.words + "\n"); err != nil {
		panic(err) // pages holds each line against its page
	}
	s.rows += l.rows(s.profile.DPI)
}

// raster sends dots that were encoded before.
func (s *sender) raster(dots *escpos.Encoder, rows int) {
	s.feed()
	s.justify(0)
	s.e.Join(dots)
	s.rows += rows
}

// stored has the printer print a picture that it keeps.
func (s *sender) stored(p Picture) {
	s.feed()
	s.justify(0)
	if p.left > 0 {
		s.e.Position(p.left)
	}
	s.e.PrintGraphics(escpos.NV, p.Key.Code())
	s.rows += p.dots.Height
}
