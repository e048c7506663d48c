package hub_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/hub"
	"senha/kiosk/journal"
)

// failing wraps a real journal and lets commits fail.
type failing struct {
	*journal.Journal
	before  atomic.Int32 // commits to come until one fails before it is made
	after   atomic.Int32 // commits to come until one fails although it is made
	reading atomic.Bool  // whether reading fails too
}

var errDisk = errors.New("the card has been pulled out")

func (f *failing) Append(ctx context.Context, entries []kiosk.Entry) error {
	if f.before.Add(-1) == 0 {
		return errDisk
	}
	err := f.Journal.Append(ctx, entries)
	if f.after.Add(-1) == 0 && err == nil {
		return errDisk
	}
	return err
}

func (f *failing) ReadOn(ctx context.Context, seq uint64, visit func(kiosk.Entry) error) error {
	if f.reading.Load() {
		return errDisk
	}
	return f.Journal.ReadOn(ctx, seq, visit)
}

func notStored(t *testing.T, err error) {
	t.Helper()
	var refusal *kiosk.Error
	if !errors.As(err, &refusal) || refusal.Code != kiosk.CodeNotStored || !strings.Contains(refusal.Message, "Press again") {
		t.Errorf("%v, want not_stored", err)
	}
}

// replayed folds the whole journal anew and compares with what the hub shows.
func replayed(t testing.TB, j interface {
	Read(context.Context, uint64, func(kiosk.Entry) error) error
}, h *hub.Hub) *kiosk.State {
	t.Helper()
	s := kiosk.NewState()
	if err := j.Read(context.Background(), 1, func(e kiosk.Entry) error {
		s.Apply(e)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if got, want := summary(h.State()), summary(s); got != want {
		t.Errorf("the hub shows\n%s\nthe journal says\n%s", got, want)
	}
	return s
}

// summary is what can be seen of a state, as text.
func summary(s *kiosk.State) string {
	desks := map[kiosk.DeskID]kiosk.DeskState{}
	figures := map[kiosk.ServiceID]kiosk.DayFigure{}
	for _, d := range s.Centre().Desks {
		desks[d.ID] = s.DeskState(d.ID)
	}
	for _, sv := range s.Centre().Services {
		figures[sv.ID] = s.Figure(sv.ID)
	}
	b, err := json.MarshalIndent([]any{s.Seq(), s.Journal(), s.Last(), s.Day(), s.Tickets(), s.Waiting(), desks, figures, s.Calls()}, "", " ")
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestTheNthCommitFails(t *testing.T) {
	wishes := []kiosk.Wish{
		kiosk.Configure{Centre: centre(2)}, kiosk.OpenDay{},
		kiosk.IssueTicket{ID: ticketID(1), Service: "legal", Language: "ar"},
		kiosk.IssueTicket{ID: ticketID(2), Service: "legal", Language: "ar"},
		kiosk.CallNext{Desk: "1"}, kiosk.Finish{Desk: "1"}, kiosk.CallNext{Desk: "1"},
	}
	for n := 1; n <= len(wishes); n++ {
		for _, stored := range []bool{false, true} {
			t.Run(fmt.Sprintf("commit %d, stored %v", n, stored), func(t *testing.T) {
				f := &failing{Journal: newJournal(t)}
				if stored {
					f.after.Store(int32(n))
				} else {
					f.before.Store(int32(n))
				}
				c := newClock()
				h, _ := run(t, f, c)
				for i, w := range wishes {
					c.pass(time.Minute)
					before := h.State()
					_, err := h.Submit(context.Background(), "test", w)
					if i+1 != n {
						if err != nil {
							t.Fatalf("%T: %v", w, err)
						}
						continue
					}
					notStored(t, err)
					if !errors.Is(err, errDisk) {
						t.Errorf("the cause is lost: %v", err)
					}
					if kept := h.State().Seq() > before.Seq(); kept != stored {
						t.Errorf("the commit is there: %v, but the state went on: %v", stored, kept)
					}
					// "Press again." What was stored after all is not done twice.
					_, err = h.Submit(context.Background(), "test", w)
					if _, opening := w.(kiosk.OpenDay); opening && stored {
						if err == nil || err.(*kiosk.Error).Code != kiosk.CodeDayOpen {
							t.Errorf("the day was opened twice: %v", err)
						}
					} else if err != nil {
						t.Fatalf("pressed again: %v", err)
					}
				}
				s := replayed(t, f, h)
				if len(s.Tickets()) != 2 || s.Tickets()[0].Place != kiosk.Finished || s.Ticket(ticketID(2)).Desk != "1" {
					t.Errorf("at the end of the day: %s", summary(s))
				}
				if res, err := f.Verify(context.Background(), 1); err != nil || res.Bad != 0 {
					t.Errorf("%+v, %v", res, err)
				}
			})
		}
	}
}

func TestAJournalThatCannotBeReadAfterAFailedCommit(t *testing.T) {
	f := &failing{Journal: newJournal(t)}
	h, _ := run(t, f, newClock())
	submit(t, h, kiosk.Configure{Centre: centre(1)})
	submit(t, h, kiosk.OpenDay{})
	f.after.Store(1)
	f.reading.Store(true)
	issue := kiosk.IssueTicket{ID: ticketID(1), Service: "legal", Language: "ar"}
	for range 3 {
		_, err := h.Submit(context.Background(), "touch", issue)
		notStored(t, err)
	}
	if h.State().Ticket(ticketID(1)) != nil {
		t.Error("the ticket is shown, and nobody could know that it is stored")
	}
	f.reading.Store(false)
	if got := submit(t, h, issue); len(got.Events) != 0 || got.Ticket.Number.String() != "A001" {
		t.Errorf("%+v", got)
	}
	replayed(t, f, h)
}

func TestAJournalThatCannotBeFoldedEndsRun(t *testing.T) {
	f := &failing{Journal: newJournal(t)}
	f.reading.Store(true)
	h := hub.New(f, newClock(), slog.New(slog.DiscardHandler))
	if err := h.Run(context.Background()); !errors.Is(err, errDisk) {
		t.Errorf("Run: %v", err)
	}
	select {
	case <-h.Ready():
		t.Error("the hub says it is ready")
	default:
	}
	_, err := h.Submit(context.Background(), "test", kiosk.OpenDay{})
	notStored(t, err)
}

// broken wraps a real journal whose file is found to be damaged.
type broken struct{ *journal.Journal }

func (broken) Append(context.Context, []kiosk.Entry) error {
	return fmt.Errorf("journal x: %w", journal.ErrDamaged)
}

func TestADamagedFileEndsRun(t *testing.T) {
	h := hub.New(broken{newJournal(t)}, newClock(), slog.New(slog.DiscardHandler))
	ended := make(chan error, 1)
	go func() { ended <- h.Run(context.Background()) }()
	_, err := h.Submit(context.Background(), "test", kiosk.OpenDay{})
	notStored(t, err)
	if err := <-ended; !errors.Is(err, journal.ErrDamaged) {
		t.Errorf("Run: %v", err)
	}
}

// held wraps a real journal whose next append waits until it is let go.
type held struct {
	*journal.Journal
	hold    atomic.Bool
	arrived chan struct{}
	release chan struct{}
	batches []int // entries of each append; written by the hub's goroutine
}

func hold(j *journal.Journal) *held {
	return &held{Journal: j, arrived: make(chan struct{}), release: make(chan struct{})}
}

func (w *held) Append(ctx context.Context, entries []kiosk.Entry) error {
	if w.hold.CompareAndSwap(true, false) {
		w.arrived <- struct{}{}
		<-w.release
	}
	w.batches = append(w.batches, len(entries))
	return w.Journal.Append(ctx, entries)
}

// submitAll submits wishes at once while the writer is held, so that they
// form one batch, and returns the results in the wishes' order.
func submitAll(t *testing.T, h *hub.Hub, w *held, wishes []kiosk.Wish) []hub.Result {
	t.Helper()
	w.hold.Store(true)
	var wg sync.WaitGroup
	wg.Go(func() { submit(t, h, kiosk.ReportDevice{Device: "door", State: fmt.Sprint(time.Now())}) })
	<-w.arrived
	results := make([]hub.Result, len(wishes))
	for i, wish := range wishes {
		wg.Go(func() {
			r, err := h.Submit(context.Background(), fmt.Sprint("desk ", i+1), wish)
			if err != nil {
				t.Errorf("%#v: %v", wish, err)
			}
			results[i] = r
		})
	}
	waitForSenders(t, len(wishes))
	w.release <- struct{}{}
	wg.Wait()
	return results
}

// waitForSenders waits until as many callers stand before the hub's queue,
// beside the one whose commit is held.
func waitForSenders(t *testing.T, want int) {
	t.Helper()
	stacks := make([]byte, 8<<20)
	for range 5000 {
		there := 0
		for _, g := range strings.Split(string(stacks[:runtime.Stack(stacks, true)]), "\n\n") {
			head, rest, _ := strings.Cut(g, "\n")
			if strings.Contains(head, "[select") && strings.HasPrefix(rest, "senha/kiosk/hub.(*Hub).Submit(") {
				there++
			}
		}
		if there > want {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("the callers never came to the hub's queue")
}

func TestSixtyFourDesksPressInOneInstant(t *testing.T) {
	w := hold(newJournal(t))
	c := newClock()
	h, _ := run(t, w, c)
	submit(t, h, kiosk.Configure{Centre: centre(64)})
	submit(t, h, kiosk.OpenDay{})
	for n := range 64 {
		submit(t, h, kiosk.IssueTicket{ID: ticketID(n), Service: []kiosk.ServiceID{"legal", "social"}[n%2], Language: "ar", Priority: n%5 == 0})
	}
	c.pass(time.Minute)
	var calls []kiosk.Wish
	for n := range 64 {
		calls = append(calls, kiosk.CallNext{Desk: kiosk.DeskID(fmt.Sprint(n + 1))})
	}
	results := submitAll(t, h, w, calls)
	called := map[kiosk.TicketID]kiosk.DeskID{}
	for i, r := range results {
		desk := kiosk.DeskID(fmt.Sprint(i + 1))
		if r.Ticket == nil || r.Ticket.Desk != desk {
			t.Fatalf("desk %s was answered with %+v", desk, r.Ticket)
		}
		if other, twice := called[r.Ticket.ID]; twice {
			t.Errorf("desks %s and %s were both given %s", other, desk, r.Ticket.Number)
		}
		called[r.Ticket.ID] = desk
	}
	if len(called) != 64 || len(h.State().Waiting()) != 0 {
		t.Errorf("%d tickets were called, %d wait", len(called), len(h.State().Waiting()))
	}
	if last := w.batches[len(w.batches)-1]; last != 128 {
		t.Errorf("the last transaction had %d entries, want 64 desks opened and 64 tickets called in one", last)
	}
	replayed(t, w, h)
}

func TestABatchIsBounded(t *testing.T) {
	w := hold(newJournal(t))
	h, _ := run(t, w, newClock())
	submit(t, h, kiosk.Configure{Centre: centre(1)})
	submit(t, h, kiosk.OpenDay{})
	var issues []kiosk.Wish
	for n := range 300 {
		issues = append(issues, kiosk.IssueTicket{ID: ticketID(n), Service: "legal", Language: "ar"})
	}
	submitAll(t, h, w, issues)
	for _, n := range w.batches {
		if n > 256 {
			t.Errorf("a transaction had %d commands", n)
		}
	}
	if got := len(replayed(t, w, h).Tickets()); got != 300 {
		t.Errorf("%d tickets", got)
	}
}

// TestAFailedBatchIsRefusedWhole: also those who were refused or had nothing
// to write are told to press again, since their answers stood on the others.
func TestAFailedBatchIsRefusedWhole(t *testing.T) {
	f := &failing{Journal: newJournal(t)}
	w := hold(f.Journal)
	h, _ := run(t, joined{w, f}, newClock())
	submit(t, h, kiosk.Configure{Centre: centre(2)})
	submit(t, h, kiosk.OpenDay{})
	w.hold.Store(true)
	var wg sync.WaitGroup
	wg.Go(func() { submit(t, h, kiosk.ReportDevice{Device: "door", State: "open"}) })
	<-w.arrived
	f.before.Store(2) // the held one is the first
	for i, wish := range []kiosk.Wish{
		kiosk.IssueTicket{ID: ticketID(1), Service: "legal", Language: "ar"},
		kiosk.CallNext{Desk: "9"},
		kiosk.TurnDay{},
	} {
		wg.Go(func() {
			_, err := h.Submit(context.Background(), fmt.Sprint(i), wish)
			notStored(t, err)
		})
	}
	waitForSenders(t, 3)
	w.release <- struct{}{}
	wg.Wait()
	if n := len(replayed(t, f, h).Tickets()); n != 0 {
		t.Errorf("%d tickets are there", n)
	}
}

// joined holds appends and lets them fail.
type joined struct {
	*held
	f *failing
}

func (j joined) Append(ctx context.Context, entries []kiosk.Entry) error {
	if j.hold.CompareAndSwap(true, false) {
		j.arrived <- struct{}{}
		<-j.release
		j.f.before.Add(-1)
		return j.Journal.Append(ctx, entries)
	}
	return j.f.Append(ctx, entries)
}
