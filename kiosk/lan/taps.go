package lan

import (
	"encoding/json"
	"net/http"
	"time"

	"senha/display/board"
	"senha/kiosk"
	"senha/kiosk/api"
)

// postTap hands a tap to the touch screen that listens.
func (s *Server) postTap(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("kiosk")
	var tap api.Tap
	if err := readBody(w, r, &tap); err != nil {
		s.problem(w, r, err)
		return
	}
	sc, page, _ := s.screens.find(name)
	var err error
	switch {
	case sc == nil:
		err = unknownScreen(name)
	case tap.X < 0 || tap.Y < 0 || tap.X >= page.Width || tap.Y >= page.Height:
		err = refuse(kiosk.CodeInvalid, "The tap at %d, %d is not on the screen, which has %d × %d px.", tap.X, tap.Y, page.Width, page.Height)
	default:
		err = s.screens.tap(sc, tap)
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func (c *screens) tap(sc *screen, tap api.Tap) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case sc.taps <- tap:
		return nil
	default:
	}
	if sc.taps == nil {
		return refuse(api.CodeNoScreen, "The touch screen is not listening. See whether it is switched on.")
	}
	return refuse(api.CodeNoScreen, "The touch screen has not taken the last taps. Wait a moment.")
}

// listen makes a stream the one that gets a screen's taps; an earlier one,
// whose line may be dead, is ended.
func (c *screens) listen(name string, now func() kiosk.Moment) (<-chan api.Tap, func(), error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	sc, err := c.make(name)
	if err != nil {
		return nil, nil, err
	}
	if sc.taps != nil {
		close(sc.taps)
	}
	mine := make(chan api.Tap, tapsKept)
	sc.taps = mine
	return mine, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if sc.taps == mine {
			sc.taps, sc.since = nil, now()
		}
	}, nil
}

// getTaps is the stream a touch screen reads its taps from.
func (s *Server) getTaps(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("kiosk")
	err := checkScreenName(name)
	var taps <-chan api.Tap
	var stop func()
	if err == nil {
		taps, stop, err = s.screens.listen(name, s.clock.Now)
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	s.screens.pages.changed() // it listens now
	defer s.screens.pages.changed()
	defer stop()
	beat := time.NewTicker(board.BeatEvery)
	defer beat.Stop()
	rd, err := s.openStream(w)
	for err == nil {
		select {
		case <-r.Context().Done():
			return
		case tap, open := <-taps:
			if !open {
				return
			}
			b, failed := json.Marshal(tap)
			if failed != nil {
				panic(failed) // two numbers
			}
			err = rd.send(api.EventTap, 0, b)
		case <-beat.C:
			err = rd.beat()
		}
	}
}
