package kiosk

// Why says in a code why a ticket is next; pages say it in a sentence.
type Why string

// The reasons for being next.
const (
	WhyPriority Why = "priority" // legal priority (Decree-Law 58/2016), the earliest
	WhyArrival  Why = "arrival"  // the earliest to arrive
)

// next is the policy: of those who wait for a desk's services, who is called.
// Legal priority goes first, then the earliest arrival. It returns nil if
// nobody waits for the desk.
func (s *State) next(desk Desk) (*Ticket, Why) {
	var first *Ticket
	for _, order := range s.waiting { // by arrival
		t := s.tickets[order-1]
		if !s.serves(desk, t.Service) {
			continue
		}
		if t.Priority {
			return t, WhyPriority
		}
		if first == nil {
			first = t
		}
	}
	return first, WhyArrival
}

// Next returns who a desk would call now and why, or nil.
func (s *State) Next(id DeskID) (*Ticket, Why) {
	desk, ok := s.centre.Desk(id)
	if !ok {
		return nil, ""
	}
	return s.next(desk)
}

// ahead returns how many wait before a new ticket of a service.
func (s *State) ahead(id ServiceID, priority bool) int {
	n := 0
	for _, order := range s.waiting {
		t := s.tickets[order-1]
		if t.Service == id && (t.Priority || !priority) {
			n++
		}
	}
	return n
}
