package hub_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/hub"
)

// stepping is a clock that goes on by a step with each look: each press comes
// that long after the one before.
type stepping struct {
	clock
	step time.Duration
}

func (c *stepping) Now() kiosk.Moment {
	c.pass(c.step)
	return c.clock.Now()
}

// letters are those of the centre of two desks; numbers is how many people its
// day has at most.
const (
	letters = "AB"
	numbers = kiosk.LastNumber * len(letters)
)

// everyNumber runs a hub on a day on which people wait with all numbers that
// there are, for the two desks of the centre. What follows in the journal is
// read by read.
func everyNumber(t *testing.T, step time.Duration) (h *hub.Hub, read func() []kiosk.Entry) {
	t.Helper()
	c := kiosk.Centre{Languages: []kiosk.Language{"pt-PT"}, Desks: []kiosk.Desk{{ID: "1"}, {ID: "2"}}}
	for _, letter := range letters {
		sv := kiosk.Service{ID: kiosk.ServiceID("service-" + strings.ToLower(string(letter))), Letter: string(letter)}
		c.Services = append(c.Services, sv)
		for i := range c.Desks {
			c.Desks[i].Services = append(c.Desks[i].Services, sv.ID)
		}
	}
	j, clk := newJournal(t), &stepping{*newClock(), step}
	events := []kiosk.Event{kiosk.CentreConfigured{Centre: c}, kiosk.DayOpened{Day: 1, Centre: &c}}
	for n := range numbers {
		sv := c.Services[n%len(c.Services)]
		events = append(events, kiosk.TicketIssued{
			Ticket: ticketID(n), Service: sv.ID, Number: kiosk.Number{Letter: sv.Letter, Count: 1 + n/len(c.Services)},
			Class: kiosk.WalkIn, Language: "pt-PT",
		})
	}
	var entries []kiosk.Entry
	for i, e := range events {
		entries = append(entries, kiosk.Entry{Journal: j.ID(), Seq: j.Head().Seq + uint64(i) + 1, At: clk.clock.Now(), Event: e})
	}
	if err := j.Append(context.Background(), entries); err != nil {
		t.Fatal(err)
	}
	h, _ = run(t, j, clk)
	return h, func() (all []kiosk.Entry) {
		if err := j.Read(context.Background(), entries[len(entries)-1].Seq+1, func(e kiosk.Entry) error { all = append(all, e); return nil }); err != nil {
			t.Fatal(err)
		}
		return all
	}
}

// presses has both desks press so often at once, by so many hands, and returns
// the tickets that the presses were answered with, by desk.
func presses(t *testing.T, h *hub.Hub, hands, each int) map[kiosk.DeskID][]kiosk.TicketID {
	t.Helper()
	var mu sync.Mutex
	answers := map[kiosk.DeskID][]kiosk.TicketID{}
	var wg sync.WaitGroup
	for _, desk := range []kiosk.DeskID{"1", "2"} {
		for range hands {
			wg.Go(func() {
				var got []kiosk.TicketID
				for range each {
					r, err := h.Submit(context.Background(), fmt.Sprint("desk ", desk), kiosk.CallNext{Desk: desk})
					switch {
					case err != nil:
						t.Errorf("desk %s: %v", desk, err)
						return
					case r.Ticket != nil:
						got = append(got, r.Ticket.ID)
					}
				}
				mu.Lock()
				defer mu.Unlock()
				answers[desk] = append(answers[desk], got...)
			})
		}
	}
	wg.Wait()
	return answers
}

// TestTwoDesksPressTenThousandTimes has ten days on which two desks press a
// thousand times each, all at once: of all numbers of the day each is called
// once, by arrival, and each press is answered with one of its own.
func TestTwoDesksPressTenThousandTimes(t *testing.T) {
	for day := range 10 {
		t.Run(fmt.Sprint("day ", day+1), func(t *testing.T) {
			t.Parallel()
			h, read := everyNumber(t, 3*time.Second)
			answered := map[kiosk.TicketID]kiosk.DeskID{}
			for desk, tickets := range presses(t, h, 100, 10) { // the last two find nobody
				for _, id := range tickets {
					if other, twice := answered[id]; twice {
						t.Errorf("ticket %s was the answer at desk %s and at desk %s", id, other, desk)
					}
					answered[id] = desk
				}
			}
			if len(answered) != numbers || len(h.State().Waiting()) != 0 {
				t.Errorf("%d tickets were called, want each of %d; %d wait", len(answered), numbers, len(h.State().Waiting()))
			}
			nobodySkipped(t, read(), answered)
		})
	}
}

// nobodySkipped holds a day's journal against the answers to the presses.
func nobodySkipped(t *testing.T, entries []kiosk.Entry, answered map[kiosk.TicketID]kiosk.DeskID) {
	t.Helper()
	calls, at := 0, map[kiosk.DeskID]kiosk.TicketID{}
	for _, e := range entries {
		switch ev := e.Event.(type) {
		case kiosk.TicketCalled:
			if want := ticketID(calls); ev.Ticket != want {
				t.Fatalf("call %d is of %s, want %s: nobody is skipped", calls, ev.Ticket, want)
			}
			if at[ev.Desk] != "" || answered[ev.Ticket] != ev.Desk {
				t.Fatalf("%s is called to desk %s, where %q is; the press at desk %s was answered with it", ev.Number, ev.Desk, at[ev.Desk], answered[ev.Ticket])
			}
			calls++
			at[ev.Desk] = ev.Ticket
		case kiosk.TicketFinished:
			if at[ev.Desk] != ev.Ticket {
				t.Fatalf("%s is finished at desk %s, where %q is", ev.Ticket, ev.Desk, at[ev.Desk])
			}
			at[ev.Desk] = ""
		}
	}
	if calls != numbers {
		t.Errorf("the journal has %d calls, want %d", calls, numbers)
	}
}

// TestAStormOfPressesIsOneCall: what a stuck key sends within three seconds
// calls one person at each desk, and each press is told who that is.
func TestAStormOfPressesIsOneCall(t *testing.T) {
	h, _ := everyNumber(t, 0)
	got := presses(t, h, 100, 100)
	for desk, tickets := range got {
		for _, id := range tickets {
			if id != tickets[0] {
				t.Fatalf("desk %s called %s and %s in one instant", desk, tickets[0], id)
			}
		}
		if len(tickets) != 10000 {
			t.Errorf("desk %s: %d presses were answered with a ticket", desk, len(tickets))
		}
	}
	if got["1"][0] == got["2"][0] {
		t.Errorf("both desks called %s", got["1"][0])
	}
	if n := len(h.State().Waiting()); n != numbers-2 {
		t.Errorf("%d wait, want all but two", n)
	}
}
