package hub_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"senha/kiosk"
	"senha/kiosk/hub"
)

// TestRunLeavesNothingBehind: a bubble's test fails if a goroutine is left.
func TestRunLeavesNothingBehind(t *testing.T) {
	j := newJournal(t)
	synctest.Test(t, func(t *testing.T) {
		h := hub.New(j, newClock(), slog.New(slog.DiscardHandler))
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan error, 1)
		go func() { ended <- h.Run(ctx) }()
		<-h.Ready()
		submit(t, h, kiosk.Configure{Centre: centre(1)})
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		synctest.Wait()
		_, err := h.Submit(context.Background(), "late", kiosk.OpenDay{})
		notStored(t, err)
		if h.State().Day().Open {
			t.Error("a hub that has ended opened a day")
		}
	})
}

func TestACallerThatLeavesIsDecidedAtMostOnce(t *testing.T) {
	w := hold(newJournal(t))
	h, _ := run(t, w, newClock())
	submit(t, h, kiosk.Configure{Centre: centre(1)})
	submit(t, h, kiosk.OpenDay{})
	issue := func(n int) kiosk.Wish { return kiosk.IssueTicket{ID: ticketID(n), Service: "legal", Language: "ar"} }

	w.hold.Store(true)
	ctx, leave := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() { // its commit is under way when it leaves
		if _, err := h.Submit(ctx, "a", issue(1)); !errors.Is(err, context.Canceled) {
			t.Errorf("who left was answered %v", err)
		}
	})
	<-w.arrived
	wg.Go(func() { // waits behind it
		if _, err := h.Submit(ctx, "b", issue(2)); !errors.Is(err, context.Canceled) {
			t.Errorf("who left was answered %v", err)
		}
	})
	waitForSenders(t, 1)
	leave()
	wg.Wait()
	w.release <- struct{}{}

	if r := submit(t, h, issue(1)); len(r.Events) != 0 || r.Ticket.Number.String() != "A001" {
		t.Errorf("asked again: %+v", r)
	}
	if s := h.State(); len(s.Tickets()) != 1 {
		t.Errorf("%d tickets; who left before the hub took the wish gets none", len(s.Tickets()))
	}
	replayed(t, w, h)
}

func TestWhatIsTakenBeforeTheEndIsWritten(t *testing.T) {
	w := hold(newJournal(t))
	h, stop := run(t, w, newClock())
	w.hold.Store(true)
	var wg sync.WaitGroup
	wg.Go(func() { submit(t, h, kiosk.Configure{Centre: centre(1)}) })
	<-w.arrived
	ending := make(chan struct{})
	go func() { stop(); close(ending) }()
	time.Sleep(10 * time.Millisecond) // the end is asked for while the commit is under way
	w.release <- struct{}{}
	wg.Wait()
	<-ending
	if h.State().Centre().Name == "" {
		t.Error("the answer said stored, the state does not have it")
	}
	replayed(t, w, h)
}

func TestAStartFoldsWhatWasThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	c := newClock()
	j := openJournal(t, path)
	h, stop := run(t, j, c)
	submit(t, h, kiosk.Configure{Centre: centre(2)})
	submit(t, h, kiosk.OpenDay{})
	for n := range 10 {
		c.pass(10 * time.Second)
		submit(t, h, kiosk.IssueTicket{ID: ticketID(n), Service: "social", Language: "ar", Printer: "main"})
	}
	submit(t, h, kiosk.CallNext{Desk: "2"})
	before := summary(h.State())
	stop()
	j.Close()

	again, _ := run(t, openJournal(t, path), c)
	if got := summary(again.State()); got != before {
		t.Errorf("after a start:\n%s\nbefore:\n%s", got, before)
	}
	c.pass(time.Minute)
	if r := submit(t, again, kiosk.IssueTicket{ID: ticketID(99), Service: "social", Language: "ar"}); r.Ticket.Number.String() != "B011" {
		t.Errorf("the next number is %s", r.Ticket.Number)
	}
}

func TestCommandsWithoutEventsWriteNothing(t *testing.T) {
	h, _ := run(t, newJournal(t), newClock())
	submit(t, h, kiosk.Configure{Centre: centre(1)})
	submit(t, h, kiosk.OpenDay{})
	wake, stop := h.Watch()
	defer stop()
	before := h.State()
	if r := submit(t, h, kiosk.TurnDay{}); r.Seq != before.Seq() || len(r.Events) != 0 {
		t.Errorf("%+v", r)
	}
	_, err := h.Submit(context.Background(), "x", kiosk.CallNext{Desk: "9"})
	var refusal *kiosk.Error
	if !errors.As(err, &refusal) || refusal.Code != kiosk.CodeUnknownDesk {
		t.Errorf("%v", err)
	}
	if h.State() != before {
		t.Error("a state was published for nothing")
	}
	select {
	case <-wake:
		t.Error("woken for nothing")
	default:
	}
}

func TestARefusalThatIsAFactIsWritten(t *testing.T) {
	h, _ := run(t, newJournal(t), newClock())
	submit(t, h, kiosk.Configure{Centre: centre(1)})
	r, err := h.Submit(context.Background(), "touch", kiosk.IssueTicket{ID: ticketID(1), Service: "legal", Language: "ar"})
	var refusal *kiosk.Error
	if !errors.As(err, &refusal) || refusal.Code != kiosk.CodeDayClosed {
		t.Errorf("%v", err)
	}
	if len(r.Events) != 1 || h.State().Seq() != r.Seq || h.State().Figure("legal").Refused != 1 {
		t.Errorf("%+v, lost demand is %d", r, h.State().Figure("legal").Refused)
	}
}

// TestManyReadersFollow: whoever is woken and reads on sees every entry, in
// order, while desks press and people ask; the race detector watches.
func TestManyReadersFollow(t *testing.T) {
	j := newJournal(t)
	c := newClock()
	h, _ := run(t, j, c)
	submit(t, h, kiosk.Configure{Centre: centre(8)})
	submit(t, h, kiosk.OpenDay{})
	const each, people = 10, 8
	var readers, writers sync.WaitGroup
	for range 4 {
		wake, stop := h.Watch()
		readers.Go(func() {
			defer stop()
			next, tickets := uint64(1), 0
			for {
				if err := j.Read(context.Background(), next, func(e kiosk.Entry) error {
					if e.Seq != next {
						return fmt.Errorf("entry %d after %d", e.Seq, next-1)
					}
					if _, ok := e.Event.(kiosk.TicketIssued); ok {
						tickets++
					}
					next++
					return nil
				}); err != nil {
					t.Error(err)
					return
				}
				if tickets == each*people {
					return
				}
				select {
				case <-wake:
				case <-time.After(10 * time.Second):
					t.Error("nobody woke the reader")
					return
				}
			}
		})
	}
	for p := range people {
		writers.Go(func() {
			for n := range each {
				submit(t, h, kiosk.IssueTicket{ID: ticketID(p*1000 + n), Service: "legal", Language: "ar"})
				c.pass(time.Second)
				submit(t, h, kiosk.CallNext{Desk: kiosk.DeskID(fmt.Sprint(p + 1))})
				_ = h.State().Waiting()
			}
		})
	}
	writers.Wait()
	readers.Wait()
	replayed(t, j, h)
}
