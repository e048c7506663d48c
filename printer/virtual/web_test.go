package virtual

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestThePage(t *testing.T) {
	b := start(t, Opts{})
	server := httptest.NewServer(b.printer.Handler())
	defer server.Close()
	get := func(path string) (int, string, http.Header) {
		t.Helper()
		r, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return r.StatusCode, string(body), r.Header
	}
	post := func(path, body, origin string) int {
		t.Helper()
		q, err := http.NewRequest("POST", server.URL+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if origin != "" {
			q.Header.Set("Origin", origin)
			q.Header.Set("Sec-Fetch-Site", "cross-site")
		}
		r, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		return r.StatusCode
	}

	code, body, header := get("/")
	if code != 200 || !strings.Contains(body, `data-state="paper-out"`) || !strings.Contains(header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Error(code, header, body)
	}
	for _, path := range []string{"/page.js", "/page.css"} {
		if code, body, _ := get(path); code != 200 || len(body) < 500 {
			t.Error(path, code)
		}
	}
	for _, path := range []string{"/papers/1.png", "/papers/current.png", "/papers/1", "/papers/x.png", "/page.html", "/nothing"} {
		if code, _, _ := get(path); code != 404 {
			t.Error(path, code)
		}
	}
	if _, body, _ := get("/papers"); strings.TrimSpace(body) != "[]" {
		t.Errorf("no papers are %q", body)
	}

	b.send(append([]byte{0x1B, 0x01}, job(100)...)) // with one fault
	b.paper(1)
	var papers []PaperInfo
	_, body, _ = get("/papers")
	if err := json.Unmarshal([]byte(body), &papers); err != nil || len(papers) != 1 || papers[0].Number != 1 || papers[0].Width != 576 || len(papers[0].Faults) != 1 {
		t.Errorf("%v %s", err, body)
	}
	_, body, _ = get("/papers/1.png")
	if img, err := png.Decode(strings.NewReader(body)); err != nil || img.Bounds().Dy() != papers[0].Height {
		t.Error(err)
	}

	for _, c := range []struct {
		path, body, origin string
		want               int
	}{
		{"/fault", `{"state":"cover-open"}`, "", 204},
		{"/fault", `{"state":"on-fire"}`, "", 400},
		{"/fault", `cover open`, "", 400},
		{"/fault", `{"state":"ready"}`, "http://elsewhere.example", 403},
		{"/hold", `{"after":"rows","n":10}`, "", 204},
		{"/hold", `{"after":"tea"}`, "", 400},
		{"/release", ``, "", 204},
		{"/fault", `{"state":"` + strings.Repeat("x", 5000) + `"}`, "", 400},
	} {
		if got := post(c.path, c.body, c.origin); got != c.want {
			t.Errorf("POST %s %.40s: %d, want %d", c.path, c.body, got, c.want)
		}
	}
	if b.printer.State() != CoverOpen {
		t.Error(b.printer.State())
	}
}

func TestEventsFollowThePaper(t *testing.T) {
	b := start(t, Opts{})
	server := httptest.NewServer(b.printer.Handler())
	defer server.Close()
	q, err := http.NewRequestWithContext(b.within(10*time.Second), "GET", server.URL+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	events := bufio.NewScanner(r.Body)
	events.Buffer(nil, 1<<20)
	until := func(what string, ok func(Report) bool) {
		t.Helper()
		for events.Scan() {
			data, found := bytes.CutPrefix(events.Bytes(), []byte("data: "))
			var report Report
			if found && json.Unmarshal(data, &report) == nil && ok(report) {
				return
			}
		}
		t.Fatal("no event tells of", what, events.Err())
	}
	until("the start", func(r Report) bool { return r.State == Ready && r.Link == b.link })
	b.send(job(50))
	until("a paper", func(r Report) bool { return len(r.Papers) == 1 && r.Received > 3000 })
	b.set(Unplugged)
	until("the cable", func(r Report) bool { return r.State == Unplugged && r.Device == "" })
}

func TestOnlyTheLastPapersAreKept(t *testing.T) {
	p, err := New(Opts{Profile: epson()})
	if err != nil {
		t.Fatal(err)
	}
	p.mu.Lock()
	for range keepPapers + 10 {
		p.roll.Feed(1)
		p.tear(Ticket)
	}
	p.mu.Unlock()
	got := p.Papers()
	if len(got) != keepPapers || got[0].Number != 11 || got[keepPapers-1].Number != keepPapers+10 {
		t.Error(fmt.Sprint(len(got)), got[0].Number)
	}
}
