package lan

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/hub"
)

// newIdleHub returns a hub that never runs.
func newIdleHub() *hub.Hub { return hub.New(nil, nil, nil) }

func TestTicketAskedTwiceIsIssuedOnce(t *testing.T) {
	c := newCentre(t)
	var first, again api.Ticket
	c.want(c.server.Socket(), "POST", api.RouteTickets, request(nil), 201, &first)
	seq := c.hub.State().Seq()
	c.want(c.server.Socket(), "POST", api.RouteTickets, request(nil), 200, &again)
	first.WaitedS, again.WaitedS = 0, 0
	if !reflect.DeepEqual(first, again) || first.Number.String() != "A001" {
		t.Errorf("first %+v, then %+v", first, again)
	}
	if c.hub.State().Seq() != seq {
		t.Error("the second request wrote an entry")
	}
	if first.Paper != kiosk.PaperOwed {
		t.Errorf("paper is %s, want owed: a printer is configured", first.Paper)
	}
}

func TestTicketWithoutPrinterOwesNoPaper(t *testing.T) {
	c := newCentre(t, func(o *Options) { o.Printer = "" })
	var got api.Ticket
	c.want(c.server.Socket(), "POST", api.RouteTickets, request(nil), 201, &got)
	if got.Paper != kiosk.PaperNone {
		t.Errorf("paper is %s, want none", got.Paper)
	}
}

// A ticket's way over the API, from the touch screen to the desk.
func TestADayOverTheAPI(t *testing.T) {
	c := newCentre(t)
	h := c.server.Socket()
	desk := func(action string, status int) (got api.Ticket) {
		t.Helper()
		var v any
		if status == 200 {
			v = &got
		}
		c.want(h, "POST", "/api/v1/desks/3/"+action, nil, status, v)
		return got
	}
	desk("call", 204) // nobody waits
	plain := c.issue("immigration", "en")
	c.clock.pass(4 * time.Minute)
	first := c.issue("immigration", "ar", func(w *kiosk.IssueTicket) { w.Priority, w.Children = true, true })
	c.clock.pass(3 * time.Minute)

	var q api.Queue
	c.want(h, "GET", api.RouteQueue, nil, 200, &q)
	d := q.Desks[2]
	if d.Next == nil || d.Next.ID != first.ID || d.Why != kiosk.WhyPriority || d.Next.WaitedS/60 != 3 || d.Ticket != nil {
		t.Errorf("desk 3 before the call: %+v", d)
	}
	if len(q.Waiting) != 2 || q.Waiting[0].ID != plain.ID || q.Services[0].Waiting != 2 || !q.Day.Open {
		t.Errorf("queue before the call: %+v", q)
	}

	if got := desk("call", 200); got.Number.String() != "A002" || got.Desk != "3" || got.Place != kiosk.AtDesk || !got.Children {
		t.Errorf("called %+v", got)
	}
	if got := desk("call", 200); got.Number.String() != "A002" {
		t.Errorf("a second press within 3 s called %+v", got)
	}
	c.clock.pass(time.Minute)
	if got := desk("recall", 200); got.Calls != 2 || got.WaitedS/60 != 3 {
		t.Errorf("recalled %+v: want 2 calls, 3 minutes waited until the first", got)
	}
	if got := desk("start", 200); !got.Started {
		t.Errorf("started %+v", got)
	}
	if got := desk("call", 200); got.Number.String() != "A001" {
		t.Errorf("called %+v", got)
	}
	desk("no-show", 204)
	desk("finish", 409)
	desk("pause", 204)
	c.want(h, "GET", api.RouteQueue, nil, 200, &q)
	if d := q.Desks[2]; !d.Paused || d.Served != 1 || d.Ticket != nil {
		t.Errorf("desk 3 at the end: %+v", d)
	}
	if f := q.Services[0].Today; f != (kiosk.DayFigure{Issued: 2, Finished: 1, Missed: 1}) {
		t.Errorf("figures %+v", f)
	}
	var back api.Ticket
	c.want(h, "GET", api.Fill(api.RouteTicket, string(plain.ID)), nil, 200, &back)
	if back.Place != kiosk.Missed || back.Desk != "3" {
		t.Errorf("ticket is %+v", back)
	}
}

func TestCopyOfATicket(t *testing.T) {
	c := newCentre(t)
	ticket := c.issue("legal", "hi")
	c.do(kiosk.RecordPrintFailed{ID: ticket.ID, Reason: "paper-out"})
	var q api.Queue
	c.want(c.server.Socket(), "GET", api.RouteQueue, nil, 200, &q)
	if len(q.NoPaper) != 1 || q.NoPaper[0].PaperFault != "paper-out" {
		t.Fatalf("without paper: %+v", q.NoPaper)
	}
	var got api.Ticket
	c.want(c.server.Staff(), "POST", api.Fill(api.RoutePrint, string(ticket.ID)), nil, 202, &got, bearer(c.pair(roleWelcome)))
	if got.Paper != kiosk.PaperOwed || !got.Copy {
		t.Errorf("asked for a copy: %+v", got)
	}
}

func TestQueueSaysWhyAServiceIsClosed(t *testing.T) {
	c := newCentre(t)
	h, token := c.server.Staff(), bearer(c.pair(roleCoordinator))
	state := func() string {
		var q api.Queue
		c.want(h, "GET", api.RouteQueue, nil, 200, &q, token)
		return string(q.Services[0].Why)
	}
	var said []string
	said = append(said, state())
	c.want(h, "POST", "/api/v1/services/immigration/close", nil, 204, nil, token)
	said = append(said, state())
	c.want(h, "POST", "/api/v1/services/immigration/open", "{}", 204, nil, token)
	said = append(said, state())
	c.want(h, "POST", "/api/v1/day/close", nil, 204, nil, token)
	said = append(said, state())
	if got, want := strings.Join(said, ","), ",service_closed,,day_closed"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

// The journal knows by number who asked, not by name, and nothing tells a token.
func TestOriginNamesNobody(t *testing.T) {
	c := newCentre(t)
	var paired api.Paired
	c.want(c.server.Socket(), "POST", api.RoutePair, api.PairRequest{Role: roleDesk, Name: "laptop of Ana"}, 200, &paired)
	c.issue("immigration", "en")
	c.want(c.server.Staff(), "POST", "/api/v1/desks/1/call", nil, 200, nil, bearer(paired.Token))
	var last kiosk.Entry
	err := c.journal.Read(t.Context(), 1, func(e kiosk.Entry) error {
		last = e
		return nil
	})
	if err != nil || last.Origin != "desk d1" || last.Event.Kind() != "ticket.called" {
		t.Errorf("last entry %+v, %v: want a call by desk d1", last, err)
	}
	for _, secret := range []string{paired.Token, "Ana"} {
		if strings.Contains(c.log.String(), secret) {
			t.Errorf("%q is in the log", secret)
		}
	}
}
