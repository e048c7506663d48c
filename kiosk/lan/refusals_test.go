package lan

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"strings"
	"testing"

	"senha/kiosk"
	"senha/kiosk/api"
)

// request returns a ticket's request as JSON, with its fields changed.
func request(change map[string]any) map[string]any {
	m := map[string]any{"id": strings.Repeat("a", 32), "service": "immigration", "language": "ar"}
	for k, v := range change {
		m[k] = v
	}
	return m
}

func TestRefusals(t *testing.T) {
	c := newCentre(t)
	c.do(kiosk.CloseService{Service: "legal"})
	c.issue("welcome", "en", func(w *kiosk.IssueTicket) { w.ID = kiosk.TicketID(strings.Repeat("b", 32)) })
	coordinator, desk, desk2, welcome := c.pair(roleCoordinator), c.pair(roleDesk), c.pair(roleDesk, "2"), c.pair(roleWelcome)

	host := func(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	type asks = []func(*http.Request)
	tests := []struct {
		name         string
		method, path string
		body         any
		change       asks
		status       int
		code         kiosk.Code
		says         string // part of the message
	}{
		{"service that is not there", "POST", api.RouteTickets, request(map[string]any{"service": "dentist"}), asks{bearer(coordinator)}, 404, "unknown_service", "dentist"},
		{"language that is not offered", "POST", api.RouteTickets, request(map[string]any{"language": "xx"}), asks{bearer(coordinator)}, 422, "unknown_language", "xx"},
		{"a name in place of an interpreter's language", "POST", api.RouteTickets, request(map[string]any{"interpreter": "Maria-Silva"}), asks{bearer(coordinator)}, 422, "unknown_language", "languages.tsv"},
		{"interpreter's language nearly right", "POST", api.RouteTickets, request(map[string]any{"interpreter": "ti-ER"}), asks{bearer(coordinator)}, 422, "unknown_language", "languages.tsv"},
		{"closed service", "POST", api.RouteTickets, request(map[string]any{"service": "legal"}), asks{bearer(coordinator)}, 409, "service_closed", "coordinator can open it"},
		{"id of another ticket", "POST", api.RouteTickets, request(map[string]any{"id": strings.Repeat("b", 32)}), asks{bearer(coordinator)}, 409, "id_taken", "new random id"},
		{"id that is none", "POST", api.RouteTickets, request(map[string]any{"id": "A042"}), asks{bearer(coordinator)}, 400, "invalid", "32 lower-case hex digits"},
		{"field that is not there", "POST", api.RouteTickets, request(map[string]any{"nationality": "xx"}), asks{bearer(coordinator)}, 400, "invalid", "nationality"},
		{"field of another type", "POST", api.RouteTickets, request(map[string]any{"priority": "yes"}), asks{bearer(coordinator)}, 400, "invalid", "priority"},
		{"not JSON", "POST", api.RouteTickets, "service=immigration", asks{bearer(coordinator)}, 400, "invalid", "not JSON"},
		{"half of JSON", "POST", api.RouteTickets, `{"id": "aa`, asks{bearer(coordinator)}, 400, "invalid", "not JSON"},
		{"two JSON values", "POST", api.RouteTickets, `{} {}`, asks{bearer(coordinator)}, 400, "invalid", "follows"},
		{"empty body", "POST", api.RouteTickets, nil, asks{bearer(coordinator)}, 400, "invalid", "empty"},
		{"form", "POST", api.RouteTickets, "service=immigration", asks{bearer(coordinator), header("Content-Type", "application/x-www-form-urlencoded")}, 415, "not_json", "Content-Type: application/json"},
		{"large body", "POST", api.RouteTickets, `{"id": "` + strings.Repeat("a", api.MaxBody) + `"}`, asks{bearer(coordinator)}, 413, "too_large", "64 KiB"},
		{"body where none belongs", "POST", "/api/v1/desks/1/call", `{"who": "A042"}`, asks{bearer(coordinator)}, 400, "invalid", "who"},

		{"desk that is not there", "POST", "/api/v1/desks/99/call", nil, asks{bearer(coordinator)}, 404, "unknown_desk", "99"},
		{"action that is not there", "POST", "/api/v1/desks/1/dance", nil, asks{bearer(coordinator)}, 404, "not_found", "dance"},
		{"recall of nobody", "POST", "/api/v1/desks/1/recall", nil, asks{bearer(coordinator)}, 409, "no_ticket", "Call one first"},
		{"service to open that is not there", "POST", "/api/v1/services/dentist/open", nil, asks{bearer(coordinator)}, 404, "unknown_service", "dentist"},
		{"service's unknown action", "POST", "/api/v1/services/legal/limit", nil, asks{bearer(coordinator)}, 404, "not_found", "limit"},
		{"day that is open", "POST", "/api/v1/day/open", nil, asks{bearer(coordinator)}, 409, "day_open", "Close it first"},
		{"ticket that is not there", "GET", "/api/v1/tickets/" + strings.Repeat("c", 32), nil, asks{bearer(coordinator)}, 404, "unknown_ticket", "No ticket"},
		{"copy of no ticket", "POST", "/api/v1/tickets/" + strings.Repeat("c", 32) + "/print", nil, asks{bearer(coordinator)}, 404, "unknown_ticket", "No ticket"},

		{"no route", "GET", "/api/v1/visitors", nil, asks{bearer(coordinator)}, 404, "not_found", "/api/v1/visitors"},
		{"wrong method", "GET", api.RouteTickets, nil, asks{bearer(coordinator)}, 405, "wrong_method", "POST"},
		{"wrong method for all", "DELETE", api.RouteTaps, nil, asks{bearer(coordinator)}, 405, "wrong_method", "POST or GET"},
		{"pairing over the network", "POST", api.RoutePair, api.PairRequest{Role: roleDesk, Name: "x"}, asks{bearer(coordinator)}, 404, "not_found", "nothing"},

		{"no token", "GET", api.RouteQueue, nil, nil, 401, "not_paired", "kiosk pair"},
		{"wrong token", "GET", api.RouteQueue, nil, asks{bearer("not-a-token")}, 401, "not_paired", "not known"},
		{"cookie with a wrong token", "GET", api.RouteQueue, nil, asks{header("Cookie", cookie+"=wrong")}, 401, "not_paired", "not known"},
		{"desk opens a service", "POST", "/api/v1/services/legal/open", nil, asks{bearer(desk)}, 403, "not_allowed", "paired as desk"},
		{"desk issues", "POST", api.RouteTickets, request(nil), asks{bearer(desk)}, 403, "not_allowed", "welcome or coordinator"},
		{"welcome calls", "POST", "/api/v1/desks/1/call", nil, asks{bearer(welcome)}, 403, "not_allowed", "desk or coordinator"},
		{"welcome closes the day", "POST", "/api/v1/day/close", nil, asks{bearer(welcome)}, 403, "not_allowed", "coordinator"},
		{"welcome taps", "POST", "/api/v1/screens/k1/taps", api.Tap{}, asks{bearer(welcome)}, 403, "not_allowed", "coordinator"},
		{"desk calls at another desk", "POST", "/api/v1/desks/1/call", nil, asks{bearer(desk2)}, 403, "not_allowed", "desk 2 only"},

		{"wrong host", "GET", api.RouteBoard, nil, asks{host("evil.example")}, 421, "wrong_host", "evil.example"},
		{"no host", "GET", api.RouteBoard, nil, asks{host("")}, 421, "wrong_host", "address"},
		{"another kiosk's address", "GET", api.RouteBoard, nil, asks{host("192.0.2.99:8080")}, 421, "wrong_host", "192.0.2.99"},
		{"another site's page", "POST", "/api/v1/desks/1/call", nil, asks{bearer(coordinator), header("Sec-Fetch-Site", "cross-site")}, 403, "cross_origin", "Another site"},
		{"another origin", "POST", "/api/v1/desks/1/call", nil, asks{bearer(coordinator), header("Origin", "http://evil.example")}, 403, "cross_origin", "Another site"},
	}
	seq := c.hub.State().Seq()
	refused := 0
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := c.ask(c.server.Staff(), tt.method, tt.path, tt.body, tt.change...)
			var p api.Problem
			if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Header().Get("Content-Type") != "application/json" {
				t.Fatalf("%d %s: not a Problem: %v", w.Code, w.Body, err)
			}
			if w.Code != tt.status || p.Code != tt.code || !strings.Contains(p.Message, tt.says) {
				t.Errorf("%d %+v, want %d %s with %q", w.Code, p, tt.status, tt.code, tt.says)
			}
			if tt.code == "service_closed" {
				refused++ // lost demand is journaled
			}
		})
	}
	if now := c.hub.State().Seq(); now != seq+uint64(refused) {
		t.Errorf("refusals wrote %d entries, want %d", now-seq, refused)
	}
}

func TestHostsThatAreTheKiosks(t *testing.T) {
	c := newCentre(t)
	for _, host := range []string{"localhost", "localhost:8080", "LOCALHOST.", "127.0.0.1:8080", "127.9.9.9", "[::1]:8080", "senha.local:8081", "Senha.Local"} {
		c.want(c.server.Public(), "GET", api.RouteBoard, nil, 200, nil, func(r *http.Request) { r.Host = host })
	}
}

// The address that a connection came in on is the kiosk's own; another is not.
func TestHostThatIsTheConnectionsAddress(t *testing.T) {
	c := newCentre(t)
	at := func(local, host string) func(*http.Request) {
		return func(r *http.Request) {
			address, err := net.ResolveTCPAddr("tcp", local)
			if err != nil {
				t.Fatal(err)
			}
			*r = *r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, address))
			r.Host = host
		}
	}
	c.want(c.server.Public(), "GET", api.RouteBoard, nil, 200, nil, at("192.0.2.10:8080", "192.0.2.10:8080"))
	c.want(c.server.Public(), "GET", api.RouteBoard, nil, 200, nil, at("[::ffff:192.0.2.10]:8080", "192.0.2.10"))
	c.want(c.server.Public(), "GET", api.RouteBoard, nil, 200, nil, at("[2001:db8::1]:8080", "[2001:db8::1]:8080"))
	c.want(c.server.Public(), "GET", api.RouteBoard, nil, 421, nil, at("192.0.2.10:8080", "192.0.2.11:8080"))
}

// The public face reads and does nothing else.
func TestPublicIsReadOnly(t *testing.T) {
	c := newCentre(t)
	token := c.pair(roleCoordinator)
	for _, r := range routes {
		path := api.Fill(r.path, "1", "call")
		if r.method == "GET" && r.faces&public != 0 {
			continue
		}
		if r.faces&public != 0 {
			t.Errorf("%s %s is public", r.method, r.path)
		}
		w := c.ask(c.server.Public(), r.method, path, nil, bearer(token))
		if w.Code != 404 && w.Code != 405 {
			t.Errorf("%s %s: %d %s", r.method, path, w.Code, w.Body)
		}
	}
}

// The socket needs no token and has all of the API.
func TestSocketNeedsNoToken(t *testing.T) {
	c := newCentre(t)
	c.want(c.server.Socket(), "GET", api.RouteQueue, nil, 200, nil)
	c.want(c.server.Socket(), "POST", api.RouteTickets, request(nil), 201, nil)
	c.want(c.server.Socket(), "POST", "/api/v1/day/close", nil, 204, nil)
}

func TestNotReadyYet(t *testing.T) {
	c := newCentre(t)
	c.server.hub = newIdleHub()
	for path, method := range map[string]string{
		api.RouteQueue: "GET", api.RouteBoard: "GET", api.RouteBoardEvents: "GET", "/healthz": "GET", api.RouteTickets: "POST", "/api/v1/desks/1/call": "POST",
	} {
		var p api.Problem
		c.want(c.server.Socket(), method, path, nil, 503, &p)
		if p.Code != api.CodeNotReady {
			t.Errorf("%s: %+v", path, p)
		}
	}
}

// Every code that can be refused with has its status.
func TestEveryCodeHasAStatus(t *testing.T) {
	for _, code := range []kiosk.Code{
		kiosk.CodeInvalid, kiosk.CodeUnknownService, kiosk.CodeUnknownLanguage, kiosk.CodeUnknownDesk, kiosk.CodeUnknownTicket,
		kiosk.CodeServiceClosed, kiosk.CodeServiceFull, kiosk.CodeDayClosed, kiosk.CodeDayOpen, kiosk.CodeNoTicket,
		kiosk.CodeIDTaken, kiosk.CodeLetterTaken, kiosk.CodeNotStored,
	} {
		if statuses[code] < 400 {
			t.Errorf("%s has status %d", code, statuses[code])
		}
	}
}
