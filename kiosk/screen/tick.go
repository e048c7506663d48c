package screen

import (
	"time"

	"senha/kiosk"
)

// Tick lets time pass: pages that nobody touches ask for more time, count down
// and leave nothing of the last person. A late Tick does all that was due.
func Tick(s State, now time.Time) State {
	if s.Asking {
		s.Busy = s.Busy || !now.Before(s.busyAt)
		return s
	}
	if s.due.IsZero() || now.Before(s.due) {
		return s.count(now)
	}
	switch s.Page {
	case ServicePage, MarksPage, AdvicePage, InterpreterPage:
		from, due := s.Page, s.due.Add(AnswerFor)
		part := s.Part
		s = s.open(MoreTimePage, now)
		s.From, s.Part, s.due = from, part, due
		return Tick(s, now)
	}
	return s.fresh()
}

// Next is when Tick must be called again at the latest; zero if only a touch
// can change the page.
func (s State) Next() time.Time {
	switch {
	case s.Asking && s.Busy:
		return time.Time{}
	case s.Asking:
		return s.busyAt
	case s.Left > 1:
		return s.due.Add(-time.Duration(s.Left-1) * time.Second)
	}
	return s.due
}

// Issued shows the ticket that was asked for. It is forgotten when nobody asks
// any more: a number must not be shown to the next person.
func Issued(s State, t Ticket, now time.Time) State {
	if !s.Asking {
		return s
	}
	s = s.open(IssuedPage, now)
	s.Why, s.Ticket = "", t
	s.due = now.Add(IssuedFor)
	if t.NoPaper() {
		s.due = now.Add(NoPaperFor)
	}
	return s.count(now)
}

// Paper brings news of the paper of the ticket shown.
func Paper(s State, paper kiosk.Paper, fault string, now time.Time) State {
	if s.Page != IssuedPage || s.Ticket.Paper == paper && s.Ticket.Fault == fault {
		return s
	}
	before := s.Ticket.NoPaper()
	s.Ticket.Paper, s.Ticket.Fault = paper, fault
	switch {
	case s.Ticket.NoPaper() && !before:
		s.due = now.Add(NoPaperFor)
	case !s.Ticket.NoPaper() && before: // a coordinator put paper in
		s.due = now.Add(IssuedFor)
	}
	return s.count(now)
}

// Refused tells the person why no ticket is issued; a code that is not about
// the service or the day leads to the welcome desk.
func Refused(s State, code kiosk.Code, now time.Time) State {
	if !s.Asking {
		return s
	}
	s.Asking = false
	if s.Gone {
		return s.fresh()
	}
	s.Why = code
	return s.open(AdvicePage, now)
}

// Lost says that the hub doesn't answer. A number stays as long as it would
// have, and a ticket that is asked for is waited for; every other page is of
// no use now.
func Lost(s State) State {
	s.Gone = true
	if s.Page == IssuedPage || s.Asking {
		return s
	}
	return s.fresh()
}

// Found says that the hub answers again.
func Found(s State) State {
	s.Gone = false
	if s.Page == LostPage {
		return s.fresh()
	}
	return s
}
