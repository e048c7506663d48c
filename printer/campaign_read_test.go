package printer_test

import (
	"bytes"
	"testing"

	"senha/kiosk"
	"senha/printer/escpos"
	"senha/printer/profile"
	"senha/printer/ticket"
	"senha/printer/virtual"
)

// A reader tells from a paper whose it is, and whether it is marked as a copy.
// It knows what each ticket looks like when a good printer of that class prints
// it, and looks for its number, dot for dot, and for what stands above it.
type reader struct {
	t       *testing.T
	c       *centre
	class   profile.Profile
	number  span // rows in which two tickets differ that differ in their number alone
	below   int  // how much further down the number of a copy stands
	strips  map[kiosk.TicketID]*strips
	service kiosk.Service
}

type span struct{ from, to int }

// strips are parts of a ticket: its number, and all above it.
type strips struct{ number, original, copied escpos.Bitmap }

// seen is what a paper shows of one ticket: how often its number, and how often
// that with the whole head of an original or a copy above it.
type seen struct{ number, original, copy int }

func newReader(t *testing.T, c *centre, class profile.Profile) *reader {
	service, ok := c.hub.State().Service("legal")
	if !ok {
		t.Fatal("the centre has no service")
	}
	r := &reader{t: t, c: c, class: class, service: service, strips: map[kiosk.TicketID]*strips{}}
	one := kiosk.Ticket{ID: "00", Number: kiosk.Number{Letter: "J", Count: 111}, Service: "legal", Language: "ar"}
	two := one
	two.Number.Count = 888
	first := r.print(one, false)
	r.number = differ(first, r.print(two, false))
	copied := differ(r.print(one, true), r.print(two, true))
	if r.below = copied.from - r.number.from; r.number.to-r.number.from < 50 || copied.to-copied.from != r.number.to-r.number.from {
		t.Fatalf("the number stands in rows %v, that of a copy in %v", r.number, copied)
	}
	return r
}

// print is a ticket on paper.
func (r *reader) print(t kiosk.Ticket, copied bool) escpos.Bitmap {
	r.t.Helper()
	page, err := ticket.Layout(t, r.c.hub.State().Centre(), r.service, ticket.Options{Fonts: fonts, Dots: r.class.Dots, Copy: copied})
	if err != nil {
		r.t.Fatal(err)
	}
	sent := ticket.Compose(page, r.class, ticket.Line{Baud: 115200})
	paper := escpos.Interpret(sent.Bytes, virtual.Machine(r.class))
	if r.class.Cut != (len(paper.Tickets) == 1) || len(paper.Faults) > 0 {
		r.t.Fatalf("a ticket is %d papers, with faults %v", len(paper.Tickets), paper.Faults)
	}
	if !r.class.Cut {
		return paper.Roll.Bitmap()
	}
	return paper.Tickets[0]
}

// differ returns the rows from the first to the last in which a and b differ.
func differ(a, b escpos.Bitmap) span {
	s := span{-1, 0}
	for y := range min(a.Height, b.Height) {
		if !bytes.Equal(a.Row(y), b.Row(y)) {
			if s.from < 0 {
				s.from = y
			}
			s.to = y + 1
		}
	}
	return s
}

func rows(b escpos.Bitmap, from, to int) escpos.Bitmap {
	return escpos.Bitmap{Width: b.Width, Height: to - from, Stride: b.Stride, Bits: b.Bits[from*b.Stride : to*b.Stride]}
}

func (r *reader) of(t kiosk.Ticket) *strips {
	s := r.strips[t.ID]
	if s == nil {
		b := r.print(t, false)
		s = &strips{number: rows(b, r.number.from, r.number.to), original: rows(b, 0, r.number.from)}
		r.strips[t.ID] = s
	}
	if t.Copy && s.copied.Height == 0 {
		s.copied = rows(r.print(t, true), 0, r.number.from+r.below)
	}
	return s
}

// read looks for a ticket on a paper.
func (r *reader) read(paper escpos.Bitmap, t kiosk.Ticket) (found seen) {
	s := r.of(t)
	for y := 0; y+s.number.Height <= paper.Height; y++ {
		if !stands(paper, s.number, y) {
			continue
		}
		found.number++
		switch {
		case stands(paper, s.original, y-s.original.Height):
			found.original++
		case stands(paper, s.copied, y-s.copied.Height):
			found.copy++
		}
		y += s.number.Height - 1
	}
	return found
}

// stands says whether the rows of part stand on paper from row y.
func stands(paper, part escpos.Bitmap, y int) bool {
	at := y * paper.Stride
	return part.Height > 0 && y >= 0 && y+part.Height <= paper.Height && paper.Stride == part.Stride &&
		bytes.Equal(paper.Bits[at:at+len(part.Bits)], part.Bits)
}
