package kiosk

// Command is one wish for the queue, with all that deciding on it needs from
// outside.
type Command struct {
	At     Moment
	Origin string // which kiosk, desk or page asks, such as "desk 3"
	Wish   Wish
}

// Wish is what a command asks for: one of the types below.
type Wish interface{ wish() }

// Wishes about tickets.
type (
	// IssueTicket asks for a place. Asked twice with one ID it issues once.
	IssueTicket struct {
		ID          TicketID
		Service     ServiceID
		Language    Language
		Priority    bool
		Children    bool
		Interpreter Language
		Printer     string // which printer shall print it, "" for none
	}
	// CountLost records that somebody wanted a ticket of a service that gives
	// none. ID is chosen for each such wish, as for a ticket.
	CountLost struct {
		ID       TicketID
		Service  ServiceID
		Language Language
	}
	// PrintTicket asks for a copy of a ticket's paper.
	PrintTicket struct {
		ID     TicketID
		Reason string
	}
	// DoubtPaper is the printer's word that an owed paper may be out already
	// (it was restarted, or had a fault in mid-ticket): what it prints from now
	// on is a copy.
	DoubtPaper struct {
		ID     TicketID
		Reason string
	}
	// RecordPrinted is the printer's word that the paper came out.
	RecordPrinted struct {
		ID    TicketID
		Proof string
		Copy  bool
	}
	// RecordPrintFailed is the printer's word that it will not come out.
	RecordPrintFailed struct {
		ID     TicketID
		Reason string
	}
)

// Wishes of a desk.
type (
	// OpenDesk seats a technician, or ends a pause. Without a technician and
	// languages it keeps those of the desk.
	OpenDesk struct {
		Desk       DeskID
		Technician PersonID
		Languages  []Language // spoken there; none: the technician's
	}
	// PauseDesk interrupts a desk and finishes its ticket.
	PauseDesk struct {
		Desk   DeskID
		Reason string // a code of the document, or ""
	}
	// CloseDesk ends a desk's work and finishes its ticket.
	CloseDesk struct{ Desk DeskID }
	// CallNext finishes the desk's present ticket and calls the next one.
	CallNext struct{ Desk DeskID }
	// Recall calls the desk's present ticket once more.
	Recall struct{ Desk DeskID }
	// NoShow records that the desk's present ticket did not come.
	NoShow struct{ Desk DeskID }
	// Start records that the person is at the desk.
	Start struct{ Desk DeskID }
	// Finish records that the person has been served; who was referred in steps
	// goes on to the next one.
	Finish struct {
		Desk          DeskID
		Area, Outcome string // codes of the document, or ""
	}
	// CallNumber finishes the desk's present ticket and calls a given one, out
	// of turn.
	CallNumber struct {
		Desk   DeskID
		Number Number
		Reason string // a code of the document, if it has any
	}
	// Undo takes back the desk's call: its ticket is at the front again.
	Undo struct{ Desk DeskID }
	// Return sends the desk's ticket back to its own place in the queue.
	Return struct{ Desk DeskID }
	// Refer sends the desk's ticket on to other services, one after the other.
	Refer struct {
		Desk   DeskID
		Steps  []ServiceID
		Reason string // a code of the document, or ""
	}
	// OnlyIf is a desk's wish about the ticket that whoever presses has before
	// their eyes: where another one is at the desk by now, it is refused.
	OnlyIf struct {
		Desk   DeskID
		Ticket TicketID
		Wish   Wish // of the same desk
	}
	// StartInterpreter says that somebody interprets for the ticket at the desk.
	StartInterpreter struct {
		Desk     DeskID
		Language Language // "" for the ticket's
		Mediator PersonID // "" for the telephone line
	}
	// EndInterpreter says that the interpreter is done.
	EndInterpreter struct{ Desk DeskID }
	// CallHelp asks the coordinator to come to a desk.
	CallHelp struct{ Desk DeskID }
	// EndHelp says that somebody came.
	EndHelp struct{ Desk DeskID }
)

// RestoreTicket is the later chance of who missed a call: back within the
// centre's time, they go to the front, once.
type RestoreTicket struct {
	Number Number
	Desk   DeskID // where they came back, "" for elsewhere
}

// Wishes about the day, the centre and its devices.
type (
	// TurnDay opens a business day if there has been none, or if a trusted
	// clock shows a later date than that of the last one, which is closed first.
	// A day that staff have closed stays closed until then.
	TurnDay struct{}
	// CloseDay ends the business day.
	CloseDay struct{}
	// OpenDay begins a business day.
	OpenDay struct{}
	// Configure puts a new document in force.
	Configure struct{ Centre Centre }
	// OpenService lets a service give out tickets.
	OpenService struct{ Service ServiceID }
	// CloseService stops it from doing so.
	CloseService struct{ Service ServiceID }
	// ReportDevice records a device's state, if it is news.
	ReportDevice struct{ Device, State, Detail string }
)

func (IssueTicket) wish()       {}
func (CountLost) wish()         {}
func (PrintTicket) wish()       {}
func (DoubtPaper) wish()        {}
func (RecordPrinted) wish()     {}
func (RecordPrintFailed) wish() {}
func (OpenDesk) wish()          {}
func (PauseDesk) wish()         {}
func (CloseDesk) wish()         {}
func (CallNext) wish()          {}
func (Recall) wish()            {}
func (NoShow) wish()            {}
func (Start) wish()             {}
func (Finish) wish()            {}
func (CallNumber) wish()        {}
func (Undo) wish()              {}
func (Return) wish()            {}
func (Refer) wish()             {}
func (OnlyIf) wish()            {}
func (StartInterpreter) wish()  {}
func (EndInterpreter) wish()    {}
func (CallHelp) wish()          {}
func (EndHelp) wish()           {}
func (RestoreTicket) wish()     {}
func (TurnDay) wish()           {}
func (CloseDay) wish()          {}
func (OpenDay) wish()           {}
func (Configure) wish()         {}
func (OpenService) wish()       {}
func (CloseService) wish()      {}
func (ReportDevice) wish()      {}
