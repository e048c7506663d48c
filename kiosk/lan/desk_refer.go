package lan

import (
	"encoding/json"
	"slices"
	"strings"

	"senha/kiosk"
	"senha/kiosk/api"
)

// referChoice is a service that a ticket can be sent to.
type referChoice struct {
	ID   kiosk.ServiceID
	Name string
	Shut bool // gives out no tickets, so nobody is sent there
	Here bool // the ticket is there
}

func referChoices(state *kiosk.State, here kiosk.ServiceID, l kiosk.Language) []referChoice {
	var list []referChoice
	for _, sv := range state.Centre().Services {
		code, open := state.Open(sv)
		list = append(list, referChoice{sv.ID, sv.Name(l), !open && code != kiosk.CodeServiceFull, sv.ID == here})
	}
	return list
}

// refer fills in where a ticket comes from and goes to.
func (d *deskTicket) refer(state *kiosk.State, l kiosk.Language) {
	if sv, ok := state.Service(d.From); ok && d.From != "" {
		d.FromName, d.ReferredAt = sv.Name(l), clockTime(d.Ticket.ReferredAt)
	}
	for _, c := range state.Centre().ReferReasons {
		if c.ID == d.ReferReason {
			d.Reason = c.Name(l)
		}
	}
	var names []string
	for _, id := range d.Steps {
		if sv, ok := state.Service(id); ok {
			names = append(names, sv.Name(l))
		}
	}
	d.StepNames = strings.Join(names, ", ")
}

// hear says whether a desk speaks the ticket's language, if it has said what
// it speaks.
func (d *deskTicket) hear(spoken []kiosk.Language) {
	d.Speaks = slices.Contains(spoken, d.Language)
	d.Silent = !d.Speaks && len(spoken) > 0
}

// LaterSteps numbers the lists of where a ticket goes afterwards.
func (v deskView) LaterSteps() []int { return []int{2, 3} }

// Meant is the body of what is about the ticket at the desk: nobody finishes
// another one than they see.
func (v deskView) Meant() (string, error) {
	if !v.At {
		return "", nil
	}
	b, err := json.Marshal(api.DeskRequest{Ticket: v.Card.ID})
	return string(b), err
}

// radio is one of a list of choices of which one is taken.
type radio struct {
	Field  string
	Choice kiosk.Choice
}

// Restore is the body that puts a ticket to the front.
func (d deskTicket) Restore() (string, error) {
	b, err := json.Marshal(api.RestoreRequest{Number: d.Number})
	return string(b), err
}

// mediators lists the codes of those who speak a language.
func mediators(c *kiosk.Centre, l kiosk.Language) []string {
	var codes []string
	for _, p := range c.Mediators {
		if slices.Contains(p.Languages, l) {
			codes = append(codes, string(p.ID))
		}
	}
	return codes
}

// Mediators are their codes as they stand in a sentence.
func (d deskTicket) Mediators() string { return strings.Join(d.MediatorCodes, ", ") }
