package lan

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
)

// Bounds on what touch screens report.
const (
	maxScreens = 16
	maxSide    = 8192 // px
	tapsKept   = 4    // taps that wait for a screen
)

// helpFor is how long staff are shown that somebody at a screen wants help.
const helpFor = 5 * time.Minute

// alarmHelp is that alarm's code; firstPage is the page of a screen that nobody
// uses, as package screen names it.
const (
	alarmHelp = "help-wanted"
	firstPage = "language"
)

// screenName is what a touch screen may be called.
var screenName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,31}$`)

// screens are the touch screens and the pages they reported last.
type screens struct {
	paint func(api.Screen, api.Queue) ([]byte, error)
	pages watchers // of any screen's page

	mu     sync.Mutex
	byName map[string]*screen

	painting sync.Mutex // one picture at a time: painting takes a whole core
}

// screen is one touch screen.
type screen struct {
	page    api.Screen
	version uint64       // of page
	taps    chan api.Tap // to the stream that listens, nil if none does
	since   kiosk.Moment // of the last word from it
	helpAt  kiosk.Moment // when help was last asked for there; no boot for never

	// The last picture and what it shows; guarded by screens.painting.
	picture []byte
	painted paintedAt
}

// paintedAt is what a picture depends on.
type paintedAt struct{ version, seq, more uint64 }

func newScreens(paint func(api.Screen, api.Queue) ([]byte, error)) *screens {
	return &screens{paint: paint, byName: map[string]*screen{}}
}

// shown is a screen that has reported a page, at one moment.
type shown struct {
	page    api.Screen
	version uint64
	listens bool // for taps: it is there
	since   kiosk.Moment
}

// all returns the screens that have reported a page, by name.
func (c *screens) all() []shown {
	c.mu.Lock()
	defer c.mu.Unlock()
	var list []shown
	for _, name := range slices.Sorted(maps.Keys(c.byName)) {
		if sc := c.byName[name]; sc.version > 0 {
			list = append(list, shown{sc.page, sc.version, sc.taps != nil, sc.since})
		}
	}
	return list
}

func (c *screens) names() []string {
	names := []string{}
	for _, sc := range c.all() {
		names = append(names, sc.page.Kiosk)
	}
	return names
}

// find returns a screen and its page, or nil if it never reported one.
func (c *screens) find(name string) (*screen, api.Screen, uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	sc := c.byName[name]
	if sc == nil || sc.version == 0 {
		return nil, api.Screen{}, 0
	}
	return sc, sc.page, sc.version
}

// make returns a screen, new if need be. c.mu is held.
func (c *screens) make(name string) (*screen, error) {
	sc := c.byName[name]
	if sc == nil {
		if len(c.byName) >= maxScreens {
			return nil, refuse(kiosk.CodeInvalid, "There are %d touch screens already; restart the kiosk to forget those that are gone.", maxScreens)
		}
		sc = &screen{}
		c.byName[name] = sc
	}
	return sc, nil
}

func checkScreenName(name string) error {
	if !screenName.MatchString(name) {
		return refuse(kiosk.CodeInvalid, "A touch screen can't be called %q: take up to 32 of a–z, 0–9 and -.", name)
	}
	return nil
}

func (s *Server) putScreen(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("kiosk")
	var page api.Screen
	err := checkScreenName(name)
	if err == nil {
		err = readBody(w, r, &page)
	}
	switch {
	case err != nil:
	case page.Kiosk != "" && page.Kiosk != name:
		err = refuse(kiosk.CodeInvalid, "The body is of screen %q, the address of %q.", page.Kiosk, name)
	case page.Width < 1 || page.Width > maxSide || page.Height < 1 || page.Height > maxSide:
		err = refuse(kiosk.CodeInvalid, "The screen is %d × %d px; each side must be 1 to %d.", page.Width, page.Height, maxSide)
	}
	first := false
	if err == nil {
		page.Kiosk = name
		first, err = s.screens.put(page, s.clock.Now())
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	if first || page.Help {
		s.changes.changed()
	}
	s.screens.pages.changed()
	w.WriteHeader(http.StatusNoContent)
}

// put keeps a page. It tells whether it is the screen's first.
func (c *screens) put(page api.Screen, now kiosk.Moment) (first bool, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	sc, err := c.make(page.Kiosk)
	if err != nil {
		return false, err
	}
	sc.page, sc.since = page, now
	switch {
	case page.Help:
		sc.helpAt = now
	case page.Page != firstPage: // the next person is there, and helps themselves
		sc.helpAt = kiosk.Moment{}
	}
	sc.version++
	return sc.version == 1, nil
}

// helpWanted returns an alarm for each screen at which somebody asked for help:
// until the next person uses it, or for some minutes.
func (c *screens) helpWanted(now kiosk.Moment) []api.Alarm {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := []api.Alarm{}
	for _, name := range slices.Sorted(maps.Keys(c.byName)) {
		if at := c.byName[name].helpAt; at.Boot != "" && now.Since(at) < helpFor {
			list = append(list, api.Alarm{Code: alarmHelp, Detail: name})
		}
	}
	return list
}

func unknownScreen(name string) error {
	return refuse(api.CodeNotFound, "No touch screen %q has reported its page.", name)
}

// getScreen answers with a screen's page, or its picture: ServeMux has no
// pattern for a segment's end.
func (s *Server) getScreen(w http.ResponseWriter, r *http.Request) {
	name, picture := strings.CutSuffix(r.PathValue("kiosk"), ".png")
	sc, page, version := s.screens.find(name)
	if sc == nil {
		s.problem(w, r, unknownScreen(name))
		return
	}
	if !picture {
		writeJSON(w, http.StatusOK, page)
		return
	}
	b, tag, err := s.picture(sc, page, version)
	if err != nil {
		s.log.Error("a touch screen's page could not be painted", "screen", name, "page", page.Page, "error", err)
		s.problem(w, r, refuse(api.CodeNoPicture, "The page of touch screen %q could not be painted. Its targets can still be tapped.", name))
		return
	}
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	_, _ = w.Write(b)
}

// picture paints a screen's page, or returns the last one if it still is right.
func (s *Server) picture(sc *screen, page api.Screen, version uint64) (png []byte, tag string, err error) {
	if s.screens.paint == nil {
		return nil, "", fmt.Errorf("this kiosk paints no pages")
	}
	s.screens.painting.Lock()
	defer s.screens.painting.Unlock()
	at := paintedAt{version, s.hub.State().Seq(), s.changes.count()}
	if sc.picture == nil || sc.painted != at {
		b, err := s.screens.paint(page, s.queueNow())
		if err != nil {
			return nil, "", err
		}
		sc.picture, sc.painted = b, at
	}
	return sc.picture, fmt.Sprintf(`"%d-%d-%d"`, at.version, at.seq, at.more), nil
}
