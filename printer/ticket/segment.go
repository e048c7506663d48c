package ticket

import (
	"slices"
	"strings"

	"senha/display/scene"
	"senha/printer/escpos"
)

// A segment is one strip of a ticket as it is sent. It has a picture, words in
// the printer's own characters, or both; which of them is sent is decided by
// the bytes they cost.
type segment struct {
	name    string
	above   int         // white rows, whatever the form
	picture scene.Scene // Size.Y 0: there is none
	recurs  bool        // the picture holds no value, so a printer may keep it
	lines   []line      // nil: there are no words for it
	number  string      // the ticket's number, which has forms of its own
	symbol  string      // what a QR code says, and its picture
	module  int         // dots of a module of it
	justify byte        // where the symbol stands, as ESC a has it
}

// A line is words in one style of the printer's own characters (font A, 12 × 24
// dots).
type line struct {
	words         string
	wide, high    int // times as large, 1 to 8
	bold, reverse bool
	justify       byte // as ESC a has it
}

// Font A of 80 and 58 mm printers, in dots.
const (
	fontWidth  = 12
	fontHeight = 24
)

// rows is the height of a line on a printer with so many dots an inch: lines
// are 1/6 inch apart.
func (l line) rows(dpi int) int { return max(dpi/6, fontHeight*l.high) }

// columns is how many characters of that width go on a line of paper.
func columns(dots, wide int) int { return dots / (fontWidth * wide) }

// lines breaks s into lines at blanks. A word that is longer than a line is
// broken where the line ends: nothing is lost.
func (l *layout) lines(s string, style line) []line {
	room := columns(l.dots, style.wide)
	if style.reverse {
		room -= 2
	}
	var list []line
	add := func(words string) {
		n := style
		n.words = words
		if n.reverse {
			n.words = " " + words + " "
		}
		list = append(list, n)
	}
	var row []rune
	for _, word := range strings.Fields(plainText(s)) {
		w := []rune(word)
		switch {
		case len(row) == 0:
			row = w
		case len(row)+1+len(w) <= room:
			row = append(append(row, ' '), w...)
		default:
			add(string(row))
			row = w
		}
		for len(row) > room {
			add(string(row[:room]))
			row = slices.Clone(row[room:])
		}
	}
	add(string(row))
	if l.own.RTL() {
		for i := range list {
			list[i].justify = 2
		}
	}
	return list
}

// plainText takes out what only says how letters are set: isolates (U+2066 to
// U+2069) and places to break a word.
func plainText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x2066 && r <= 0x2069, r == 0x200B, r == 0x00AD:
			return -1
		case r == 0x00A0:
			return ' '
		case r == 0x2019:
			return '\''
		}
		return r
	}, s)
}

// spread puts texts at both ends of a line, or on lines of their own.
func (l *layout) spread(first, last string, style line) []line {
	if l.own.RTL() {
		first, last = last, first
	}
	room := columns(l.dots, style.wide)
	f, n := []rune(plainText(first)), []rune(plainText(last))
	if len(f) == 0 || len(n) == 0 || len(f)+len(n)+1 > room {
		var list []line
		for _, s := range []string{first, last} {
			if s != "" {
				list = append(list, l.lines(s, style)...)
			}
		}
		return list
	}
	style.words = string(f) + strings.Repeat(" ", room-len(f)-len(n)) + string(n)
	return []line{style}
}

// pages lists the ways to send lines in code pages that a printer has: a page
// for each line. Nil means there is none.
func pages(lines []line, has []escpos.CodePage) [][]escpos.CodePage {
	var ways [][]escpos.CodePage
	for _, p := range has {
		if !slices.ContainsFunc(lines, func(l line) bool { return !p.Has(l.words) }) {
			ways = append(ways, slices.Repeat([]escpos.CodePage{p}, len(lines)))
		}
	}
	if len(ways) > 0 {
		return ways
	}
	way := make([]escpos.CodePage, len(lines))
	for i, l := range lines {
		at := slices.IndexFunc(has, func(p escpos.CodePage) bool { return p.Has(l.words) })
		if at < 0 {
			return nil
		}
		way[i] = has[at]
	}
	return [][]escpos.CodePage{way}
}
