package printer_test

import (
	"sync"
	"time"

	"senha/kiosk"
)

// A clock stands still until it is advanced, so that no answer is ever missed
// because a machine was slow.
type clock struct {
	mu    sync.Mutex
	up    time.Duration
	waits []wait
}

type wait struct {
	due time.Duration
	c   chan time.Time
}

var opening = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func (c *clock) Now() kiosk.Moment {
	c.mu.Lock()
	defer c.mu.Unlock()
	return kiosk.Moment{Wall: opening.Add(c.up), Trusted: true, Boot: "b1", Up: c.up}
}

func (c *clock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	w := wait{c.up + d, make(chan time.Time, 1)}
	c.waits = append(c.waits, w)
	return w.c
}

func (c *clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.up += d
	var left []wait
	for _, w := range c.waits {
		if w.due <= c.up {
			w.c <- opening.Add(c.up)
		} else {
			left = append(left, w)
		}
	}
	c.waits = left
}
