package simulate

import (
	"slices"
	"time"

	"senha/kiosk"
)

// WithPolicy returns the day under another policy.
func (d Day) WithPolicy(p kiosk.Policy) Day {
	d.Centre.Policy = &p
	return d
}

// WithDesks returns the day with only the first so many of the centre's desks
// staffed.
func (d Day) WithDesks(n int) Day {
	first := d.Centre.Desks[:min(n, len(d.Centre.Desks))]
	d.Shifts = slices.DeleteFunc(slices.Clone(d.Shifts), func(s Shift) bool {
		return !slices.ContainsFunc(first, func(desk kiosk.Desk) bool { return desk.ID == s.Desk })
	})
	return d
}

// WithHours returns the day with desks that close so long after opening: earlier
// than they did, or later, if they were staffed until the end.
func (d Day) WithHours(hours time.Duration) Day {
	last := map[kiosk.DeskID]time.Duration{}
	for _, s := range d.Shifts {
		last[s.Desk] = max(last[s.Desk], s.To)
	}
	var shifts []Shift
	for _, s := range d.Shifts {
		if s.To == last[s.Desk] || s.To > hours {
			s.To = hours
		}
		if s.From < s.To {
			shifts = append(shifts, s)
		}
	}
	d.Shifts = shifts
	return d
}
