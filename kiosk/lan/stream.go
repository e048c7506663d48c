package lan

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"senha/display/board"
	"senha/kiosk/api"
	"senha/kiosk/hub"
)

// writeTime is how long a stream's reader may take for one event; a slower one
// is cut off and comes back.
const writeTime = 10 * time.Second

// watchers are woken when something changes that the journal does not hold.
type watchers struct {
	mu      sync.Mutex
	changes uint64
	wakes   map[chan struct{}]struct{}
}

// watch returns a channel that holds one wake-up and carries no data.
func (w *watchers) watch() (wake <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.wakes == nil {
		w.wakes = map[chan struct{}]struct{}{}
	}
	w.wakes[c] = struct{}{}
	return c, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.wakes, c)
	}
}

func (w *watchers) changed() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.changes++
	for c := range w.wakes {
		select {
		case c <- struct{}{}:
		default: // woken already
		}
	}
}

func (w *watchers) count() uint64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.changes
}

// reader is who reads a stream.
type reader struct {
	w     http.ResponseWriter
	rc    *http.ResponseController
	clock hub.Clock
}

// openStream begins an answer that does not end. The first beat tells the
// reader at once that the hub is there.
func (s *Server) openStream(w http.ResponseWriter) (*reader, error) {
	rd := &reader{w: w, rc: http.NewResponseController(w), clock: s.clock}
	if err := rd.rc.SetReadDeadline(time.Time{}); err != nil { // the server's would end the stream
		return nil, err
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	if err := rd.write([]byte("retry: 1000\n\n")); err != nil {
		return nil, err
	}
	return rd, rd.beat()
}

// send writes one event; id 0 is none.
func (rd *reader) send(name string, id uint64, data []byte) error {
	var b bytes.Buffer
	b.Grow(len(data) + 64)
	fmt.Fprintf(&b, "event: %s\n", name)
	if id > 0 {
		fmt.Fprintf(&b, "id: %d\n", id)
	}
	b.WriteString("data: ")
	b.Write(data) // JSON of one line
	b.WriteString("\n\n")
	return rd.write(b.Bytes())
}

// beat tells that the hub lives, and its time if that is to be believed.
func (rd *reader) beat() error {
	now := rd.clock.Now()
	if !now.Trusted {
		return rd.send(api.EventBeat, 0, []byte("{}"))
	}
	return rd.send(api.EventBeat, 0, fmt.Appendf(nil, `{"now":%q}`, now.Wall.Format(time.RFC3339)))
}

func (rd *reader) write(b []byte) error {
	if err := rd.rc.SetWriteDeadline(time.Now().Add(writeTime)); err != nil {
		return err
	}
	if _, err := rd.w.Write(b); err != nil {
		return err
	}
	return rd.rc.Flush()
}

func (s *Server) getQueueEvents(w http.ResponseWriter, r *http.Request) {
	// Alarms and screens have no number in the journal, so a reader gets the
	// whole body in any case.
	s.stream(w, r, shows{
		event:  api.EventQueue,
		latest: func() (snapshot, error) { return s.queue.get(s), nil },
		news:   func(old, now snapshot) bool { return old.seq != now.seq || old.more != now.more },
	})
}

func (s *Server) getBoardEvents(w http.ResponseWriter, r *http.Request) {
	lastID, err := strconv.ParseUint(r.Header.Get("Last-Event-ID"), 10, 64)
	s.stream(w, r, shows{
		event:  api.EventBoard,
		have:   snapshot{seq: lastID},
		has:    err == nil,
		latest: func() (snapshot, error) { return s.board.get(s), nil },
		news:   func(old, now snapshot) bool { return old.seq != now.seq },
	})
}

// shows is what a stream shows, and when.
type shows struct {
	event   string
	latest  func() (snapshot, error)
	news    func(old, now snapshot) bool
	have    snapshot      // what the reader has
	has     bool          // whether it has any
	refresh time.Duration // also looks for news this often, 0 for never
}

// stream sends the latest snapshot now, unless the reader has it, and after
// each change that is news; what changed while the reader was slow is passed
// over. Between them go beats. It ends when the reader leaves.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, sh shows) {
	if err := s.ready(); err != nil {
		s.problem(w, r, err)
		return
	}
	wake, stop := s.hub.Watch()
	defer stop()
	changed, stopChanges := s.changes.watch()
	defer stopChanges()
	pages, stopPages := s.screens.pages.watch()
	defer stopPages()
	beat := time.NewTicker(board.BeatEvery)
	defer beat.Stop()
	var refresh <-chan time.Time
	if sh.refresh > 0 {
		t := time.NewTicker(sh.refresh)
		defer t.Stop()
		refresh = t.C
	}
	ss, err := s.openStream(w)
	for err == nil {
		var now snapshot
		if now, err = sh.latest(); err != nil {
			s.log.Error("a stream could not go on", "stream", r.Pattern, "error", err)
			return
		}
		if !sh.has || sh.news(sh.have, now) {
			if err = ss.send(sh.event, now.seq, now.body); err != nil {
				return // the reader's fault, so nobody is told
			}
			sh.have, sh.has = now, true
		}
		for waiting := true; waiting && err == nil; {
			select {
			case <-r.Context().Done():
				return
			case <-wake:
				waiting = false
			case <-changed:
				waiting = false
			case <-pages:
				waiting = sh.refresh == 0 // only pages show them
			case <-refresh:
				waiting = false
			case <-beat.C:
				err = ss.beat()
			}
		}
	}
}
