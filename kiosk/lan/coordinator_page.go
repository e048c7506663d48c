package lan

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"senha/assets/locale"
	"senha/kiosk"
	"senha/kiosk/api"
)

// printerDevice is what a kiosk's own printer is called as a device.
const printerDevice = "printer"

// coordinatorView is the coordinator's page.
type coordinatorView struct {
	Centre   string
	Clock    string
	Trusted  bool
	Day      kiosk.Day
	Waiting  int
	Services []serviceRow
	Priority string // its share of the day, in a sentence
	Desks    []deskRow
	Printer  deviceRow
	Devices  []deviceRow // others
	NoPaper  []deskTicket
	Alarms   []api.Alarm
	Screens  []screenRow

	Reviewed, Unreviewed []kiosk.Language // offered, and read by native speakers or not
}

type deskRow struct {
	ID     kiosk.DeskID
	State  kiosk.DeskState
	Ticket *kiosk.Ticket
	Since  string // when it called for help
	Pause  string // why it pauses, in words
}

type deviceRow struct {
	Name  string
	State string
	Well  bool
	Since string
	Left  string // of a printer: its roll holds fewer tickets than this
	What  string // of buttons and keypads: the state in words
}

// Unproven says whether a printer prints and cannot say that a paper came out:
// no trouble, but worth a look.
func (d deviceRow) Unproven() bool { return d.State == "unproven" || d.State == "one-way" }

// screenRow is a touch screen and its live picture.
type screenRow struct {
	api.Screen
	Picture string // address; it changes with the picture
	Keys    []screenKey
	Silent  int // minutes without a word, 0 if it listens
}

// screenKey is a key of the touch screen as a button.
type screenKey struct {
	Label string
	Tap   string // JSON
}

func (s *Server) getCoordinator(w http.ResponseWriter, r *http.Request) {
	s.showPage(w, r, http.StatusOK, "coordinator", page{
		Title: staffWords(r).T(locale.CoordinatorTitle), Events: "/coordinator/events", View: s.coordinatorNow(r),
	})
}

func (s *Server) getCoordinatorEvents(w http.ResponseWriter, r *http.Request) {
	s.showView(w, r, "coordinator", func() (any, error) { return s.coordinatorNow(r), nil })
}

func (s *Server) coordinatorNow(r *http.Request) coordinatorView {
	state, now := s.hub.State(), s.clock.Now()
	language := kiosk.Language(staffWords(r).Tag())
	v := coordinatorView{
		Centre: state.Centre().Name, Clock: clockTime(now), Trusted: now.Trusted, Day: state.Day(),
		Waiting: len(state.Waiting()), Services: serviceRows(state, language), Priority: priorityShare(staffWords(r), state), Alarms: s.allAlarms(),
		Screens: s.screenRows(state, now), Printer: deviceRow{State: "none", Well: false},
	}
	for _, d := range state.Centre().Desks {
		ds := state.DeskState(d.ID)
		row := deskRow{ID: d.ID, State: ds, Ticket: state.Ticket(ds.Ticket), Since: clockTime(ds.HelpAt)}
		for _, c := range state.Centre().PauseReasons {
			if c.ID == ds.PauseReason {
				row.Pause = c.Name(language)
			}
		}
		v.Desks = append(v.Desks, row)
	}
	for _, name := range state.Devices() {
		d, _ := state.Device(name)
		row := deviceRow{Name: name, State: d.State, Well: d.State == "ready" || d.State == "busy", Since: clockTime(d.Since)}
		if name == s.printer || name == printerDevice {
			v.Printer, v.Printer.Left = row, d.Detail
		} else if d.State != "none" {
			if name, what, ok := locale.DeskDevice(staffWords(r), name, d.State); ok {
				row.Name, row.What = name, what
			}
			v.Devices = append(v.Devices, row)
		}
	}
	for _, l := range state.Centre().Languages {
		if locale.Visitors().For(string(l)).Reviewed() {
			v.Reviewed = append(v.Reviewed, l)
		} else {
			v.Unreviewed = append(v.Unreviewed, l)
		}
	}
	for _, t := range state.Waiting() {
		if t.Paper == kiosk.PaperFailed || t.Paper == kiosk.PaperOwed && t.Copy {
			v.NoPaper = append(v.NoPaper, newDeskTicket(state, t, kiosk.Reason{}, now, language))
		}
	}
	return v
}

func (s *Server) screenRows(state *kiosk.State, now kiosk.Moment) []screenRow {
	var rows []screenRow
	for _, sc := range s.screens.all() {
		row := screenRow{
			Screen:  sc.page,
			Picture: fmt.Sprintf("%s?v=%d-%d", api.Fill(api.RouteScreenPNG, sc.page.Kiosk), sc.version, state.Seq()),
		}
		if !sc.listens {
			row.Silent = max(1, int(now.Since(sc.since)/time.Minute))
		}
		for _, t := range sc.page.Targets {
			tap, err := json.Marshal(api.Tap{X: t.X + t.Width/2, Y: t.Y + t.Height/2})
			if err != nil {
				panic(err) // two numbers
			}
			row.Keys = append(row.Keys, screenKey{Label: t.Label, Tap: string(tap)})
		}
		rows = append(rows, row)
	}
	return rows
}
