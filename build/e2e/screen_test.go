package e2e

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"senha/display/window/windowtest"
	"senha/kiosk"
	"senha/kiosk/api"
)

// TestClosedAndWithoutPaper takes a visitor to a closed service, which is
// counted and answered with advice, and then to one whose paper does not come:
// the screen says so, and a call for help reaches staff.
func TestClosedAndWithoutPaper(t *testing.T) {
	c := newCentre(t)
	c.startKiosk()
	coordinator := c.pair("coordinator", "test")
	if status, body := c.staffDo("POST", "/api/v1/services/registries/close", coordinator, ""); status >= 300 {
		t.Fatalf("closing Registries: %d %s", status, body)
	}
	x := windowtest.Start(t, monitor)
	c.startWindows(x)
	c.tap(x, c.screen("language"), "language:hi")

	c.tap(x, c.screen("service"), "service:registries")
	advice := c.screen("advice")
	c.until("the wish is counted as lost demand", 10*time.Second, func() bool {
		return slices.ContainsFunc(c.entries(), func(e kiosk.Entry) bool {
			lost, ok := e.Event.(kiosk.TicketRefused)
			return ok && lost.Service == "registries" && lost.Language == "hi" && lost.Reason == kiosk.CodeServiceClosed
		})
	})

	c.tap(x, advice, "other")
	c.tap(x, c.screen("service"), "service:legal")
	c.tap(x, c.screen("marks"), "ticket")
	c.screen("issued")
	var issued api.Screen
	c.until("the screen says that no paper comes", 15*time.Second, func() bool {
		issued = c.screen("issued")
		return slices.ContainsFunc(issued.Targets, func(k api.Target) bool { return k.ID == "help" })
	})
	c.tap(x, issued, "help")
	c.until("staff are told that help is wanted", 10*time.Second, func() bool { return c.alarm("help-wanted") })

	page := c.openPaired("coordinator", "/coordinator")
	text, err := chromedp.Run(page, chromedp.Evaluate[string](`document.body.innerText`))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"asks for help at the touch screen", "U001"} {
		if !strings.Contains(text, want) {
			t.Errorf("the coordinator's page does not say %q:\n%s", want, text)
		}
	}
}

// TestTouchFromAfar taps the live picture on the coordinator's page: a person
// at the screen is helped from a browser.
func TestTouchFromAfar(t *testing.T) {
	c := newCentre(t)
	c.plugPrinter()
	c.startKiosk()
	x := windowtest.Start(t, monitor)
	c.startWindows(x)
	c.screen("language")
	page := c.openPaired("coordinator", "/coordinator")
	before := "language"
	for _, step := range []struct{ target, page string }{{"language:en", "service"}, {"service:work", "marks"}, {"ticket", "issued"}} {
		s := c.screen(before)
		before = step.page
		i := slices.IndexFunc(s.Targets, func(k api.Target) bool { return k.ID == step.target })
		if i < 0 {
			t.Fatalf("page %s has no %s", s.Page, step.target)
		}
		k := s.Targets[i]
		// A click in the middle of the key, where the browser has scaled it to.
		click := `(() => { const img = document.querySelector("img[src*='/screens/k1']"); const b = img.getBoundingClientRect();
			img.scrollIntoView(); const r = img.getBoundingClientRect();
			return [r.left + fx * r.width, r.top + fy * r.height]; })()`
		click = strings.NewReplacer("fx", frac(k.X+k.Width/2, s.Width), "fy", frac(k.Y+k.Height/2, s.Height)).Replace(click)
		at, err := chromedp.Run(page, chromedp.Evaluate[[]float64](click))
		if err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(page, chromedp.MouseClickXY(at[0], at[1])); err != nil {
			t.Fatal(err)
		}
		c.screen(step.page)
	}
	c.until("the ticket is printed", 15*time.Second, func() bool { return slices.Contains(c.kinds(), "ticket.printed") })
}
