package lan

import (
	"context"
	"net/http"
	"regexp"
	"strings"

	"senha/kiosk/api"
)

// cookie holds a paired device's token in a browser.
const cookie = "senha"

// deviceKey is where a request's context keeps who asks.
type deviceKey struct{}

func withDevice(r *http.Request, d *device) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), deviceKey{}, d))
}

// deviceOf returns the paired device that asks, or nil on the other faces.
func deviceOf(r *http.Request) *device {
	d, _ := r.Context().Value(deviceKey{}).(*device)
	return d
}

// originName is what a program on the socket may call itself.
var originName = regexp.MustCompile(`^[a-z]{1,16} [A-Za-z0-9-]{1,32}$`)

// origin is what the journal says about who asked: no name, only the number
// of a paired device.
func origin(r *http.Request) string {
	if d := deviceOf(r); d != nil {
		return d.Role + " " + d.ID
	}
	if name := r.Header.Get(api.OriginHeader); originName.MatchString(name) {
		return name
	}
	return "socket"
}

// who finds the device whose token a request shows, as a bearer token or in
// the cookie.
func (s *Server) who(r *http.Request) (*device, error) {
	token := ""
	if scheme, value, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && strings.EqualFold(scheme, "Bearer") {
		token = strings.TrimSpace(value)
	} else if c, err := r.Cookie(cookie); err == nil {
		token = c.Value
	}
	if token == "" {
		return nil, refuse(api.CodeNotPaired, "This device is not paired. Run `kiosk pair` at the kiosk, and open /pair or send the token as Authorization: Bearer.")
	}
	return s.check(r, s.shown, token)
}

// check finds a token's device, within the limits.
func (s *Server) check(r *http.Request, limit *attempts, token string) (*device, error) {
	address, up := addressOf(r.RemoteAddr), s.clock.Now().Up
	if wait := limit.wait(address, up); wait > 0 {
		return nil, tooMany(wait)
	}
	if d := s.devices.find(token); d != nil {
		return d, nil
	}
	limit.failed(address, up)
	return nil, refuse(api.CodeNotPaired, "This token is not known here. Run `kiosk pair` at the kiosk for a new one.")
}

// orList joins words for a sentence.
func orList(words []string) string {
	return strings.Join(words, " or ")
}
