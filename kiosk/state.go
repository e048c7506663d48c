package kiosk

import (
	"maps"
	"slices"
)

// State is a centre's queue at one point of its journal. Decide and the
// reading methods never change it, so that a State nobody applies to any more
// may be read by any number of goroutines.
type State struct {
	seq     uint64 // of the last entry applied
	journal string // its journal
	last    Moment // when it was written

	centre Centre
	day    Day

	// Of the open business day:
	tickets []*Ticket               // by order; replaced, never changed
	byID    map[TicketID]int        // order
	waiting []int                   // orders, ascending
	counts  map[string]int          // by letter, the last number given
	reserve map[string]int          // by letter, what a lost journal may have given
	letters map[string]ServiceID    // what a letter means until the day closes
	retired map[ServiceID]retired   // services taken away that gave out tickets
	closed  map[ServiceID]bool      // services that give out no tickets
	desks   map[DeskID]DeskState    //
	refused map[TicketID]Code       // lost demand, each counted once
	calls   []Call                  // the newest first, at most keptCalls
	devices map[string]DeviceState  //
	figures map[ServiceID]DayFigure // of the day so far
	opened  Moment                  // when the day was opened
	paces   map[ServiceID]pace      // how long visits took lately
	pace    pace                    // of all services
}

// Day is a business day.
type Day struct {
	Number int
	Date   string // 2006-01-02, or "" if its clock was never trusted
	Open   bool
}

// DeskState is what a desk does now.
type DeskState struct {
	Open       bool
	Paused     bool
	Technician PersonID   // who sits there, "" if nobody said so
	Languages  []Language // spoken there; never changed in place

	Since   Moment // when it last began to call, paused or closed
	Working Moment // when it began to call, without a long rest since
	Rested  bool   // it has had a long rest today

	Ticket TicketID // the ticket at the desk, or ""
	Called Moment   // when it was first called
	Served int      // tickets finished or sent on today
	Left   string   // what ended the last ticket's stay, an event's kind
	LeftAt Moment   //

	Interpreting Interpreting

	PauseReason string // a code of the document
	Help        bool   // the coordinator is asked to come
	HelpAt      Moment
}

// DeviceState is the last reported state of a device.
type DeviceState struct {
	State  string
	Detail string
	Since  Moment
}

// Call is one call as the waiting room sees it.
type Call struct {
	Ticket   TicketID
	Number   Number
	Service  ServiceID
	Desk     DeskID
	Language Language
	At       Moment
	Seq      uint64 // of the entry that called or recalled
	Again    bool   // a recall
}

// DayFigure counts what became of a service's tickets today.
type DayFigure struct {
	Issued   int `json:"issued"`
	Finished int `json:"finished"`
	Missed   int `json:"missed"`
	Refused  int `json:"refused"`
	Referred int `json:"referred"` // sent on to other services
}

// retired is a service that is in no document any more but still served.
type retired struct {
	service Service
	desks   []DeskID // who served it last
}

// keptCalls is how many calls a State remembers: more than any board shows.
const keptCalls = 16

// NewState returns the state before a journal's first entry.
func NewState() *State {
	s := &State{devices: map[string]DeviceState{}, reserve: map[string]int{}, desks: map[DeskID]DeskState{}}
	s.clearDay()
	return s
}

// clearDay forgets all that belongs to a business day.
func (s *State) clearDay() {
	s.tickets, s.waiting, s.calls = nil, nil, nil
	s.byID = map[TicketID]int{}
	s.counts = map[string]int{}
	s.letters = map[string]ServiceID{}
	s.retired = map[ServiceID]retired{}
	s.closed = map[ServiceID]bool{}
	s.desks = map[DeskID]DeskState{}
	s.refused = map[TicketID]Code{}
	s.figures = map[ServiceID]DayFigure{}
	s.paces, s.pace = map[ServiceID]pace{}, pace{}
}

// Clone returns a copy that can be applied to while s stays as it is. Tickets
// and documents are shared: neither is ever changed in place.
func (s *State) Clone() *State {
	c := *s
	c.tickets = slices.Clone(s.tickets)
	c.waiting = slices.Clone(s.waiting)
	c.calls = slices.Clone(s.calls)
	c.byID = maps.Clone(s.byID)
	c.counts = maps.Clone(s.counts)
	c.reserve = maps.Clone(s.reserve)
	c.letters = maps.Clone(s.letters)
	c.retired = maps.Clone(s.retired)
	c.closed = maps.Clone(s.closed)
	c.desks = maps.Clone(s.desks)
	c.refused = maps.Clone(s.refused)
	c.devices = maps.Clone(s.devices)
	c.figures = maps.Clone(s.figures)
	c.paces = maps.Clone(s.paces)
	return &c
}

// Seq returns the number of the last entry applied, 0 before the first.
func (s *State) Seq() uint64 { return s.seq }

// Journal returns the id of the last entry's journal.
func (s *State) Journal() string { return s.journal }

// Last returns when the last entry was written.
func (s *State) Last() Moment { return s.last }

// Centre returns the document in force. It must not be changed.
func (s *State) Centre() *Centre { return &s.centre }

// Day returns the business day.
func (s *State) Day() Day { return s.day }

// Ticket returns a ticket of the business day, or nil.
func (s *State) Ticket(id TicketID) *Ticket {
	if order, ok := s.byID[id]; ok {
		return s.tickets[order-1]
	}
	return nil
}

// Tickets returns the business day's tickets by arrival. The slice must not
// be changed.
func (s *State) Tickets() []*Ticket { return s.tickets }

// Waiting returns who waits, by arrival.
func (s *State) Waiting() []*Ticket {
	list := make([]*Ticket, len(s.waiting))
	for i, order := range s.waiting {
		list[i] = s.tickets[order-1]
	}
	return list
}

// WaitingFor returns how many wait for a service.
func (s *State) WaitingFor(id ServiceID) int {
	n := 0
	for _, order := range s.waiting {
		if s.tickets[order-1].Service == id {
			n++
		}
	}
	return n
}

// Services returns the services people can queue or still wait for: those of
// the document, then those taken away while people wait.
func (s *State) Services() []Service {
	list := slices.Clone(s.centre.Services)
	for _, id := range slices.Sorted(maps.Keys(s.retired)) {
		if s.WaitingFor(id) > 0 {
			list = append(list, s.retired[id].service)
		}
	}
	return list
}

// Service returns a service of the document or one that was taken away today.
func (s *State) Service(id ServiceID) (Service, bool) {
	if sv, ok := s.centre.Service(id); ok {
		return sv, true
	}
	r, ok := s.retired[id]
	return r.service, ok
}

// Open says whether a service gives out tickets, and if not, why.
func (s *State) Open(sv Service) (Code, bool) {
	switch {
	case !s.day.Open:
		return CodeDayClosed, false
	case s.closed[sv.ID]:
		return CodeServiceClosed, false
	case s.counts[sv.Letter] >= LastNumber:
		return CodeServiceFull, false
	}
	return "", true
}

// DeskState returns what a desk does now.
func (s *State) DeskState(id DeskID) DeskState { return s.desks[id] }

// Calls returns the last calls, the newest first. It must not be changed.
func (s *State) Calls() []Call { return s.calls }

// Device returns a device's last reported state.
func (s *State) Device(name string) (DeviceState, bool) {
	d, ok := s.devices[name]
	return d, ok
}

// Devices returns the names of the devices that have reported, sorted.
func (s *State) Devices() []string { return slices.Sorted(maps.Keys(s.devices)) }

// Figure returns what became of a service's tickets today.
func (s *State) Figure(id ServiceID) DayFigure { return s.figures[id] }

// serves reports whether a desk calls tickets of a service. A service taken
// away is served to its end by the desks that served it, or by all desks if
// none of those is left.
func (s *State) serves(desk Desk, id ServiceID) bool {
	if desk.Serves(id) {
		return true
	}
	r, ok := s.retired[id]
	if !ok {
		return false
	}
	for _, d := range r.desks {
		if _, left := s.centre.Desk(d); left {
			return slices.Contains(r.desks, desk.ID)
		}
	}
	return true
}
