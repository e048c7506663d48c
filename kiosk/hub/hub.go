// Package hub owns a centre's queue: one goroutine takes commands in, decides
// them, makes their events durable in the journal, and only then answers and
// shows them.
package hub

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"senha/kiosk"
	"senha/kiosk/journal"
)

// Journal is what a hub writes to and folds; *journal.Journal is one.
type Journal interface {
	ID() string
	// Append makes entries durable in one transaction, or returns an error
	// after which all or none of them are in the journal.
	Append(ctx context.Context, entries []kiosk.Entry) error
	// ReadOn hands over the entries behind a number, in order; behind 0, those
	// from where a fold begins.
	ReadOn(ctx context.Context, seq uint64, visit func(kiosk.Entry) error) error
}

// Clock tells the device's time.
type Clock interface{ Now() kiosk.Moment }

// maxBatch bounds the commands that share one transaction.
const maxBatch = 256

// Hub is the one writer of a centre's queue. Its methods are safe for use by
// many goroutines.
type Hub struct {
	journal Journal
	clock   Clock
	log     *slog.Logger

	calls chan *call    // unbuffered: whatever is taken from it is answered
	ready chan struct{} // closed when the journal is folded
	done  chan struct{} // closed when Run has ended

	state atomic.Pointer[kiosk.State] // published, never changed again

	mu       sync.Mutex
	watchers map[chan struct{}]struct{}

	behind bool // used by Run alone: the journal may hold more than state
}

// call is one command under way.
type call struct {
	origin string
	wish   kiosk.Wish
	answer chan answer // holds one, so that nobody waits for a caller that left
}

type answer struct {
	result Result
	err    error
}

// Result is what became of a command.
type Result struct {
	Seq    uint64        // of the last entry after the command
	Ticket *kiosk.Ticket // the ticket that answers it (kiosk.State.Concerns), or nil
	Events []kiosk.Event // what it led to; none if it was so already
}

// New returns a hub that lives while Run does.
func New(j Journal, clock Clock, log *slog.Logger) *Hub {
	h := &Hub{
		journal: j, clock: clock, log: log,
		calls: make(chan *call), ready: make(chan struct{}), done: make(chan struct{}),
		watchers: map[chan struct{}]struct{}{},
	}
	h.state.Store(kiosk.NewState())
	return h
}

// Run folds the journal and owns the queue until ctx ends. It is called once.
// A command taken before the end is still written and answered; later ones are
// refused. The error is the journal's: it could not be folded, or a commit
// found its file damaged (journal.ErrDamaged); then open the journal anew.
func (h *Hub) Run(ctx context.Context) error {
	defer close(h.done)
	if err := h.catchUp(ctx); err != nil {
		return err
	}
	close(h.ready)
	for {
		select {
		case <-ctx.Done():
			return nil
		case first := <-h.calls:
			if err := h.commit(context.WithoutCancel(ctx), h.waiting(first)); err != nil {
				return err
			}
		}
	}
}

// waiting takes the commands that wait beside the first one.
func (h *Hub) waiting(first *call) []*call {
	batch := []*call{first}
	for len(batch) < maxBatch {
		select {
		case c := <-h.calls:
			batch = append(batch, c)
		default:
			return batch
		}
	}
	return batch
}

// commit decides a batch on a working state that nobody else sees, writes it
// in one transaction, and only then publishes and answers. It returns an error
// that trying again can't mend.
func (h *Hub) commit(ctx context.Context, batch []*call) error {
	if h.behind {
		if err := h.catchUp(ctx); err != nil {
			h.refuse(batch, err)
			return nil
		}
	}
	work := h.State().Clone()
	answers := make([]answer, len(batch))
	var entries []kiosk.Entry
	for i, c := range batch {
		at := stamp(work.Last(), h.clock.Now())
		events, err := work.Decide(kiosk.Command{At: at, Origin: c.origin, Wish: c.wish})
		for _, event := range events {
			e := kiosk.Entry{Journal: h.journal.ID(), Seq: work.Seq() + 1, At: at, Origin: c.origin, Event: event}
			work.Apply(e)
			entries = append(entries, e)
		}
		answers[i] = answer{Result{Seq: work.Seq(), Ticket: work.Concerns(c.wish), Events: events}, err}
	}
	if len(entries) > 0 {
		if err := h.journal.Append(ctx, entries); err != nil {
			h.behind = true
			if err := h.catchUp(ctx); err != nil {
				h.log.Error("the journal could not be read after a failed commit; the next command tries again", "error", err)
			}
			h.refuse(batch, err)
			if errors.Is(err, journal.ErrDamaged) {
				return err
			}
			return nil
		}
		h.publish(work)
	}
	for i, c := range batch {
		c.answer <- answers[i]
	}
	return nil
}

// refuse answers a whole batch that is not known to be stored.
func (h *Hub) refuse(batch []*call, cause error) {
	h.log.Error("commands were not stored and are refused", "commands", len(batch), "error", cause)
	for _, c := range batch {
		c.answer <- answer{err: &kiosk.Error{Code: kiosk.CodeNotStored, Message: "Not stored. Press again.", Cause: cause}}
	}
}

// catchUp folds on what the journal has behind the published state: at the
// start all since the last opening of a day; later a commit that answered with
// an error and is there after all.
func (h *Hub) catchUp(ctx context.Context) error {
	old := h.State()
	work := old.Clone()
	err := h.journal.ReadOn(ctx, old.Seq(), func(e kiosk.Entry) error {
		work.Apply(e)
		return nil
	})
	if err != nil {
		return err
	}
	h.behind = false
	if work.Seq() != old.Seq() {
		h.publish(work)
	}
	return nil
}

// publish shows a state that is durable and wakes who watches.
func (h *Hub) publish(s *kiosk.State) {
	h.state.Store(s)
	h.mu.Lock()
	defer h.mu.Unlock()
	for w := range h.watchers {
		select {
		case w <- struct{}{}:
		default: // woken already
		}
	}
}

// Submit has a wish decided and waits until its events are durable. A refusal
// is a *kiosk.Error. If ctx ends first, its error is returned and the command
// is decided once or not at all; submit a wish with an id again to know.
func (h *Hub) Submit(ctx context.Context, origin string, w kiosk.Wish) (Result, error) {
	c := &call{origin: origin, wish: w, answer: make(chan answer, 1)}
	select {
	case h.calls <- c:
	case <-ctx.Done():
		return Result{}, ctx.Err()
	case <-h.done:
		return Result{}, &kiosk.Error{Code: kiosk.CodeNotStored, Message: "Not stored: the kiosk is stopping. Press again in a minute."}
	}
	select {
	case a := <-c.answer:
		return a.result, a.err
	case <-ctx.Done():
		return Result{}, ctx.Err()
	}
}

// State returns the queue as it is durable. It is never changed again.
func (h *Hub) State() *kiosk.State { return h.state.Load() }

// Watch returns a channel that is sent to after State has changed. It holds
// one wake-up and carries no data: read State, or the journal from where you
// are. Watch first, then read. Call stop when done.
func (h *Hub) Watch() (wake <-chan struct{}, stop func()) {
	w := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.watchers[w] = struct{}{}
	return w, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.watchers, w)
	}
}

// Ready is closed when the journal has been folded.
func (h *Hub) Ready() <-chan struct{} { return h.ready }

// stamp gives a command its moment, in the precision the journal keeps. An
// untrusted wall clock that shows a time before the last entry is not
// believed: the wall time goes on from that entry by the time elapsed since
// (across a boot, by the time since the boot, which is the least it can be).
func stamp(last, now kiosk.Moment) kiosk.Moment {
	now.Wall = now.Wall.Round(0)
	now.Up = max(now.Up, 0).Truncate(time.Millisecond)
	if now.Trusted || !now.Wall.Before(last.Wall) {
		return now
	}
	elapsed := now.Up
	if now.Boot == last.Boot {
		elapsed -= last.Up
	}
	now.Wall = last.Wall.Add(max(elapsed, 0)).In(now.Wall.Location())
	return now
}
