package lan

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"senha/assets"
	"senha/kiosk"
	"senha/kiosk/api"
)

// deskAction is one of the actions of a desk's route.
type deskAction struct {
	name  string
	takes []string // fields of a DeskRequest
	wish  func(kiosk.DeskID, api.DeskRequest) kiosk.Wish
}

// ofTicket is what the simple actions about the ticket at the desk take.
var ofTicket = []string{"ticket"}

// deskActions are all of them.
var deskActions = []deskAction{
	{"open", []string{"technician", "languages"}, func(d kiosk.DeskID, r api.DeskRequest) kiosk.Wish {
		return kiosk.OpenDesk{Desk: d, Technician: r.Technician, Languages: r.Languages}
	}},
	{"pause", []string{"reason"}, func(d kiosk.DeskID, r api.DeskRequest) kiosk.Wish {
		return kiosk.PauseDesk{Desk: d, Reason: r.Reason}
	}},
	{"close", nil, func(d kiosk.DeskID, _ api.DeskRequest) kiosk.Wish { return kiosk.CloseDesk{Desk: d} }},
	{"call", nil, func(d kiosk.DeskID, _ api.DeskRequest) kiosk.Wish { return kiosk.CallNext{Desk: d} }},
	{"recall", ofTicket, func(d kiosk.DeskID, _ api.DeskRequest) kiosk.Wish { return kiosk.Recall{Desk: d} }},
	{"no-show", ofTicket, func(d kiosk.DeskID, _ api.DeskRequest) kiosk.Wish { return kiosk.NoShow{Desk: d} }},
	{"start", ofTicket, func(d kiosk.DeskID, _ api.DeskRequest) kiosk.Wish { return kiosk.Start{Desk: d} }},
	{"finish", []string{"ticket", "area", "outcome"}, func(d kiosk.DeskID, r api.DeskRequest) kiosk.Wish {
		return kiosk.Finish{Desk: d, Area: r.Area, Outcome: r.Outcome}
	}},
	{"call-number", []string{"number", "reason"}, func(d kiosk.DeskID, r api.DeskRequest) kiosk.Wish {
		return kiosk.CallNumber{Desk: d, Number: r.Number, Reason: r.Reason}
	}},
	{"refer", []string{"ticket", "steps", "reason"}, func(d kiosk.DeskID, r api.DeskRequest) kiosk.Wish {
		return kiosk.Refer{Desk: d, Steps: r.Steps, Reason: r.Reason}
	}},
	{"return", ofTicket, func(d kiosk.DeskID, _ api.DeskRequest) kiosk.Wish { return kiosk.Return{Desk: d} }},
	{"undo", ofTicket, func(d kiosk.DeskID, _ api.DeskRequest) kiosk.Wish { return kiosk.Undo{Desk: d} }},
	{"interpreter", []string{"ticket", "language", "mediator"}, func(d kiosk.DeskID, r api.DeskRequest) kiosk.Wish {
		return kiosk.StartInterpreter{Desk: d, Language: r.Language, Mediator: r.Mediator}
	}},
	{"interpreter-over", ofTicket, func(d kiosk.DeskID, _ api.DeskRequest) kiosk.Wish { return kiosk.EndInterpreter{Desk: d} }},
	{"help", nil, func(d kiosk.DeskID, _ api.DeskRequest) kiosk.Wish { return kiosk.CallHelp{Desk: d} }},
	{"help-over", nil, func(d kiosk.DeskID, _ api.DeskRequest) kiosk.Wish { return kiosk.EndHelp{Desk: d} }},
}

func (s *Server) postDesk(w http.ResponseWriter, r *http.Request) {
	desk, name := kiosk.DeskID(r.PathValue("desk")), r.PathValue("action")
	i := slices.IndexFunc(deskActions, func(a deskAction) bool { return a.name == name })
	if i < 0 {
		var names []string
		for _, a := range deskActions {
			names = append(names, a.name)
		}
		s.problem(w, r, refuse(api.CodeNotFound, "A desk has no action %q: use one of %s.", name, strings.Join(names, ", ")))
		return
	}
	if d := deviceOf(r); d != nil && d.Desk != "" && d.Desk != desk {
		s.problem(w, r, refuse(api.CodeNotAllowed, "This device is paired for desk %s only.", d.Desk))
		return
	}
	var body api.DeskRequest
	err := maybeBody(w, r, &body)
	if err == nil {
		err = deskActions[i].check(body)
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	wish := deskActions[i].wish(desk, body)
	if body.Ticket != "" {
		wish = kiosk.OnlyIf{Desk: desk, Ticket: body.Ticket, Wish: wish}
	}
	result, err := s.hub.Submit(r.Context(), origin(r), wish)
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

// check refuses fields that the action does not take, and languages that
// nobody speaks.
func (a deskAction) check(r api.DeskRequest) error {
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	var sent map[string]json.RawMessage
	if err := json.Unmarshal(b, &sent); err != nil {
		return err
	}
	for name := range sent {
		if !slices.Contains(a.takes, name) {
			return refuse(kiosk.CodeInvalid, "The action %s takes no field %q.", a.name, name)
		}
	}
	spoken := r.Languages
	if r.Language != "" {
		spoken = append(spoken, r.Language)
	}
	for _, tag := range spoken {
		if l, _ := assets.LanguageOf(string(tag)); l.Tag != string(tag) || tag == "" {
			return refuse(kiosk.CodeUnknownLanguage, "No language has the tag %q. Use those of assets/languages.tsv, such as ar.", tag)
		}
	}
	return nil
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
