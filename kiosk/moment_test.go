package kiosk

import (
	"testing"
	"time"
)

func TestMinutesWaited(t *testing.T) {
	at := func(boot string, up, wall time.Duration) Moment {
		return Moment{Boot: boot, Up: up, Wall: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC).Add(wall)}
	}
	for _, test := range []struct {
		name           string
		earlier, later Moment
		want           time.Duration
	}{
		{"within a boot by the monotonic clock", at("a", 0, 0), at("a", time.Minute, time.Hour), time.Minute},
		{"across boots by the wall clock", at("a", time.Hour, 0), at("b", time.Second, 5*time.Minute), 5 * time.Minute},
		{"never negative across boots", at("a", 0, 0), at("b", 0, -time.Hour), 0},
		{"never negative within a boot", at("a", time.Minute, 0), at("a", 0, 0), 0},
	} {
		if got := test.later.Since(test.earlier); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
