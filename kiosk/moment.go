package kiosk

import "time"

// Moment is one reading of a device's clocks.
//
// A Pi has no clock of its own, so wall time alone cannot be believed: Up is
// what minutes waited are counted from, as long as Boot stays the same.
type Moment struct {
	Wall    time.Time     // the wall clock, in the centre's zone or UTC
	Trusted bool          // whether a source has set the wall clock
	Boot    string        // random id of this start of the device
	Up      time.Duration // time since that start, monotonic
}

// Since returns the time from earlier to m: by the monotonic clock within a
// boot, by the wall clock across boots, and never less than zero.
func (m Moment) Since(earlier Moment) time.Duration {
	var d time.Duration
	if m.Boot == earlier.Boot {
		d = m.Up - earlier.Up
	} else {
		d = m.Wall.Sub(earlier.Wall)
	}
	return max(d, 0)
}

// Date returns the moment's calendar day as 2006-01-02, or "" if the wall
// clock is not trusted.
func (m Moment) Date() string {
	if !m.Trusted {
		return ""
	}
	return m.Wall.Format(time.DateOnly)
}
