package api

import (
	"encoding/json"
	"time"

	"senha/kiosk"
)

// Routes of the hub's API. Those with {…} take a path element there.
const (
	RouteTickets     = "/api/v1/tickets"                     // POST TicketRequest → 201 Ticket (200 if it stood already)
	RouteTicket      = "/api/v1/tickets/{id}"                // GET → Ticket
	RoutePrint       = "/api/v1/tickets/{id}/print"          // POST → 202 Ticket: print a copy
	RouteLost        = "/api/v1/tickets/lost"                // POST LostRequest → 204: demand that could not be met
	RouteRestore     = "/api/v1/tickets/restore"             // POST RestoreRequest → 200 Ticket
	RouteDesk        = "/api/v1/desks/{desk}/{action}"       // POST → 200 Ticket, 204 if there is none
	RouteService     = "/api/v1/services/{service}/{action}" // POST → 204: open, close
	RouteDay         = "/api/v1/day/{action}"                // POST → 204: open, close
	RouteQueue       = "/api/v1/queue"                       // GET → Queue
	RouteQueueEvents = "/api/v1/queue/events"                // GET → stream of "queue" events
	RouteBoard       = "/api/v1/board"                       // GET → board.Board
	RouteBoardEvents = "/api/v1/board/events"                // GET → stream of "board" events
	RouteScreen      = "/api/v1/screens/{kiosk}"             // PUT Screen → 204; GET → Screen
	RouteScreenPNG   = "/api/v1/screens/{kiosk}.png"         // GET → the very picture it shows
	RouteTaps        = "/api/v1/screens/{kiosk}/taps"        // POST Tap → 202; GET → stream of "tap" events
	RouteTrial       = "/api/v1/printer/test"                // POST → 204: a test ticket has come out
	RoutePair        = "/api/v1/pair"                        // POST PairRequest → Paired; on the socket only
)

// TicketRequest asks for a ticket. Sent twice with one id it issues once.
type TicketRequest struct {
	ID          kiosk.TicketID  `json:"id"`
	Service     kiosk.ServiceID `json:"service"`
	Language    kiosk.Language  `json:"language"`
	Priority    bool            `json:"priority,omitempty"`
	Children    bool            `json:"children,omitempty"`
	Interpreter kiosk.Language  `json:"interpreter,omitempty"`
}

// LostRequest counts somebody who wanted a ticket of a service that gives none.
// Sent twice with one id it counts once.
type LostRequest struct {
	ID       kiosk.TicketID  `json:"id"`
	Service  kiosk.ServiceID `json:"service"`
	Language kiosk.Language  `json:"language"`
}

// DeskRequest is what an action of a desk takes; others of its fields are
// refused. Codes are those of the centre's document.
type DeskRequest struct {
	Technician kiosk.PersonID   `json:"technician,omitempty"` // open
	Languages  []kiosk.Language `json:"languages,omitempty"`  // open: spoken there; none: the technician's

	// Ticket is who is meant, for all that is about the ticket at the desk: if
	// another one is there by now the action is refused.
	Ticket kiosk.TicketID `json:"ticket,omitempty"`

	Area     string            `json:"area,omitempty"`     // finish
	Outcome  string            `json:"outcome,omitempty"`  // finish
	Number   kiosk.Number      `json:"number,omitzero"`    // call-number
	Steps    []kiosk.ServiceID `json:"steps,omitempty"`    // refer: services, the first one now
	Language kiosk.Language    `json:"language,omitempty"` // interpreter; none: the ticket's
	Mediator kiosk.PersonID    `json:"mediator,omitempty"` // interpreter; none: the telephone line
	Reason   string            `json:"reason,omitempty"`   // pause, call-number, refer
}

// RestoreRequest is about somebody who missed a call and came back. Sent twice
// it restores once.
type RestoreRequest struct {
	Number kiosk.Number `json:"number"`
	Desk   kiosk.DeskID `json:"desk,omitempty"` // where they came back, none: elsewhere
}

// Ticket is a ticket as its holder or a desk sees it.
type Ticket struct {
	ID          kiosk.TicketID  `json:"id"`
	Number      kiosk.Number    `json:"number"`
	Service     kiosk.ServiceID `json:"service"`
	Class       kiosk.Class     `json:"class"`
	Language    kiosk.Language  `json:"language"`
	Priority    bool            `json:"priority,omitempty"`
	Children    bool            `json:"children,omitempty"`
	Interpreter kiosk.Language  `json:"interpreter,omitempty"`
	Ahead       int             `json:"ahead"`             // when it was issued
	Promise     *kiosk.Range    `json:"promise,omitempty"` // of its wait, when it was issued
	Arrived     time.Time       `json:"arrived"`
	WaitedS     int             `json:"waited_s"` // until the call, or until now
	Place       kiosk.Place     `json:"place"`
	Desk        kiosk.DeskID    `json:"desk,omitempty"`
	Calls       int             `json:"calls,omitempty"`
	Started     bool            `json:"started,omitempty"`
	Paper       kiosk.Paper     `json:"paper"`
	Copy        bool            `json:"copy,omitempty"`
	PaperFault  string          `json:"paper_fault,omitempty"`

	Front    bool              `json:"front,omitempty"`    // waits before all others
	Restored bool              `json:"restored,omitempty"` // missed a call and came back
	Steps    []kiosk.ServiceID `json:"steps,omitempty"`    // where it goes on to
	From     kiosk.ServiceID   `json:"from,omitempty"`     // which service referred it
}

// Queue is all that a centre's own screens and staff see.
type Queue struct {
	Seq      uint64    `json:"seq"`
	Now      time.Time `json:"now"`     // the hub's wall clock, in the centre's zone
	Trusted  bool      `json:"trusted"` // whether that clock is to be believed
	Day      Day       `json:"day"`
	Centre   Centre    `json:"centre"`
	Services []Service `json:"services"`
	Desks    []Desk    `json:"desks"`
	Waiting  []Ticket  `json:"waiting"`  // by arrival
	NoPaper  []Ticket  `json:"no_paper"` // of today, whose paper failed and who still wait
	Devices  []Device  `json:"devices"`  // printer, touch screen, journal: what they last reported
	Alarms   []Alarm   `json:"alarms"`   // what staff must know
	Screens  []string  `json:"screens"`  // kiosks whose touch screen has reported its page
}

// Day is the business day.
type Day struct {
	Number int    `json:"number"`
	Date   string `json:"date,omitempty"`
	Open   bool   `json:"open"`
}

// Centre is what a screen needs of the centre's document.
type Centre struct {
	Name      string           `json:"name"`
	LongName  string           `json:"long_name,omitempty"`
	Zone      string           `json:"zone,omitempty"`
	Languages []kiosk.Language `json:"languages"`
	Welcome   kiosk.ServiceID  `json:"welcome,omitempty"`
	Children  string           `json:"children,omitempty"`
}

// Service is a service and how it stands.
type Service struct {
	kiosk.Service
	Waiting int             `json:"waiting"`
	Wait    *kiosk.Range    `json:"wait,omitempty"` // of a walk-in who comes now
	Open    bool            `json:"open"`
	Why     kiosk.Code      `json:"why,omitempty"` // why it is not open
	Today   kiosk.DayFigure `json:"today"`
}

// Desk is a desk and what it does.
type Desk struct {
	kiosk.Desk
	Open   bool `json:"open"`
	Paused bool `json:"paused,omitempty"`

	PauseReason string `json:"pause_reason,omitempty"`
	Help        bool   `json:"help,omitempty"` // the coordinator is asked to come

	Technician kiosk.PersonID   `json:"technician,omitempty"` // who sits there
	Languages  []kiosk.Language `json:"languages,omitempty"`  // spoken there

	Served int       `json:"served"`
	Ticket *Ticket   `json:"ticket,omitempty"` // at the desk
	Next   *Ticket   `json:"next,omitempty"`   // who would be called now
	Why    kiosk.Why `json:"why,omitempty"`    // and why
}

// Device is a device's last report.
type Device struct {
	Name   string    `json:"name"`
	State  string    `json:"state"`
	Detail string    `json:"detail,omitempty"`
	Since  time.Time `json:"since"`
}

// Alarm is something that staff must know: a code and its facts.
type Alarm struct {
	Code   string `json:"code"`
	Detail string `json:"detail,omitempty"`
}

// Screen is the page a touch screen shows. State is package screen's own form:
// the hub paints the very same picture from it.
type Screen struct {
	Kiosk    string          `json:"kiosk"`
	Width    int             `json:"width"`  // px
	Height   int             `json:"height"` // px
	Page     string          `json:"page"`
	Language kiosk.Language  `json:"language"`
	State    json.RawMessage `json:"state"`
	Help     bool            `json:"help,omitempty"` // somebody asks for help there
	Targets  []Target        `json:"targets"`
	At       time.Time       `json:"at"`
}

// Target is what can be touched, in px of the screen.
type Target struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	X      int    `json:"x"`
	Y      int    `json:"y"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

// Tap is a touch from afar, in px of the screen.
type Tap struct {
	X int `json:"x"`
	Y int `json:"y"`
}

// PairRequest asks for a device's token.
type PairRequest struct {
	Role string `json:"role"` // desk, welcome or coordinator
	Name string `json:"name"`
	Desk string `json:"desk,omitempty"`
}

// Paired holds a token; it is shown once and kept only as a hash.
type Paired struct {
	Token string `json:"token"`
}

// Problem is a refusal.
type Problem struct {
	Code    kiosk.Code `json:"code"`
	Message string     `json:"message"`
}
