package kiosk

// Code is a refusal's reason, for programs.
type Code string

// Why a command is refused.
const (
	CodeInvalid         Code = "invalid"          // the request itself is malformed
	CodeUnknownService  Code = "unknown_service"  //
	CodeUnknownLanguage Code = "unknown_language" //
	CodeUnknownDesk     Code = "unknown_desk"     //
	CodeUnknownTicket   Code = "unknown_ticket"   //
	CodeServiceClosed   Code = "service_closed"   //
	CodeServiceFull     Code = "service_full"     //
	CodeDayClosed       Code = "day_closed"       // no business day is open
	CodeDayOpen         Code = "day_open"         // a business day is open already
	CodeNoTicket        Code = "no_ticket"        // the desk has no ticket
	CodeUnknownPerson   Code = "unknown_person"   // no technician or mediator has the code
	CodeDeskTaken       Code = "desk_taken"       // another technician sits there
	CodeElsewhere       Code = "elsewhere"        // the technician sits at another desk
	CodeUnknownChoice   Code = "unknown_choice"   // a code that is in none of the centre's lists
	CodeDeskPaused      Code = "desk_paused"      // who is paused calls nobody
	CodeNotWaiting      Code = "not_waiting"      // the ticket is at a desk, or done
	CodeNotMissed       Code = "not_missed"       // it has not missed a call, or has had its chance
	CodeMovedOn         Code = "moved_on"         // another ticket is at the desk by now
	CodeTooLate         Code = "too_late"         // the time for it is over
	CodeIDTaken         Code = "id_taken"         // the id names a ticket of another request
	CodeLetterTaken     Code = "letter_taken"     // a letter would change its meaning in an open day
	CodeNotStored       Code = "not_stored"       // the journal could not be written
)

// Error is a refusal: a code for the program and a sentence for the person.
type Error struct {
	Code    Code
	Message string // says what is wrong and what to do
	Cause   error  // for the log, may be nil
}

func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

func refuse(code Code, message string) error { return &Error{Code: code, Message: message} }
