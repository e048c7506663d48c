package lan

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/hub"
	"senha/kiosk/journal"
)

// testClock is a device's clocks, moved by hand or by the bubble's time.
type testClock struct {
	mu    sync.Mutex
	added time.Duration
	start time.Time
}

func newTestClock() *testClock { return &testClock{start: time.Now()} }

func (c *testClock) Now() kiosk.Moment {
	c.mu.Lock()
	defer c.mu.Unlock()
	up := time.Since(c.start) + c.added
	return kiosk.Moment{
		Wall: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC).Add(up), Trusted: true, Boot: "boot-1", Up: up,
	}
}

func (c *testClock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.added += d
}

// document is the centre of these tests.
func document() kiosk.Centre {
	names := func(pt, en, ar string) map[kiosk.Language]string {
		return map[kiosk.Language]string{"pt-PT": pt, "en": en, "ar": ar}
	}
	return kiosk.Centre{
		Name: "CNAIM Lisboa", LongName: "Centro Nacional de Apoio à Integração de Migrantes", Zone: "Europe/Lisbon",
		Languages: []kiosk.Language{"pt-PT", "en", "ar", "hi"},
		Services: []kiosk.Service{
			{ID: "immigration", Letter: "A", Icon: "immigration", Names: names("Imigração e Fronteiras", "Immigration and Borders", "الهجرة والحدود"), Priority: true},
			{ID: "work", Letter: "B", Icon: "work", Names: names("Condições de Trabalho", "Work Conditions", "ظروف العمل"), Priority: true},
			{ID: "social-security", Letter: "C", Icon: "social-security", Names: names("Segurança Social", "Social Security", "الضمان الاجتماعي"), Priority: true},
			{ID: "health", Letter: "D", Icon: "health", Names: names("Saúde", "Health", "الصحة"), Masked: true},
			{ID: "welcome", Letter: "H", Icon: "welcome", Names: names("Acolhimento e Triagem", "Welcome and Screening", "الاستقبال")},
			{ID: "legal", Letter: "U", Icon: "legal", Names: names("Apoio Jurídico", "Legal Support", "المساعدة القانونية"), Areas: choices("housing", "Habitação", "Housing", "family", "Família", "Family")},
		},
		Desks: []kiosk.Desk{
			{ID: "1", Services: []kiosk.ServiceID{"immigration", "work"}},
			{ID: "2", Services: []kiosk.ServiceID{"social-security", "health"}},
			{ID: "3", Services: []kiosk.ServiceID{"immigration", "welcome", "legal"}},
		},
		Mediators:     []kiosk.Person{{ID: "M1", Languages: []kiosk.Language{"ur"}}},
		Technicians:   []kiosk.Person{{ID: "T1", Languages: []kiosk.Language{"pt-PT", "en", "fr"}}, {ID: "T2", Languages: []kiosk.Language{"ar"}}},
		Outcomes:      choices("solved", "Resolvido", "Solved", "documents", "Faltam documentos", "Documents are missing"),
		PauseReasons:  choices("lunch", "Almoço", "Lunch", "break", "Intervalo", "Break"),
		CallReasons:   choices("document", "Trouxe o documento que faltava", "Brought the missing document"),
		ReferReasons:  choices("form", "Falta preencher formulário", "A form is to be filled in"),
		ReturnMinutes: 30,
		Welcome:       "welcome",
		Children:      "0",
	}
}

// choices makes a list of codes, each with its names in Portuguese and English.
func choices(list ...string) []kiosk.Choice {
	var made []kiosk.Choice
	for i := 0; i < len(list); i += 3 {
		made = append(made, kiosk.Choice{ID: list[i], Names: map[kiosk.Language]string{"pt-PT": list[i+1], "en": list[i+2]}})
	}
	return made
}

// centre is a whole kiosk without devices: journal, hub and web.
type centre struct {
	*testing.T
	clock   *testClock
	journal *journal.Journal
	hub     *hub.Hub
	server  *Server
	devices string // the file
	log     *lockedBuffer
	asked   int
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// newCentre opens a centre's day in a folder of its own. All that it started
// has ended when the test has.
func newCentre(t *testing.T, change ...func(*Options)) *centre {
	t.Helper()
	c := &centre{T: t, clock: newTestClock(), log: &lockedBuffer{}}
	log := slog.New(slog.NewTextHandler(c.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	dir := t.TempDir()
	c.devices = filepath.Join(dir, "devices.json")
	j, _, err := journal.Open(t.Context(), filepath.Join(dir, "journal.db"), journal.Options{Now: c.clock.Now(), Origin: "test"})
	if err != nil {
		t.Fatal(err)
	}
	c.journal = j
	c.hub = hub.New(j, c.clock, log)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- c.hub.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	<-c.hub.Ready()
	o := Options{Hub: c.hub, Clock: c.clock, Log: log, Devices: c.devices, Hosts: []string{"senha.local"}, Printer: "main"}
	for _, f := range change {
		f(&o)
	}
	if c.server, err = New(o); err != nil {
		t.Fatal(err)
	}
	c.do(kiosk.Configure{Centre: document()})
	c.do(kiosk.OpenDay{})
	return c
}

// do submits a wish to the hub.
func (c *centre) do(w kiosk.Wish) *kiosk.Ticket {
	c.Helper()
	result, err := c.hub.Submit(context.Background(), "test", w)
	if err != nil {
		c.Fatalf("%T: %v", w, err)
	}
	return result.Ticket
}

// issue gives out a ticket.
func (c *centre) issue(service kiosk.ServiceID, language kiosk.Language, change ...func(*kiosk.IssueTicket)) *kiosk.Ticket {
	c.Helper()
	c.asked++
	w := kiosk.IssueTicket{ID: kiosk.TicketID(fmt.Sprintf("%032x", c.asked)), Service: service, Language: language, Printer: "main"}
	for _, f := range change {
		f(&w)
	}
	return c.do(w)
}

// pair returns a paired device's token.
func (c *centre) pair(role string, desk ...string) string {
	c.Helper()
	p := api.PairRequest{Role: role, Name: role + strings.Join(desk, "")}
	if len(desk) > 0 {
		p.Desk = desk[0]
	}
	var paired api.Paired
	c.want(c.server.Socket(), "POST", api.RoutePair, p, 200, &paired)
	return paired.Token
}

// ask sends a request to a handler. A body that is no string is JSON.
func (c *centre) ask(h http.Handler, method, path string, body any, change ...func(*http.Request)) *httptest.ResponseRecorder {
	c.Helper()
	var r io.Reader
	switch body := body.(type) {
	case nil:
	case string:
		r = strings.NewReader(body)
	default:
		b, err := json.Marshal(body)
		if err != nil {
			c.Fatal(err)
		}
		r = bytes.NewReader(b)
	}
	req := httptest.NewRequest(method, path, r)
	req.Host = "localhost"
	for _, f := range change {
		f(req)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w
}

// want asks, and expects a status; the answer is decoded into v if there is one.
func (c *centre) want(h http.Handler, method, path string, body any, status int, v any, change ...func(*http.Request)) {
	c.Helper()
	w := c.ask(h, method, path, body, change...)
	if w.Code != status {
		c.Fatalf("%s %s: %d %s, want %d", method, path, w.Code, w.Body, status)
	}
	if v != nil {
		if err := json.Unmarshal(w.Body.Bytes(), v); err != nil {
			c.Fatalf("%s %s: %v in %s", method, path, err, w.Body)
		}
	}
}

func bearer(token string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }
}
