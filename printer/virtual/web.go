package virtual

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"image/png"
	"net/http"
	"strconv"
	"strings"
	"time"
)

//go:embed web
var web embed.FS

var page = template.Must(template.ParseFS(web, "web/page.html"))

// eventsEvery keeps a page that shows paper coming out from asking too often.
const eventsEvery = 150 * time.Millisecond

// Report is the JSON form of what the printer is doing: GET /state, and each
// event of GET /events.
type Report struct {
	State    State       `json:"state"`
	Device   string      `json:"device"` // empty while unplugged
	Link     string      `json:"link"`
	Profile  string      `json:"profile"`
	Received int64       `json:"received"` // bytes
	Dropped  int64       `json:"dropped"`  // of them, lost at a full buffer
	Flow     Flow        `json:"flow"`
	Baud     int         `json:"baud"`    // 0: any
	Delay    int64       `json:"delay"`   // of answers, in milliseconds
	Waiting  int         `json:"waiting"` // bytes in the receive buffer
	Rows     int         `json:"rows"`    // hanging out of the printer, uncut
	Holds    int         `json:"holds"`   // number of the paper in the presenter; 0: none
	Held     bool        `json:"held"`
	Hold     Hold        `json:"hold"`
	Papers   []PaperInfo `json:"papers"` // the last 50, the newest first

	Keeps  bool         `json:"keeps"`  // pictures in NV memory
	Stored []StoredInfo `json:"stored"` // those
	Room   int          `json:"room"`   // bytes left for more
}

// PaperInfo is the JSON form of one paper. Its picture is /papers/{n}.png.
type PaperInfo struct {
	Number int       `json:"n"`
	Kind   Kind      `json:"kind"`
	At     time.Time `json:"at"`
	Width  int       `json:"width"`
	Height int       `json:"height"`
	Faults []string  `json:"faults,omitempty"`
	Fate   Fate      `json:"fate,omitempty"` // of a ticket in a presenter
}

// Report returns what the printer is doing.
func (p *Printer) Report() Report {
	p.mu.Lock()
	defer p.mu.Unlock()
	r := Report{
		State: p.state, Link: p.o.Link, Profile: p.o.Profile.Name, Received: p.received,
		Dropped: p.dropped, Flow: p.o.Flow, Baud: p.o.Baud, Delay: p.delay.Milliseconds(),
		Waiting: len(p.buffer), Rows: p.roll.Rows(), Holds: p.presenter.number, Held: p.held, Hold: p.hold, Papers: []PaperInfo{},
		Keeps: p.nv != nil, Stored: p.stored.infos(), Room: p.stored.room,
	}
	if p.line != nil {
		r.Device = p.line.tty.Name()
	}
	for i := len(p.papers) - 1; i >= 0; i-- {
		q := p.papers[i]
		info := PaperInfo{Number: q.Number, Kind: q.Kind, At: q.At, Width: q.Picture.Width, Height: q.Picture.Height, Fate: q.Fate}
		for _, f := range q.Faults {
			info.Faults = append(info.Faults, f.String())
		}
		r.Papers = append(r.Papers, info)
	}
	return r
}

// Handler is the printer's page and its JSON: GET / /state /events /papers
// /papers/{n}.png /papers/current.png /stored/{key}.png, POST /fault /hold /release. It is meant
// for a loopback address; whoever reaches it may press everything.
func (p *Printer) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", p.servePage)
	mux.HandleFunc("GET /page.css", p.serveFile("text/css; charset=utf-8"))
	mux.HandleFunc("GET /page.js", p.serveFile("text/javascript; charset=utf-8"))
	mux.HandleFunc("GET /state", func(w http.ResponseWriter, r *http.Request) { writeJSON(w, p.Report()) })
	mux.HandleFunc("GET /papers", func(w http.ResponseWriter, r *http.Request) { writeJSON(w, p.Report().Papers) })
	mux.HandleFunc("GET /papers/{file}", p.servePaper)
	mux.HandleFunc("GET /stored/{file}", p.serveStored)
	mux.HandleFunc("GET /events", p.serveEvents)
	mux.HandleFunc("POST /fault", func(w http.ResponseWriter, r *http.Request) {
		var body struct{ State, Arg string }
		p.act(w, r, &body, func() error { return p.Do(body.State, body.Arg) })
	})
	mux.HandleFunc("POST /hold", func(w http.ResponseWriter, r *http.Request) {
		var h Hold
		p.act(w, r, &h, func() error { return p.SetHold(h) })
	})
	mux.HandleFunc("POST /release", func(w http.ResponseWriter, r *http.Request) {
		p.Release()
		w.WriteHeader(http.StatusNoContent)
	})
	return http.NewCrossOriginProtection().Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		mux.ServeHTTP(w, r)
	}))
}

// act reads a small JSON body and does what it asks.
func (p *Printer) act(w http.ResponseWriter, r *http.Request, body any, do func() error) {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(body); err != nil {
		http.Error(w, "the body is not the JSON that is expected here: "+err.Error(), http.StatusBadRequest)
		return
	}
	if err := do(); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(v)
}

func (p *Printer) servePage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	type button struct {
		State State
		Words string
	}
	words := map[State]string{
		Ready: "Ready", PaperLow: "Paper low", PaperOut: "Paper out", CoverOpen: "Cover open",
		CutterError: "Cutter stuck", EjectorJam: "Ejector jammed", Silent: "Silent", Unplugged: "Unplugged", Cut: "Wire cut", Off: "Switched off",
	}
	var buttons []button
	for _, s := range States() {
		if s == EjectorJam && !p.o.Profile.Presenter {
			continue
		}
		buttons = append(buttons, button{s, words[s]})
	}
	type act struct{ What, Arg, Words string }
	page.Execute(w, struct {
		Profile   string
		Dots      int
		Presenter bool
		Buttons   []button
		Acts      []act
	}{p.o.Profile.Name, p.o.Profile.Dots, p.o.Profile.Presenter, buttons, []act{
		{"tear", "", "Tear off"},
		{"power-cycle", "", "Off and on again"},
		{"garble", "40", "Garble the next 40 bytes"},
		{"garbage", "40", "Answer nonsense"},
		{"delay", "3s", "Answer 3 s late"},
		{"delay", "0s", "Answer in time"},
	}})
}

func (p *Printer) serveFile(contentType string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		b, err := web.ReadFile("web" + r.URL.Path)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", contentType)
		w.Write(b)
	}
}

func (p *Printer) servePaper(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutSuffix(r.PathValue("file"), ".png")
	if ok && name == "current" {
		if b := p.Current(); b.Height > 0 {
			w.Header().Set("Content-Type", "image/png")
			png.Encode(w, b.Image())
			return
		}
		http.Error(w, "no paper hangs out of the printer", http.StatusNotFound)
		return
	}
	n, err := strconv.Atoi(name)
	for _, paper := range p.Papers() {
		if ok && err == nil && paper.Number == n {
			w.Header().Set("Content-Type", "image/png")
			w.Write(paper.PNG())
			return
		}
	}
	http.Error(w, "there is no such paper; /papers lists those kept", http.StatusNotFound)
}

func (p *Printer) serveStored(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	s := p.stored
	p.mu.Unlock()
	for i, info := range s.infos() {
		if r.PathValue("file") == info.Hex+".png" {
			w.Header().Set("Content-Type", "image/png")
			png.Encode(w, s.pictures[i].Image())
			return
		}
	}
	http.Error(w, "no picture is stored under this key", http.StatusNotFound)
}

// serveEvents sends the report now and whenever something changes.
func (p *Printer) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	flush := http.NewResponseController(w)
	var last []byte
	for {
		p.mu.Lock()
		wake := p.wake
		p.mu.Unlock()
		b, err := json.Marshal(p.Report())
		if err != nil {
			return
		}
		if !bytes.Equal(b, last) {
			last = b
			if _, err := fmt.Fprintf(w, "data: %s\n\n", b); err != nil || flush.Flush() != nil {
				return
			}
		}
		sleep(r.Context(), eventsEvery)
		select {
		case <-r.Context().Done():
			return
		case <-wake:
		}
	}
}
