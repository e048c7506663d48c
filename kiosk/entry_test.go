package kiosk

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// oldest is the journal as the first version wrote it.
func oldest(t testing.TB) [][]byte {
	t.Helper()
	return golden(t, "testdata/journal-v1.jsonl")
}

// golden are the lines of a journal that a version wrote. They are never
// changed.
func golden(t testing.TB, path string) [][]byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Split(bytes.TrimSpace(b), []byte("\n"))
}

func TestTheOldestJournalIsRead(t *testing.T) {
	s := NewState()
	seen := map[string]bool{}
	for _, line := range oldest(t) {
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		if _, unknown := e.Event.(Unknown); unknown {
			t.Errorf("kind %s is not known any more", e.Event.Kind())
		}
		seen[e.Event.Kind()] = true
		writtenAgain(t, line, e)
		s.Apply(e)
		if e.Seq == 26 {
			theFirstDay(t, s)
		}
	}
	for _, line := range golden(t, "testdata/journal-v3-desk.jsonl") {
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		seen[e.Event.Kind()] = true
	}
	for kind := range decoders {
		if !seen[kind] {
			t.Errorf("no old journal has a %s: add one to a new file beside it, and read it here", kind)
		}
	}
	if day := s.Day(); day != (Day{Number: 2, Date: "2026-03-03", Open: true}) || s.Seq() != 28 || s.Journal() != "9b7a3c5e1f204d68a0c4e2f6178b3d95" {
		t.Errorf("it ends at entry %d of %s on %+v", s.Seq(), s.Journal(), day)
	}
}

// writtenAgain holds an entry against the line it was read from.
func writtenAgain(t *testing.T, line []byte, e Entry) {
	t.Helper()
	again, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var was, is any
	json.Unmarshal(line, &was)
	json.Unmarshal(again, &is)
	if fault := missing(was, is, "entry"); fault != "" {
		t.Errorf("entry %d: %s\nwas %s\nis  %s", e.Seq, fault, line, again)
	}
}

// TestAnOpeningOfTheSecondVersionIsRead begins a fold with a day.opened that
// carries all that a fold needs.
func TestAnOpeningOfTheSecondVersionIsRead(t *testing.T) {
	lines := golden(t, "testdata/journal-v2.jsonl")
	s := NewState()
	for _, line := range lines {
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		writtenAgain(t, line, e)
		s.Apply(e)
	}
	if day := s.Day(); day != (Day{Number: 4, Date: "2026-03-05", Open: true}) || s.Centre().Name != "CNAIM Lisboa" {
		t.Errorf("%+v of %q", day, s.Centre().Name)
	}
	if d, ok := s.Device("printer"); !ok || d.State != "paper-low" || d.Since.Wall.Hour() != 16 || !d.Since.Trusted || d.Since.Boot == "" {
		t.Errorf("printer: %+v", d)
	}
	events, err := s.Decide(Command{At: s.Last(), Wish: IssueTicket{ID: testID(1), Service: "legal", Language: "ar"}})
	if err != nil || events[0].(TicketIssued).Number.String() != "J023" {
		t.Errorf("next: %+v, %v", events, err)
	}
}

// TestDesksOfTheThirdVersionAreRead folds what desks can do since then.
func TestDesksOfTheThirdVersionAreRead(t *testing.T) {
	s := NewState()
	for _, line := range golden(t, "testdata/journal-v3-desk.jsonl") {
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		writtenAgain(t, line, e)
		s.Apply(e)
	}
	for i, want := range []Ticket{
		{Service: "social", Place: Waiting, From: "legal", ReferReason: "form", Calls: 1},
		{Service: "legal", Place: Finished, Restored: true, Area: "housing", Outcome: "solved", Calls: 2},
		{Service: "legal", Place: Waiting, Front: true},
		{Service: "legal", Place: AtDesk, Calls: 2, InterpretedS: 60},
	} {
		got := s.Tickets()[i]
		got = &Ticket{
			Service: got.Service, Place: got.Place, From: got.From, ReferReason: got.ReferReason, Calls: got.Calls,
			Restored: got.Restored, Front: got.Front, Area: got.Area, Outcome: got.Outcome, InterpretedS: got.InterpretedS,
		}
		if !reflect.DeepEqual(*got, want) {
			t.Errorf("ticket %d is %+v, want %+v", i+1, *got, want)
		}
	}
	if d := s.DeskState("3"); !d.Paused || d.PauseReason != "lunch" || !d.Help || d.Technician != "T1" || d.Served != 2 {
		t.Errorf("desk 3: %+v", d)
	}
	if d := s.DeskState("4"); d.Help || d.Interpreting.Language != "ur" || d.Interpreting.Mediator != "" {
		t.Errorf("desk 4: %+v", d)
	}
}

// theFirstDay checks what the old journal says before its day closes.
func theFirstDay(t *testing.T, s *State) {
	t.Helper()
	if day := s.Day(); day != (Day{Number: 1, Date: "2026-03-02", Open: true}) {
		t.Errorf("day %+v", day)
	}
	want := []struct {
		number string
		place  Place
		paper  Paper
		calls  int
	}{{"J001", Finished, PaperPrinted, 1}, {"J002", Missed, PaperPrinted, 2}, {"A001", Waiting, PaperNone, 0}}
	for i, ticket := range s.Tickets() {
		if w := want[i]; ticket.Number.String() != w.number || ticket.Place != w.place || ticket.Paper != w.paper || ticket.Calls != w.calls {
			t.Errorf("ticket %+v, want %+v", ticket, w)
		}
	}
	if d := s.DeskState("3"); d.Open || d.Served != 1 {
		t.Errorf("desk 3: %+v", d)
	}
	if code, open := s.Open(s.Centre().Services[0]); !open {
		t.Error(code)
	}
	if d, ok := s.Device("printer main"); !ok || d.State != "paper-out" || !slices.Equal(s.Devices(), []string{"printer main"}) {
		t.Errorf("printer: %+v", d)
	}
	events, err := s.Decide(Command{At: s.Last(), Wish: IssueTicket{ID: testID(1), Service: "legal", Language: "ar"}})
	if err != nil || events[0].(TicketIssued).Number.String() != "J023" {
		t.Errorf("next: %+v, %v", events, err)
	}
	if got := s.Figure("social"); got != (DayFigure{Issued: 1, Refused: 1}) {
		t.Errorf("figures: %+v", got)
	}
}

// missing says what of an old value a new one has no more.
func missing(was, is any, path string) string {
	switch was := was.(type) {
	case map[string]any:
		now, _ := is.(map[string]any)
		for name, value := range was {
			if fault := missing(value, now[name], path+"."+name); fault != "" {
				return fault
			}
		}
	case []any:
		now, _ := is.([]any)
		if len(now) != len(was) {
			return path + " has another length"
		}
		for i, value := range was {
			if fault := missing(value, now[i], path); fault != "" {
				return fault
			}
		}
	default:
		if !reflect.DeepEqual(was, is) {
			return path + " is another"
		}
	}
	return ""
}

// TestTheSchemaIsWrittenDown holds docs/journal.md against the code: a section
// for each kind and each object, a row for each field and no other.
func TestTheSchemaIsWrittenDown(t *testing.T) {
	b, err := os.ReadFile("../docs/journal.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]string{}
	for _, part := range strings.Split(string(b), "\n## ") {
		for i, section := range strings.Split("\n"+part, "\n### ") {
			name, text, _ := strings.Cut(section, "\n")
			if i == 0 {
				name, text, _ = strings.Cut(strings.TrimSpace(section), "\n")
			}
			sections[strings.TrimSpace(name)] = text
		}
	}
	types := map[string]reflect.Type{
		"An entry": reflect.TypeFor[entryJSON](), "link": reflect.TypeFor[Link](), "centre": reflect.TypeFor[Centre](),
		"moment": reflect.TypeFor[momentJSON](), "device": reflect.TypeFor[Device](),
		"institution": reflect.TypeFor[Institution](), "service": reflect.TypeFor[Service](), "desk": reflect.TypeFor[Desk](),
		"policy": reflect.TypeFor[Policy](), "weight": reflect.TypeFor[Weight](),
		"person": reflect.TypeFor[Person](), "choice": reflect.TypeFor[Choice](),
	}
	for kind, decode := range decoders {
		event, err := decode([]byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		types[kind] = reflect.TypeOf(event)
	}
	for name, typ := range types {
		text, ok := sections[name]
		if !ok {
			t.Errorf("docs/journal.md has no section %q", name)
			continue
		}
		var fields, rows []string
		for i := range typ.NumField() {
			tag, options, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if tag == "" {
				t.Errorf("%s: field %s has no JSON name", name, typ.Field(i).Name)
			}
			if options == "omitempty" {
				tag += " opt."
			}
			fields = append(fields, tag)
		}
		for _, line := range strings.Split(text, "\n") {
			cells := strings.Split(line, "|")
			if !strings.HasPrefix(line, "| `") || len(cells) != 5 {
				continue
			}
			row := strings.Trim(cells[1], " `")
			if strings.Contains(cells[2], "opt.") {
				row += " opt."
			}
			rows = append(rows, row)
		}
		if !slices.Equal(fields, rows) {
			t.Errorf("%s: the fields are %v, docs/journal.md has %v", name, fields, rows)
		}
	}
	for name := range sections {
		if _, known := types[name]; !known && strings.Contains(name, ".") && !strings.Contains(name, " ") {
			t.Errorf("docs/journal.md describes %s, of which the code knows nothing (it knows %v)", name, slices.Sorted(maps.Keys(decoders)))
		}
	}
}

func TestEntriesThatAreNone(t *testing.T) {
	for name, body := range map[string]string{
		"no JSON":               `day`,
		"no time":               `{"seq":1,"kind":"day.opened","data":{}}`,
		"a time before a boot":  `{"seq":1,"at":"2026-03-02T09:00:00Z","up_ms":-1,"kind":"day.opened","data":{}}`,
		"too long a time":       `{"seq":1,"at":"2026-03-02T09:00:00Z","up_ms":9223372036854775807,"kind":"day.opened","data":{}}`,
		"data of another form":  `{"seq":1,"at":"2026-03-02T09:00:00Z","kind":"day.opened","data":{"day":"one"}}`,
		"no data":               `{"seq":1,"at":"2026-03-02T09:00:00Z","kind":"day.opened"}`,
		"a number that is none": `{"seq":1,"at":"2026-03-02T09:00:00Z","kind":"ticket.issued","data":{"number":"A1"}}`,
		"number 000":            `{"seq":1,"at":"2026-03-02T09:00:00Z","kind":"ticket.issued","data":{"number":"A000"}}`,
	} {
		var e Entry
		if err := json.Unmarshal([]byte(body), &e); err == nil {
			t.Errorf("%s was read as %+v", name, e)
		}
	}
	if _, err := json.Marshal(Entry{Seq: 1}); err == nil {
		t.Error("an entry without an event was written")
	}
}

// FuzzEntry decodes anything: what is taken can be written, read again as the
// same, and applied.
func FuzzEntry(f *testing.F) {
	for _, line := range oldest(f) {
		f.Add(line)
	}
	f.Add([]byte(`{"at":"2026-03-02T09:00:00+23:59","kind":"x","data":{"a":"<\u2028>"}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		var e Entry
		if err := json.Unmarshal(body, &e); err != nil {
			return
		}
		once, err := json.Marshal(e)
		if err != nil {
			t.Fatalf("read, but not written: %v", err)
		}
		var again Entry
		if err := json.Unmarshal(once, &again); err != nil {
			t.Fatalf("written as %s, which is not read: %v", once, err)
		}
		twice, err := json.Marshal(again)
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("written as %s, then as %s, %v", once, twice, err)
		}
		s := NewState()
		s.Apply(e)
		if s.Seq() != e.Seq {
			t.Errorf("applied entry %d, the state is at %d", e.Seq, s.Seq())
		}
		s.Decide(Command{At: e.At, Wish: TurnDay{}})
	})
}
