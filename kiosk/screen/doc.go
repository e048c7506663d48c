// Package screen is the touch screen's pages: pure functions from a state, a
// touch and the time to the next state and an intent, and from a state to a
// scene. It has no window, no clock and no network, so that the same functions
// serve the kiosk, the hub that paints the very same picture for a coordinator,
// and tests.
//
// A visit is Language → Service → Issued. Whoever runs the pages tells them of
// fingers ([Press], [Touch]), of time ([Tick], at [State.Next]), of what
// became of an intent ([Issued], [Refused]) and of the hub ([Lost], [Found]),
// and shows [Scene] after each.
package screen
