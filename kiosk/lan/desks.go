package lan

import (
	"net/http"

	"senha/kiosk"
	"senha/kiosk/api"
)

// deskWishes are the actions of a desk's route.
var deskWishes = map[string]func(kiosk.DeskID) kiosk.Wish{
	"open":    func(d kiosk.DeskID) kiosk.Wish { return kiosk.OpenDesk{Desk: d} },
	"pause":   func(d kiosk.DeskID) kiosk.Wish { return kiosk.PauseDesk{Desk: d} },
	"close":   func(d kiosk.DeskID) kiosk.Wish { return kiosk.CloseDesk{Desk: d} },
	"call":    func(d kiosk.DeskID) kiosk.Wish { return kiosk.CallNext{Desk: d} },
	"recall":  func(d kiosk.DeskID) kiosk.Wish { return kiosk.Recall{Desk: d} },
	"no-show": func(d kiosk.DeskID) kiosk.Wish { return kiosk.NoShow{Desk: d} },
	"start":   func(d kiosk.DeskID) kiosk.Wish { return kiosk.Start{Desk: d} },
	"finish":  func(d kiosk.DeskID) kiosk.Wish { return kiosk.Finish{Desk: d} },
}

func (s *Server) postDesk(w http.ResponseWriter, r *http.Request) {
	desk, action := kiosk.DeskID(r.PathValue("desk")), r.PathValue("action")
	wish, ok := deskWishes[action]
	if !ok {
		s.problem(w, r, refuse(api.CodeNotFound, "A desk has no action %q: use open, pause, close, call, recall, no-show, start or finish.", action))
		return
	}
	if d := deviceOf(r); d != nil && d.Desk != "" && d.Desk != desk {
		s.problem(w, r, refuse(api.CodeNotAllowed, "This device is paired for desk %s only.", d.Desk))
		return
	}
	if err := noBody(w, r); err != nil {
		s.problem(w, r, err)
		return
	}
	result, err := s.hub.Submit(r.Context(), origin(r), wish(desk))
	if err != nil {
		s.problem(w, r, err)
		return
	}
	if result.Ticket == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	writeJSON(w, http.StatusOK, s.ticketNow(result.Ticket))
}

func (s *Server) postService(w http.ResponseWriter, r *http.Request) {
	service := kiosk.ServiceID(r.PathValue("service"))
	switch action := r.PathValue("action"); action {
	case "open":
		s.submit(w, r, kiosk.OpenService{Service: service})
	case "close":
		s.submit(w, r, kiosk.CloseService{Service: service})
	default:
		s.problem(w, r, refuse(api.CodeNotFound, "A service has no action %q: use open or close.", action))
	}
}

func (s *Server) postDay(w http.ResponseWriter, r *http.Request) {
	switch action := r.PathValue("action"); action {
	case "open":
		s.submit(w, r, kiosk.OpenDay{})
	case "close":
		s.submit(w, r, kiosk.CloseDay{})
	default:
		s.problem(w, r, refuse(api.CodeNotFound, "The day has no action %q: use open or close.", action))
	}
}

// submit hands in a wish that is answered with nothing.
func (s *Server) submit(w http.ResponseWriter, r *http.Request, wish kiosk.Wish) {
	if err := noBody(w, r); err != nil {
		s.problem(w, r, err)
		return
	}
	if _, err := s.hub.Submit(r.Context(), origin(r), wish); err != nil {
		s.problem(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
