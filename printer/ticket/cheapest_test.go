package ticket

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"senha/printer/escpos"
)

// anyForm draws a form of random words, style or dots.
func anyForm() *rapid.Generator[form] {
	return rapid.Custom(func(t *rapid.T) form {
		above := rapid.SampledFrom([]int{0, 0, 4, 200}).Draw(t, "above")
		if rapid.Bool().Draw(t, "dots") {
			b := escpos.NewBitmap(8*rapid.IntRange(1, 6).Draw(t, "bytes"), 1)
			b.Set(b.Width-1, 0)
			dots := &escpos.Encoder{}
			dots.Raster(b, escpos.RasterOptions{})
			return func(s *sender) {
				s.blank += above
				s.raster(dots, 1)
				s.blank += above / 2
			}
		}
		l := line{
			words: strings.Repeat("a", rapid.IntRange(1, 12).Draw(t, "letters")),
			wide:  rapid.IntRange(1, 2).Draw(t, "wide"), high: 1, bold: rapid.Bool().Draw(t, "bold"),
			justify: byte(rapid.IntRange(0, 1).Draw(t, "justify")),
		}
		page := rapid.SampledFrom([]escpos.CodePage{escpos.PC437, escpos.PC860}).Draw(t, "page")
		return func(s *sender) {
			s.blank += above
			s.text(l, page)
		}
	})
}

// The cheapest way is as short as the shortest of all ways, each of them written
// out whole.
func TestCheapestAgainstAll(t *testing.T) {
	pr := class(t, "epson")
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SliceOfN(anyForm(), 1, 3), 1, 5).Draw(t, "parts")
		write := func(forms []form) int {
			s := newSender(pr)
			for _, f := range forms {
				f(s)
			}
			return len(s.e.Bytes())
		}
		best := -1
		var try func(chosen []form, rest [][]form)
		try = func(chosen []form, rest [][]form) {
			if len(rest) == 0 {
				if n := write(chosen); best < 0 || n < best {
					best = n
				}
				return
			}
			for _, f := range rest[0] {
				try(append(chosen[:len(chosen):len(chosen)], f), rest[1:])
			}
		}
		try(nil, parts)
		if got := write(cheapest(newSender(pr).state, pr, parts)); got != best {
			t.Fatalf("%d bytes, the cheapest of all ways has %d", got, best)
		}
	})
}
