// Package board is what a waiting room shows: the model, its JSON form, its
// timing and its scene.
//
// A Board is a snapshot: whole, and replaced by the next one. Nothing in it is
// computed from an earlier one, so a face that slept, reloaded or lost its hub
// is right again with the first snapshot it gets.
package board

import "time"

// Earlier is how many calls stay beside the last one.
const Earlier = 5

// FreshFor is how long a call is unmissable.
const FreshFor = 10 * time.Second

// LostAfter is how long a face may hear nothing of its hub before it says that
// it has lost it: so that it is said within 5 s. The hub sends a beat each
// BeatEvery.
const (
	LostAfter = 4500 * time.Millisecond
	BeatEvery = 2 * time.Second
)

// Board is what a waiting room shows at one point of the journal.
type Board struct {
	Seq       uint64    `json:"seq"`    // of the journal entry it shows; also the event's id
	Centre    string    `json:"centre"` // the centre's name
	Open      bool      `json:"open"`   // a business day is open
	Zone      string    `json:"zone,omitempty"`
	At        time.Time `json:"at"`        // the hub's wall clock when the snapshot was made
	Clock     bool      `json:"clock"`     // that clock is trusted: times may be shown
	Languages []string  `json:"languages"` // offered, BCP 47, the official one first
	Calls     []Call    `json:"calls"`     // the newest first, at most 1 + Earlier
	Waits     []Wait    `json:"waits"`
	Floor     string    `json:"children_floor,omitempty"` // of the Children's Space
}

// Call is one call.
type Call struct {
	Seq      uint64    `json:"seq"` // of its journal entry: a recall has a new one
	Number   string    `json:"number"`
	Desk     string    `json:"desk"`
	Language string    `json:"language"` // of the ticket, BCP 47
	At       time.Time `json:"at"`
	AgeMS    int64     `json:"age_ms"` // when the snapshot was sent, milliseconds
	Again    bool      `json:"again,omitempty"`
}

// Wait is how it stands with a service.
type Wait struct {
	Letter  string `json:"letter"`
	Icon    string `json:"icon,omitempty"` // none if the service is masked
	Name    string `json:"name,omitempty"` // official; none if the service is masked
	Waiting int    `json:"waiting"`
	State   State  `json:"state"`
}

// State says whether a service gives out tickets.
type State string

// The states of a service.
const (
	Open   State = "open"
	Closed State = "closed"
	Full   State = "full"
)
