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

// stream is one reader's server-sent events.
type stream struct {
	w  http.ResponseWriter
	rc *http.ResponseController
}

// openStream begins an answer that does not end. The first beat tells the
// reader at once that the hub is there.
func openStream(w http.ResponseWriter) (*stream, error) {
	st := &stream{w: w, rc: http.NewResponseController(w)}
	if err := st.rc.SetReadDeadline(time.Time{}); err != nil { // the server's would end the stream
		return nil, err
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	return st, st.write([]byte("retry: 1000\n\nevent: beat\ndata: {}\n\n"))
}

// send writes one event; id 0 is none.
func (st *stream) send(name string, id uint64, data []byte) error {
	var b bytes.Buffer
	b.Grow(len(data) + 64)
	fmt.Fprintf(&b, "event: %s\n", name)
	if id > 0 {
		fmt.Fprintf(&b, "id: %d\n", id)
	}
	b.WriteString("data: ")
	b.Write(data) // JSON of one line
	b.WriteString("\n\n")
	return st.write(b.Bytes())
}

func (st *stream) beat() error { return st.send(api.EventBeat, 0, []byte("{}")) }

func (st *stream) write(b []byte) error {
	if err := st.rc.SetWriteDeadline(time.Now().Add(writeTime)); err != nil {
		return err
	}
	if _, err := st.w.Write(b); err != nil {
		return err
	}
	return st.rc.Flush()
}

func (s *Server) getQueueEvents(w http.ResponseWriter, r *http.Request) {
	// Alarms and screens have no number in the journal, so a reader gets the
	// whole body in any case.
	s.show(w, r, api.EventQueue, 0, func() snapshot { return s.queue.get(s) })
}

func (s *Server) getBoardEvents(w http.ResponseWriter, r *http.Request) {
	lastID, _ := strconv.ParseUint(r.Header.Get("Last-Event-ID"), 10, 64) // 0: no id, or not one of ours
	s.show(w, r, api.EventBoard, lastID, func() snapshot {
		b := s.board.get(s)
		b.more = 0
		return b
	})
}

// show sends the latest snapshot now, unless the reader has it, and after each
// change; whatever changed while the reader was slow is passed over. It ends
// when the reader leaves. Its errors are the reader's, so nobody is told.
func (s *Server) show(w http.ResponseWriter, r *http.Request, name string, have uint64, latest func() snapshot) {
	if err := s.ready(); err != nil {
		s.problem(w, r, err)
		return
	}
	wake, stop := s.hub.Watch()
	defer stop()
	changed, stopChanges := s.changes.watch()
	defer stopChanges()
	beat := time.NewTicker(board.BeatEvery)
	defer beat.Stop()

	st, err := openStream(w)
	if err != nil {
		return
	}
	shown := snapshot{seq: have}
	for first := true; ; first = false {
		now := latest()
		if now.seq != shown.seq || now.more != shown.more || first && have == 0 {
			if err := st.send(name, now.seq, now.body); err != nil {
				return
			}
			shown = now
		}
		for waiting := true; waiting; {
			select {
			case <-r.Context().Done():
				return
			case <-wake:
				waiting = false
			case <-changed:
				waiting = false
			case <-beat.C:
				if err := st.beat(); err != nil {
					return
				}
			}
		}
	}
}
