package kiosk

import (
	"encoding/json"
	"fmt"
	"math"
	"time"
)

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

// momentJSON is the stored form; docs/journal.md describes it.
type momentJSON struct {
	At      string `json:"at"` // RFC 3339 with the zone's offset
	Trusted bool   `json:"trusted"`
	Boot    string `json:"boot"`
	UpMS    int64  `json:"up_ms"`
}

func (m Moment) stored() momentJSON {
	return momentJSON{m.Wall.Format(time.RFC3339Nano), m.Trusted, m.Boot, m.Up.Milliseconds()}
}

func (j momentJSON) moment() (Moment, error) {
	wall, err := time.Parse(time.RFC3339Nano, j.At)
	if err != nil {
		return Moment{}, fmt.Errorf("time: %w", err)
	}
	if j.UpMS < 0 || j.UpMS > math.MaxInt64/int64(time.Millisecond) {
		return Moment{}, fmt.Errorf("up_ms %d is no time since a start", j.UpMS)
	}
	return Moment{Wall: wall, Trusted: j.Trusted, Boot: j.Boot, Up: time.Duration(j.UpMS) * time.Millisecond}, nil
}

// MarshalJSON writes the stored form.
func (m Moment) MarshalJSON() ([]byte, error) { return json.Marshal(m.stored()) }

// UnmarshalJSON reads the stored form.
func (m *Moment) UnmarshalJSON(b []byte) error {
	var j momentJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	got, err := j.moment()
	if err != nil {
		return err
	}
	*m = got
	return nil
}
