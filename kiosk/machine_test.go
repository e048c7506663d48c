package kiosk

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// machine drives a queue with random commands and knows, from the events
// alone, what must be true of it.
type machine struct {
	state   *State
	entries []Entry
	now     Moment
	journal int
	boot    int

	// a model of the open business day, kept from the events
	numbers map[Number]TicketID
	place   map[TicketID]Place
	desk    map[TicketID]DeskID
	lost    map[TicketID]bool

	restored map[TicketID]bool
	service  map[TicketID]ServiceID   // where the ticket is now
	steps    map[TicketID][]ServiceID // where it goes afterwards
	figures  map[ServiceID]DayFigure
}

func newMachine() *machine {
	m := &machine{
		state: NewState(),
		now:   Moment{Wall: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Trusted: true, Boot: "boot 0"},
	}
	m.newDay()
	m.write("kiosk 1", JournalOpened{})
	return m
}

func (m *machine) newDay() {
	m.numbers, m.place, m.desk = map[Number]TicketID{}, map[TicketID]Place{}, map[TicketID]DeskID{}
	m.lost, m.restored = map[TicketID]bool{}, map[TicketID]bool{}
	m.service, m.steps, m.figures = map[TicketID]ServiceID{}, map[TicketID][]ServiceID{}, map[ServiceID]DayFigure{}
}

// write does what the hub does with a decided event.
func (m *machine) write(origin string, events ...Event) {
	for _, event := range events {
		e := Entry{
			Journal: fmt.Sprintf("journal %d", m.journal), Seq: m.state.Seq() + 1,
			At: m.now, Origin: origin, Event: event,
		}
		m.state.Apply(e)
		m.entries = append(m.entries, e)
	}
}

// rent is a list of one choice.
var rent = []Choice{{ID: "rent", Names: map[Language]string{"pt-PT": "Renda"}}}

// The documents that machines are configured with. They differ in services,
// letters and desks.
var documents = []Centre{
	{
		Name: "first", Languages: []Language{"pt-PT", "ar"},
		Services: []Service{
			{ID: "legal", Letter: "A", Priority: true, Areas: rent, Names: map[Language]string{"pt-PT": "Apoio Jurídico"}},
			{ID: "social", Letter: "B"},
			{ID: "school", Letter: "C", Priority: true},
		},
		Desks:     []Desk{{ID: "1", Services: []ServiceID{"legal", "social"}}, {ID: "2", Services: []ServiceID{"social", "school"}}},
		Mediators: []Person{{ID: "rent"}}, Technicians: []Person{{ID: "T1", Languages: []Language{"pt-PT", "ar"}}, {ID: "T2"}},
		Outcomes: rent, PauseReasons: rent, CallReasons: rent, ReferReasons: rent, ReturnMinutes: 30,
	},
	{
		Name: "without legal and desk 2", Languages: []Language{"pt-PT"},
		Services: []Service{{ID: "social", Letter: "B", Priority: true}, {ID: "school", Letter: "D"}},
		Desks:    []Desk{{ID: "1", Services: []ServiceID{"social", "school"}}, {ID: "3", Services: []ServiceID{"school"}}},
	},
	{
		Name: "another meaning of A", Languages: []Language{"pt-PT", "ar", "hi"},
		Services: []Service{{ID: "social", Letter: "A"}, {ID: "health", Letter: "B", Priority: true}},
		Desks:    []Desk{{ID: "2", Services: []ServiceID{"social", "health"}}},
	},
}

func testID(n int) TicketID { return TicketID(fmt.Sprintf("%032x", n)) }

func drawWish(rt *rapid.T) Wish {
	id := testID(rapid.IntRange(1, 40).Draw(rt, "id"))
	service := rapid.SampledFrom([]ServiceID{"legal", "social", "school", "health", "no such"}).Draw(rt, "service")
	desk := rapid.SampledFrom([]DeskID{"1", "2", "3", "no such"}).Draw(rt, "desk")
	area := rapid.SampledFrom([]string{"", "rent", "no such"}).Draw(rt, "area")
	steps := rapid.SliceOfN(rapid.SampledFrom([]ServiceID{"legal", "social", "school", "health", "no such"}), 0, 3).Draw(rt, "steps")
	number := Number{rapid.SampledFrom([]string{"A", "B", "C", "D"}).Draw(rt, "letter"), rapid.IntRange(1, 6).Draw(rt, "count")}
	technician := rapid.SampledFrom([]PersonID{"T1", "T2", "T9"}).Draw(rt, "technician")
	spoken := rapid.SampledFrom([][]Language{nil, {"ar"}, {"ar", "ar", "en"}, {"all of them"}}).Draw(rt, "spoken")
	issue := IssueTicket{
		ID: id, Service: service,
		Language:    rapid.SampledFrom([]Language{"pt-PT", "ar", "xx"}).Draw(rt, "language"),
		Priority:    rapid.Bool().Draw(rt, "priority"),
		Children:    rapid.Bool().Draw(rt, "children"),
		Interpreter: rapid.SampledFrom([]Language{"", "ti", "no tag!"}).Draw(rt, "interpreter"),
		Printer:     rapid.SampledFrom([]string{"", "main"}).Draw(rt, "printer"),
	}
	return rapid.SampledFrom([]Wish{
		issue, issue, issue, issue, issue, issue, issue,
		CountLost{ID: id, Service: service, Language: issue.Language},
		PrintTicket{ID: id, Reason: "asked"}, RecordPrinted{ID: id, Proof: "gs-r"}, RecordPrintFailed{ID: id, Reason: "paper"}, DoubtPaper{ID: id, Reason: "restart"},
		CallNext{Desk: desk}, CallNext{Desk: desk}, CallNext{Desk: desk}, CallNext{Desk: desk},
		Recall{Desk: desk}, NoShow{Desk: desk}, Start{Desk: desk}, Finish{Desk: desk}, Finish{Desk: desk, Area: area, Outcome: area},
		Undo{Desk: desk}, Return{Desk: desk}, Refer{Desk: desk, Steps: steps, Reason: area}, Refer{Desk: desk, Steps: steps},
		CallNumber{Desk: desk, Number: number, Reason: area}, RestoreTicket{Number: number, Desk: desk}, RestoreTicket{Number: number},
		StartInterpreter{Desk: desk, Language: issue.Interpreter}, StartInterpreter{Desk: desk, Mediator: PersonID(area)}, EndInterpreter{Desk: desk},
		OnlyIf{Desk: desk, Ticket: id, Wish: Finish{Desk: desk}}, PauseDesk{Desk: desk, Reason: area}, CallHelp{Desk: desk}, EndHelp{Desk: desk},
		OpenDesk{Desk: desk}, OpenDesk{Desk: desk, Technician: technician, Languages: spoken}, PauseDesk{Desk: desk}, CloseDesk{Desk: desk},
		TurnDay{}, TurnDay{}, OpenDay{}, CloseDay{},
		OpenService{Service: service}, CloseService{Service: service},
		Configure{Centre: documents[rapid.IntRange(0, len(documents)-1).Draw(rt, "document")]},
		ReportDevice{Device: "printer", State: rapid.SampledFrom([]string{"ok", "paper-out"}).Draw(rt, "device")},
	}).Draw(rt, "wish")
}

// pass lets time go by: mostly seconds, now and then a step of the wall clock,
// a start of the device, or a successor of the journal.
func (m *machine) pass(rt *rapid.T) {
	d := time.Duration(rapid.SampledFrom([]int{0, 1, 2, 4, 60, 3600, 86400}).Draw(rt, "seconds")) * time.Second
	m.now.Up += d
	m.now.Wall = m.now.Wall.Add(d)
	switch rapid.IntRange(0, 30).Draw(rt, "clock") {
	case 0:
		m.boot++
		m.now.Boot, m.now.Up, m.now.Trusted = fmt.Sprintf("boot %d", m.boot), 0, false
	case 1:
		m.now.Trusted = true
		m.now.Wall = m.now.Wall.Add(time.Duration(rapid.IntRange(-5000, 5000).Draw(rt, "step")) * time.Second)
	case 2:
		m.succeed()
	}
}

// succeed opens a successor journal, as after damage: some numbers are passed
// over. The machine's state goes on, as a fold over the kept entries would.
func (m *machine) succeed() {
	counts := map[string]int{}
	for number := range m.numbers {
		counts[number.Letter] = max(counts[number.Letter], number.Count+20)
	}
	m.journal++
	m.write("kiosk 1", JournalOpened{Previous: &Link{Seq: m.state.Seq()}, Counts: counts, Reason: "a test"})
}

// submit decides a wish as the hub does, and holds the answer against what
// must be true of every answer.
func (m *machine) submit(t interface {
	Helper()
	Fatalf(string, ...any)
}, w Wish) ([]Event, error) {
	t.Helper()
	before := picture(m.state)
	was := m.state.Clone()
	events, err := m.state.Decide(Command{At: m.now, Origin: "test", Wish: w})
	if after := picture(m.state); after != before {
		t.Fatalf("%#v: Decide changed the state from\n%s\nto\n%s", w, before, after)
	}
	if err != nil {
		if refusal, ok := err.(*Error); !ok || refusal.Code == "" || refusal.Message == "" {
			t.Fatalf("%#v: %v is no refusal with a code and a sentence", w, err)
		}
	}
	m.write("test", events...)
	if picture(was) != before {
		t.Fatalf("%#v: what was applied shows in a clone made before", w)
	}
	for _, event := range events {
		if fault := m.follow(was, event); fault != "" {
			t.Fatalf("%#v led to %#v: %s", w, event, fault)
		}
	}
	if fault := m.compare(); fault != "" {
		t.Fatalf("after %#v: %s\n%s", w, fault, picture(m.state))
	}
	return events, err
}

// follow takes an event into the model and says what is wrong with it. State
// is as it was before the command.
func (m *machine) follow(was *State, event Event) string {
	switch ev := event.(type) {
	case DayOpened:
		m.newDay()
		if !reflect.DeepEqual(was.centre, m.state.centre) || !maps.Equal(was.devices, m.state.devices) {
			return "the document and the devices outlive the day, and are others now"
		}
	case DayClosed:
		for id, place := range m.place {
			if place == AtDesk {
				return "a ticket is still at a desk"
			}
			if place == Waiting {
				m.place[id] = Lapsed
			}
		}
	case TicketIssued:
		if other, given := m.numbers[ev.Number]; given {
			return fmt.Sprintf("the number was given to %s", other)
		}
		if _, known := m.place[ev.Ticket]; known {
			return "the ticket was issued before"
		}
		m.numbers[ev.Number], m.place[ev.Ticket], m.service[ev.Ticket] = ev.Ticket, Waiting, ev.Service
		m.count(ev.Ticket, func(f *DayFigure) { f.Issued++ })
	case TicketRefused:
		if m.lost[ev.Ticket] {
			return "this lost demand was counted before"
		}
		m.lost[ev.Ticket] = true
	case TicketCalled:
		if m.place[ev.Ticket] != Waiting {
			return fmt.Sprintf("the ticket is %q", m.place[ev.Ticket])
		}
		for id, desk := range m.desk {
			if desk == ev.Desk {
				return fmt.Sprintf("ticket %s is at the desk", id)
			}
		}
		if fault := fair(was, ev); fault != "" {
			return fault
		}
		m.place[ev.Ticket], m.desk[ev.Ticket] = AtDesk, ev.Desk
	case TicketFinished:
		m.count(ev.Ticket, func(f *DayFigure) { f.Finished++ })
		if steps := m.steps[ev.Ticket]; len(steps) > 0 {
			m.service[ev.Ticket], m.steps[ev.Ticket] = steps[0], steps[1:]
			return m.leave(ev.Ticket, ev.Desk, Waiting)
		}
		return m.leave(ev.Ticket, ev.Desk, Finished)
	case TicketMissed:
		m.count(ev.Ticket, func(f *DayFigure) { f.Missed++ })
		return m.leave(ev.Ticket, ev.Desk, Missed)
	case TicketReturned:
		return m.leave(ev.Ticket, ev.Desk, Waiting)
	case TicketReferred:
		m.count(ev.Ticket, func(f *DayFigure) { f.Referred++ })
		for _, id := range ev.Steps {
			if _, known := was.Service(id); !known {
				return fmt.Sprintf("there is no service %s", id)
			}
		}
		m.service[ev.Ticket], m.steps[ev.Ticket] = ev.Steps[0], ev.Steps[1:]
		return m.leave(ev.Ticket, ev.Desk, Waiting)
	case InterpreterStarted:
		if m.desk[ev.Ticket] != ev.Desk || ev.Language == "" {
			return "nobody is there to interpret for"
		}
	case InterpreterEnded:
		if m.desk[ev.Ticket] != ev.Desk || ev.Seconds < 0 {
			return "nobody interpreted"
		}
	case TicketRestored:
		if m.place[ev.Ticket] != Missed || m.restored[ev.Ticket] {
			return fmt.Sprintf("the ticket is %q, restored before: %v", m.place[ev.Ticket], m.restored[ev.Ticket])
		}
		m.count(ev.Ticket, func(f *DayFigure) { f.Missed-- })
		m.place[ev.Ticket], m.restored[ev.Ticket] = Waiting, true
	}
	return ""
}

func (m *machine) count(id TicketID, f func(*DayFigure)) {
	figure := m.figures[m.service[id]]
	f(&figure)
	m.figures[m.service[id]] = figure
}

func (m *machine) leave(id TicketID, desk DeskID, to Place) string {
	if m.desk[id] != desk {
		return fmt.Sprintf("the ticket is at desk %q", m.desk[id])
	}
	m.place[id] = to
	delete(m.desk, id)
	return ""
}

// fair says whether somebody who waits for the desk goes before the one called:
// somebody with legal priority, or the earlier one of two who differ in nothing
// else, whatever the clocks do.
func fair(was *State, ev TicketCalled) string {
	called := was.Ticket(ev.Ticket)
	if ev.Why == WhyChosen {
		return "" // out of turn, for a reason
	}
	if ev.Why == WhyFront && !called.Front {
		return "it was not at the front"
	}
	desk, err := was.knownDesk(ev.Desk)
	if err != nil {
		return err.Error()
	}
	for _, t := range was.Waiting() {
		if called.Front || t.Front {
			if t != called && t.Front && (!called.Front || t.Order < called.Order) && was.serves(desk, t.Service) {
				return fmt.Sprintf("%s is at the front, %s was called", t.Number, called.Number)
			}
			continue
		}
		same := t.Class == called.Class && t.Service == called.Service && t.Language == called.Language && t.Interpreter == called.Interpreter
		before := t.Priority && !called.Priority || t.Priority == called.Priority && t.Order < called.Order && (t.Priority || same)
		if t != called && before && was.serves(desk, t.Service) {
			return fmt.Sprintf("%s goes before %s", t.Number, called.Number)
		}
	}
	return ""
}

// compare holds the state against the model: each ticket is in the one place
// that the events say, and every list agrees.
func (m *machine) compare() string {
	s := m.state
	if len(s.Tickets()) != len(m.place) {
		return fmt.Sprintf("%d tickets, want %d", len(s.Tickets()), len(m.place))
	}
	for _, t := range s.Tickets() {
		places := 0
		if slices.Contains(s.Waiting(), t) {
			places++
			if t.Place != Waiting {
				return fmt.Sprintf("%s waits, but its place is %q", t.Number, t.Place)
			}
		}
		for _, desk := range []DeskID{"1", "2", "3"} {
			if s.DeskState(desk).Ticket == t.ID {
				places++
				if t.Place != AtDesk || t.Desk != desk || m.desk[t.ID] != desk {
					return fmt.Sprintf("%s is at desk %s, but its place is %q at desk %q", t.Number, desk, t.Place, t.Desk)
				}
			}
		}
		if t.Place != m.place[t.ID] || m.numbers[t.Number] != t.ID {
			return fmt.Sprintf("%s is %q, want %q", t.Number, t.Place, m.place[t.ID])
		}
		if done := t.Place != Waiting && t.Place != AtDesk; done && places != 0 || !done && places != 1 {
			return fmt.Sprintf("%s (%s) is in %d places", t.Number, t.Place, places)
		}
		if t.Service != m.service[t.ID] || !slices.Equal(t.Steps, m.steps[t.ID]) {
			return fmt.Sprintf("%s is for %s, then %v, want %s, then %v", t.Number, t.Service, t.Steps, m.service[t.ID], m.steps[t.ID])
		}
		if t.Place == Waiting && !slices.ContainsFunc(s.centre.Desks, func(d Desk) bool { return s.serves(d, t.Service) }) && len(s.centre.Desks) > 0 {
			return fmt.Sprintf("%s waits for %s, which no desk serves", t.Number, t.Service)
		}
	}
	for id, want := range m.figures {
		got := s.Figure(id)
		got.Refused = 0
		if got != want {
			return fmt.Sprintf("figures of %s: %+v, want %+v", id, got, want)
		}
	}
	if !slices.IsSortedFunc(s.Waiting(), func(a, b *Ticket) int { return a.Order - b.Order }) {
		return "those who wait are not in order"
	}
	for id, d := range s.desks {
		if d.Interpreting.Language != "" && d.Ticket == "" {
			return fmt.Sprintf("somebody interprets at desk %s for nobody", id)
		}
	}
	seats := map[PersonID]DeskID{}
	for id, d := range s.desks {
		if d.Technician == "" {
			continue
		}
		if other, twice := seats[d.Technician]; twice || !d.Open {
			return fmt.Sprintf("technician %s sits at desk %s (open %v) and at %q", d.Technician, id, d.Open, other)
		}
		seats[d.Technician] = id
	}
	for _, call := range s.Calls() {
		if s.day.Open && m.place[call.Ticket] == "" {
			return fmt.Sprintf("%s was called and not issued", call.Number)
		}
	}
	return ""
}

// picture is all of a state as text, so that states can be compared.
func picture(s *State) string {
	tickets := []Ticket{}
	for _, t := range s.tickets {
		tickets = append(tickets, *t)
	}
	type gone struct {
		Service Service
		Desks   []DeskID
	}
	away := map[ServiceID]gone{}
	for id, r := range s.retired {
		away[id] = gone{r.service, r.desks}
	}
	b, err := json.MarshalIndent(map[string]any{
		"seq": s.seq, "journal": s.journal, "last": s.last, "centre": s.centre, "day": s.day,
		"tickets": tickets, "byID": s.byID, "waiting": append([]int{}, s.waiting...), "counts": s.counts,
		"reserve": s.reserve, "letters": s.letters, "retired": away, "closed": s.closed, "desks": s.desks,
		"refused": s.refused, "calls": append([]Call{}, s.calls...), "devices": s.devices, "figures": s.figures,
	}, "", " ")
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestAnyCommandsKeepTheRules(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := newMachine()
		m.submit(rt, Configure{Centre: documents[0]})
		m.submit(rt, OpenDay{})
		for range rapid.IntRange(1, 80).Draw(rt, "commands") {
			m.pass(rt)
			m.submit(rt, drawWish(rt))
		}
	})
}

// configured is a machine on an open day of the first document.
func configured(t *testing.T) *machine {
	t.Helper()
	m := newMachine()
	m.submit(t, Configure{Centre: documents[0]})
	m.submit(t, OpenDay{})
	return m
}
