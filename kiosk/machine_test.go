package kiosk

import (
	"encoding/json"
	"fmt"
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
