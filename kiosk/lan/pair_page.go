package lan

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"senha/assets/locale"
)

// homes are where a device's role leads.
var homes = map[string]string{roleDesk: "/desk", roleWelcome: "/welcome", roleCoordinator: "/coordinator"}

// pairView is the page with the one field.
type pairView struct {
	Next  string // where to go on to
	Wrong string // what was wrong with the last code, "" if there was none
}

// getPair is the page to type a token on. A token in the address's fragment
// (/pair#token=…) is taken from there by the page: fragments are not sent, so
// it reaches no log.
func (s *Server) getPair(w http.ResponseWriter, r *http.Request) {
	s.showPage(w, r, http.StatusOK, "pair", page{
		Title: staffWords(r).T(locale.PairTitle),
		View:  pairView{Next: local(r.URL.Query().Get("next"))},
	})
}

// postPair turns a token into a cookie.
func (s *Server) postPair(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 4<<10)
	// Tokens have capital letters and digits alone; people type them otherwise.
	token := strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(r.PostFormValue("token")))
	next := local(r.PostFormValue("next"))
	d, err := s.check(r, s.typed, token)
	if err != nil {
		words := staffWords(r)
		_, status := s.refusal(w, r, err)
		wrong := words.T(locale.PairWrong)
		var wait *waitError
		if errors.As(err, &wait) {
			wrong = words.T(locale.PairTooMany, minutes(w.Header().Get("Retry-After")))
		}
		s.showPage(w, r, status, "pair", page{Title: words.T(locale.PairTitle), View: pairView{Next: next, Wrong: wrong}})
		return
	}
	s.setCookie(w, r, cookie, token)
	if next == "" {
		next = homes[d.Role]
	}
	http.Redirect(w, r, (&url.URL{Path: next}).String(), http.StatusSeeOther)
}

// minutes rounds a Retry-After of seconds up.
func minutes(seconds string) int {
	n, err := strconv.Atoi(seconds)
	if err != nil {
		return 1
	}
	return max(1, (n+59)/60)
}
