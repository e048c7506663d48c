package board

import (
	"time"

	"senha/display/scene"
)

// A View is all that a face knows at one instant. The picture follows from it
// alone.
type View struct {
	Board    Board
	Received time.Time // when Board came, by the face's own clock
	Now      time.Time // by the same clock

	// Wall is the hub's wall clock now; zero if it is unknown or not to be
	// believed, and then no time of day is shown.
	Wall time.Time
	Zone *time.Location // of the centre; nil leaves times as they come

	Lost     bool      // the hub was not heard for LostAfter
	LastNews time.Time // the hub's wall clock when it was last heard, or zero

	Languages []string // tags of the languages to show, as in languages.tsv, Portuguese left out
	Palette   scene.Palette
}

// A new call's card changes between two colours, so that it is seen from the
// corner of an eye: three times, 1.25 times a second. More than three flashes a
// second can harm people with epilepsy (WCAG 2.3.1).
const (
	flashFor = 400 * time.Millisecond // each colour
	flashes  = 3
)

// noticeFor is how long the notice stays in one language.
const noticeFor = 12 * time.Second

// age is how long ago a call was made. The hub's word counts, and the time
// since: its clock and the face's need not agree.
func (v View) age(c Call) time.Duration {
	return max(0, time.Duration(c.AgeMS)*time.Millisecond+v.Now.Sub(v.Received))
}

// fresh tells whether a call is new. Without a hub nothing is.
func (v View) fresh(c Call) bool { return !v.Lost && v.age(c) < FreshFor }

// pale tells whether the last call's card has the other of its two colours.
func (v View) pale(c Call) bool {
	n := v.age(c) / flashFor
	return v.fresh(c) && n < 2*flashes && n%2 == 0
}

// clock tells whether times of day may be shown.
func (v View) clock() bool { return v.Board.Clock && !v.Wall.IsZero() }

// local brings a time into the centre's zone.
func (v View) local(t time.Time) time.Time {
	if v.Zone != nil {
		return t.In(v.Zone)
	}
	return t
}

// second returns the language that stands beside Portuguese in the notice now,
// "" if there is none.
func (v View) second() string {
	if len(v.Languages) == 0 {
		return ""
	}
	return v.Languages[int(v.Now.Unix()/int64(noticeFor/time.Second))%len(v.Languages)]
}

// Next returns when the picture changes if nothing new is heard, by the face's
// clock; zero if it never does. Until then there is nothing to draw.
func (v View) Next() time.Time {
	var next time.Time
	in := func(d time.Duration) {
		if t := v.Now.Add(d); next.IsZero() || t.Before(next) {
			next = t
		}
	}
	for i, c := range v.Board.Calls {
		if !v.fresh(c) {
			continue
		}
		age := v.age(c)
		in(FreshFor - age)
		if i == 0 && age < 2*flashes*flashFor {
			in(flashFor - age%flashFor)
		}
	}
	if v.clock() {
		in(v.Wall.Truncate(time.Minute).Add(time.Minute).Sub(v.Wall))
	}
	if v.Board.Floor != "" && len(v.Languages) > 1 && !v.Lost {
		in(noticeFor - time.Duration(v.Now.UnixNano())%noticeFor)
	}
	return next
}
