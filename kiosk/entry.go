package kiosk

import (
	"encoding/json"
	"fmt"
)

// Entry is one line of a journal: an event, when and where it came from.
type Entry struct {
	Journal string // the journal's random id
	Seq     uint64 // from 1, without gaps
	At      Moment
	Origin  string // which kiosk, desk or page, such as "desk 3"
	Event   Event
}

// entryJSON is the stored form; docs/journal.md describes it.
type entryJSON struct {
	Journal string          `json:"journal"`
	Seq     uint64          `json:"seq"`
	At      string          `json:"at"` // RFC 3339 with the zone's offset
	Trusted bool            `json:"trusted"`
	Boot    string          `json:"boot"`
	UpMS    int64           `json:"up_ms"`
	Origin  string          `json:"origin"`
	Kind    string          `json:"kind"`
	Data    json.RawMessage `json:"data"`
}

// MarshalJSON writes the stored form.
func (e Entry) MarshalJSON() ([]byte, error) {
	if e.Event == nil {
		return nil, fmt.Errorf("entry %d has no event", e.Seq)
	}
	var data json.RawMessage
	if u, ok := e.Event.(Unknown); ok {
		data = u.Data
	} else {
		b, err := json.Marshal(e.Event)
		if err != nil {
			return nil, err
		}
		data = b
	}
	at := e.At.stored()
	return json.Marshal(entryJSON{
		Journal: e.Journal,
		Seq:     e.Seq,
		At:      at.At,
		Trusted: at.Trusted,
		Boot:    at.Boot,
		UpMS:    at.UpMS,
		Origin:  e.Origin,
		Kind:    e.Event.Kind(),
		Data:    data,
	})
}

// UnmarshalJSON reads the stored form. A kind that this version does not know
// becomes an Unknown; a known kind with data of the wrong shape is an error.
func (e *Entry) UnmarshalJSON(b []byte) error {
	var j entryJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	at, err := momentJSON{j.At, j.Trusted, j.Boot, j.UpMS}.moment()
	if err != nil {
		return fmt.Errorf("entry %d: %w", j.Seq, err)
	}
	event, err := decodeEvent(j.Kind, j.Data)
	if err != nil {
		return fmt.Errorf("entry %d: %s: %w", j.Seq, j.Kind, err)
	}
	*e = Entry{Journal: j.Journal, Seq: j.Seq, At: at, Origin: j.Origin, Event: event}
	return nil
}

// decodeEvent reads an event's data by its kind.
func decodeEvent(kind string, data []byte) (Event, error) {
	decode, ok := decoders[kind]
	if !ok {
		return Unknown{Name: kind, Data: append([]byte(nil), data...)}, nil
	}
	return decode(data)
}

// decoders knows each kind of this version.
var decoders = map[string]func([]byte) (Event, error){
	JournalOpened{}.Kind():      decode[JournalOpened],
	ClockCorrected{}.Kind():     decode[ClockCorrected],
	DayOpened{}.Kind():          decode[DayOpened],
	DayClosed{}.Kind():          decode[DayClosed],
	CentreConfigured{}.Kind():   decode[CentreConfigured],
	ServiceOpened{}.Kind():      decode[ServiceOpened],
	ServiceClosed{}.Kind():      decode[ServiceClosed],
	TicketIssued{}.Kind():       decode[TicketIssued],
	TicketRefused{}.Kind():      decode[TicketRefused],
	TicketPrintAsked{}.Kind():   decode[TicketPrintAsked],
	TicketPrinted{}.Kind():      decode[TicketPrinted],
	TicketPrintFailed{}.Kind():  decode[TicketPrintFailed],
	TicketCalled{}.Kind():       decode[TicketCalled],
	TicketRecalled{}.Kind():     decode[TicketRecalled],
	TicketStarted{}.Kind():      decode[TicketStarted],
	TicketFinished{}.Kind():     decode[TicketFinished],
	TicketMissed{}.Kind():       decode[TicketMissed],
	TicketRestored{}.Kind():     decode[TicketRestored],
	TicketReturned{}.Kind():     decode[TicketReturned],
	TicketReferred{}.Kind():     decode[TicketReferred],
	InterpreterStarted{}.Kind(): decode[InterpreterStarted],
	InterpreterEnded{}.Kind():   decode[InterpreterEnded],
	DeskHelpCalled{}.Kind():     decode[DeskHelpCalled],
	DeskOpened{}.Kind():         decode[DeskOpened],
	DeskPaused{}.Kind():         decode[DeskPaused],
	DeskClosed{}.Kind():         decode[DeskClosed],
	DeviceChanged{}.Kind():      decode[DeviceChanged],
}

func decode[E Event](data []byte) (Event, error) {
	var e E
	if err := json.Unmarshal(data, &e); err != nil {
		return nil, err
	}
	return e, nil
}
