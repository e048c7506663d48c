// Package touch runs the touch screen's pages in a window, as a client of a
// hub: it follows the queue and the ticket it asked for, reports the page it
// shows and takes taps from afar.
//
// A finger never waits for the network. Pointer events, which come in the
// window's frame, change the pages at once and show the next scene in that
// very frame; whatever needs the hub is left to goroutines of Run, which hand
// in what they learn. If the hub falls silent the screen says so within 5 s,
// and comes back by itself.
package touch
