package lan

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/hub"
)

// sharedFor is how old a body may be that is handed out again: its ages are
// wrong by no more than that.
const sharedFor = 250 * time.Millisecond

// shared makes a body once for all who ask within sharedFor: a call wakes each
// board, and they all get the same bytes.
type shared struct {
	make func() snapshot

	mu   sync.Mutex
	last snapshot
	up   time.Duration // when last was made
}

// snapshot is a body and the point it shows. It is never changed.
type snapshot struct {
	seq  uint64 // of the journal
	more uint64 // of what the journal does not hold
	body []byte
}

func (b *shared) get(s *Server) snapshot {
	b.mu.Lock()
	defer b.mu.Unlock()
	up := s.clock.Now().Up
	if b.last.body == nil || b.last.seq != s.hub.State().Seq() || b.last.more != s.changes.count() || up-b.up > sharedFor {
		b.last, b.up = b.make(), up
	}
	return b.last
}

func (s *Server) makeBoard() snapshot {
	more, state := s.changes.count(), s.hub.State()
	return newSnapshot(state.Seq(), more, hub.Board(state, s.clock.Now()))
}

func (s *Server) makeQueue() snapshot {
	more := s.changes.count()
	q := s.queueNow()
	return newSnapshot(q.Seq, more, q)
}

func newSnapshot(seq, more uint64, v any) snapshot {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain types; a test marshals each
	}
	return snapshot{seq: seq, more: more, body: b}
}

// ready refuses until the journal has been folded: before, the queue looks empty.
func (s *Server) ready() error {
	select {
	case <-s.hub.Ready():
		return nil
	default:
		return refuse(api.CodeNotReady, "The kiosk is starting: it is reading its journal. Try again in a moment.")
	}
}

func (s *Server) getQueue(w http.ResponseWriter, r *http.Request) {
	writeBody(w, http.StatusOK, s.queue.get(s).body)
}

func (s *Server) getBoard(w http.ResponseWriter, r *http.Request) {
	writeBody(w, http.StatusOK, s.board.get(s).body)
}

func (s *Server) getHealth(w http.ResponseWriter, r *http.Request) {
	if err := s.ready(); err != nil {
		s.problem(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, struct {
		Seq uint64 `json:"seq"`
	}{s.hub.State().Seq()})
}

// queueNow is all that screens and staff see, as things stand.
func (s *Server) queueNow() api.Queue {
	q := queueBody(s.hub.State(), s.clock.Now())
	q.Alarms, q.Screens = s.allAlarms(), s.screens.names()
	return q
}

// queueBody is what the journal says of it.
func queueBody(state *kiosk.State, now kiosk.Moment) api.Queue {
	centre, day := state.Centre(), state.Day()
	q := api.Queue{
		Seq: state.Seq(), Now: now.Wall, Trusted: now.Trusted,
		Day: api.Day{Number: day.Number, Date: day.Date, Open: day.Open},
		Centre: api.Centre{
			Name: centre.Name, LongName: centre.LongName, Zone: centre.Zone,
			Languages: centre.Languages, Welcome: centre.Welcome, Children: centre.Children,
		},
		Services: []api.Service{}, Desks: []api.Desk{}, Waiting: []api.Ticket{},
		NoPaper: []api.Ticket{}, Devices: []api.Device{},
	}
	waits := state.Waits(now)
	for _, sv := range state.Services() {
		body := api.Service{Service: sv, Waiting: state.WaitingFor(sv.ID), Today: state.Figure(sv.ID)}
		body.Why, body.Open = state.Open(sv)
		if wait, known := waits[sv.ID]; known {
			body.Wait = &wait
		}
		if _, offered := centre.Service(sv.ID); !offered { // served to its end
			body.Why, body.Open = kiosk.CodeServiceClosed, false
		}
		q.Services = append(q.Services, body)
	}
	for _, d := range centre.Desks {
		ds := state.DeskState(d.ID)
		body := api.Desk{Desk: d, Open: ds.Open, Paused: ds.Paused, PauseReason: ds.PauseReason, Help: ds.Help, Technician: ds.Technician, Languages: ds.Languages, Served: ds.Served}
		if t := state.Ticket(ds.Ticket); t != nil {
			at := ticketBody(state, t, now)
			body.Ticket = &at
		}
		if t, reason := state.Next(d.ID, now); t != nil {
			next := ticketBody(state, t, now)
			body.Next, body.Why = &next, reason.Why
		}
		q.Desks = append(q.Desks, body)
	}
	for _, t := range state.Waiting() {
		body := ticketBody(state, t, now)
		q.Waiting = append(q.Waiting, body)
		if t.Paper == kiosk.PaperFailed {
			q.NoPaper = append(q.NoPaper, body)
		}
	}
	for _, name := range state.Devices() {
		d, _ := state.Device(name)
		q.Devices = append(q.Devices, api.Device{Name: name, State: d.State, Detail: d.Detail, Since: d.Since.Wall})
	}
	return q
}
