package lan

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"senha/display/board"
	"senha/kiosk"
	"senha/kiosk/api"
)

// pipes is a network inside a test's bubble.
type pipes struct {
	conns chan net.Conn
	once  sync.Once
	done  chan struct{}
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), done: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.done) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80} }

func (p *pipes) dial() (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case p.conns <- there:
		return here, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

// events reads a stream into a channel that ends with it.
func (p *pipes) events(t *testing.T, path string, lastID uint64) (<-chan api.Event, net.Conn) {
	t.Helper()
	c, err := p.dial()
	if err != nil {
		t.Fatal(err)
	}
	header := ""
	if lastID > 0 {
		header = fmt.Sprintf("Last-Event-ID: %d\r\n", lastID)
	}
	if _, err := fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n", path, header); err != nil {
		t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%s: %s %s", path, resp.Status, resp.Header)
	}
	events := make(chan api.Event, 1000)
	go func() {
		defer close(events)
		var e api.Event
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			name, value, _ := strings.Cut(lines.Text(), ": ")
			switch {
			case name == "event":
				e.Name = value
			case name == "id":
				_, _ = fmt.Sscan(value, &e.ID)
			case name == "data":
				e.Data = []byte(value)
			case name == "" && e.Name != "":
				events <- e
				e = api.Event{}
			}
		}
	}()
	return events, c
}

// names drains what has come so far.
func names(events <-chan api.Event) string {
	synctest.Wait()
	var list []string
	for {
		select {
		case e, open := <-events:
			if !open {
				return strings.Join(append(list, "end"), " ")
			}
			name := e.Name
			if e.ID > 0 {
				name += fmt.Sprint(" ", e.ID)
			}
			list = append(list, name)
			continue
		default:
		}
		return strings.Join(list, " ")
	}
}

// inBubble runs a test with a centre served over pipes, in a bubble's time.
func inBubble(t *testing.T, handler func(*Server) http.Handler, test func(c *centre, p *pipes, stop func())) {
	synctest.Test(t, func(t *testing.T) {
		c := newCentre(t)
		p := newPipes()
		ctx, cancel := context.WithCancel(context.Background())
		served := make(chan error, 1)
		go func() { served <- Serve(ctx, p, handler(c.server), c.server.log) }()
		var once sync.Once
		stop := func() {
			once.Do(func() {
				cancel()
				if err := <-served; err != nil {
					t.Error(err)
				}
			})
		}
		defer stop()
		test(c, p, stop)
	})
}

// A board gets all of it at once, each change, and a beat each two seconds.
func TestBoardStream(t *testing.T) {
	inBubble(t, (*Server).Public, func(c *centre, p *pipes, stop func()) {
		events, conn := p.events(c.T, api.RouteBoardEvents, 0)
		defer conn.Close()
		if got, want := names(events), fmt.Sprintf("beat board %d", c.hub.State().Seq()); got != want {
			c.Errorf("at first %q, want %q", got, want)
		}
		c.issue("immigration", "ar")
		if got, want := names(events), fmt.Sprintf("board %d", c.hub.State().Seq()); got != want {
			c.Errorf("after a ticket %q, want %q", got, want)
		}
		c.do(kiosk.CallNext{Desk: "1"})
		synctest.Wait()
		var b board.Board
		if err := json.Unmarshal((<-events).Data, &b); err != nil || len(b.Calls) != 1 || b.Calls[0].Number != "A001" || b.Calls[0].AgeMS != 0 {
			c.Errorf("after a call %+v, %v", b, err)
		}
		time.Sleep(4*board.BeatEvery + time.Millisecond)
		if got, want := names(events), "beat beat beat beat"; got != want {
			c.Errorf("in silence %q, want %q", got, want)
		}
		time.Sleep(10 * time.Minute) // no timeout of the server's ends a stream
		if got := names(events); strings.Contains(got, "end") || strings.Count(got, "beat") != 300 {
			c.Errorf("ten minutes later the stream has %d beats: %q", strings.Count(got, "beat"), got)
		}
		stop()
		if got := names(events); !strings.HasSuffix(got, "end") {
			c.Errorf("when the server stops: %q", got)
		}
	})
}

// A board that comes back says what it has, and gets what is newer, if any is.
func TestLastEventID(t *testing.T) {
	inBubble(t, (*Server).Public, func(c *centre, p *pipes, _ func()) {
		seq := c.hub.State().Seq()
		for _, tt := range []struct {
			last uint64
			want string
		}{
			{seq, "beat"},
			{seq - 1, fmt.Sprintf("beat board %d", seq)},
			{seq + 7, fmt.Sprintf("beat board %d", seq)}, // of a journal that was replaced
			{0, fmt.Sprintf("beat board %d", seq)},
		} {
			events, conn := p.events(c.T, api.RouteBoardEvents, tt.last)
			if got := names(events); got != tt.want {
				c.Errorf("Last-Event-ID %d: %q, want %q", tt.last, got, tt.want)
			}
			conn.Close()
		}
	})
}

// The age of a call is right for who comes late: it is not shown as new.
func TestAgesAreCountedWhenSent(t *testing.T) {
	inBubble(t, (*Server).Public, func(c *centre, p *pipes, _ func()) {
		c.issue("immigration", "ar")
		c.do(kiosk.CallNext{Desk: "1"})
		time.Sleep(time.Minute)
		events, conn := p.events(c.T, api.RouteBoardEvents, 0)
		defer conn.Close()
		synctest.Wait()
		<-events
		var b board.Board
		if err := json.Unmarshal((<-events).Data, &b); err != nil || b.Calls[0].AgeMS != 60_000 {
			c.Errorf("%+v, %v: want an age of a minute", b, err)
		}
	})
}

// Staff's stream also tells what has no number in the journal.
func TestQueueStreamTellsAlarms(t *testing.T) {
	inBubble(t, (*Server).Socket, func(c *centre, p *pipes, _ func()) {
		seq := c.hub.State().Seq()
		events, conn := p.events(c.T, api.RouteQueueEvents, seq)
		defer conn.Close()
		if got, want := names(events), fmt.Sprintf("beat queue %d", seq); got != want {
			c.Errorf("at first %q, want %q", got, want)
		}
		for range 2 { // the second time it is no news
			c.server.Raise(api.Alarm{Code: "journal-damaged"})
		}
		synctest.Wait()
		var q api.Queue
		if err := json.Unmarshal((<-events).Data, &q); err != nil || len(q.Alarms) != 1 {
			c.Errorf("%+v, %v", q, err)
		}
		c.server.Clear("journal-damaged")
		c.server.Clear("journal-damaged")
		if got, want := names(events), fmt.Sprintf("queue %d", seq); got != want {
			c.Errorf("after the alarm %q, want %q", got, want)
		}
	})
}

// A reader that takes nothing holds up nobody, misses what is past, and is cut
// off in the end.
func TestSlowReader(t *testing.T) {
	inBubble(t, (*Server).Public, func(c *centre, p *pipes, _ func()) {
		conn, err := p.dial()
		if err != nil {
			c.Fatal(err)
		}
		defer conn.Close()
		if _, err := fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", api.RouteBoardEvents); err != nil {
			c.Fatal(err)
		}
		start := time.Now()
		for n := range 50 {
			c.issue("immigration", "ar")
			if n%5 == 0 {
				c.do(kiosk.CallNext{Desk: "1"})
				c.clock.pass(4 * time.Second)
			}
		}
		if took := time.Since(start); took > 0 {
			c.Errorf("a reader that doesn't read held the hub for %v", took)
		}
		time.Sleep(2 * writeTime)
		if err := conn.SetReadDeadline(time.Now()); !errors.Is(err, io.ErrClosedPipe) {
			c.Errorf("after %v the line is still open: %v", 2*writeTime, err)
		}
	})
}

// 200 boards get a call with one marshalling, and leave nothing behind.
func TestManyBoards(t *testing.T) {
	const boards = 200
	before := runtime.NumGoroutine()
	inBubble(t, (*Server).Public, func(c *centre, p *pipes, _ func()) {
		made := 0
		make := c.server.board.make
		c.server.board.make = func() snapshot { made++; return make() }
		var all []<-chan api.Event
		for range boards {
			events, conn := p.events(c.T, api.RouteBoardEvents, 0)
			defer conn.Close()
			all = append(all, events)
		}
		c.issue("immigration", "ar")
		for _, events := range all {
			names(events)
		}
		made = 0
		c.do(kiosk.CallNext{Desk: "1"})
		want := fmt.Sprintf("board %d", c.hub.State().Seq())
		for i, events := range all {
			if got := names(events); got != want {
				c.Fatalf("board %d got %q, want %q", i, got, want)
			}
		}
		if made != 1 {
			c.Errorf("the board was marshalled %d times", made)
		}
	})
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}
