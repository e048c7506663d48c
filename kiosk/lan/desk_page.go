package lan

import (
	"net/http"
	"net/url"
	"time"

	"senha/assets/locale"
	"senha/kiosk"
)

// deskCookie remembers the desk that a browser sits at.
const deskCookie = "desk"

// followers is how many the desk's page shows behind the next one.
const followers = 6

// desksView is the choice of a desk.
type desksView struct {
	Desks   []deskChoice
	Unknown bool // the desk asked for is not there
}

type deskChoice struct {
	ID      kiosk.DeskID
	Letters []string
	Open    bool
	Paused  bool
}

// deskView is a desk's page.
type deskView struct {
	Desk     kiosk.DeskID
	Fixed    bool // the device is paired for this desk alone
	Services []deskService
	Open     bool
	Paused   bool
	DayOpen  bool
	Clock    string       // "" if it is not to be believed
	Card     *deskTicket  // at the desk, else next
	At       bool         // the card's ticket is at the desk
	Next     *deskTicket  // who the main key would call, nil if nobody waits
	Then     []deskTicket // who follows, after the card
	Waiting  int          // for this desk's services
	Served   int

	Technician  kiosk.PersonID
	Spoken      []kiosk.Language
	Seat        string // both, short
	Technicians []technicianChoice
	Speakable   []spokenChoice

	Interpreting   kiosk.Interpreting
	InterpretedFor int // minutes, so far
	Undoable       bool
	Help           bool
	Areas          []kiosk.Choice // of the card's service
	Centre         *kiosk.Centre
	Elsewhere      []referChoice // where the card's ticket can be sent
	Missed         []deskTicket  // who may still come back
}

type deskService struct {
	kiosk.Service
	Waiting int
}

// deskTicket is a ticket as a desk's page shows it.
type deskTicket struct {
	*kiosk.Ticket
	Name    string // of the service, in the page's language
	Why     kiosk.Reason
	Minutes int    // waited
	Arrived string // clock, "" if it is not to be believed
	Called  string
	Endonym string // of the language
	Dir     string // of the language
	Phone   string // where an interpreter is rung

	Letter        string   // of the service
	Speaks        bool     // the desk speaks the ticket's language
	Silent        bool     // it is known not to
	FromName      string   // which service referred it, "" if none did
	ReferredAt    string   // clock
	Reason        string   // why it was referred, in words
	MediatorCodes []string // of those who speak the language
	Interpreted   int      // minutes that interpreters took, begun ones too
	StepNames     string   // where it goes afterwards
}

func (s *Server) getDesks(w http.ResponseWriter, r *http.Request) {
	d := deviceOf(r)
	remembered, err := r.Cookie(deskCookie)
	switch {
	case d.Desk != "":
		http.Redirect(w, r, deskPath(d.Desk), http.StatusSeeOther)
	case err == nil && remembered.Value != "" && !r.URL.Query().Has("choose"):
		if id, err := url.PathUnescape(remembered.Value); err == nil {
			if _, known := s.hub.State().Centre().Desk(kiosk.DeskID(id)); known {
				http.Redirect(w, r, deskPath(kiosk.DeskID(id)), http.StatusSeeOther)
				return
			}
		}
		s.showDesks(w, r, http.StatusOK, false)
	default:
		s.showDesks(w, r, http.StatusOK, false)
	}
}

func deskPath(id kiosk.DeskID) string { return "/desk/" + url.PathEscape(string(id)) }

func (s *Server) showDesks(w http.ResponseWriter, r *http.Request, status int, unknown bool) {
	state := s.hub.State()
	view := desksView{Unknown: unknown}
	for _, d := range state.Centre().Desks {
		ds := state.DeskState(d.ID)
		choice := deskChoice{ID: d.ID, Open: ds.Open, Paused: ds.Paused}
		for _, id := range d.Services {
			if sv, ok := state.Service(id); ok {
				choice.Letters = append(choice.Letters, sv.Letter)
			}
		}
		view.Desks = append(view.Desks, choice)
	}
	s.showPage(w, r, status, "desks", page{Title: staffWords(r).T(locale.ChooseDesk), View: view})
}

// getDesk is a desk's page; the browser remembers the desk.
func (s *Server) getDesk(w http.ResponseWriter, r *http.Request) {
	id := kiosk.DeskID(r.PathValue("desk"))
	if d := deviceOf(r); d.Desk != "" && d.Desk != id {
		http.Redirect(w, r, deskPath(d.Desk), http.StatusSeeOther)
		return
	}
	view, err := s.deskNow(r, id)
	if err != nil {
		s.showDesks(w, r, http.StatusNotFound, true)
		return
	}
	s.setCookie(w, r, deskCookie, url.PathEscape(string(id)))
	s.showPage(w, r, http.StatusOK, "desk", page{
		Title: staffWords(r).T(locale.DeskTitle, id), Events: deskPath(id) + "/events", View: view,
	})
}

func (s *Server) getDeskEvents(w http.ResponseWriter, r *http.Request) {
	id := kiosk.DeskID(r.PathValue("desk"))
	if _, err := s.deskNow(r, id); err != nil {
		s.problem(w, r, err)
		return
	}
	s.showView(w, r, "desk", func() (any, error) { return s.deskNow(r, id) })
}

// deskNow is what a desk's page shows now.
func (s *Server) deskNow(r *http.Request, id kiosk.DeskID) (deskView, error) {
	state, now := s.hub.State(), s.clock.Now()
	desk, known := state.Centre().Desk(id)
	ds := state.DeskState(id)
	if !known && ds.Ticket == "" {
		return deskView{}, refuse(kiosk.CodeUnknownDesk, "This centre has no desk %q.", id)
	}
	language := kiosk.Language(staffWords(r).Tag())
	v := deskView{
		Desk: id, Open: ds.Open && !ds.Paused, Paused: ds.Paused, DayOpen: state.Day().Open,
		Clock: clockTime(now), Served: ds.Served,
	}
	if d := deviceOf(r); d != nil {
		v.Fixed = d.Desk != ""
	}
	for _, sid := range desk.Services {
		if sv, ok := state.Service(sid); ok {
			v.Services = append(v.Services, deskService{sv, state.WaitingFor(sid)})
			v.Waiting += state.WaitingFor(sid)
		}
	}
	v.seat(state, id)
	v.Interpreting, v.InterpretedFor = ds.Interpreting, int(now.Since(ds.Interpreting.Since)/time.Minute)
	v.Undoable, v.Help, v.Centre = state.Undoable(id, now), ds.Help, state.Centre()
	for _, t := range state.Restorable(now) {
		v.Missed = append(v.Missed, newDeskTicket(state, t, kiosk.Reason{}, now, language))
	}
	v.Then = following(state, id, 1+followers, now, language)
	if len(v.Then) > 0 {
		next := v.Then[0]
		v.Next = &next
	}
	if t := state.Ticket(ds.Ticket); t != nil {
		card := newDeskTicket(state, t, kiosk.Reason{}, now, language)
		v.Card, v.At = &card, true
	} else if v.Next != nil {
		v.Card, v.Then = v.Next, v.Then[1:]
	}
	if v.Card != nil {
		v.Card.hear(ds.Languages)
		v.Card.MediatorCodes = mediators(state.Centre(), v.Card.Understood())
		sv, _ := state.Service(v.Card.Service)
		v.Areas, v.Elsewhere = sv.Areas, referChoices(state, sv.ID, language)
	}
	v.Then = v.Then[:min(len(v.Then), followers)]
	return v, nil
}

func newDeskTicket(state *kiosk.State, t *kiosk.Ticket, why kiosk.Reason, now kiosk.Moment, l kiosk.Language) deskTicket {
	sv, _ := state.Service(t.Service)
	body := ticketBody(state, t, now)
	d := deskTicket{
		Ticket: t, Name: sv.Name(l), Why: why, Minutes: body.WaitedS / int(time.Minute/time.Second),
		Arrived: clockTime(t.Arrived), Endonym: endonym(t.Language), Dir: direction(t.Language), Phone: locale.SupportLine, Letter: sv.Letter,
	}
	d.refer(state, l)
	d.Interpreted = (t.InterpretedS + 59) / 60
	if t.Calls > 0 {
		d.Called = clockTime(t.Called)
	}
	return d
}

// following returns who a desk would call, one after the other. It asks the
// queue's own policy, on a copy of the queue: there is no second one here.
func following(state *kiosk.State, desk kiosk.DeskID, n int, now kiosk.Moment, l kiosk.Language) []deskTicket {
	work := state.Clone()
	var list []deskTicket
	for range n {
		t, why := work.Next(desk, now)
		if t == nil {
			break
		}
		list = append(list, newDeskTicket(state, t, why, now, l))
		work.Apply(kiosk.Entry{Seq: work.Seq() + 1, At: now, Event: kiosk.TicketCalled{Ticket: t.ID, Desk: desk}})
	}
	return list
}
