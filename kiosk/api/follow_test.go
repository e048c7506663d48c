package api

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"senha/display/board"
)

// played is a hub that is played, in a bubble of time: each stream is answered by
// the next of its acts; without one, nobody answers.
type played struct {
	mu       sync.Mutex
	acts     []func(w http.ResponseWriter, r *http.Request)
	attempts []time.Duration // when lines were opened, since the start
	lastIDs  []string
	start    time.Time
	conns    sync.WaitGroup
}

func (p *played) dial(context.Context, string, string) (net.Conn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.attempts = append(p.attempts, time.Since(p.start))
	if len(p.acts) == 0 {
		return nil, errors.New("connection refused")
	}
	act := p.acts[0]
	p.acts = p.acts[1:]
	here, there := net.Pipe()
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		p.lastIDs = append(p.lastIDs, r.Header.Get("Last-Event-ID"))
		p.mu.Unlock()
		w.Header().Set("Content-Type", "text/event-stream")
		act(w, r)
	})}
	p.conns.Go(func() { _ = srv.Serve(&oneConn{conn: there}) }) // ends after its one line
	return here, nil
}

// oneConn is a listener with one line.
type oneConn struct {
	conn net.Conn
}

func (l *oneConn) Accept() (net.Conn, error) {
	if l.conn == nil {
		return nil, net.ErrClosed
	}
	c := l.conn
	l.conn = nil
	return c, nil
}
func (l *oneConn) Close() error   { return nil }
func (l *oneConn) Addr() net.Addr { return &net.TCPAddr{} }

func send(w http.ResponseWriter, events string) {
	_, _ = fmt.Fprint(w, events)
	_ = http.NewResponseController(w).Flush()
}

const aBeat = "event: beat\ndata: {}\n\n"

// beats sends one each board.BeatEvery, n times or until nobody listens.
func beats(w http.ResponseWriter, r *http.Request, n int) {
	for range n {
		select {
		case <-time.After(board.BeatEvery):
			send(w, aBeat)
		case <-r.Context().Done():
			return
		}
	}
}

// follow runs Follow against a played hub for a time, and returns what it was
// told: each with the second in which it was.
func follow(t *testing.T, p *played, d time.Duration) []string {
	t.Helper()
	var told []string
	tell := func(what string) { told = append(told, fmt.Sprintf("%ds %s", time.Since(p.start)/time.Second, what)) }
	p.start = time.Now()
	c, err := Dial("http://hub.test", "")
	if err != nil {
		t.Fatal(err)
	}
	c.http.Transport.(*http.Transport).DialContext = p.dial
	c.http.Transport.(*http.Transport).DisableKeepAlives = true
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	err = c.Follow(ctx, RouteBoardEvents, Follower{
		Event: func(e Event) error { tell(fmt.Sprintf("%s %d %s", e.Name, e.ID, e.Data)); return nil },
		Line: func(lost error) {
			if lost == nil {
				tell("connected")
			} else {
				tell("lost: " + lost.Error())
			}
		},
	})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Follow ended with %v", err)
	}
	c.Close()
	p.conns.Wait()
	return told
}

func want(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("told:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFollowTellsAQuietHubFromASilentOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &played{acts: []func(http.ResponseWriter, *http.Request){
			func(w http.ResponseWriter, r *http.Request) {
				send(w, aBeat+"event: board\nid: 7\ndata: {}\n\n")
				beats(w, r, 10)      // quiet for 20 s
				<-r.Context().Done() // then silent, the line stays up
			},
		}}
		got := follow(t, p, time.Minute)
		want(t, got, "0s connected", "0s board 7 {}", "24s lost: "+ErrSilent.Error())
	})
}

func TestFollowComesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &played{acts: []func(http.ResponseWriter, *http.Request){
			func(w http.ResponseWriter, r *http.Request) { send(w, aBeat+"event: board\nid: 7\ndata: {}\n\n") }, // and ends
			func(w http.ResponseWriter, r *http.Request) {
				send(w, aBeat)
				beats(w, r, 1)
				<-r.Context().Done()
			},
			func(w http.ResponseWriter, r *http.Request) {
				send(w, aBeat+"event: board\nid: 9\ndata: {}\n\n")
				beats(w, r, 100)
			},
		}}
		got := follow(t, p, 15*time.Second)
		// The first break is over before anybody need know; the second, a
		// silence, is told, and so is its end.
		want(t, got, "0s connected", "0s board 7 {}", "6s lost: "+ErrSilent.Error(), "6s connected", "6s board 9 {}")
		if ids := strings.Join(p.lastIDs, ","); ids != ",7,7" {
			t.Errorf("asked on from %q", ids)
		}
	})
}

func TestFollowWithoutAHub(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &played{}
		got := follow(t, p, time.Minute)
		if len(got) != 1 || !strings.HasPrefix(got[0], "4s lost: ") || !strings.Contains(got[0], "connection refused") {
			t.Errorf("told %q", got)
		}
		if n := len(p.attempts); n < 60/2 || n > 60/1+4 {
			t.Errorf("%d attempts in a minute", n)
		}
		for i := 1; i < len(p.attempts); i++ {
			if gap := p.attempts[i] - p.attempts[i-1]; gap < firstWait/2 || gap > lastWait {
				t.Errorf("attempt %d came %v after the one before", i, gap)
			}
		}
	})
}

func TestFollowEndsWhenTheEventIsNotTaken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &played{start: time.Now(), acts: []func(http.ResponseWriter, *http.Request){
			func(w http.ResponseWriter, r *http.Request) { send(w, "data: {}\n\n"); <-r.Context().Done() },
		}}
		c, err := Dial("http://hub.test", "")
		if err != nil {
			t.Fatal(err)
		}
		c.http.Transport.(*http.Transport).DialContext = p.dial
		bad := errors.New("not a board")
		err = c.Follow(t.Context(), RouteBoardEvents, Follower{Event: func(Event) error { return bad }, Line: func(error) {}})
		if !errors.Is(err, bad) {
			t.Errorf("Follow ended with %v", err)
		}
		c.Close()
		p.conns.Wait()
	})
}
