package main

import (
	"io"
	"math"
	"testing"
)

func TestPanel(t *testing.T) {
	for s, want := range map[string]float64{"10.1in": 256.54, "546mm": 546, "21.5 in": 546.1} {
		if got, err := parsePanel(s); err != nil || math.Abs(got-want) > 0.01 {
			t.Errorf("%q is %v mm, %v; want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"", "21.5", "in", "mm", "0in", "-7in", "NaNmm", "1in", "999in", "7cm"} {
		if got, err := parsePanel(s); err == nil {
			t.Errorf("%q is taken for %v mm", s, got)
		}
	}
	touch, err := parseFlags([]string{"--hub", "unix:x", "--panel", "7in"}, io.Discard)
	if err != nil || math.Abs(touch.Panel-177.8) > 0.01 {
		t.Errorf("--panel 7in: %+v, %v", touch, err)
	}
}
