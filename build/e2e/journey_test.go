package e2e

import (
	"context"
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"senha/display/window/windowtest"
	"senha/kiosk"
	"senha/kiosk/api"
)

// Two windows side by side on one monitor, as the demo lays them.
var (
	touchSize = image.Pt(540, 960)
	boardSize = image.Pt(960, 540)
	monitor   = image.Pt(1500, 960)
)

// startWindows starts the touch screen and the board on an X server.
func (c *centre) startWindows(x *windowtest.Server) (touch, board *process) {
	c.t.Helper()
	env := []string{"DISPLAY=" + x.Display, "LIBGL_ALWAYS_SOFTWARE=1"}
	touch = c.start("touch", env, "--hub", "unix:"+c.path("kiosk.sock"), "--kiosk", "k1",
		"--size", fmt.Sprintf("%dx%d", touchSize.X, touchSize.Y), "--position", "0,0")
	board = c.start("display", env, "--hub", "http://"+c.public,
		"--size", fmt.Sprintf("%dx%d", boardSize.X, boardSize.Y), "--position", fmt.Sprintf("%d,0", touchSize.X))
	return touch, board
}

// screen waits until the touch screen has reported a page, and returns it.
func (c *centre) screen(page string) api.Screen {
	c.t.Helper()
	var s api.Screen
	c.until("the touch screen shows its page "+page, 20*time.Second, func() bool {
		var err error
		s, err = c.hub().Screen(c.t.Context(), "k1")
		return err == nil && s.Page == page
	})
	return s
}

// tap presses a target with the X server's own pointer.
func (c *centre) tap(x *windowtest.Server, s api.Screen, target string) {
	c.t.Helper()
	for _, t := range s.Targets {
		if t.ID == target {
			x.Input("mousemove", fmt.Sprint(t.X+t.Width/2), fmt.Sprint(t.Y+t.Height/2))
			x.Input("mousedown", "1")
			time.Sleep(80 * time.Millisecond) // a finger stays a moment
			x.Input("mouseup", "1")
			return
		}
	}
	c.t.Fatalf("page %s has no target %q, only %v", s.Page, target, s.Targets)
}

// TestJourney is the main job: touch a language and a service, get a printed
// ticket, be called.
func TestJourney(t *testing.T) {
	c := newCentre(t)
	printer := c.plugPrinter()
	c.startKiosk()
	x := windowtest.Start(t, monitor)
	c.startWindows(x)

	page := openBrowser(t, "http://"+c.public+"/board")

	c.tap(x, c.screen("language"), "language:ar")
	s := c.screen("service")
	if s.Language != "ar" {
		t.Fatalf("after touching Arabic the page is in %q", s.Language)
	}
	c.tap(x, s, "service:immigration")
	c.tap(x, c.screen("marks"), "ticket")
	c.screen("issued")

	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	paper, err := printer.WaitPaper(ctx, 1)
	if err != nil {
		t.Fatalf("no paper came out: %v\n%s", err, c.kiosk.log())
	}
	if len(paper.Faults) > 0 {
		t.Errorf("the printer was sent what it can't print: %v", paper.Faults)
	}
	number := readPaper(t, paper)
	if number != "A001" {
		t.Fatalf("the paper's number reads %q, want A001", number)
	}
	c.until("the paper is known to be out", 10*time.Second, func() bool {
		return slices.Contains(c.kinds(), "ticket.printed")
	})

	called := c.call("immigration")
	if called.Number.String() != number || called.Language != "ar" {
		t.Fatalf("a desk called %+v, want %s in ar", called, number)
	}

	if err := chromedp.Do(page, chromedp.Poll[chromedp.Void](
		fmt.Sprintf(`document.body.innerText.includes(%q)`, number), chromedp.WithPollingTimeout(10*time.Second))); err != nil {
		t.Errorf("the board's page does not show %s: %v", number, err)
	}
	// The call card takes the left part of the board, the number its upper half.
	k := float64(boardSize.X) / 1920
	card := image.Rect(int(60*k), int(112*k), int(1130*k), int(492*k)).Add(image.Pt(touchSize.X, 0))
	shown := ""
	c.until("the board's window shows the number", 15*time.Second, func() bool {
		shown = readNumber(t, x.Screenshot(), card)
		return shown == number
	})

	want := []string{"journal.opened", "centre.configured", "day.opened", "ticket.issued", "ticket.printed", "desk.opened", "ticket.called"}
	got := slices.DeleteFunc(c.kinds(), func(kind string) bool { return kind == "device.changed" })
	if !slices.Equal(got, want) {
		t.Errorf("the journal holds\n %v, want\n %v", got, want)
	}
	for _, e := range c.entries() {
		if issued, ok := e.Event.(kiosk.TicketIssued); ok {
			if issued.Language != "ar" || issued.Service != "immigration" || !strings.Contains(e.Origin, "k1") {
				t.Errorf("issued %+v from %q", issued, e.Origin)
			}
		}
	}
}
