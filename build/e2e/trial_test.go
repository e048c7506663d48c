package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"senha/printer/virtual"
)

// TestTrialFromThePage presses the coordinator's key for a test ticket: the paper
// comes out, also on a line so slow that it takes longer than other answers
// may, and without paper the page says so.
func TestTrialFromThePage(t *testing.T) {
	c := newCentre(t)
	// Slow as 19200 baud would be, in a test that shall end soon.
	p := c.plugPrinterAt(19200)
	c.edit("kiosk.toml", "baud = 115200", "baud = 19200")
	c.startKiosk()
	page := c.openPaired("coordinator", "/coordinator")
	shows := func(what string, limit time.Duration) {
		t.Helper()
		var text string
		c.until("the page says "+what, limit, func() bool {
			var err error
			text, err = chromedp.Run(page, chromedp.Evaluate[string](`document.body.innerText`))
			return err == nil && strings.Contains(text, what)
		})
		if strings.Contains(text, "No connection") {
			t.Errorf("the page says that its line is lost:\n%s", text)
		}
	}
	press := func() {
		t.Helper()
		if err := chromedp.Do(page, chromedp.Click("#print-test")); err != nil {
			t.Fatal(err)
		}
	}
	shows("Printer. Ready.", 20*time.Second)
	began := time.Now()
	press()
	shows("Printing", 2*time.Second)
	shows("The test ticket is out.", 30*time.Second)
	t.Logf("the test ticket took %v", time.Since(began).Round(time.Millisecond))
	if papers := p.Papers(); len(papers) != 1 || len(papers[0].Faults) > 0 || papers[0].Picture.Height < 1500 {
		t.Errorf("papers: %d", len(papers))
	}

	for _, f := range []struct {
		state virtual.State
		says  string
	}{{virtual.PaperOut, "Printer. No paper. Put in a new roll."}, {virtual.Unplugged, "Printer. The cable is not connected to the kiosk. Plug it in."}} {
		if err := p.SetState(f.state); err != nil {
			t.Fatal(err)
		}
		shows(f.says, 20*time.Second)
		press()
		shows("The test ticket did not come out.", 10*time.Second)
		c.shoot(page, "trial-"+string(f.state))
		if err := p.SetState(virtual.Ready); err != nil {
			t.Fatal(err)
		}
		shows("Printer. Ready.", 30*time.Second)
	}
	if n := len(p.Papers()); n != 1 {
		t.Errorf("%d papers came out, want one", n)
	}
}
