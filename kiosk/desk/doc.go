// Package desk turns presses of hardware at the desks into wishes for the
// queue: call buttons on GPIO lines ([Buttons]) and USB keypads ([Keypad]). A
// light at the button, or the keypad's own NumLock light, answers.
//
// # Buttons
//
// A button connects a line with ground; the line is pulled up. The first one
// calls the next person when it is let go, and calls the present one again
// when it is held for a second. The second one says that nobody came. Both at
// once mean nothing and are refused. A light (a LED with its resistor from the
// line to ground, or a transistor) is lit while its line is high.
//
// # Keypads
//
// What is typed counts when Enter is pressed:
//
//	3 Enter      desk 3 calls the next person
//	3 * Enter    desk 3 calls the present one again
//	3 - Enter    nobody came to desk 3
//
// A keypad that belongs to one desk needs no number: Enter calls, * Enter calls
// again, - Enter says that nobody came. Backspace takes the last key back, 5 s
// without a key take all of them back. Keypads are grabbed: nothing else on the
// machine sees their keys.
//
// # What the light says
//
//	on for 3 s                done
//	a short flash             nobody waits
//	fast blinking for 3 s     refused: press again, or look at the desk's page
//	fast blinking without end no answer from the queue yet
//
// A press is never kept for later: what the queue can't store now is refused.
//
// Debouncing and the meaning of keys are pure: they take looks, keys and times
// and hold no clock. periph's own debouncing ignores its setting and is not
// used.
package desk
