package touch

import (
	"context"
	"encoding/json"
	"errors"
	"image"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"

	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk/api"
)

// Options are what a touch screen needs from outside.
type Options struct {
	Hub   *api.Client
	Kiosk string            // the screen's name at the hub
	Fonts *text.Fonts       //
	Panel float64           // diagonal of the screen in millimetres; 0 is 21.5 inches
	Show  func(scene.Scene) // a window's; must return at once
	Log   *slog.Logger
	Now   func() time.Time // nil is time.Now
}

// Touch is one touch screen.
type Touch struct {
	*pages
	hub   *api.Client
	kiosk string
	log   *slog.Logger
}

// New returns a touch screen that shows nothing yet.
func New(o Options) *Touch {
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Touch{pages: newPages(o), hub: o.Hub, kiosk: o.Kiosk, log: o.Log}
}

// Run serves the pages until ctx ends. It returns nil then.
func (t *Touch) Run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return t.keepTime(ctx) })
	g.Go(func() error { return t.followQueue(ctx) })
	g.Go(func() error { return t.followTaps(ctx) })
	g.Go(func() error { return t.issue(ctx) })
	g.Go(func() error { return t.countLost(ctx) })
	g.Go(func() error { return t.followPaper(ctx) })
	g.Go(func() error { return t.report(ctx) })
	g.Go(func() error { return t.learn(ctx) })
	if err := g.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// keepTime lets the pages' time pass.
func (t *Touch) keepTime(ctx context.Context) error {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		if next := t.tick(); next.IsZero() {
			timer.Stop()
		} else {
			timer.Reset(max(0, next.Sub(t.now())))
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-timer.C:
		case <-t.changed:
		}
	}
}

func (t *Touch) followQueue(ctx context.Context) error {
	return t.hub.Follow(ctx, api.RouteQueueEvents, api.Follower{
		Event: func(e api.Event) error {
			if e.Name != api.EventQueue {
				return nil
			}
			var q api.Queue
			if err := json.Unmarshal(e.Data, &q); err != nil {
				t.log.Warn("the hub's queue is not understood; is the hub of another version?", "error", err)
				return nil
			}
			t.queue(q)
			wake(t.news)
			return nil
		},
		Line: func(lost error) {
			if lost != nil {
				t.log.Warn("the hub is lost; the screen sends people to the welcome desk", "error", lost)
			} else {
				t.log.Info("the hub answers")
			}
			t.line(lost == nil)
			wake(t.reports) // a hub that was started again knows no pages
		},
	})
}

func (t *Touch) followTaps(ctx context.Context) error {
	return t.hub.Follow(ctx, api.Fill(api.RouteTaps, t.kiosk), api.Follower{
		Event: func(e api.Event) error {
			var tap api.Tap
			if e.Name != api.EventTap {
				return nil
			}
			if err := json.Unmarshal(e.Data, &tap); err != nil {
				t.log.Warn("a tap from afar is not understood", "error", err)
				return nil
			}
			t.tap(image.Pt(tap.X, tap.Y))
			return nil
		},
		Line: func(error) {}, // the queue's line tells
	})
}

// pause waits, or tells that ctx has ended.
func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// wake fills a one-slot channel.
func wake(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
