package hub_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/hub"
	"senha/kiosk/journal"
)

// clock is a device's time, moved by hand.
type clock struct {
	mu  sync.Mutex
	now kiosk.Moment
}

func newClock() *clock {
	return &clock{now: kiosk.Moment{Wall: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Trusted: true, Boot: "b1", Up: time.Minute}}
}

func (c *clock) Now() kiosk.Moment {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now.Wall, c.now.Up = c.now.Wall.Add(d), c.now.Up+d
}

// centre has a number of desks, which all serve legal and social.
func centre(desks int) kiosk.Centre {
	c := kiosk.Centre{
		Name:      "CNAIM",
		Languages: []kiosk.Language{"pt-PT", "ar"},
		Services: []kiosk.Service{
			{ID: "legal", Letter: "A", Names: map[kiosk.Language]string{"pt-PT": "Apoio Jurídico"}, Priority: true},
			{ID: "social", Letter: "B", Names: map[kiosk.Language]string{"pt-PT": "Apoio Social"}},
		},
	}
	for n := 1; n <= desks; n++ {
		c.Desks = append(c.Desks, kiosk.Desk{ID: kiosk.DeskID(fmt.Sprint(n)), Services: []kiosk.ServiceID{"legal", "social"}})
	}
	return c
}

func ticketID(n int) kiosk.TicketID { return kiosk.TicketID(fmt.Sprintf("%032x", n)) }

func openJournal(t testing.TB, path string) *journal.Journal {
	t.Helper()
	j, _, err := journal.Open(context.Background(), path, journal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

func newJournal(t testing.TB) *journal.Journal {
	return openJournal(t, filepath.Join(t.TempDir(), "queue.db"))
}

// run starts a hub and returns how to stop it and wait for its end.
func run(t testing.TB, j hub.Journal, c hub.Clock) (h *hub.Hub, stop func()) {
	t.Helper()
	h = hub.New(j, c, slog.New(slog.DiscardHandler))
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- h.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	t.Cleanup(stop)
	<-h.Ready()
	return h, stop
}

func submit(t testing.TB, h *hub.Hub, w kiosk.Wish) hub.Result {
	t.Helper()
	r, err := h.Submit(context.Background(), "test", w)
	if err != nil {
		t.Fatalf("%T: %v", w, err)
	}
	return r
}

func TestATicketIsIssuedAndCalled(t *testing.T) {
	c := newClock()
	h, _ := run(t, newJournal(t), c)
	wake, stopWatching := h.Watch()
	defer stopWatching()
	submit(t, h, kiosk.Configure{Centre: centre(2)})
	submit(t, h, kiosk.OpenDay{})
	issued := submit(t, h, kiosk.IssueTicket{ID: ticketID(1), Service: "legal", Language: "ar"})
	if got := issued.Ticket.Number.String(); got != "A001" {
		t.Errorf("issued %s, want A001", got)
	}
	c.pass(90 * time.Second)
	called := submit(t, h, kiosk.CallNext{Desk: "2"})
	if called.Ticket == nil || called.Ticket.ID != ticketID(1) {
		t.Errorf("called %+v", called.Ticket)
	}
	last := called.Events[len(called.Events)-1].(kiosk.TicketCalled)
	if last.WaitedS != 90 {
		t.Errorf("waited %d s, want 90", last.WaitedS)
	}
	if got := h.State().Seq(); got != called.Seq {
		t.Errorf("published state is at %d, the answer at %d", got, called.Seq)
	}
	select {
	case <-wake:
	default:
		t.Error("nobody was woken")
	}
}

// busy runs a hub in the middle of a day with some tickets.
func busy(t testing.TB, tickets int) (*hub.Hub, *clock) {
	t.Helper()
	c := newClock()
	h, _ := run(t, newJournal(t), c)
	submit(t, h, kiosk.Configure{Centre: centre(50)})
	submit(t, h, kiosk.OpenDay{})
	for n := range tickets {
		submit(t, h, kiosk.IssueTicket{ID: ticketID(n), Service: "legal", Language: "ar"})
	}
	return h, c
}
