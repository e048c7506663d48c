package screen

import (
	"time"

	"senha/kiosk"
)

// Page is one page of the touch screen.
type Page string

// The pages.
const (
	LanguagePage    Page = "language"
	InterpreterPage Page = "interpreter" // languages that are only spoken here
	ServicePage     Page = "service"
	MarksPage       Page = "marks"  // priority, children, appointment
	AdvicePage      Page = "advice" // why there is no ticket, and what to do instead
	IssuedPage      Page = "issued" // the number, whether or not its paper comes out
	MoreTimePage    Page = "more-time"
	LostPage        Page = "lost" // the hub doesn't answer
)

// How long a page stays without a touch.
const (
	IdleFor    = 45 * time.Second // then it asks for more time
	AnswerFor  = 20 * time.Second // to answer that
	IssuedFor  = 20 * time.Second // the number
	NoPaperFor = 60 * time.Second // the number, when there is no paper
	holdFor    = 3 * time.Second  // that a key under a finger keeps its page
	busyAfter  = 150 * time.Millisecond
)

// State is all that decides, with a View, what the screen shows. It is
// reported to the hub as JSON; times are the touch screen's own and stay there.
// States can be compared; [State.Same] leaves the times out.
type State struct {
	Page        Page            `json:"page"`
	From        Page            `json:"from,omitempty"`        // where MoreTimePage leads back to
	Language    kiosk.Language  `json:"language,omitempty"`    // chosen, "" before
	Interpreter kiosk.Language  `json:"interpreter,omitempty"` // asked for, "" for none
	Service     kiosk.ServiceID `json:"service,omitempty"`     // asked for
	Priority    bool            `json:"priority,omitempty"`    // the legal right to go first is claimed
	Children    bool            `json:"children,omitempty"`    // the person comes with children
	Why         kiosk.Code      `json:"why,omitempty"`         // of AdvicePage
	Ticket      Ticket          `json:"ticket,omitzero"`       // of IssuedPage
	Pressed     string          `json:"pressed,omitempty"`     // target under the finger, or asking
	Asking      bool            `json:"asking,omitempty"`      // a ticket was asked for and nobody has answered
	Busy        bool            `json:"busy,omitempty"`        // and it has taken long enough to say so
	Help        bool            `json:"help,omitempty"`        // help was asked for on this page
	Contrast    bool            `json:"contrast,omitempty"`    // high contrast
	Lowered     bool            `json:"lowered,omitempty"`     // what is touched stands lower
	Large       bool            `json:"large,omitempty"`       // large text
	Part        int             `json:"part,omitempty"`        // how often "more" was touched
	Left        int             `json:"left,omitempty"`        // seconds until the page closes, where it says so
	Gone        bool            `json:"gone,omitempty"`        // the hub doesn't answer
	Panel       float64         `json:"panel,omitempty"`       // diagonal of the screen in millimetres; 0 is 21.5 inches

	due    time.Time // when the page changes by itself; zero if it doesn't
	busyAt time.Time // when an unanswered key says so
}

// Ticket is what the issued page shows of a ticket.
type Ticket struct {
	Number kiosk.Number `json:"number"`
	Ahead  int          `json:"ahead"`
	Paper  kiosk.Paper  `json:"paper"`
	Fault  string       `json:"fault,omitempty"` // why there is no paper, the printer's code
}

// NoPaper tells whether nothing will come out of the printer.
func (t Ticket) NoPaper() bool { return t.Paper == kiosk.PaperFailed || t.Paper == kiosk.PaperNone }

// Action is what an intent asks of whoever runs the pages.
type Action int

// The actions.
const (
	Nothing   Action = iota
	Issue            // ask the hub for a ticket
	CountLost        // tell the hub that somebody wanted a service that gives no tickets
)

// Intent is what a touch asks for beyond another page.
type Intent struct {
	Action      Action
	Service     kiosk.ServiceID // of Issue
	Language    kiosk.Language
	Interpreter kiosk.Language
	Priority    bool
	Children    bool
}

// Start returns the state of a screen nobody has touched.
func Start() State { return State{Page: LanguagePage} }

// Same tells whether two states show the same, whatever their times.
func (s State) Same(o State) bool {
	s.due, s.busyAt, o.due, o.busyAt = time.Time{}, time.Time{}, time.Time{}, time.Time{}
	return s == o
}

// fresh is the first page with nothing left of the last person.
func (s State) fresh() State {
	n := Start()
	n.Panel = s.Panel
	if s.Gone {
		n.Page, n.Gone = LostPage, true
	}
	return n
}

// again is the first page for the same person, whose eyes and reach stay.
func (s State) again(now time.Time) State {
	n := s.fresh()
	n.Contrast, n.Lowered, n.Large = s.Contrast, s.Lowered, s.Large
	return n.touched(now)
}

// open turns to another page.
func (s State) open(p Page, now time.Time) State {
	s.Page, s.From, s.Pressed, s.Part, s.Left, s.Help = p, "", "", 0, 0, false
	s.Asking, s.Busy = false, false
	return s.touched(now)
}

// touched counts the page's time anew. A page that counts down goes on
// counting: MoreTimePage wants an answer, and IssuedPage is no place to stay.
func (s State) touched(now time.Time) State {
	switch s.Page {
	case ServicePage, MarksPage, AdvicePage, InterpreterPage:
		s.due = now.Add(IdleFor)
	case LanguagePage, LostPage:
		s.due = time.Time{}
		if s != (State{Page: s.Page, Gone: s.Gone, Panel: s.Panel}) { // settings of a person who may have left
			s.due = now.Add(IdleFor + AnswerFor)
		}
	case MoreTimePage, IssuedPage:
		if keep := now.Add(holdFor); s.due.Before(keep) {
			s.due = keep
		}
	}
	return s
}

// count puts the seconds left on the pages that show them.
func (s State) count(now time.Time) State {
	s.Left = 0
	if s.Page == MoreTimePage || s.Page == IssuedPage {
		s.Left = int((s.due.Sub(now) + time.Second - 1) / time.Second)
	}
	return s
}
