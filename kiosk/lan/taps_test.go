package lan

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"senha/kiosk/api"
)

// listenForTaps is a touch screen that listens.
func (c *centre) listenForTaps(s *site, name string) (<-chan api.Tap, func()) {
	c.Helper()
	client, err := api.Dial(s.url(""), "")
	if err != nil {
		c.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	taps, there, done := make(chan api.Tap, 8), make(chan struct{}, 1), make(chan struct{})
	go func() {
		defer close(done)
		_ = client.Stream(ctx, api.Fill(api.RouteTaps, name), 0, func(e api.Event) error {
			if e.Name == api.EventBeat {
				select {
				case there <- struct{}{}:
				default:
				}
				return nil
			}
			var tap api.Tap
			if err := json.Unmarshal(e.Data, &tap); err != nil {
				return err
			}
			taps <- tap
			return nil
		}) // ends with ctx
	}()
	select {
	case <-there:
	case <-time.After(5 * time.Second):
		c.Fatal("no beat from the taps' stream")
	}
	return taps, func() {
		cancel()
		<-done
		client.Close()
	}
}

func TestTaps(t *testing.T) {
	c := newCentre(t)
	h := c.server.Socket()
	var p api.Problem
	c.want(h, "POST", "/api/v1/screens/k1/taps", api.Tap{X: 1, Y: 1}, 404, &p)
	c.want(h, "PUT", "/api/v1/screens/k1", api.Screen{Width: 100, Height: 50, State: []byte("{}")}, 204, nil)
	c.want(h, "POST", "/api/v1/screens/k1/taps", api.Tap{X: 1, Y: 1}, 409, &p)
	if p.Code != api.CodeNoScreen {
		t.Errorf("nobody listens: %+v", p)
	}
	s := newSite(c, h)
	first, stopFirst := c.listenForTaps(s, "k1")
	defer stopFirst()
	c.want(h, "POST", "/api/v1/screens/k1/taps", api.Tap{X: 99, Y: 49}, 202, nil)
	if got := <-first; got != (api.Tap{X: 99, Y: 49}) {
		t.Errorf("tap is %+v", got)
	}
	for _, off := range []api.Tap{{X: 100, Y: 0}, {X: 0, Y: 50}, {X: -1, Y: 0}} {
		c.want(h, "POST", "/api/v1/screens/k1/taps", off, 400, nil)
	}

	// A screen that comes back takes the taps over from its dead line.
	second, stopSecond := c.listenForTaps(s, "k1")
	c.want(h, "POST", "/api/v1/screens/k1/taps", api.Tap{X: 7, Y: 7}, 202, nil)
	if got := <-second; got != (api.Tap{X: 7, Y: 7}) {
		t.Errorf("tap is %+v", got)
	}
	stopSecond()
	for range 100 { // the server notices in its own time
		if c.ask(h, "POST", "/api/v1/screens/k1/taps", api.Tap{X: 1, Y: 1}).Code == 409 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("taps are still accepted though nobody listens")
}

// Taps that a screen does not take are refused, not heaped up.
func TestTapsAreBounded(t *testing.T) {
	c := newCentre(t)
	if _, err := c.server.screens.put(api.Screen{Kiosk: "k1", Width: 9, Height: 9}, c.clock.Now()); err != nil {
		t.Fatal(err)
	}
	_, stop, err := c.server.screens.listen("k1", c.clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	for i := range tapsKept + 2 {
		want := 202
		if i >= tapsKept {
			want = 409
		}
		c.want(c.server.Socket(), "POST", "/api/v1/screens/k1/taps", api.Tap{}, want, nil)
	}
}
