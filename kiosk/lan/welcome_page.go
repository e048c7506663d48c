package lan

import (
	"net/http"

	"senha/assets"
	"senha/assets/locale"
	"senha/kiosk"
	"senha/kiosk/api"
)

// openTickets is how many tickets the welcome desk sees to print again.
const openTickets = 100

// welcomeView is the welcome desk's page.
type welcomeView struct {
	Centre    string
	Clock     string
	DayOpen   bool
	Services  []serviceRow
	Languages []kiosk.Language
	Spoken    []kiosk.Language // that interpreters speak
	Tickets   []deskTicket     // who waits or is at a desk, the newest first
	Waiting   int
	Missed    []deskTicket // who may still come back after a missed call
	Help      []api.Alarm  // screens at which somebody wants help
}

// serviceRow is a service as welcome and coordinator see it.
type serviceRow struct {
	kiosk.Service
	Name    string
	Waiting int
	Open    bool
	Full    bool
	Offered bool // by the document in force
	Today   kiosk.DayFigure
}

func (s *Server) getWelcome(w http.ResponseWriter, r *http.Request) {
	s.showPage(w, r, http.StatusOK, "welcome", page{
		Title: staffWords(r).T(locale.WelcomeTitle), Events: "/welcome/events", View: s.welcomeNow(r),
	})
}

func (s *Server) getWelcomeEvents(w http.ResponseWriter, r *http.Request) {
	s.showView(w, r, "welcome", func() (any, error) { return s.welcomeNow(r), nil })
}

func (s *Server) welcomeNow(r *http.Request) welcomeView {
	state, now := s.hub.State(), s.clock.Now()
	language := kiosk.Language(staffWords(r).Tag())
	v := welcomeView{
		Centre: state.Centre().Name, Clock: clockTime(now), DayOpen: state.Day().Open,
		Services: serviceRows(state, language), Languages: state.Centre().Languages, Waiting: len(state.Waiting()),
		Help: s.screens.helpWanted(now),
	}
	for _, l := range assets.Languages() {
		if l.Interpreter {
			v.Spoken = append(v.Spoken, kiosk.Language(l.Tag))
		}
	}
	for _, t := range state.Restorable(now) {
		v.Missed = append(v.Missed, newDeskTicket(state, t, kiosk.Reason{}, now, language))
	}
	all := state.Tickets()
	for i := len(all) - 1; i >= 0 && len(v.Tickets) < openTickets; i-- {
		if t := all[i]; t.Place == kiosk.Waiting || t.Place == kiosk.AtDesk {
			v.Tickets = append(v.Tickets, newDeskTicket(state, t, kiosk.Reason{}, now, language))
		}
	}
	return v
}

func serviceRows(state *kiosk.State, l kiosk.Language) []serviceRow {
	var rows []serviceRow
	for _, sv := range state.Services() {
		row := serviceRow{Service: sv, Name: sv.Name(l), Waiting: state.WaitingFor(sv.ID), Today: state.Figure(sv.ID)}
		_, row.Offered = state.Centre().Service(sv.ID)
		code, open := state.Open(sv)
		row.Open, row.Full = open && row.Offered, code == kiosk.CodeServiceFull
		rows = append(rows, row)
	}
	return rows
}
