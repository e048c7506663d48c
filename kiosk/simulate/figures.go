package simulate

import (
	"maps"
	"slices"
	"time"

	"senha/kiosk"
)

// Figure is how long people of one kind waited.
type Figure struct {
	Of     string // what they have in common
	People int
	Called int // the figures below are theirs alone
	Mean   time.Duration
	Median time.Duration
	P90    time.Duration // nine of ten waited no longer
	Most   time.Duration
}

// Figures sums visits up by what they have in common, in its order.
func Figures(visits []Visit, common func(Visit) string) []Figure {
	waits, people := map[string][]time.Duration{}, map[string]int{}
	for _, v := range visits {
		of := common(v)
		people[of]++
		if v.Called {
			waits[of] = append(waits[of], v.Waited)
		}
	}
	var list []Figure
	for _, of := range slices.Sorted(maps.Keys(people)) {
		f := Figure{Of: of, People: people[of], Called: len(waits[of])}
		if w := waits[of]; len(w) > 0 {
			slices.Sort(w)
			for _, d := range w {
				f.Mean += d / time.Duration(len(w))
			}
			f.Median, f.P90, f.Most = w[(len(w)-1)/2], w[(9*len(w)+9)/10-1], w[len(w)-1]
		}
		list = append(list, f)
	}
	return list
}

// Understood returns how many of those called speak another language than
// Portuguese, and how many of them were called to a desk that speaks it.
func Understood(visits []Visit) (spoken, others int) {
	for _, v := range visits {
		if v.Called && Language(v) != string(kiosk.Official) {
			others++
			if v.Spoken != "" {
				spoken++
			}
		}
	}
	return spoken, others
}

// Kind is legal priority, or the class.
func Kind(v Visit) string {
	if v.Priority && v.Class != kiosk.Appointment {
		return "priority"
	}
	return string(v.Class)
}

// Language is that of the ticket, or of the interpreter.
func Language(v Visit) string {
	if v.Interpreter != "" {
		return string(v.Interpreter)
	}
	return string(v.Person.Language)
}

// Service is its id.
func Service(v Visit) string { return string(v.Person.Service) }

// All is the same for everybody.
func All(Visit) string { return "all" }
