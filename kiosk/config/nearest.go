package config

import (
	"slices"
	"strings"
)

// didYouMean returns "; did you mean "x"?" if a known word is near, and a list
// of the known words if they are few.
func didYouMean(word string, known []string) string {
	best, least := "", 1+max(1, len(word)/3)
	if len(word) > 64 {
		known = nil
	}
	for _, k := range known {
		if d := distance(strings.ToLower(word), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	switch {
	case best != "":
		return `; did you mean "` + best + `"?`
	case len(known) == 0:
		return ""
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(known)))
	return "; there are " + strings.Join(sorted, ", ")
}

// distance counts the letters to insert, drop, replace or swap with their
// neighbour that make b of a (optimal string alignment).
func distance(a, b string) int {
	var before []int // the row before last
	last := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			replace := last[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(replace, row[j]+1, last[j+1]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
