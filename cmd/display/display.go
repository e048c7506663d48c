package main

import (
	"context"
	"encoding/json"
	"errors"
	"image"
	"log/slog"
	"slices"
	"sync"
	"time"
	_ "time/tzdata" // the centre's zone is known even where the system has none

	"golang.org/x/sync/errgroup"

	"senha/assets/locale"
	"senha/display/board"
	"senha/display/scene"
	"senha/display/text"
	"senha/display/window"
	"senha/kiosk/api"
)

// Display is a waiting room's board in a window.
type Display struct {
	Hub       string      // unix:PATH or a URL
	TokenFile string      // of a paired device, "" for the public address and the hub's own machine
	Size      image.Point // pixels, zero for the monitor's
	Position  image.Point // on the monitor, in pixels
	Monitor   int         // of the X server's list
	Fonts     string      // folder, "" for the system's
	Picture   string      // PNG file to write instead of opening a window
	Log       *slog.Logger

	fonts    *text.Fonts
	drawable []string      // languages whose words the fonts can draw
	wake     chan struct{} // one slot: the view has changed

	mu   sync.Mutex
	view board.View // Now and Wall are set when it is looked at
	size image.Point
	told clock
}

// A clock is the hub's wall clock as it was heard, and when. What time has gone
// since is counted by this machine, so that setting its clock changes nothing.
type clock struct{ wall, heard time.Time }

func (c clock) at(now time.Time) time.Time {
	if c.wall.IsZero() {
		return time.Time{}
	}
	return c.wall.Add(now.Sub(c.heard))
}

// prepare opens the fonts and the line. The caller closes the client.
func (d *Display) prepare() (hub *api.Client, err error) {
	if d.Fonts == "" {
		d.fonts, err = text.Open()
	} else {
		d.fonts, err = text.Open(d.Fonts)
	}
	if err != nil {
		return nil, err
	}
	d.wake = make(chan struct{}, 1)
	d.drawable = present(d.fonts)
	d.view = board.View{Palette: scene.Light, Languages: d.drawable}
	return api.Dial(d.Hub, d.TokenFile)
}

// Run shows the board until ctx ends, or the window does. It must be called on
// the main goroutine, once in a process.
func (d *Display) Run(ctx context.Context) error {
	hub, err := d.prepare()
	if err != nil {
		return err
	}
	defer hub.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w := window.New(window.Options{
		Title: "Senha", Size: d.Size, Position: d.Position, Monitor: d.Monitor, Fonts: d.fonts,
		OnSize: d.resize,
	})
	var g errgroup.Group
	g.Go(func() error {
		defer cancel() // and the window closes
		return ended(ctx, hub.Follow(ctx, api.RouteBoardEvents, api.Follower{Event: d.event, Line: d.line}))
	})
	g.Go(func() error {
		d.draw(ctx, w)
		return nil
	})
	g.Go(func() error {
		d.learn(ctx)
		return nil
	})
	err = w.Run(ctx)
	cancel()
	return errors.Join(err, g.Wait())
}

// ended leaves out the error that only says that ctx is over.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// draw shows the view whenever it has changed, by news or by time.
func (d *Display) draw(ctx context.Context, w *window.Window) {
	for {
		view, size := d.look(time.Now())
		var later <-chan time.Time
		if size != (image.Point{}) {
			w.Show(board.Scene(view, d.fonts, size))
			if next := view.Next(); !next.IsZero() {
				later = time.After(time.Until(next))
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-d.wake:
		case <-later:
		}
	}
}

// look returns what is to be seen now.
func (d *Display) look(now time.Time) (board.View, image.Point) {
	d.mu.Lock()
	defer d.mu.Unlock()
	v := d.view
	v.Now, v.Wall = now, d.told.at(now)
	return v, d.size
}

// change changes the view and has it drawn.
func (d *Display) change(f func()) {
	d.mu.Lock()
	f()
	d.mu.Unlock()
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

func (d *Display) resize(size image.Point) { d.change(func() { d.size = size }) }

// event takes a new board.
func (d *Display) event(e api.Event) error {
	if e.Name != api.EventBoard {
		return nil
	}
	var b board.Board
	if err := json.Unmarshal(e.Data, &b); err != nil {
		d.Log.Error("a board can't be read; the last one stays", "hub", d.Hub, "error", err)
		return nil
	}
	d.take(b, time.Now())
	return nil
}

func (d *Display) take(b board.Board, now time.Time) {
	d.change(func() {
		d.view.Board, d.view.Received = b, now
		d.view.Languages = offered(b, d.drawable)
		d.told = clock{b.At, now}
		d.view.Zone = nil
		if zone, err := time.LoadLocation(b.Zone); err == nil && b.Zone != "" {
			d.view.Zone = zone
		}
	})
}

// line hears that the hub was lost, or is heard again.
func (d *Display) line(lost error) {
	if lost == nil {
		d.Log.Info("the hub is heard", "hub", d.Hub)
	} else {
		d.Log.Warn("the hub is lost; calls are not shown as new until it is heard again", "hub", d.Hub, "error", lost)
	}
	now := time.Now()
	d.change(func() {
		d.view.Lost, d.view.LastNews = lost != nil, time.Time{}
		if last := d.told.at(now); lost != nil && !last.IsZero() {
			d.view.LastNews = last.Add(-board.LostAfter)
		}
	})
}

// offered returns those of the drawable languages that the centre offers.
func offered(b board.Board, drawable []string) []string {
	return slices.DeleteFunc(slices.Clone(drawable), func(tag string) bool { return !slices.Contains(b.Languages, tag) })
}

// present returns the tags of the languages whose script has a font, Portuguese
// left out. No font is loaded for that.
func present(fonts *text.Fonts) []string {
	return slices.DeleteFunc(locale.Visitors().Languages(), func(tag string) bool {
		return tag == locale.Official || !fonts.Has(tag)
	})
}

// languages returns those of the present languages whose words the fonts can
// draw. It loads their fonts.
func languages(fonts *text.Fonts) []string {
	return slices.DeleteFunc(present(fonts), func(tag string) bool {
		words := locale.Visitors().For(tag)
		return slices.ContainsFunc(board.Messages(), func(m locale.Message) bool {
			return len(fonts.Missing(words.T(m), tag)) > 0
		})
	})
}

// settled is when a board that was started has time for itself.
const settled = 3 * time.Second

// learn gets the fonts of all languages ready once the board stands, and leaves
// out those whose words they can't draw.
func (d *Display) learn(ctx context.Context) {
	select {
	case <-ctx.Done():
		return
	case <-time.After(settled):
	}
	draws := languages(d.fonts)
	d.change(func() {
		if d.drawable = draws; d.view.Received.IsZero() {
			d.view.Languages = draws
			return
		}
		d.view.Languages = offered(d.view.Board, draws)
	})
}
