package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"senha/assets"
	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/journal"
	"senha/printer/profile"
	"senha/printer/virtual"
)

// bin is the folder of the programs under test.
var bin string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "senha-e2e-")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		bin = dir
		build := exec.Command("go", "build", "-o", dir+"/", "senha/cmd/...", "senha/build/demo")
		if out, err := build.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
			return 1
		}
		return m.Run()
	}())
}

// centre is a centre in a folder of its own.
type centre struct {
	t             *testing.T
	dir           string
	public, staff string // addresses
	kiosk         *process
	printer       *virtual.Printer
}

// newCentre lays out the demo centre in a temporary folder with free ports.
func newCentre(t *testing.T) *centre {
	t.Helper()
	// Not t.TempDir: a Unix socket's path may have 107 bytes at most.
	dir, err := os.MkdirTemp("", "centre-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	c := &centre{t: t, dir: dir, public: freeAddress(t), staff: freeAddress(t)}
	for _, name := range []string{"kiosk.toml", "centre.toml"} {
		text, err := fs.ReadFile(assets.Demo(), name)
		if err != nil {
			t.Fatal(err)
		}
		c.write(name, strings.NewReplacer("127.0.0.1:8080", c.public, "127.0.0.1:8081", c.staff).Replace(string(text)))
	}
	return c
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (c *centre) path(name string) string { return filepath.Join(c.dir, name) }

func (c *centre) write(name, text string) {
	c.t.Helper()
	if err := os.WriteFile(c.path(name), []byte(text), 0o644); err != nil {
		c.t.Fatal(err)
	}
}

func (c *centre) read(name string) string {
	c.t.Helper()
	text, err := os.ReadFile(c.path(name))
	if err != nil {
		c.t.Fatal(err)
	}
	return string(text)
}

// edit replaces a part of a file.
func (c *centre) edit(name, old, with string) {
	c.t.Helper()
	text := c.read(name)
	if !strings.Contains(text, old) {
		c.t.Fatalf("%s does not contain %q", name, old)
	}
	c.write(name, strings.Replace(text, old, with, 1))
}

// plugPrinter starts a virtual printer where kiosk.toml expects one.
func (c *centre) plugPrinter() *virtual.Printer {
	c.t.Helper()
	return c.plugPrinterAt(0)
}

// plugPrinterAt is plugPrinter with a line that has its true speed, in baud.
func (c *centre) plugPrinterAt(baud int) *virtual.Printer {
	c.t.Helper()
	class, err := profile.Named("epson")
	if err != nil {
		c.t.Fatal(err)
	}
	p, err := virtual.New(virtual.Opts{Profile: class, Link: c.path("printer"), Out: c.path("paper"), Baud: baud})
	if err != nil {
		c.t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := p.Run(ctx); err != nil {
			c.t.Errorf("virtual printer: %v", err)
		}
	})
	c.t.Cleanup(func() { stop(); wg.Wait() })
	c.printer = p
	c.until("the printer is plugged in", 5*time.Second, func() bool { _, err := os.Stat(c.path("printer")); return err == nil })
	return p
}

// startKiosk starts the kiosk and waits until its day is open.
func (c *centre) startKiosk() {
	c.t.Helper()
	c.kiosk = c.start("kiosk", nil, "--config", c.path("kiosk.toml"))
	c.until("the kiosk's day is open", 20*time.Second, func() bool {
		if c.kiosk.ended() {
			c.t.Fatalf("the kiosk ended:\n%s", c.kiosk.log())
		}
		q, err := c.hub().Queue(c.t.Context())
		return err == nil && q.Day.Open
	})
}

// hub returns a client on the kiosk's socket.
func (c *centre) hub() *api.Client {
	c.t.Helper()
	client, err := api.Dial("unix:"+c.path("kiosk.sock"), "")
	if err != nil {
		c.t.Fatal(err)
	}
	return client
}

// pair returns a new device's token, by the command that staff use.
func (c *centre) pair(role, name string) string {
	c.t.Helper()
	out, err := exec.Command(filepath.Join(bin, "kiosk"), "pair", "--config", c.path("kiosk.toml"), "--role", role, "--name", name).Output()
	if err != nil {
		c.t.Fatalf("kiosk pair: %v", err)
	}
	return strings.TrimSpace(string(out))
}

// issue asks for a ticket at the socket.
func (c *centre) issue(service, language string) api.Ticket {
	c.t.Helper()
	t, err := c.hub().Issue(c.t.Context(), api.TicketRequest{ID: newID(), Service: kiosk.ServiceID(service), Language: kiosk.Language(language)})
	if err != nil {
		c.t.Fatal(err)
	}
	return t
}

// deskFor returns a desk that serves a service.
func (c *centre) deskFor(service kiosk.ServiceID) kiosk.DeskID {
	c.t.Helper()
	q, err := c.hub().Queue(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	for _, d := range q.Desks {
		if d.Serves(service) {
			return d.ID
		}
	}
	c.t.Fatalf("no desk serves %s", service)
	return ""
}

// call lets a desk call the next ticket of a service.
func (c *centre) call(service kiosk.ServiceID) *api.Ticket {
	c.t.Helper()
	called, err := c.hub().Desk(c.t.Context(), c.deskFor(service), "call")
	if err != nil {
		c.t.Fatal(err)
	}
	if called == nil {
		c.t.Fatalf("nobody was called for %s", service)
	}
	return called
}

// entries reads the journal, beside the running kiosk or after it.
func (c *centre) entries() []kiosk.Entry {
	c.t.Helper()
	r, err := journal.OpenReadOnly(c.path("journal.db"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer r.Close()
	var list []kiosk.Entry
	if err := r.Read(context.Background(), 1, func(e kiosk.Entry) error { list = append(list, e); return nil }); err != nil {
		c.t.Fatal(err)
	}
	return list
}

// kinds returns the kinds of the journal's events, in order.
func (c *centre) kinds() []string {
	var list []string
	for _, e := range c.entries() {
		list = append(list, e.Event.Kind())
	}
	return list
}

// until waits for something to be true, within a bound.
func (c *centre) until(what string, limit time.Duration, ok func() bool) {
	c.t.Helper()
	deadline := time.Now().Add(limit)
	for !ok() {
		if time.Now().After(deadline) {
			log := ""
			if c.kiosk != nil {
				log = c.kiosk.log()
			}
			c.t.Fatalf("not within %v: %s\nkiosk's log:\n%s", limit, what, log)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// process is one of our programs at work.
type process struct {
	cmd  *exec.Cmd
	out  *bytesLog
	done chan struct{}
}

// start starts one of our programs; it is ended with the test.
func (c *centre) start(name string, env []string, args ...string) *process {
	c.t.Helper()
	p := &process{cmd: exec.Command(filepath.Join(bin, name), args...), out: &bytesLog{}, done: make(chan struct{})}
	p.cmd.Env = append(os.Environ(), env...)
	p.cmd.Stdout, p.cmd.Stderr = p.out, p.out
	if err := p.cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	go func() {
		_ = p.cmd.Wait() // how it ended is in ProcessState
		close(p.done)
	}()
	c.t.Cleanup(func() {
		p.signal(syscall.SIGTERM)
		select {
		case <-p.done:
		case <-time.After(10 * time.Second):
			p.kill()
			c.t.Errorf("%s did not end within 10 s of SIGTERM:\n%s", name, p.log())
		}
		if c.t.Failed() {
			c.t.Logf("%s said:\n%s", name, p.log())
		}
	})
	return p
}

func (p *process) signal(s os.Signal) { _ = p.cmd.Process.Signal(s) } // it may have ended

func (p *process) kill() {
	p.signal(syscall.SIGKILL)
	<-p.done
}

func (p *process) ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

func (p *process) log() string { return p.out.String() }

// bytesLog collects what a process says.
type bytesLog struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *bytesLog) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(b)
}

func (l *bytesLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// staffGet asks the staff's address with a token.
func (c *centre) staffDo(method, path, token, body string) (int, string) {
	c.t.Helper()
	req, err := http.NewRequestWithContext(c.t.Context(), method, "http://"+c.staff+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer resp.Body.Close()
	var text bytes.Buffer
	if _, err := text.ReadFrom(resp.Body); err != nil {
		c.t.Fatal(err)
	}
	return resp.StatusCode, text.String()
}

// problem reads a refusal.
func problem(t *testing.T, body string) api.Problem {
	t.Helper()
	var p api.Problem
	if err := json.Unmarshal([]byte(body), &p); err != nil || p.Code == "" || p.Message == "" {
		t.Fatalf("not a refusal with code and sentence: %q (%v)", body, err)
	}
	return p
}
