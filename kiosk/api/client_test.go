package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"senha/kiosk"
)

func TestDialRefusesWhatIsNoHub(t *testing.T) {
	token := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ hub, token, says string }{
		{"", "", "want unix:PATH"},
		{"unix:", "", "names no socket"},
		{"kiosk.local:8080", "", "want unix:PATH"},
		{"ftp://kiosk.local", "", "want unix:PATH"},
		{"http://kiosk.local/board", "", "without a path"},
		{"http://user:pass@kiosk.local", "", "want unix:PATH"},
		{"http://kiosk.local", token, "one line with the token"},
		{"http://kiosk.local", token + "-not-there", "token file"},
	} {
		if _, err := Dial(tt.hub, tt.token); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("Dial(%q, %q): %v, want %q", tt.hub, tt.token, err, tt.says)
		}
	}
}

// answers serves one answer to all requests and keeps the last one.
func answers(t *testing.T, status int, body string) (*Client, *http.Request) {
	t.Helper()
	last := &http.Request{}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*last = *r
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(srv.Close)
	token := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte("SECRET\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Dial(srv.URL+"/", token)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c, last
}

func TestRefusalIsTheQueuesOwn(t *testing.T) {
	c, _ := answers(t, 409, `{"code":"service_closed","message":"Service \"legal\" is closed now."}`)
	_, err := c.Issue(t.Context(), TicketRequest{})
	var refused *kiosk.Error
	if !errors.As(err, &refused) || refused.Code != kiosk.CodeServiceClosed || err.Error() != `Service "legal" is closed now.` {
		t.Errorf("%v", err)
	}
}

func TestAnswersThatAreNoneOfAHubs(t *testing.T) {
	for _, tt := range []struct {
		status int
		body   string
		says   string
	}{
		{502, "<html>Bad Gateway</html>", "502 Bad Gateway"},
		{301, "", "301"}, // a redirect is not followed: the token stays here
		{200, "<html>", "not understood"},
		{200, strings.Repeat("x", maxAnswer+1), "more than"},
	} {
		c, _ := answers(t, tt.status, tt.body)
		_, err := c.Queue(t.Context())
		var refused *kiosk.Error
		if err == nil || !strings.Contains(err.Error(), tt.says) || errors.As(err, &refused) {
			t.Errorf("%d: %v, want %q", tt.status, err, tt.says)
		}
		if err != nil && strings.Contains(err.Error(), "SECRET") {
			t.Errorf("the token is in the error: %v", err)
		}
	}
}

func TestClientSendsItsToken(t *testing.T) {
	c, last := answers(t, 204, "")
	at, err := c.Desk(t.Context(), "a/b ç", "call")
	if at != nil || err != nil {
		t.Errorf("%+v, %v: want nobody", at, err)
	}
	if last.Header.Get("Authorization") != "Bearer SECRET" || last.URL.EscapedPath() != "/api/v1/desks/a%2Fb%20%C3%A7/call" || last.Header.Get("Content-Type") != "" {
		t.Errorf("sent %s %s", last.URL.EscapedPath(), last.Header)
	}
}

func TestClientBoundsWhatItSends(t *testing.T) {
	c, last := answers(t, 204, "")
	err := c.PutScreen(t.Context(), Screen{Kiosk: "k1", State: json.RawMessage(`"` + strings.Repeat("x", MaxBody) + `"`)})
	var refused *kiosk.Error
	if !errors.As(err, &refused) || refused.Code != CodeTooLarge || last.Method != "" {
		t.Errorf("%v, sent %q", err, last.Method)
	}
}

func TestNoHub(t *testing.T) {
	c, err := Dial("unix:"+filepath.Join(t.TempDir(), "kiosk.sock"), "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Board(t.Context()); err == nil || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("%v", err)
	}
}

func TestFill(t *testing.T) {
	for want, got := range map[string]string{
		"/api/v1/desks/3/no-show":    Fill(RouteDesk, "3", "no-show"),
		"/api/v1/screens/k1.png":     Fill(RouteScreenPNG, "k1"),
		"/api/v1/screens/..%2Fx":     Fill(RouteScreen, "../x"),
		"/api/v1/tickets/%7Bid%7D/x": strings.Replace(Fill(RoutePrint, "{id}"), "print", "x", 1),
		"/api/v1/queue":              Fill(RouteQueue, "unused"),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Every body can be written and read again.
func TestBodiesAreJSON(t *testing.T) {
	for _, v := range []any{Ticket{}, Queue{}, Screen{State: json.RawMessage("{}")}, Tap{}, Problem{}, Paired{}, Beat{}, TicketRequest{}} {
		if _, err := json.Marshal(v); err != nil {
			t.Errorf("%T: %v", v, err)
		}
	}
}
