package kiosk

import "fmt"

func (s *State) decideIssue(w IssueTicket, at Moment) ([]Event, error) {
	if err := w.ID.Check(); err != nil {
		return nil, &Error{Code: CodeInvalid, Message: err.Error()}
	}
	if t := s.Ticket(w.ID); t != nil {
		if t.Service != w.Service || t.Language != w.Language {
			return nil, refuse(CodeIDTaken, "This ticket id has been used for another ticket. Choose a new random id.")
		}
		return nil, nil
	}
	sv, ok := s.centre.Service(w.Service)
	if !ok {
		return nil, s.unknownService(w.Service)
	}
	if !s.centre.Offers(w.Language) {
		return nil, s.unknownLanguage(w.Language)
	}
	if !w.Interpreter.isTag() {
		return nil, refuse(CodeUnknownLanguage, fmt.Sprintf("%q is not a language tag. Use one of assets/languages.tsv, such as ti, or none.", w.Interpreter))
	}
	if code, open := s.Open(sv); !open {
		return s.lost(CountLost{w.ID, w.Service, w.Language}, code), refuse(code, closedMessage(code, sv))
	}
	priority := w.Priority && sv.Priority
	speaks := (&Ticket{Language: w.Language, Interpreter: w.Interpreter}).speaks()
	wait, _ := s.Wait(Newcomer{Service: sv.ID, Class: WalkIn, Priority: priority, Language: speaks}, at)
	return []Event{TicketIssued{
		Ticket:      w.ID,
		Service:     sv.ID,
		Number:      Number{Letter: sv.Letter, Count: s.counts[sv.Letter] + 1},
		Class:       WalkIn,
		Priority:    priority,
		Children:    w.Children,
		Language:    w.Language,
		Interpreter: w.Interpreter,
		Ahead:       s.ahead(sv.ID, priority),
		FromMin:     wait.From,
		ToMin:       wait.To,
		Printer:     w.Printer,
	}}, nil
}

// decideLost counts a wish that the screen did not turn into a request, since
// the service was seen to be closed or full. If it has opened meanwhile there
// is nothing to count.
func (s *State) decideLost(w CountLost) ([]Event, error) {
	if err := w.ID.Check(); err != nil {
		return nil, &Error{Code: CodeInvalid, Message: err.Error()}
	}
	sv, ok := s.centre.Service(w.Service)
	if !ok {
		return nil, s.unknownService(w.Service)
	}
	if !s.centre.Offers(w.Language) {
		return nil, s.unknownLanguage(w.Language)
	}
	code, open := s.Open(sv)
	if open {
		return nil, nil
	}
	return s.lost(w, code), nil
}

// lost counts demand that could not be met, once for each wish.
func (s *State) lost(w CountLost, why Code) []Event {
	if _, counted := s.refused[w.ID]; counted {
		return nil
	}
	return []Event{TicketRefused{Ticket: w.ID, Service: w.Service, Language: w.Language, Reason: why}}
}

func (s *State) unknownLanguage(l Language) error {
	return refuse(CodeUnknownLanguage, fmt.Sprintf("This centre does not offer language %q. Use one of %v.", l, s.centre.Languages))
}

func closedMessage(code Code, sv Service) string {
	switch code {
	case CodeServiceFull:
		return fmt.Sprintf("Service %q has given out its %d numbers of today. Come back on the next business day, or ring 808 257 257.", sv.ID, LastNumber)
	case CodeServiceClosed:
		return fmt.Sprintf("Service %q is closed now. A coordinator can open it.", sv.ID)
	}
	return "The centre is closed: no business day is open. A coordinator can open it."
}

func (s *State) decidePrint(w PrintTicket) ([]Event, error) {
	t := s.Ticket(w.ID)
	if t == nil {
		return nil, unknownTicket(w.ID)
	}
	if t.Paper == PaperOwed {
		return nil, nil
	}
	return []Event{TicketPrintAsked{Ticket: w.ID, Reason: w.Reason}}, nil
}

// decideDoubt turns an owed original into a copy.
func (s *State) decideDoubt(w DoubtPaper) ([]Event, error) {
	if t := s.Ticket(w.ID); t != nil && t.Copy {
		return nil, nil
	}
	return s.ifOwed(w.ID, TicketPrintAsked{Ticket: w.ID, Reason: w.Reason})
}

// ifOwed takes the printer's word only while the paper is owed, so that a word
// said twice counts once.
func (s *State) ifOwed(id TicketID, ev Event) ([]Event, error) {
	t := s.Ticket(id)
	if t == nil {
		return nil, unknownTicket(id)
	}
	if t.Paper != PaperOwed {
		return nil, nil
	}
	return []Event{ev}, nil
}

func unknownTicket(id TicketID) error {
	return refuse(CodeUnknownTicket, fmt.Sprintf("No ticket of this business day has the id %q.", id))
}
