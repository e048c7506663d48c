package kiosk

import "time"

// Event is one fact in the journal. Its JSON names never change; later
// versions only add fields. docs/journal.md is the schema.
type Event interface {
	// Kind is the event's stable name, such as "ticket.issued".
	Kind() string
}

// Link names the last entry that a journal goes on from.
type Link struct {
	Journal string `json:"journal"`
	Seq     uint64 `json:"seq"`
	Hash    string `json:"hash"` // hex
}

// Device is the last reported state of a device.
type Device struct {
	Device string `json:"device"`
	State  string `json:"state"`
	Detail string `json:"detail,omitempty"`
	Since  Moment `json:"since"`
}

// The journal itself.
type (
	// JournalOpened is the first entry of a journal. A successor names its
	// predecessor, and the counts its letters go on from: above all that the
	// predecessor may have issued unseen.
	JournalOpened struct {
		Previous *Link          `json:"previous,omitempty"`
		Counts   map[string]int `json:"counts,omitempty"` // by letter: the last number taken as given out
		Reason   string         `json:"reason,omitempty"` // why there is a successor
	}
	// ClockCorrected is a step of the wall clock.
	ClockCorrected struct {
		From time.Time `json:"from"`
		To   time.Time `json:"to"`
	}
)

// The day and the centre.
type (
	// DayOpened begins a business day: numbers start at 001, or behind Counts.
	// It carries all that outlives a day, so that a fold can begin with it;
	// those of the first version, and one that stands in for a lost one, have
	// no Centre, and no fold begins with them.
	DayOpened struct {
		Day     int            `json:"day"`              // business days are numbered, from 1
		Date    string         `json:"date,omitempty"`   // 2006-01-02 if the clock was trusted
		Centre  *Centre        `json:"centre,omitempty"` // the document in force
		Counts  map[string]int `json:"counts,omitempty"` // by letter: what a lost journal may have given out of this day
		Devices []Device       `json:"devices,omitempty"`
	}
	// DayClosed ends a business day; who still waits has lapsed.
	DayClosed struct {
		Day     int `json:"day"`
		Waiting int `json:"waiting"`
	}
	// CentreConfigured carries the whole document.
	CentreConfigured struct {
		Centre Centre `json:"centre"`
	}
	// ServiceOpened lets a service give out tickets.
	ServiceOpened struct {
		Service ServiceID `json:"service"`
	}
	// ServiceClosed stops a service from giving out tickets; who waits is served.
	ServiceClosed struct {
		Service ServiceID `json:"service"`
	}
)

// A ticket's life.
type (
	// TicketIssued gives a person a place. It carries all the decision knew.
	TicketIssued struct {
		Ticket      TicketID  `json:"ticket"`
		Service     ServiceID `json:"service"`
		Number      Number    `json:"number"`
		Class       Class     `json:"class"`
		Priority    bool      `json:"priority"`
		Children    bool      `json:"children"`
		Language    Language  `json:"language"`
		Interpreter Language  `json:"interpreter,omitempty"`
		Ahead       int       `json:"ahead"`
		FromMin     int       `json:"from_min,omitempty"` // the promised wait, minutes
		ToMin       int       `json:"to_min,omitempty"`   // 0: nothing is promised
		Printer     string    `json:"printer,omitempty"`  // which printer owes the paper, "" if none
	}
	// TicketRefused is demand that was lost.
	TicketRefused struct {
		Ticket   TicketID  `json:"ticket"`
		Service  ServiceID `json:"service"`
		Language Language  `json:"language"`
		Reason   Code      `json:"reason"`
	}
	// TicketPrintAsked wants the paper once more, as a copy: because somebody
	// asked, or because the owed one may be out already.
	TicketPrintAsked struct {
		Ticket TicketID `json:"ticket"`
		Reason string   `json:"reason"`
	}
	// TicketPrinted says that the paper came out, and how that is known.
	TicketPrinted struct {
		Ticket TicketID `json:"ticket"`
		Proof  string   `json:"proof"` // process-id, gs-r or none
		Copy   bool     `json:"copy,omitempty"`
	}
	// TicketPrintFailed says that no paper can be had now.
	TicketPrintFailed struct {
		Ticket TicketID `json:"ticket"`
		Reason string   `json:"reason"`
	}
	// TicketCalled calls a ticket to a desk.
	TicketCalled struct {
		Ticket   TicketID  `json:"ticket"`
		Desk     DeskID    `json:"desk"`
		Number   Number    `json:"number"`
		Service  ServiceID `json:"service"`
		Language Language  `json:"language"`
		Why      Why       `json:"why"`
		WaitedS  int       `json:"waited_s"` // whole seconds since arrival

		// What else was weighed.
		Class     Class    `json:"class,omitempty"`
		HeadStart float64  `json:"head_start,omitempty"` // points that the class had on arrival
		Spoken    Language `json:"spoken,omitempty"`     // the person's language, if the desk speaks it

		Reason string `json:"reason,omitempty"` // for calling it out of turn, a code of the document
	}
	// TicketRecalled calls it once more.
	TicketRecalled struct {
		Ticket TicketID `json:"ticket"`
		Desk   DeskID   `json:"desk"`
	}
	// TicketStarted says that the person is at the desk.
	TicketStarted struct {
		Ticket TicketID `json:"ticket"`
		Desk   DeskID   `json:"desk"`
	}
	// TicketFinished says that the person has been served.
	TicketFinished struct {
		Ticket TicketID `json:"ticket"`
		Desk   DeskID   `json:"desk"`
		By     string   `json:"by"` // finish, call, pause or close: what the technician pressed

		Area    string `json:"area,omitempty"`    // codes of the document
		Outcome string `json:"outcome,omitempty"` //
	}
	// TicketMissed says that nobody came.
	TicketMissed struct {
		Ticket TicketID `json:"ticket"`
		Desk   DeskID   `json:"desk"`
	}
	// TicketRestored puts somebody who missed a call and came back to the front.
	TicketRestored struct {
		Ticket TicketID `json:"ticket"`
		Desk   DeskID   `json:"desk,omitempty"` // where they came back
	}
	// TicketReturned puts a ticket back into the queue: to its own place, or, if
	// its call was undone, to the front.
	TicketReturned struct {
		Ticket TicketID `json:"ticket"`
		Desk   DeskID   `json:"desk"`
		Undone bool     `json:"undone,omitempty"`
	}
	// TicketReferred sends a ticket on, with its number, arrival and language.
	TicketReferred struct {
		Ticket TicketID    `json:"ticket"`
		Desk   DeskID      `json:"desk"`
		Steps  []ServiceID `json:"steps"` // where it goes now, and what follows
		Reason string      `json:"reason,omitempty"`
	}
)

// Interpreters at desks.
type (
	// InterpreterStarted says that somebody interprets.
	InterpreterStarted struct {
		Ticket   TicketID `json:"ticket"`
		Desk     DeskID   `json:"desk"`
		Language Language `json:"language"`
		Mediator PersonID `json:"mediator,omitempty"` // none: the telephone line
	}
	// InterpreterEnded says how long it took.
	InterpreterEnded struct {
		Ticket  TicketID `json:"ticket"`
		Desk    DeskID   `json:"desk"`
		Seconds int      `json:"seconds"`
	}
)

// Desks and devices.
type (
	// DeskOpened seats a technician, ends a pause or changes what is spoken.
	DeskOpened struct {
		Desk       DeskID     `json:"desk"`
		Technician PersonID   `json:"technician,omitempty"`
		Languages  []Language `json:"languages,omitempty"`
	}
	// DeskPaused interrupts a desk.
	DeskPaused struct {
		Desk   DeskID `json:"desk"`
		Reason string `json:"reason,omitempty"` // a code of the document
	}
	// DeskClosed ends a desk's work.
	DeskClosed struct {
		Desk DeskID `json:"desk"`
	}
	// DeskHelpCalled asks the coordinator to come, or says that somebody came.
	DeskHelpCalled struct {
		Desk DeskID `json:"desk"`
		Over bool   `json:"over,omitempty"`
	}
	// DeviceChanged is a device's new state, such as a printer's "paper-out".
	DeviceChanged struct {
		Device string `json:"device"`
		State  string `json:"state"`
		Detail string `json:"detail,omitempty"`
	}
)

// Unknown is an event of a later version: kept as it stands, changing nothing.
type Unknown struct {
	Name string
	Data []byte // JSON
}

// Kind returns the event's stable name.
func (JournalOpened) Kind() string      { return "journal.opened" }
func (ClockCorrected) Kind() string     { return "clock.corrected" }
func (DayOpened) Kind() string          { return "day.opened" }
func (DayClosed) Kind() string          { return "day.closed" }
func (CentreConfigured) Kind() string   { return "centre.configured" }
func (ServiceOpened) Kind() string      { return "service.opened" }
func (ServiceClosed) Kind() string      { return "service.closed" }
func (TicketIssued) Kind() string       { return "ticket.issued" }
func (TicketRefused) Kind() string      { return "ticket.refused" }
func (TicketPrintAsked) Kind() string   { return "ticket.print_asked" }
func (TicketPrinted) Kind() string      { return "ticket.printed" }
func (TicketPrintFailed) Kind() string  { return "ticket.print_failed" }
func (TicketCalled) Kind() string       { return "ticket.called" }
func (TicketRecalled) Kind() string     { return "ticket.recalled" }
func (TicketStarted) Kind() string      { return "ticket.started" }
func (TicketFinished) Kind() string     { return "ticket.finished" }
func (TicketMissed) Kind() string       { return "ticket.missed" }
func (TicketRestored) Kind() string     { return "ticket.restored" }
func (TicketReturned) Kind() string     { return "ticket.returned" }
func (TicketReferred) Kind() string     { return "ticket.referred" }
func (InterpreterStarted) Kind() string { return "interpreter.started" }
func (InterpreterEnded) Kind() string   { return "interpreter.ended" }
func (DeskHelpCalled) Kind() string     { return "desk.help_called" }
func (DeskOpened) Kind() string         { return "desk.opened" }
func (DeskPaused) Kind() string         { return "desk.paused" }
func (DeskClosed) Kind() string         { return "desk.closed" }
func (DeviceChanged) Kind() string      { return "device.changed" }
func (u Unknown) Kind() string          { return u.Name }
