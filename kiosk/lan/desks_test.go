package lan

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
)

// Each action takes its own fields and no other.
func TestDeskActionsTakeTheirFields(t *testing.T) {
	c := newCentre(t)
	h := c.server.Socket()
	c.want(h, "POST", "/api/v1/desks/3/open", api.DeskRequest{Technician: "T1", Languages: []kiosk.Language{"ar"}}, 204, nil)
	var q api.Queue
	c.want(h, "GET", api.RouteQueue, nil, 200, &q)
	if d := q.Desks[2]; !d.Open || d.Technician != "T1" || !slices.Equal(d.Languages, []kiosk.Language{"ar"}) {
		t.Errorf("desk 3 is %+v", d)
	}
	for _, test := range []struct {
		path   string
		body   any
		status int
		code   kiosk.Code
	}{
		{"/api/v1/desks/3/recall", api.DeskRequest{Technician: "T1"}, 400, kiosk.CodeInvalid},
		{"/api/v1/desks/3/open", `{"name":"Maria"}`, 400, kiosk.CodeInvalid},
		{"/api/v1/desks/3/open", api.DeskRequest{Languages: []kiosk.Language{"xx"}}, 422, kiosk.CodeUnknownLanguage},
		{"/api/v1/desks/3/open", api.DeskRequest{Technician: "T2"}, 409, kiosk.CodeDeskTaken},
		{"/api/v1/desks/1/open", api.DeskRequest{Technician: "T1"}, 409, kiosk.CodeElsewhere},
		{"/api/v1/desks/1/open", api.DeskRequest{Technician: "T9"}, 404, kiosk.CodeUnknownPerson},
		{"/api/v1/desks/1/sing", nil, 404, api.CodeNotFound},
	} {
		var p api.Problem
		c.want(h, "POST", test.path, test.body, test.status, &p)
		if p.Code != test.code || p.Message == "" {
			t.Errorf("%s %v: %+v, want %s", test.path, test.body, p, test.code)
		}
	}
}

// A day at desks, over the API: what each action answers and leaves behind.
func TestDeskActions(t *testing.T) {
	c := newCentre(t)
	h := c.server.Socket()
	for range 3 {
		c.issue("immigration", "ar")
	}
	for _, step := range []struct {
		action string
		body   any
		number string // of the ticket that is answered, "" for none
		place  kiosk.Place
	}{
		{"call", nil, "A001", kiosk.AtDesk},
		{"undo", nil, "", ""},
		{"call-number", `{"number":"A003","reason":"document"}`, "A003", kiosk.AtDesk},
		{"return", nil, "", ""},
		{"call", nil, "A001", kiosk.AtDesk},
		{"refer", `{"steps":["legal","work"],"reason":"form"}`, "", ""},
		{"call-number", `{"number":"A001","reason":"document"}`, "A001", kiosk.AtDesk},
		{"finish", `{"area":"housing","outcome":"solved"}`, "", ""},
		{"help", nil, "", ""},
		{"help-over", nil, "", ""},
		{"pause", `{"reason":"lunch"}`, "", ""},
	} {
		c.clock.pass(4 * 1e9)
		status := 204
		if step.number != "" {
			status = 200
		}
		w := c.ask(h, "POST", "/api/v1/desks/3/"+step.action, step.body)
		var got api.Ticket
		if step.number != "" {
			if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
				t.Errorf("%s: %v in %s", step.action, err, w.Body)
			}
		}
		if w.Code != status || step.number != "" && got.Number.String() != step.number || got.Place != step.place {
			t.Errorf("%s: %d %+v %s, want %+v", step.action, w.Code, got, w.Body, step)
		}
	}
	var q api.Queue
	c.want(h, "GET", api.RouteQueue, nil, 200, &q)
	if d := q.Desks[2]; !d.Paused || d.PauseReason != "lunch" || d.Help {
		t.Errorf("desk 3 is %+v", d)
	}
	if w := q.Waiting; len(w) != 3 || w[0].Service != "work" || w[0].From != "legal" || w[0].WaitedS < 40 || w[2].Calls != 1 {
		t.Errorf("there wait %+v", w)
	}

	c.do(kiosk.OpenDesk{Desk: "3"})
	c.do(kiosk.CallNext{Desk: "3"})
	c.do(kiosk.NoShow{Desk: "3"})
	var back api.Ticket
	c.want(c.server.Staff(), "POST", api.RouteRestore, `{"number":"A002"}`, 200, &back, bearer(c.pair(roleWelcome)))
	if !back.Front || !back.Restored || back.Place != kiosk.Waiting {
		t.Errorf("came back: %+v", back)
	}
	c.want(h, "POST", api.RouteRestore, `{"number":"A003"}`, 409, nil)
	c.want(h, "POST", api.RouteRestore, `{"number":"A1"}`, 400, nil)
	c.want(c.server.Staff(), "POST", api.RouteRestore, `{"number":"A002","desk":"1"}`, 403, nil, bearer(c.pair(roleDesk, "2")))
}

// A desk that calls for help stands on the coordinator's page until somebody
// has been there; who missed a call stands at the welcome desk.
func TestHelpAndMissedCallsOnOtherPages(t *testing.T) {
	c := newCentre(t)
	c.fill()
	c.do(kiosk.OpenDesk{Desk: "3", Technician: "T1"})
	c.do(kiosk.CallNext{Desk: "3"})
	c.do(kiosk.NoShow{Desk: "3"})
	c.do(kiosk.CallHelp{Desk: "3"})
	c.do(kiosk.PauseDesk{Desk: "2", Reason: "lunch"})
	token := bearer(c.pair(roleCoordinator))
	page := func(path string) string {
		return c.ask(c.server.Staff(), "GET", path, nil, asBrowser("en"), token).Body.String()
	}
	coordinator := page("/coordinator")
	for _, want := range []string{"Desk 3 calls for help.", "/api/v1/desks/3/help-over", "Desk paused · Lunch", "Desk 3 · T1"} {
		if !strings.Contains(coordinator, want) {
			t.Errorf("the coordinator's page does not say %q", want)
		}
	}
	if welcome := page("/welcome"); !strings.Contains(welcome, `data-body="{&#34;number&#34;:&#34;A003&#34;}"`) {
		t.Error("the welcome page has no key for who missed a call")
	}
	c.do(kiosk.EndHelp{Desk: "3"})
	c.clock.pass(31 * time.Minute)
	if strings.Contains(page("/coordinator"), "calls for help") || strings.Contains(page("/welcome"), "A003&#34;}") {
		t.Error("help that came, or a chance that is over, is still shown")
	}
}
