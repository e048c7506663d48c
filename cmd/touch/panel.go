package main

import (
	"fmt"
	"strconv"
	"strings"
)

// Panels that touch screens are built with, by their diagonal in millimetres.
const (
	smallestPanel = 165 // there is no room for keys of 20 mm on less
	largestPanel  = 2500
	inch          = 25.4
)

// parsePanel reads a diagonal such as 21.5in or 546mm, in millimetres.
func parsePanel(s string) (float64, error) {
	number, unit := s, 0.0
	for suffix, mm := range map[string]float64{"in": inch, "mm": 1} {
		if before, found := strings.CutSuffix(s, suffix); found {
			number, unit = before, mm
		}
	}
	d, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || unit == 0 {
		return 0, fmt.Errorf("%q is no diagonal: write it with its unit, such as 21.5in or 546mm", s)
	}
	if d *= unit; !(d >= smallestPanel && d <= largestPanel) {
		return 0, fmt.Errorf("a diagonal of %s is out of reach: it must be %d to %d mm", s, smallestPanel, largestPanel)
	}
	return d, nil
}
