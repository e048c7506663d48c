package lan

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"senha/kiosk"
	"senha/kiosk/api"
)

// page returns a touch screen's report.
func screenPage(name string) api.Screen {
	return api.Screen{
		Width: 1080, Height: 1920, Page: name, Language: "ar", State: []byte(`{"page":"` + name + `"}`),
		Targets: []api.Target{{ID: "back", Label: "رجوع", X: 48, Y: 1784, Width: 184, Height: 112}},
	}
}

func TestScreenIsKeptAndGiven(t *testing.T) {
	c := newCentre(t)
	h := c.server.Socket()
	c.want(h, "GET", "/api/v1/screens/k1", nil, 404, nil)
	c.want(h, "PUT", "/api/v1/screens/k1", screenPage("language"), 204, nil)
	c.want(h, "PUT", "/api/v1/screens/k1", screenPage("service"), 204, nil)
	var got api.Screen
	c.want(h, "GET", "/api/v1/screens/k1", nil, 200, &got)
	if got.Kiosk != "k1" || got.Page != "service" || string(got.State) != `{"page":"service"}` || len(got.Targets) != 1 || got.Targets[0].Label != "رجوع" {
		t.Errorf("screen is %+v", got)
	}
	var q api.Queue
	c.want(h, "GET", api.RouteQueue, nil, 200, &q)
	if len(q.Screens) != 1 || q.Screens[0] != "k1" {
		t.Errorf("screens %v", q.Screens)
	}
}

func TestScreenIsRefused(t *testing.T) {
	c := newCentre(t)
	h := c.server.Socket()
	named := screenPage("language")
	named.Kiosk = "k2"
	flat := screenPage("language")
	flat.Height = 0
	huge := screenPage("language")
	huge.Width = maxSide + 1
	for path, body := range map[string]any{
		"/api/v1/screens/k1":                           named,
		"/api/v1/screens/k3":                           flat,
		"/api/v1/screens/k4":                           huge,
		"/api/v1/screens/K1":                           screenPage("language"),
		"/api/v1/screens/" + strings.Repeat("k", 33):   screenPage("language"),
		"/api/v1/screens/" + "k1.png":                  screenPage("language"),
		api.Fill(api.RouteScreen, "../../etc"):         screenPage("language"),
		api.Fill(api.RouteScreen, "k1") + "?unused=1#": `{"state": 1, "more": 2}`,
	} {
		c.want(h, "PUT", path, body, 400, nil)
	}
	for n := range maxScreens {
		c.want(h, "PUT", fmt.Sprintf("/api/v1/screens/k%d", n), screenPage("language"), 204, nil)
	}
	c.want(h, "PUT", "/api/v1/screens/one-too-many", screenPage("language"), 400, nil)
}

func TestPictureIsPaintedOnceForEachState(t *testing.T) {
	painted, fails := 0, false
	c := newCentre(t, func(o *Options) {
		o.Picture = func(s api.Screen, q api.Queue) ([]byte, error) {
			painted++
			if fails {
				return nil, errors.New("no such page")
			}
			return fmt.Appendf(nil, "\x89PNG %s %d", s.Page, len(q.Waiting)), nil
		}
	})
	h := c.server.Socket()
	c.want(h, "GET", "/api/v1/screens/k1.png", nil, 404, nil)
	c.want(h, "PUT", "/api/v1/screens/k1", screenPage("service"), 204, nil)
	look := func(want string, times int) (tag string) {
		t.Helper()
		w := c.ask(h, "GET", "/api/v1/screens/k1.png", nil)
		if w.Code != 200 || w.Header().Get("Content-Type") != "image/png" || !bytes.HasSuffix(w.Body.Bytes(), []byte(want)) || painted != times {
			t.Errorf("%d %s %q, painted %d times; want %q, %d times", w.Code, w.Header(), w.Body, painted, want, times)
		}
		return w.Header().Get("ETag")
	}
	look("service 0", 1)
	tag := look("service 0", 1)
	c.want(h, "GET", "/api/v1/screens/k1.png", nil, 304, nil, func(r *http.Request) { r.Header.Set("If-None-Match", tag) })
	c.issue("immigration", "ar")
	look("service 1", 2)
	c.want(h, "PUT", "/api/v1/screens/k1", screenPage("language"), 204, nil)
	look("language 1", 3)

	fails = true
	c.issue("immigration", "ar")
	var p api.Problem
	c.want(h, "GET", "/api/v1/screens/k1.png", nil, 404, &p)
	if p.Code != api.CodeNoPicture || !strings.Contains(c.log.String(), "no such page") {
		t.Errorf("%+v; log: %s", p, c.log)
	}
}

// A touch screen elsewhere is a welcome device: it reports and listens, and
// does not tap others.
func TestWhoMayUseAScreen(t *testing.T) {
	c := newCentre(t)
	h := c.server.Staff()
	desk, welcome, coordinator := bearer(c.pair(roleDesk)), bearer(c.pair(roleWelcome)), bearer(c.pair(roleCoordinator))
	c.want(h, "PUT", "/api/v1/screens/k1", screenPage("language"), 403, nil, desk)
	c.want(h, "PUT", "/api/v1/screens/k1", screenPage("language"), 204, nil, welcome)
	c.want(h, "GET", "/api/v1/screens/k1", nil, 403, nil, welcome)
	c.want(h, "GET", "/api/v1/screens/k1", nil, 200, nil, coordinator)
	c.want(h, "GET", "/api/v1/screens/k1.png", nil, 403, nil, desk)
	c.want(h, "POST", "/api/v1/screens/k1/taps", api.Tap{}, 403, nil, welcome)
	c.want(h, "POST", "/api/v1/screens/k1/taps", api.Tap{}, 409, nil, coordinator)
}

// The touch screen prints through the same door; who asked is journaled.
func TestScreensShareTheQueue(t *testing.T) {
	c := newCentre(t)
	c.want(c.server.Staff(), "POST", api.RouteTickets, request(map[string]any{"service": "health", "language": "hi"}), 201, nil, bearer(c.pair(roleWelcome)))
	var last kiosk.Entry
	if err := c.journal.Read(t.Context(), 1, func(e kiosk.Entry) error { last = e; return nil }); err != nil || last.Origin != "welcome d1" {
		t.Errorf("%+v, %v", last, err)
	}
}
