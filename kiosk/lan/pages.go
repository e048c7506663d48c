package lan

import (
	"bytes"
	"embed"
	"encoding/json"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"senha/assets/locale"
	"senha/kiosk"
)

//go:embed pages/*.html
var pageFiles embed.FS

// refreshEvery is how often a page's view is made anew, for the minutes in it.
const refreshEvery = 5 * time.Second

// templates are the pages by language and name. Each is made of layout.html
// and its own file, which defines "view": the part that lives.
var templates = sync.OnceValue(func() map[string]map[string]*template.Template {
	all := map[string]map[string]*template.Template{}
	for _, tag := range locale.Staff().Languages() {
		words := locale.Staff().For(tag)
		all[tag] = map[string]*template.Template{}
		for _, name := range []string{"start", "pair", "refused", "desks", "desk", "welcome", "coordinator"} {
			all[tag][name] = template.Must(template.New("layout.html").Funcs(speak(words)).ParseFS(pageFiles, "pages/layout.html", "pages/"+name+".html"))
		}
	}
	return all
})

// page is what layout.html shows around a view.
type page struct {
	Title    string
	Events   string // address of the view's stream, "" if it doesn't live
	Refusals string // JSON: sentences by code
	Lost     string // what to say when the line is lost
	Here     string // this page's address
	View     any
}

// showPage answers with a page.
func (s *Server) showPage(w http.ResponseWriter, r *http.Request, status int, name string, p page) {
	words := staffWords(r)
	said, err := json.Marshal(refusals(words))
	if err != nil {
		panic(err) // strings
	}
	p.Refusals, p.Lost, p.Here = string(said), words.T(locale.LineLostHelp), r.URL.Path
	var b bytes.Buffer
	if err := templates()[words.Tag()][name].Execute(&b, p); err != nil {
		s.problem(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", words.Tag())
	w.Header().Set("Vary", "Cookie, Accept-Language")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

// showView streams a page's view: whole, as a JSON string, each time it has
// become another.
func (s *Server) showView(w http.ResponseWriter, r *http.Request, name string, view func() (any, error)) {
	t := templates()[staffWords(r).Tag()][name]
	s.stream(w, r, shows{
		event:   "view",
		refresh: refreshEvery,
		latest: func() (snapshot, error) {
			seq := s.hub.State().Seq()
			v, err := view()
			if err != nil {
				return snapshot{}, err
			}
			var b bytes.Buffer
			if err := t.ExecuteTemplate(&b, "view", v); err != nil {
				return snapshot{}, err
			}
			return newSnapshot(seq, 0, b.String()), nil
		},
		news: func(old, now snapshot) bool { return !bytes.Equal(old.body, now.body) },
	})
}

// clockTime is a wall time of day, or "" if the clock is not to be believed.
func clockTime(m kiosk.Moment) string {
	if !m.Trusted {
		return ""
	}
	return m.Wall.Format("15:04")
}

// wantsPage tells whether a browser's person asks, not a program.
func wantsPage(r *http.Request) bool {
	return !strings.HasPrefix(r.URL.Path, "/api/") && strings.Contains(r.Header.Get("Accept"), "text/html")
}

// local returns an address on this server to go on to, or "".
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") || strings.Contains(next, `\`) {
		return ""
	}
	return u.Path
}

// getStart is the page that leads to the others.
func (s *Server) getStart(w http.ResponseWriter, r *http.Request) {
	s.showPage(w, r, http.StatusOK, "start", page{Title: staffWords(r).T(locale.StartTitle), View: s.hub.State().Centre().Name})
}

// toBoard leads the public's first page to the only one it has.
func (s *Server) toBoard(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/board", http.StatusSeeOther)
}

// postLanguage remembers a language and leads back.
func (s *Server) postLanguage(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 4<<10)
	tag := r.FormValue("language")
	if !locale.Staff().Has(tag) {
		s.problem(w, r, refuse(kiosk.CodeUnknownLanguage, "Staff's pages exist in %v.", locale.Staff().Languages()))
		return
	}
	s.setCookie(w, r, languageCookie, tag)
	next := local(r.FormValue("next"))
	if next == "" {
		next = "/"
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// cookieAge is how long a browser stays paired if nobody ends it: the longest
// that browsers keep a cookie.
const cookieAge = 400 * 24 * time.Hour

func (s *Server) setCookie(w http.ResponseWriter, r *http.Request, name, value string) {
	http.SetCookie(w, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: int(cookieAge.Seconds()),
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil,
	})
}

// turnAway answers who may not come in: a person gets a page that leads to
// pairing.
func (s *Server) turnAway(w http.ResponseWriter, r *http.Request, err error) {
	if !wantsPage(r) {
		s.problem(w, r, err)
		return
	}
	p, status := s.refusal(w, r, err)
	words := staffWords(r)
	text := words.T(locale.PairNeeded)
	switch status {
	case http.StatusForbidden:
		text = words.T(locale.PairOtherRole)
	case http.StatusTooManyRequests:
		text = words.T(locale.PairTooMany, minutes(w.Header().Get("Retry-After")))
	}
	s.showPage(w, r, status, "refused", page{Title: words.T(locale.PairTitle), View: refusedView{
		Text: text, Code: p.Code, Pair: "/pair?next=" + url.QueryEscape(r.URL.Path),
	}})
}

// refusedView is a page that says why there is no other.
type refusedView struct {
	Text string
	Code kiosk.Code
	Pair string // where to pair, "" if that does not help
}

func (s *Server) notFound(w http.ResponseWriter, r *http.Request) {
	if wantsPage(r) {
		words := staffWords(r)
		s.showPage(w, r, http.StatusNotFound, "refused", page{Title: words.T(locale.StartTitle), View: refusedView{Text: words.T(locale.PageNotFound)}})
		return
	}
	s.problem(w, r, noRoute(r))
}
