package kiosk

import "fmt"

// Why who is called out of turn is called.
const (
	WhyFront  Why = "front"  // its call was undone, or it missed one and came back
	WhyChosen Why = "chosen" // a technician gave its number, and a reason
)

// decideCallNumber calls a given ticket, whatever its service.
func (s *State) decideCallNumber(w CallNumber, at Moment) ([]Event, error) {
	if _, err := s.knownDesk(w.Desk); err != nil {
		return nil, err
	}
	if !s.day.Open {
		return nil, refuse(CodeDayClosed, "No business day is open, so nobody can be called. A coordinator can open it.")
	}
	state := s.desks[w.Desk]
	if state.Paused {
		return nil, deskPaused(w.Desk)
	}
	if state.Ticket != "" && at.Since(state.Called) < bouncePress {
		return nil, nil
	}
	if w.Reason == "" && len(s.centre.CallReasons) > 0 {
		return nil, refuse(CodeUnknownChoice, "A number is called out of turn only for a reason. Give a code of the centre's list.")
	}
	if err := s.knownChoice(s.centre.CallReasons, w.Reason, "reason for calling a number"); err != nil {
		return nil, err
	}
	t := s.numbered(w.Number)
	if t == nil {
		return nil, unknownNumber(w.Number)
	}
	if t.Place != Waiting {
		return nil, refuse(CodeNotWaiting, fmt.Sprintf("Ticket %s does not wait: it is at a desk, or done.", t.Number))
	}
	ev := called(t, w.Desk, Reason{Why: WhyChosen, Waited: at.Since(t.Arrived), Class: t.Class})
	ev.Reason = w.Reason
	return append(s.makeRoom(w.Desk), ev), nil
}

// numbered returns the business day's ticket with a number, or nil.
func (s *State) numbered(n Number) *Ticket {
	for _, t := range s.tickets {
		if t.Number == n {
			return t
		}
	}
	return nil
}

func unknownNumber(n Number) error {
	return refuse(CodeUnknownTicket, fmt.Sprintf("No ticket of this business day has the number %s.", n))
}
