package api

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"senha/display/board"
)

// How long Follow waits before it tries again: twice as long each time, with a
// random part, so that a room of screens does not come back in one instant.
const (
	firstWait = 250 * time.Millisecond
	lastWait  = 2 * time.Second
)

// Follower is told what Follow hears. Its functions are called one at a time.
type Follower struct {
	// Event is called for each event that is not a beat. An error ends Follow.
	Event func(Event) error
	// Line is called when the hub is heard for the first time (nil), when it
	// has not been heard for board.LostAfter (the last error, or
	// ErrSilent), and when it is heard again (nil).
	Line func(lost error)
}

// ErrSilent is why the line counts as lost if nothing else went wrong.
var ErrSilent = fmt.Errorf("the hub has said nothing for %v", board.LostAfter)

// Follow keeps a stream open until ctx is done or f.Event returns an error,
// which it returns. A stream that breaks off or falls silent is opened again,
// from the last id heard.
func (c *Client) Follow(ctx context.Context, route string, f Follower) error {
	ctx, cancel := context.WithCancel(ctx)
	heard := make(chan Event)
	ended := make(chan error)
	done := make(chan struct{})
	defer func() {
		cancel()
		<-done
	}()
	go func() {
		defer close(done)
		c.keepStreaming(ctx, route, heard, ended)
	}()

	silence := time.NewTimer(board.LostAfter)
	defer silence.Stop()
	up, told := false, false
	var why error
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case why = <-ended:
		case e := <-heard:
			why = nil
			if !up {
				up, told = true, true
				f.Line(nil)
			}
			if e.Name != EventBeat {
				if err := f.Event(e); err != nil {
					return err
				}
			}
			silence.Reset(board.LostAfter) // the callbacks' own time is no silence
		case <-silence.C:
			if up || !told {
				up, told = false, true
				if why == nil {
					why = ErrSilent
				}
				f.Line(why)
			}
		}
	}
}

// keepStreaming opens the stream again and again and passes on what it hears,
// in copies. It ends with ctx. A line that is silent for board.LostAfter may be
// dead without knowing it, so it is given up.
func (c *Client) keepStreaming(ctx context.Context, route string, heard chan<- Event, ended chan<- error) {
	var lastID uint64
	wait := firstWait
	for ctx.Err() == nil {
		attempt, stop := context.WithCancel(ctx)
		watchdog := time.AfterFunc(board.LostAfter, stop)
		err := c.Stream(attempt, route, lastID, func(e Event) error {
			watchdog.Reset(board.LostAfter)
			wait, lastID = firstWait, e.ID
			e.Data = append([]byte(nil), e.Data...)
			select {
			case heard <- e:
				return nil
			case <-attempt.Done():
				return attempt.Err()
			}
		})
		watchdog.Stop()
		if attempt.Err() != nil {
			err = ErrSilent
		}
		stop()
		select {
		case ended <- err:
		case <-ctx.Done():
			return
		}
		select {
		case <-time.After(wait/2 + rand.N(wait/2)):
		case <-ctx.Done():
		}
		wait = min(2*wait, lastWait)
	}
}
