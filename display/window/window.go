package window

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"senha/display/scene"
	"senha/display/text"
)

// ErrClosed is what Run returns when somebody closed the window.
var ErrClosed = errors.New("window: it was closed from outside")

// Options say where the window is and who hears of its touches.
type Options struct {
	Title    string
	Monitor  int         // of the X server's list; 0 is the primary one
	Position image.Point // pixels from the monitor's upper left corner; the window stays inside it
	Size     image.Point // pixels; zero is the monitor's
	Fonts    *text.Fonts // what scenes were set with
	Cursor   bool        // show the mouse's arrow

	// OnPointer hears each step of a touch, OnSize the window's size in pixels,
	// first of all and when it changes. Both are called in the frame, one after
	// the other, before it is drawn: a scene they Show is in that very frame.
	// They must return at once. OnKey hears keys of a keyboard in the same way.
	OnPointer func(Pointer)
	OnSize    func(image.Point)
	OnKey     func(Key)
}

// A Window shows the last scene it was given.
type Window struct {
	options Options
	wake    chan struct{} // one slot: there is something to draw
	drawn   chan struct{} // one slot: a frame was drawn

	mu     sync.Mutex
	scene  *scene.Scene // nil: none was shown yet
	turn   uint64       // counts scenes shown
	onView uint64       // the turn last drawn
	size   image.Point

	frames atomic.Uint64 // frames begun since the start
	screen surface       // used by the frame alone
	steps  tracker       // used by the frame alone
}

// New returns a window that Run will open.
func New(o Options) *Window {
	return &Window{options: o, wake: make(chan struct{}, 1), drawn: make(chan struct{}, 1)}
}

// Show makes s what the window shows. The last one wins. It may be called from
// any goroutine, and before Run.
func (w *Window) Show(s scene.Scene) {
	w.mu.Lock()
	w.scene = &s
	w.turn++
	w.mu.Unlock()
	signal(w.wake)
}

// Size is the window's size in pixels, zero before the first frame.
func (w *Window) Size() image.Point {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.size
}

// Run opens the window and keeps it until ctx ends (nil), somebody closes it
// (ErrClosed) or graphics fail. It must be called on the main goroutine, once
// in a process. See the package for what happens when the X server goes away.
func (w *Window) Run(ctx context.Context) error {
	monitors := ebiten.AppendMonitors(nil)
	if len(monitors) == 0 {
		return fmt.Errorf("window: no monitor on X display %q: start the X server, or set DISPLAY", os.Getenv("DISPLAY"))
	}
	if w.options.Monitor < 0 || w.options.Monitor >= len(monitors) {
		return fmt.Errorf("window: monitor %d was asked for, the X server has %d (from 0)", w.options.Monitor, len(monitors))
	}
	monitor := monitors[w.options.Monitor]
	width, height := monitor.Size() // in Ebitengine's units, pixels/scale
	scale := monitor.DeviceScaleFactor()
	units := func(px int) int { return int(float64(px)/scale + 0.5) }
	if s := w.options.Size; s != (image.Point{}) {
		width, height = units(s.X), units(s.Y)
	}

	drawOnlyWhenAsked()
	ebiten.SetTPS(ebiten.SyncWithFPS)
	ebiten.SetScreenClearedEveryFrame(false)
	ebiten.SetMonitor(monitor)
	ebiten.SetWindowDecorated(false)
	ebiten.SetWindowTitle(w.options.Title)
	ebiten.SetWindowSize(width, height)
	ebiten.SetWindowPosition(units(w.options.Position.X), units(w.options.Position.Y))
	if !w.options.Cursor {
		ebiten.SetCursorMode(ebiten.CursorModeHidden)
	}

	ended := make(chan struct{})
	var waker sync.WaitGroup
	waker.Go(func() { w.wakeUp(ctx, ended) })
	err := ebiten.RunGameWithOptions(&frame{Window: w, ctx: ctx, scale: scale}, &ebiten.RunGameOptions{
		// The keypad belongs to the window that is touched.
		InitUnfocused: w.options.OnPointer == nil && w.options.OnKey == nil,
		// With GL in a thread of its own, that thread takes events off the line
		// on which this one sleeps: a finger lifted then is felt much later.
		SingleThread:    true,
		X11ClassName:    "senha",
		X11InstanceName: "senha",
	})
	close(ended)
	waker.Wait()
	switch {
	case err != nil:
		return fmt.Errorf("window: graphics failed: %w", err)
	case ctx.Err() == nil:
		return ErrClosed
	}
	return nil
}

// wakeUp asks for frames while one is due, again and again: a request can be
// lost.
func (w *Window) wakeUp(ctx context.Context, ended <-chan struct{}) {
	const first, longest = 100 * time.Millisecond, time.Second
	stopping := ctx.Done()
	for {
		for pause := first; w.due() || ctx.Err() != nil; pause = min(2*pause, longest) {
			scheduleFrame()
			timer := time.NewTimer(pause)
			select {
			case <-ended:
				timer.Stop()
				return
			case <-w.drawn:
			case <-timer.C:
			}
			timer.Stop()
		}
		select {
		case <-ended:
			return
		case <-w.wake:
		case <-stopping:
			stopping = nil
		}
	}
}

// due tells whether a scene waits to be drawn, or the window is not quite open:
// between its first and its second frame Ebitengine shows the window, and takes
// touches without a frame; they would be felt only with the next one.
func (w *Window) due() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.turn != w.onView || w.frames.Load() < 2
}

// signal fills a one-slot channel.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
