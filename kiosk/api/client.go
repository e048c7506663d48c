package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"senha/display/board"
	"senha/kiosk"
)

// MaxBody is the most bytes of JSON that a request may carry.
const MaxBody = 64 << 10

// OriginHeader names who asks over the socket, as the journal's entries have
// it: a kind of program and its name, such as "touch k1".
const OriginHeader = "Senha-Origin"

const (
	maxAnswer  = 16 << 20         // bytes of an answer that a client reads
	answerTime = 10 * time.Second // for a whole request, streams apart
	dialTime   = 3 * time.Second
)

// Client speaks to a hub. It may be used by many goroutines at once.
type Client struct {
	hub   string // as given to Dial, for messages
	base  string // scheme and host
	token string
	name  string // see Named
	http  *http.Client
}

// Dial returns a client of a hub: "unix:PATH" for its socket, or an http or
// https URL without a path. tokenFile names a file that holds a paired
// device's token, "" for none. Nothing is sent yet.
func Dial(hub, tokenFile string) (*Client, error) {
	transport := &http.Transport{
		DialContext:         (&net.Dialer{Timeout: dialTime}).DialContext,
		TLSHandshakeTimeout: dialTime,
		MaxIdleConnsPerHost: 4,
		IdleConnTimeout:     time.Minute,
		DisableCompression:  true, // a local line; streams must not be held back
	}
	c := &Client{hub: hub, base: hub, http: &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, // the token stays here
	}}
	if path, ok := strings.CutPrefix(hub, "unix:"); ok {
		if path == "" {
			return nil, errors.New("hub \"unix:\" names no socket: want unix:PATH, such as unix:/run/senha/kiosk.sock")
		}
		c.base = "http://localhost"
		transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
			d := net.Dialer{Timeout: dialTime}
			return d.DialContext(ctx, "unix", path)
		}
	} else {
		u, err := url.Parse(hub)
		if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.User != nil {
			return nil, fmt.Errorf("hub %q: want unix:PATH, or a URL without a path such as http://192.168.1.10:8080", hub)
		}
		c.base = u.Scheme + "://" + u.Host
	}
	if tokenFile != "" {
		b, err := os.ReadFile(tokenFile)
		if err != nil {
			return nil, fmt.Errorf("token file: %w", err)
		}
		if c.token = strings.TrimSpace(string(b)); c.token == "" || strings.ContainsAny(c.token, " \t\r\n") {
			return nil, fmt.Errorf("token file %s: want one line with the token that `kiosk pair` printed", tokenFile)
		}
	}
	return c, nil
}

// Named says who asks, such as "touch k1": a hub that is asked over its socket
// writes that into its journal as the origin. It must be called before any
// request.
func (c *Client) Named(name string) *Client {
	c.name = name
	return c
}

// String returns the hub's address as given to Dial.
func (c *Client) String() string { return c.hub }

// Close lets go of idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Issue asks for a ticket. Sent twice with one id it issues once.
func (c *Client) Issue(ctx context.Context, r TicketRequest) (Ticket, error) {
	return answer[Ticket](ctx, c, http.MethodPost, RouteTickets, r)
}

// CountLost counts somebody who wanted a ticket of a service that gives none.
func (c *Client) CountLost(ctx context.Context, r LostRequest) error {
	_, err := c.send(ctx, http.MethodPost, RouteLost, r)
	return err
}

// Ticket returns a ticket of the business day.
func (c *Client) Ticket(ctx context.Context, id kiosk.TicketID) (Ticket, error) {
	return answer[Ticket](ctx, c, http.MethodGet, fill(RouteTicket, string(id)), nil)
}

// Print asks for a copy of a ticket's paper.
func (c *Client) Print(ctx context.Context, id kiosk.TicketID) (Ticket, error) {
	return answer[Ticket](ctx, c, http.MethodPost, fill(RoutePrint, string(id)), nil)
}

// Ask does what a desk wishes, as Desk does, and says more about it.
func (c *Client) Ask(ctx context.Context, desk kiosk.DeskID, action string, r DeskRequest) (*Ticket, error) {
	return answer[*Ticket](ctx, c, http.MethodPost, fill(RouteDesk, string(desk), action), r)
}

// Desk does what a desk wishes, such as open, pause, close, call, recall,
// no-show, start or finish; docs/openapi.yaml lists all. It returns the desk's
// ticket, or nil if it has none (for call: nobody waits).
func (c *Client) Desk(ctx context.Context, desk kiosk.DeskID, action string) (*Ticket, error) {
	return answer[*Ticket](ctx, c, http.MethodPost, fill(RouteDesk, string(desk), action), nil)
}

// Restore puts who missed a call and came back to the front.
func (c *Client) Restore(ctx context.Context, r RestoreRequest) (Ticket, error) {
	return answer[Ticket](ctx, c, http.MethodPost, RouteRestore, r)
}

// Service opens or closes a service: action is open or close.
func (c *Client) Service(ctx context.Context, service kiosk.ServiceID, action string) error {
	_, err := c.send(ctx, http.MethodPost, fill(RouteService, string(service), action), nil)
	return err
}

// Day opens or closes the business day: action is open or close.
func (c *Client) Day(ctx context.Context, action string) error {
	_, err := c.send(ctx, http.MethodPost, fill(RouteDay, action), nil)
	return err
}

// Trial has the kiosk's printer print a test ticket, and waits for it.
func (c *Client) Trial(ctx context.Context) error {
	_, err := c.send(ctx, http.MethodPost, RouteTrial, nil)
	return err
}

// Queue returns all that a centre's own screens and staff see.
func (c *Client) Queue(ctx context.Context) (Queue, error) {
	return answer[Queue](ctx, c, http.MethodGet, RouteQueue, nil)
}

// Board returns what a waiting room shows.
func (c *Client) Board(ctx context.Context) (board.Board, error) {
	return answer[board.Board](ctx, c, http.MethodGet, RouteBoard, nil)
}

// PutScreen reports the page that a touch screen shows, under s.Kiosk.
func (c *Client) PutScreen(ctx context.Context, s Screen) error {
	_, err := c.send(ctx, http.MethodPut, fill(RouteScreen, s.Kiosk), s)
	return err
}

// Screen returns the page that a touch screen reported last.
func (c *Client) Screen(ctx context.Context, name string) (Screen, error) {
	return answer[Screen](ctx, c, http.MethodGet, fill(RouteScreen, name), nil)
}

// ScreenPNG returns the picture that a touch screen shows.
func (c *Client) ScreenPNG(ctx context.Context, name string) ([]byte, error) {
	return c.send(ctx, http.MethodGet, fill(RouteScreenPNG, name), nil)
}

// Tap touches a screen from afar.
func (c *Client) Tap(ctx context.Context, name string, t Tap) error {
	_, err := c.send(ctx, http.MethodPost, fill(RouteTaps, name), t)
	return err
}

// Pair asks for a device's token; hubs answer it on their socket only.
func (c *Client) Pair(ctx context.Context, r PairRequest) (Paired, error) {
	return answer[Paired](ctx, c, http.MethodPost, RoutePair, r)
}

// Fill puts values, escaped, in place of a route's {…} elements.
func Fill(route string, values ...string) string { return fill(route, values...) }

func fill(route string, values ...string) string {
	for _, v := range values {
		start, end := strings.IndexByte(route, '{'), strings.IndexByte(route, '}')
		if start < 0 {
			return route
		}
		route = route[:start] + url.PathEscape(v) + route[end+1:]
	}
	return route
}

// answer sends a request and decodes what comes back; nothing (204) is the
// zero value.
func answer[T any](ctx context.Context, c *Client, method, path string, body any) (T, error) {
	var v T
	b, err := c.send(ctx, method, path, body)
	if err != nil || len(b) == 0 {
		return v, err
	}
	if err := json.Unmarshal(b, &v); err != nil {
		return v, fmt.Errorf("hub %s, %s %s: the answer is not understood: %w", c.hub, method, path, err)
	}
	return v, nil
}

// send returns the body of a 2xx answer. A refusal is a *kiosk.Error.
func (c *Client) send(ctx context.Context, method, path string, body any) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	resp, err := c.open(ctx, method, path, body, nil)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("hub %s, %s %s: the answer broke off: %w", c.hub, method, path, err)
	case len(b) > maxAnswer:
		return nil, fmt.Errorf("hub %s, %s %s: the answer has more than %d bytes", c.hub, method, path, maxAnswer)
	}
	return b, nil
}

// open sends a request and returns the answer if it is a 2xx one.
func (c *Client) open(ctx context.Context, method, path string, body any, header http.Header) (*http.Response, error) {
	var r io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		if len(b) > MaxBody {
			return nil, &kiosk.Error{Code: CodeTooLarge, Message: fmt.Sprintf("The request has %d bytes; a hub reads %d at most.", len(b), MaxBody)}
		}
		r = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, r)
	if err != nil {
		return nil, err
	}
	for name, values := range header {
		req.Header[name] = values
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if c.token != "" {
		req.Header.Set("Authorization", "Bearer "+c.token)
	}
	if c.name != "" {
		req.Header.Set(OriginHeader, c.name)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, fmt.Errorf("hub %s does not answer: %w", c.hub, err)
	}
	if resp.StatusCode/100 == 2 {
		return resp, nil
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(io.LimitReader(resp.Body, MaxBody)) // what came is enough to say why
	return nil, refusal(c.hub, method, path, resp.StatusCode, b)
}

// refusal reads a Problem.
func refusal(hub, method, path string, status int, body []byte) error {
	cause := fmt.Errorf("hub %s, %s %s: %d %s", hub, method, path, status, http.StatusText(status))
	var p Problem
	if err := json.Unmarshal(body, &p); err != nil || p.Code == "" {
		return cause
	}
	return &kiosk.Error{Code: p.Code, Message: p.Message, Cause: cause}
}
