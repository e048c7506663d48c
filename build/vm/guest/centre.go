package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"senha/kiosk"
	"senha/kiosk/desk"
)

// centre takes what the desks wish and remembers it.
type centre struct {
	mu     sync.Mutex
	wishes []string // "button 3: {3} call"
	states map[string]string
	refuse bool

	stop  context.CancelFunc
	ended chan error
}

// open starts the hardware of some desks.
func open(o desk.Options) *centre {
	c := &centre{states: map[string]string{}, ended: make(chan error, 1)}
	start := time.Now()
	o.Submit, o.Log = c.submit, slog.Default()
	o.Up = func() time.Duration { return time.Since(start) }
	ctx, cancel := context.WithCancel(context.Background())
	c.stop = cancel
	go func() { c.ended <- desk.New(o).Run(ctx) }()
	return c
}

func (c *centre) submit(_ context.Context, origin string, w kiosk.Wish) (*kiosk.Ticket, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d, ok := w.(kiosk.ReportDevice); ok {
		c.states[d.Device] = d.State
		return nil, nil
	}
	c.wishes = append(c.wishes, strings.TrimPrefix(fmt.Sprintf("%s %T%v", origin, w, w), "kiosk."))
	if c.refuse {
		return nil, errors.New("refused, to see the light")
	}
	return &kiosk.Ticket{}, nil
}

// until waits for up to 10 s.
func until(what string, ok func() bool) error {
	for range 1000 {
		if ok() {
			return nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return fmt.Errorf("never: %s", what)
}

// isState waits until a device has reported a state.
func (c *centre) isState(device, state string) error {
	return until(device+" is "+state, func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.states[device] == state
	})
}

// wished waits until just these wishes have come since the last time.
func (c *centre) wished(want ...string) error {
	var got []string
	if until("", func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		got = slices.Clone(c.wishes)
		return len(got) >= len(want)
	}) != nil || !slices.Equal(got, want) {
		return fmt.Errorf("wished %q, want %q", got, want)
	}
	time.Sleep(100 * time.Millisecond) // for one too many
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.wishes) > len(want) {
		return fmt.Errorf("wished %q, want %q", c.wishes, want)
	}
	c.wishes = nil
	return nil
}

// close ends the desks, which must end soon.
func (c *centre) close() error {
	c.stop()
	select {
	case err := <-c.ended:
		return err
	case <-time.After(5 * time.Second):
		return errors.New("the desks did not end within 5 s")
	}
}
