package text

import (
	"reflect"
	"slices"

	"github.com/go-text/typesetting/bidi"
)

// levelsOf returns the embedding level of each character of a text without
// paragraph separators (UAX #9, up to rule I2).
//
// The library's runs join neighbouring levels of one parity and report only
// the first level of each, which misplaces a number beside a word of the same
// direction (levels 4 2 after 3). So the levels themselves are read from the
// field that all runs share; it isn't exported, and a test fails should a
// later version rename it.
func levelsOf(text []rune, rtl bool) []int8 {
	levels := make([]int8, len(text))
	direction := bidi.LeftToRight
	if rtl {
		direction = bidi.RightToLeft
	}
	var p bidi.Paragraph
	runs := p.Segment(text, direction)
	all := reflect.ValueOf(runs).FieldByName("levels")
	for i := range levels {
		levels[i] = int8(all.Index(i).Int())
	}
	return levels
}

// visual returns the order, from left to right, of runs with the given levels
// (UAX #9, rule L2).
func visual(levels []int8) []int {
	order := make([]int, len(levels))
	for i := range order {
		order[i] = i
	}
	if len(levels) == 0 {
		return order
	}
	for level := slices.Max(levels); level > 0; level-- {
		for i := 0; i < len(order); i++ {
			j := i
			for j < len(order) && levels[order[j]] >= level {
				j++
			}
			slices.Reverse(order[i:j])
			i = j
		}
	}
	return order
}
