package text

import (
	"slices"
	"strings"
	"testing"
)

// Levels by hand from UAX #9. Letters and digits stand for themselves in the
// answers' columns.
func TestLevels(t *testing.T) {
	for _, c := range []struct {
		text string
		rtl  bool
		want []int8
	}{
		{"abc", false, []int8{0, 0, 0}},
		{"ab גד", false, []int8{0, 0, 0, 1, 1}},
		{"גד ab 1", true, []int8{1, 1, 1, 2, 2, 2, 2}}, // the digit follows a Latin word (W7)
		{"גד 12", true, []int8{1, 1, 1, 2, 2}},
		{"12 ab", true, []int8{2, 2, 1, 2, 2}},
		{"ג \u2066א 4 b\u2069", true, []int8{1, 1, 1, 3, 3, 4, 2, 2, 1}},
		{"\u20664–5\u2069 ג", true, []int8{1, 2, 2, 2, 1, 1, 1}},
	} {
		if got := levelsOf([]rune(c.text), c.rtl); !slices.Equal(got, c.want) {
			t.Errorf("%q: levels %v, want %v", c.text, got, c.want)
		}
	}
}

func TestVisualOrder(t *testing.T) {
	for _, c := range []struct {
		levels []int8
		want   []int
	}{
		{nil, []int{}},
		{[]int8{0, 0}, []int{0, 1}},
		{[]int8{1, 1}, []int{1, 0}},
		{[]int8{1, 2, 1}, []int{2, 1, 0}},
		{[]int8{0, 1, 2, 1, 0}, []int{0, 3, 2, 1, 4}},
		{[]int8{1, 3, 4, 2, 1}, []int{4, 2, 1, 3, 0}}, // a number and a word inside a right-to-left stretch
		{[]int8{2, 1, 2}, []int{2, 1, 0}},
	} {
		if got := visual(c.levels); !slices.Equal(got, c.want) {
			t.Errorf("levels %v: order %v, want %v", c.levels, got, c.want)
		}
	}
}

// A number keeps its order in right-to-left lines, with its dash, colon and
// blanks when it is isolated, and without being torn at a line's end.
func TestNumbersKeepTheirOrder(t *testing.T) {
	fonts := open(t)
	for _, number := range []string{"A042", "\u206620–35\u2069", "\u206609:00\u2069", "\u2066808 257 257\u2069", "\u2066+351 218 106 191\u2069", "\u20661 de 2\u2069"} {
		for _, language := range []string{"ar", "ur", "fa", "ckb"} {
			text := "بعد " + number + " دقيقة"
			p := fonts.Paragraph(text, Style{Size: 32, Language: language}, 0)
			start := len([]rune("بعد "))
			end := start + len([]rune(number))
			var shown strings.Builder
			last := -1
			for _, g := range p.Lines[0].Glyphs {
				if g.Cluster < start || g.Cluster >= end {
					continue
				}
				r := []rune(text)[g.Cluster]
				if drawsNothing(r) {
					if g.Advance != 0 {
						t.Errorf("%s %q: the mark %U takes room", language, number, r)
					}
					continue
				}
				if g.Cluster < last {
					t.Errorf("%s %q: character %d stands left of %d", language, number, last, g.Cluster)
				}
				last = g.Cluster
				shown.WriteRune(r)
			}
			if want := strings.Trim(number, "\u2066\u2069"); shown.String() != want {
				t.Errorf("%s: %q is shown as %q", language, want, shown.String())
			}
			if first := p.Lines[0].Glyphs[0]; first.Cluster < end {
				t.Errorf("%s %q: the line doesn't end at the left", language, number)
			}
		}
	}
}
