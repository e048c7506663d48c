package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/holoplot/go-evdev"
	"periph.io/x/conn/v3/gpio"
	"periph.io/x/conn/v3/gpio/gpiotest"

	"senha/kiosk"
	"senha/kiosk/hub"
	"senha/kiosk/journal"
)

// centre is a hub on a real journal with the hardware of its desks: lines of
// gpiotest and recorded keypads. It runs in a bubble, on the bubble's time.
type centre struct {
	*testing.T
	hub   *hub.Hub
	disk  *disk
	log   *lockedBuffer
	start time.Time
	asked int

	endHub func() // and wait for it

	mu      sync.Mutex
	lines   map[string]*gpiotest.Pin
	plugged map[string]*recording
}

// disk is a journal whose disk can be full or slow.
type disk struct {
	*journal.Journal
	full atomic.Bool
	slow atomic.Int64 // a time.Duration
}

func (d *disk) Append(ctx context.Context, entries []kiosk.Entry) error {
	time.Sleep(time.Duration(d.slow.Load()))
	if d.full.Load() {
		return errors.New("disk full")
	}
	return d.Journal.Append(ctx, entries)
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// Now is the device's time.
func (c *centre) Now() kiosk.Moment {
	return kiosk.Moment{Wall: time.Now().UTC(), Trusted: true, Boot: "b1", Up: c.up()}
}

func (c *centre) up() time.Duration { return time.Since(c.start) }

// newCentre opens a day with desks 1, 3 and 12 and a hub, and the hardware that
// o names; of those, what had names is there from the start. Everything has
// ended when the returned function has.
func newCentre(t *testing.T, o Options, had ...string) (*centre, func()) {
	t.Helper()
	c := &centre{T: t, log: &lockedBuffer{}, start: time.Now(), lines: map[string]*gpiotest.Pin{}, plugged: map[string]*recording{}}
	j, _, err := journal.Open(t.Context(), filepath.Join(t.TempDir(), "journal.db"), journal.Options{Now: c.Now(), Origin: "test"})
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(c.log, nil))
	c.disk = &disk{Journal: j}
	c.hub = hub.New(c.disk, c, log)
	hubCtx, cancelHub := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- c.hub.Run(hubCtx) }()
	c.endHub = sync.OnceFunc(func() {
		cancelHub()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	<-c.hub.Ready()
	document := kiosk.Centre{Name: "CNAIM", Languages: []kiosk.Language{"pt-PT"}, Services: []kiosk.Service{
		{ID: "legal", Letter: "A", Names: map[kiosk.Language]string{"pt-PT": "Apoio Jurídico"}},
	}}
	for _, id := range []kiosk.DeskID{"1", "3", "12"} {
		document.Desks = append(document.Desks, kiosk.Desk{ID: id, Services: []kiosk.ServiceID{"legal"}})
	}
	c.do(kiosk.Configure{Centre: document})
	c.do(kiosk.OpenDay{})

	for _, name := range had {
		switch edgeless, gpioLine := strings.CutPrefix(name, "edgeless "); {
		case gpioLine:
			c.lines[edgeless] = &gpiotest.Pin{N: edgeless}
		case strings.HasPrefix(name, "GPIO"):
			c.lines[name] = &gpiotest.Pin{N: name, EdgesChan: make(chan gpio.Level, 64)}
		default:
			c.plug(name)
		}
	}
	o.Up, o.Log = c.up, log
	o.Submit = func(ctx context.Context, origin string, w kiosk.Wish) (*kiosk.Ticket, error) {
		r, err := c.hub.Submit(ctx, origin, w)
		return r.Ticket, err
	}
	d := New(o)
	d.line = func(name string) (gpio.PinIO, error) {
		if p := c.lines[name]; p != nil {
			return p, nil
		}
		return nil, errNoLine
	}
	d.input = func(path string) (keyboard, error) {
		c.mu.Lock()
		defer c.mu.Unlock()
		if r := c.plugged[path]; r != nil {
			return r, nil
		}
		return nil, fmt.Errorf("%s is not plugged in", path)
	}
	ctx, cancel := context.WithCancel(context.Background())
	running := make(chan error, 1)
	go func() { running <- d.Run(ctx) }()
	time.Sleep(100 * time.Millisecond)
	return c, func() {
		cancel()
		if err := <-running; err != nil {
			t.Error(err)
		}
		c.endHub()
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	}
}

func (c *centre) do(w kiosk.Wish) *kiosk.Ticket {
	c.Helper()
	r, err := c.hub.Submit(context.Background(), "test", w)
	if err != nil {
		c.Fatalf("%T: %v", w, err)
	}
	return r.Ticket
}

// issue gives out n tickets.
func (c *centre) issue(n int) {
	c.Helper()
	for range n {
		c.asked++
		c.do(kiosk.IssueTicket{ID: kiosk.TicketID(fmt.Sprintf("%032x", c.asked)), Service: "legal", Language: "pt-PT"})
	}
}

// button presses a button for some time, with bounces at both ends.
func (c *centre) button(line string, d time.Duration) {
	edges := c.lines[line].EdgesChan
	for _, l := range []gpio.Level{gpio.Low, gpio.High, gpio.Low} {
		edges <- l
	}
	time.Sleep(d)
	for _, l := range []gpio.Level{gpio.High, gpio.Low, gpio.High} {
		edges <- l
	}
	time.Sleep(50 * time.Millisecond)
}

// light watches a light, a character each 100 ms.
func (c *centre) light(lit func() bool, d time.Duration) string {
	var b strings.Builder
	time.Sleep(50 * time.Millisecond)
	for range d / (100 * time.Millisecond) {
		b.WriteByte(".#"[map[bool]int{true: 1}[lit()]])
		time.Sleep(100 * time.Millisecond)
	}
	return b.String()
}

func (c *centre) lamp(line string) func() bool {
	return func() bool { return bool(c.lines[line].Read()) }
}

// at says which number is at a desk, or "".
func (c *centre) at(desk kiosk.DeskID) string {
	s := c.hub.State()
	if t := s.Ticket(s.DeskState(desk).Ticket); t != nil {
		return t.Number.String()
	}
	return ""
}

func (c *centre) wantAt(desk kiosk.DeskID, number string) {
	c.Helper()
	if got := c.at(desk); got != number {
		c.Errorf("%q is at desk %s, want %q", got, desk, number)
	}
}

// device says how the queue knows a device to be.
func (c *centre) device(name string) string {
	d, _ := c.hub.State().Device(name)
	return strings.TrimSpace(d.State + " " + d.Detail)
}

// recording is a keypad that somebody plays on: bytes as the kernel writes them.
type recording struct {
	name   string
	bytes  chan []byte
	gone   chan struct{}
	unplug func()
	on     atomic.Bool
}

// plug puts a keypad in.
func (c *centre) plug(path string) *recording {
	r := &recording{name: path, bytes: make(chan []byte, 64), gone: make(chan struct{})}
	r.unplug = sync.OnceFunc(func() { close(r.gone) })
	c.mu.Lock()
	defer c.mu.Unlock()
	c.plugged[path] = r
	return r
}

// pull takes a keypad out.
func (c *centre) pull(path string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.plugged[path].unplug()
	delete(c.plugged, path)
}

// ReadSlice returns what is played next.
func (r *recording) ReadSlice(int) ([]evdev.InputEvent, error) {
	select {
	case b := <-r.bytes:
		return readEvents(bytes.NewReader(b))
	case <-r.gone:
		return nil, io.ErrClosedPipe
	}
}

// Light switches the light.
func (r *recording) Light(on bool) error {
	r.on.Store(on)
	return nil
}

// Close wakes the reader.
func (r *recording) Close() error {
	r.unplug()
	return nil
}
