package lan

import (
	"context"
	"net/http"
	"time"

	"senha/assets"
	"senha/kiosk"
	"senha/kiosk/api"
)

func (s *Server) postTicket(w http.ResponseWriter, r *http.Request) {
	var body api.TicketRequest
	if err := readBody(w, r, &body); err != nil {
		s.problem(w, r, err)
		return
	}
	if l, _ := assets.LanguageOf(string(body.Interpreter)); l.Tag != string(body.Interpreter) {
		s.problem(w, r, refuse(kiosk.CodeUnknownLanguage, "No language has the tag %q, so no interpreter can be found. Use one of assets/languages.tsv, such as ti, or none.", body.Interpreter))
		return
	}
	result, err := s.hub.Submit(r.Context(), origin(r), kiosk.IssueTicket{
		ID: body.ID, Service: body.Service, Language: body.Language,
		Priority: body.Priority, Children: body.Children, Interpreter: body.Interpreter,
		Printer: s.printer,
	})
	if err != nil {
		s.problem(w, r, err)
		return
	}
	status := http.StatusCreated
	if len(result.Events) == 0 {
		status = http.StatusOK // it stood already
	}
	writeJSON(w, status, s.ticketNow(result.Ticket))
}

func (s *Server) postLost(w http.ResponseWriter, r *http.Request) {
	var body api.LostRequest
	err := readBody(w, r, &body)
	if err == nil {
		_, err = s.hub.Submit(r.Context(), origin(r), kiosk.CountLost{ID: body.ID, Service: body.Service, Language: body.Language})
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// postRestore gives who missed a call their later chance.
func (s *Server) postRestore(w http.ResponseWriter, r *http.Request) {
	var body api.RestoreRequest
	if err := readBody(w, r, &body); err != nil {
		s.problem(w, r, err)
		return
	}
	if d := deviceOf(r); d != nil && d.Desk != "" && body.Desk != "" && d.Desk != body.Desk {
		s.problem(w, r, refuse(api.CodeNotAllowed, "This device is paired for desk %s only.", d.Desk))
		return
	}
	result, err := s.hub.Submit(r.Context(), origin(r), kiosk.RestoreTicket{Number: body.Number, Desk: body.Desk})
	if err != nil {
		s.problem(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, s.ticketNow(result.Ticket))
}

func (s *Server) getTicket(w http.ResponseWriter, r *http.Request) {
	id := kiosk.TicketID(r.PathValue("id"))
	t := s.hub.State().Ticket(id)
	if t == nil {
		s.problem(w, r, refuse(kiosk.CodeUnknownTicket, "No ticket of this business day has the id %q.", id))
		return
	}
	writeJSON(w, http.StatusOK, s.ticketNow(t))
}

func (s *Server) postPrint(w http.ResponseWriter, r *http.Request) {
	if err := noBody(w, r); err != nil {
		s.problem(w, r, err)
		return
	}
	result, err := s.hub.Submit(r.Context(), origin(r), kiosk.PrintTicket{ID: kiosk.TicketID(r.PathValue("id")), Reason: "asked"})
	if err != nil {
		s.problem(w, r, err)
		return
	}
	writeJSON(w, http.StatusAccepted, s.ticketNow(result.Ticket))
}

// trialTime is how long a test ticket may take, at 9600 baud too.
const trialTime = time.Minute

// postTrial prints a test ticket.
func (s *Server) postTrial(w http.ResponseWriter, r *http.Request) {
	if err := noBody(w, r); err != nil {
		s.problem(w, r, err)
		return
	}
	if s.trial == nil {
		s.problem(w, r, refuse(api.CodeNoPaper, "This kiosk has no printer: name one in [printer] of kiosk.toml."))
		return
	}
	ctx, stop := context.WithTimeout(r.Context(), trialTime)
	defer stop()
	if err := s.trial(ctx); err != nil {
		s.problem(w, r, refuse(api.CodeNoPaper, "%s.", err))
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// ticketNow is a ticket's body as things stand.
func (s *Server) ticketNow(t *kiosk.Ticket) api.Ticket {
	return ticketBody(s.hub.State(), t, s.clock.Now())
}

// ticketBody is a ticket as its holder or a desk sees it at a moment.
func ticketBody(state *kiosk.State, t *kiosk.Ticket, now kiosk.Moment) api.Ticket {
	until := now
	if t.Calls > 0 && t.Place != kiosk.Waiting {
		until = t.Called
		if d := state.DeskState(t.Desk); d.Ticket == t.ID {
			until = d.Called // of the first call, not of a recall
		}
	}
	var promise *kiosk.Range
	if t.Promise.To > 0 {
		promise = &t.Promise
	}
	return api.Ticket{
		ID: t.ID, Number: t.Number, Service: t.Service, Class: t.Class, Language: t.Language,
		Priority: t.Priority, Children: t.Children, Interpreter: t.Interpreter,
		Ahead: t.Ahead, Promise: promise, Arrived: t.Arrived.Wall, WaitedS: int(until.Since(t.Arrived).Seconds()),
		Place: t.Place, Desk: t.Desk, Calls: t.Calls, Started: t.Started,
		Paper: t.Paper, Copy: t.Copy, PaperFault: t.PaperFault,
		Front: t.Front, Restored: t.Restored, Steps: t.Steps, From: t.From,
	}
}
