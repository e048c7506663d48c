package kiosk

import "fmt"

// TicketID is 128 random bits as 32 lower-case hex digits. It is chosen by
// whoever asks for the ticket, so that asking twice issues once.
type TicketID string

// Check says what is wrong with an id, or nil.
func (id TicketID) Check() error {
	if len(id) != 32 {
		return fmt.Errorf("ticket id %q: want 32 lower-case hex digits (128 random bits)", id)
	}
	for _, c := range id {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return fmt.Errorf("ticket id %q: want 32 lower-case hex digits (128 random bits)", id)
		}
	}
	return nil
}

// Class tells a walk-in from an appointment.
type Class string

// The classes of tickets.
const (
	WalkIn      Class = "walk-in"
	Appointment Class = "appointment"
)

// Place is where a ticket is; it is always in exactly one.
type Place string

// The places of a ticket.
const (
	Waiting  Place = "waiting"
	AtDesk   Place = "desk"     // called, and not yet done
	Finished Place = "finished" // served
	Missed   Place = "missed"   // did not come when called
	Lapsed   Place = "lapsed"   // still waiting when the business day closed
)

// Paper is how far a ticket's paper has come.
type Paper string

// The states of a ticket's paper.
const (
	PaperNone    Paper = "none" // no printer was there to owe it
	PaperOwed    Paper = "owed"
	PaperPrinted Paper = "printed"
	PaperFailed  Paper = "failed"
)

// Ticket is one person's place, for the whole visit. A Ticket reached from a
// State is never changed again: Apply replaces it.
type Ticket struct {
	ID          TicketID
	Service     ServiceID
	Number      Number
	Class       Class
	Priority    bool
	Children    bool
	Language    Language
	Interpreter Language // the interpreter language asked for, or ""
	Arrived     Moment
	Order       int   // by arrival, from 1 each business day
	Ahead       int   // people ahead when it was issued
	Promise     Range // how long its wait was then said to be; To is 0 if nothing was said

	Place   Place
	Desk    DeskID // while AtDesk, Finished or Missed
	Called  Moment // the last call or recall
	Calls   int    // calls and recalls
	Started bool

	Front    bool   // waits before all others: its call was undone, or it was restored
	MissedAt Moment // when it did not come
	Restored bool   // it has had its later chance

	Steps       []ServiceID // where it goes on to when it is finished; never changed in place
	From        ServiceID   // which service referred it last, or ""
	ReferredAt  Moment
	ReferReason string // a code of the document

	InterpretedS int // seconds that interpreters took, of all visits to desks

	Area, Outcome string // of the last visit to a desk, codes of the document

	Paper      Paper
	Copy       bool   // what is owed or printed is a copy ("2.ª via")
	PaperFault string // why the paper failed, a code of the printer
}
