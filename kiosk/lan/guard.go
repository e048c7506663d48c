package lan

import (
	"net"
	"net/http"
	"net/netip"
	"strings"

	"senha/kiosk/api"
)

// policy is the content security policy of all that is served: nothing from
// outside, no script or style inside a page.
const policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

// guard refuses what no handler shall see and sets the headers of every answer.
func (s *Server) guard(f face, next http.Handler) http.Handler {
	if f == socket {
		return headers(next) // nobody's browser
	}
	origin := http.NewCrossOriginProtection()
	origin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.problem(w, r, refuse(api.CodeCrossOrigin, "Another site's page asked for this; only the kiosk's own pages may."))
	}))
	next = origin.Handler(next)
	return headers(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.hosts.allow(r) {
			s.problem(w, r, refuse(api.CodeWrongHost, "This kiosk is not called %q. Use its address, or add the name to [lan] hosts in kiosk.toml.", r.Host))
			return
		}
		next.ServeHTTP(w, r)
	}))
}

func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// hosts are the names by which the kiosk may be asked, in lower case. Any
// other is a page from outside that has pointed its own name here (DNS
// rebinding).
type hosts map[string]bool

func newHosts(names []string) hosts {
	h := hosts{"localhost": true}
	for _, name := range names {
		h[strings.ToLower(strings.TrimSuffix(name, "."))] = true
	}
	return h
}

// allow accepts the configured names, loopback addresses, and the address that
// the connection came in on: nobody else can own that one.
func (h hosts) allow(r *http.Request) bool {
	host := r.Host
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if h[host] {
		return true
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	if err != nil {
		return false
	}
	if ip.IsLoopback() {
		return true
	}
	local, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if local == nil {
		return false
	}
	at, err := netip.ParseAddrPort(local.String())
	return err == nil && at.Addr().Unmap().WithZone("") == ip.Unmap().WithZone("")
}
