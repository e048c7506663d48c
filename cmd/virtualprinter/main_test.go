package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"senha/printer/escpos"
	"senha/printer/port"
	"senha/printer/virtual"
)

// safe is a log that a test may read while it is written.
type safe struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *safe) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(b)
}

func (s *safe) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}

func TestAPaperIsPrintedAndShown(t *testing.T) {
	dir := t.TempDir()
	link, out := filepath.Join(dir, "printer"), filepath.Join(dir, "papers")
	log := &safe{}
	m := newMain(log)
	if err := m.parseFlags([]string{"--link", link, "--out", out, "--addr", "127.0.0.1:0", "--fast", "--dots", "512", "--fault", "paper-low@ticket:1"}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- m.Run(ctx) }()
	select {
	case <-m.ready:
	case err := <-done:
		t.Fatal(err)
	}
	var line *port.Port
	for line == nil {
		var err error
		if line, err = port.Open(port.Config{Device: link, Baud: 115200}); err != nil {
			if ctx.Err() != nil {
				t.Fatal(err)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	var e escpos.Encoder
	e.Init()
	if err := e.Text("A042\n"); err != nil {
		t.Fatal(err)
	}
	e.Cut(0)
	if _, err := line.Write(ctx, e.Bytes()); err != nil {
		t.Fatal(err)
	}
	if p, err := m.printer.WaitPaper(ctx, 1); err != nil || p.Picture.Width != 512 {
		t.Fatal(p.Picture.Width, err)
	}
	for m.printer.State() != virtual.PaperLow {
		if ctx.Err() != nil {
			t.Fatal("the fault did not come")
		}
		time.Sleep(time.Millisecond)
	}
	r, err := http.Get(m.url + "state")
	if err != nil {
		t.Fatal(err)
	}
	var report virtual.Report
	if err := json.NewDecoder(r.Body).Decode(&report); err != nil || len(report.Papers) != 1 || report.Link != link {
		t.Error(err, report)
	}
	r.Body.Close()
	// A page that listens must not keep it from ending.
	if r, err = http.Get(m.url + "events"); err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	line.Close()
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it does not end")
	}
	if _, err := os.Lstat(link); err == nil {
		t.Error("the link is left behind")
	}
	if names, _ := filepath.Glob(filepath.Join(out, "*")); len(names) != 1 || filepath.Base(names[0]) != "paper-000001.png" {
		t.Error(names)
	}
	if !strings.Contains(log.String(), m.url) {
		t.Error("the page's address is not said:", log)
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "printer")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(script, []byte("ticket:1 paper-out\n3s lunch\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--profile", "laser"}, "there are epson"},
		{[]string{"--dots", "500"}, "there are [576 512 384]"},
		{[]string{"--addr", "127.0.0.1:http-please"}, "the printer's page"},
		{[]string{"--link", file}, "is not a link: choose another path"},
		{[]string{"--out", file}, "no folder for the papers"},
		{[]string{"--flow", "hope"}, "no flow control"},
		{[]string{"--script", file + ".none"}, "the script of faults"},
		{[]string{"--script", script}, "line 2: there is no fault"},
	} {
		m := newMain(&safe{})
		if err := m.parseFlags(append([]string{"--addr", "127.0.0.1:0"}, c.args...)); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		if err := m.Run(ctx); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v", c.args, err)
		}
		cancel()
	}
	log := &safe{}
	for _, args := range [][]string{{"--paper", "A4"}, {"ticket.bin"}, {"--fault", "lunch@1s"}} {
		if err := newMain(log).parseFlags(args); err == nil {
			t.Error(args, "was taken")
		}
	}
	if !strings.Contains(log.String(), "takes no argument") {
		t.Error(log)
	}
}

func TestProfilesAreListed(t *testing.T) {
	var out bytes.Buffer
	if err := newMain(&safe{}).listProfiles(&out); err != nil {
		t.Fatal(err)
	}
	if all := out.String(); !strings.Contains(all, "\nepson-older\n\tdots: 576") || !strings.Contains(all, "\n\tsources: Star Micronics") || strings.Count(all, "\tproof of completion: ") != 6 {
		t.Error(out.String())
	}
}
