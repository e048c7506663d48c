package kiosk

import (
	"fmt"
	"time"
)

// Interpreting is what an interpreter does at a desk now.
type Interpreting struct {
	Language Language // "" if there is none
	Mediator PersonID // who interprets, "" for the telephone line
	Since    Moment
}

// Mediator returns the mediator with a code.
func (c *Centre) Mediator(id PersonID) (Person, bool) { return personOf(c.Mediators, id) }

// Understood is the language that an interpreter of a ticket would be for.
func (t *Ticket) Understood() Language {
	if t.Interpreter != "" {
		return t.Interpreter
	}
	return t.Language
}

func (s *State) decideInterpreter(w StartInterpreter, at Moment) ([]Event, error) {
	if !w.Language.isTag() {
		return nil, refuse(CodeUnknownLanguage, fmt.Sprintf("%q is not a language tag. Use one of assets/languages.tsv, such as ti.", w.Language))
	}
	if _, known := s.centre.Mediator(w.Mediator); !known && w.Mediator != "" {
		return nil, refuse(CodeUnknownPerson, fmt.Sprintf("This centre has no mediator %q. Use a code of its mediators, as in its centre.toml.", w.Mediator))
	}
	return s.atDesk(w.Desk, func(t *Ticket) []Event {
		now := s.desks[w.Desk].Interpreting
		language := w.Language
		if language == "" {
			language = t.Understood()
		}
		if now.Language == language && now.Mediator == w.Mediator {
			return nil
		}
		return append(s.interpreterEnded(w.Desk, at), InterpreterStarted{Ticket: t.ID, Desk: w.Desk, Language: language, Mediator: w.Mediator})
	})
}

// interpreterEnded is what an interpreter has taken at a desk, if there is one.
func (s *State) interpreterEnded(id DeskID, at Moment) []Event {
	d := s.desks[id]
	if d.Interpreting.Language == "" {
		return nil
	}
	return []Event{InterpreterEnded{Ticket: d.Ticket, Desk: id, Seconds: int(at.Since(d.Interpreting.Since) / time.Second)}}
}

// endInterpreters lets interpreters end before their ticket leaves the desk.
func (s *State) endInterpreters(events []Event, at Moment) []Event {
	var all []Event
	for _, event := range events {
		var desk DeskID
		switch ev := event.(type) {
		case TicketFinished:
			desk = ev.Desk
		case TicketMissed:
			desk = ev.Desk
		case TicketReturned:
			desk = ev.Desk
		case TicketReferred:
			desk = ev.Desk
		}
		if desk != "" {
			all = append(all, s.interpreterEnded(desk, at)...)
		}
		all = append(all, event)
	}
	return all
}

func (s *State) endInterpreting(ev InterpreterEnded) {
	s.change(ev.Ticket, func(t *Ticket) { t.InterpretedS += ev.Seconds })
	s.changeDesk(ev.Desk, func(d *DeskState) { d.Interpreting = Interpreting{} })
}
