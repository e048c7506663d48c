package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"senha/display/scene"
	"senha/display/text"
	"senha/display/window/windowtest"
	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/screen"
)

// A window wants a process of its own, so the program is this test binary
// again, told by the environment.
const childEnv = "SENHA_TEST_TOUCH"

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		main()
	}
	os.Exit(m.Run())
}

var monitor = image.Pt(540, 960)

// start runs touch on an X server until the test ends.
func start(t *testing.T, x *windowtest.Server, args ...string) *bytes.Buffer {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(x.Env(), childEnv+"=1")
	var log bytes.Buffer
	cmd.Stderr = &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt) // it may have ended
		timer := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		defer timer.Stop()
		if err := cmd.Wait(); err != nil {
			t.Errorf("touch: %v\n%s", err, log.String())
		}
	})
	return &log
}

// reported is what the hub knows of the screen.
func (c *centre) reported() (api.Screen, bool) {
	hub, err := api.Dial("unix:"+c.path, "")
	if err != nil {
		c.Fatal(err)
	}
	defer hub.Close()
	page, err := hub.Screen(context.Background(), "k1")
	return page, err == nil
}

func (c *centre) page(want screen.Page) api.Screen {
	c.Helper()
	var page api.Screen
	c.within(15*time.Second, fmt.Sprintf("the hub knows no page %s", want), func() bool {
		var ok bool
		page, ok = c.reported()
		return ok && page.Page == string(want)
	})
	return page
}

// middle is where a target is touched.
func middle(t *testing.T, page api.Screen, id string) (x, y int) {
	t.Helper()
	for _, target := range page.Targets {
		if target.ID == id {
			return target.X + target.Width/2, target.Y + target.Height/2
		}
	}
	t.Fatalf("page %s has no target %s: %+v", page.Page, id, page.Targets)
	return 0, 0
}

func click(t *testing.T, x *windowtest.Server, page api.Screen, id string) {
	t.Helper()
	px, py := middle(t, page, id)
	x.Input("mousemove", fmt.Sprint(px), fmt.Sprint(py), "mousedown", "1", "sleep", "0.05", "mouseup", "1")
}

// TestVisit: a finger on Arabic, a finger on a service, and the number stands
// on the screen and in the journal; from afar the same; and the hub may go and
// come back.
func TestVisit(t *testing.T) {
	c := newCentre(t)
	x := windowtest.Start(t, monitor)
	start(t, x, "--hub", "unix:"+c.path)

	click(t, x, c.page(screen.LanguagePage), "language:ar")
	page := c.page(screen.ServicePage)
	if page.Language != "ar" {
		t.Fatalf("the page is in %q", page.Language)
	}
	c.lose(1) // the answer: the screen asks again, with the same id
	click(t, x, page, "service:immigration")
	click(t, x, c.page(screen.MarksPage), "ticket")
	page = c.page(screen.IssuedPage)
	tickets := c.issued()
	if len(tickets) != 1 || tickets[0].Language != "ar" || tickets[0].Service != "immigration" {
		t.Fatalf("issued %+v", tickets)
	}
	if got := state(t, page).Ticket.Number; got != tickets[0].Number {
		t.Errorf("the screen shows %v, the journal says %v", got, tickets[0].Number)
	}

	c.do(kiosk.RecordPrintFailed{ID: tickets[0].Ticket, Reason: "paper-out"})
	c.within(5*time.Second, "the failed paper is not shown", func() bool {
		page, _ = c.reported()
		return state(t, page).Ticket.NoPaper()
	})

	// What the window shows is what anybody paints from the report.
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	hub, err := api.Dial("unix:"+c.path, "")
	if err != nil {
		t.Fatal(err)
	}
	defer hub.Close()
	same := func(state screen.State) bool {
		queue, err := hub.Queue(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		n, _ := windowtest.Different(x.Screenshot(), scene.Image(screen.Scene(state, screen.ViewOf(queue), fonts, monitor), fonts))
		return n == 0
	}
	c.within(10*time.Second, "the picture from afar is not the one in the window", func() bool {
		page, _ = c.reported()
		return same(state(t, page))
	})

	// Help from afar, in Portuguese.
	tap := func(id string) {
		t.Helper()
		page, _ = c.reported()
		px, py := middle(t, page, id)
		if err := hub.Tap(t.Context(), "k1", api.Tap{X: px, Y: py}); err != nil {
			t.Fatal(err)
		}
	}
	tap("done")
	c.page(screen.LanguagePage)
	tap("language:pt-PT")
	c.page(screen.ServicePage)
	tap("service:work")
	c.page(screen.MarksPage)
	tap("ticket")
	c.page(screen.IssuedPage)
	if tickets = c.issued(); len(tickets) != 2 || tickets[1].Language != kiosk.Official {
		t.Fatalf("issued %+v", tickets)
	}
	tap("done")
	c.page(screen.LanguagePage)

	first := func() bool { return same(screen.Start()) }
	c.within(5*time.Second, "the first page is not in the window", first)
	before := x.Screenshot()
	c.hide()
	c.within(7*time.Second, "the screen doesn't say that the hub is lost", func() bool {
		n, _ := windowtest.Different(x.Screenshot(), before)
		return n > 10_000
	})
	c.serve()
	c.within(7*time.Second, "the first page doesn't come back", first)
}

func state(t *testing.T, page api.Screen) screen.State {
	t.Helper()
	var s screen.State
	if err := json.Unmarshal(page.State, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFlags(t *testing.T) {
	tests := []struct {
		args []string
		want string // in what is printed
	}{
		{nil, "which hub?"},
		{[]string{"--po", "uk.po"}, "need --preview"},
		{[]string{"--pictures", "folder"}, "need --preview"},
		{[]string{"--hub", "unix:x", "--size", "1080"}, "want two numbers"},
		{[]string{"--hub", "unix:x", "--size", "1080x1920x3"}, "want two numbers"},
		{[]string{"--hub", "unix:x", "--size", "-1x9"}, "each side"},
		{[]string{"--hub", "unix:x", "--position", "left"}, "want two numbers"},
		{[]string{"--hub", "unix:x", "more"}, `"more"`},
		{[]string{"--nonsense"}, "nonsense"},
	}
	for _, tt := range tests {
		var out, fault bytes.Buffer
		if code := run(t.Context(), tt.args, &out, &fault); code != exitInput || !strings.Contains(fault.String(), tt.want) {
			t.Errorf("%q: exit code %d, %q", tt.args, code, fault.String())
		}
	}
	var out, fault bytes.Buffer
	if code := run(t.Context(), []string{"--hub", "nonsense"}, &out, &fault); code != exitFailed || !strings.Contains(fault.String(), "unix:PATH") {
		t.Errorf("a bad hub: exit code %d, %q", code, fault.String())
	}
}
