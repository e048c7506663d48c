package desk

import "time"

// An answer is what a light says about a press.
type answer int

const (
	idle    answer = iota
	waiting        // the queue has not answered yet
	done
	nobody // nobody waits
	refused
)

const (
	shownFor   = 3 * time.Second        // an answer
	shortFlash = 300 * time.Millisecond // nobody waits
	blinkHalf  = 100 * time.Millisecond // 5 times a second
	impatient  = 2 * time.Second        // then a missing answer is shown as none
)

// lit says whether a light is on when an answer has been there for a time, and
// whether it can still change.
func lit(a answer, past time.Duration) (on, changes bool) {
	blink := past/blinkHalf%2 == 0
	switch a {
	case waiting:
		return past >= impatient && blink, true
	case done:
		return past < shownFor, past < shownFor
	case nobody:
		return past < shortFlash, past < shortFlash
	case refused:
		return past < shownFor && blink, past < shownFor
	}
	return false, false
}
