package e2e

import (
	"context"
	"fmt"
	"testing"
	"time"

	"senha/kiosk"
	"senha/printer/virtual"
)

// killPoints are the moments of a job at which the kiosk is killed.
var killPoints = []struct {
	name string
	hold virtual.Hold // none: at once after the answer to the request
}{
	{"after the commit", virtual.Hold{}},
	{"after the first byte", virtual.Hold{After: virtual.AfterBytes, N: 1}},
	{"in mid-band", virtual.Hold{After: virtual.AfterRows, N: 260}},
	{"after the cut, before the answer", virtual.Hold{After: virtual.AfterCut, N: 1}},
}

// TestKill ends the kiosk with SIGKILL at the worst moments. Each number that
// was acknowledged must be on paper, or recorded as failed and shown; and
// never may two papers bear one number without a mark on the second.
func TestKill(t *testing.T) {
	const times = 5
	for _, point := range killPoints {
		t.Run(point.name, func(t *testing.T) {
			c := newCentre(t)
			p := c.plugPrinter()
			c.startKiosk()
			acknowledged := map[string]kiosk.TicketID{}
			for range times {
				if point.hold != (virtual.Hold{}) {
					if err := p.SetHold(point.hold); err != nil {
						t.Fatal(err)
					}
				}
				ticket := c.issue("legal", "hi")
				acknowledged[ticket.Number.String()] = ticket.ID
				if point.hold != (virtual.Hold{}) {
					ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
					if !p.Held(ctx) {
						t.Fatalf("the job never came %s\n%s", point.name, c.kiosk.log())
					}
					cancel()
				}
				c.kiosk.kill()
				p.Release()
				c.startKiosk()
				c.until(fmt.Sprintf("paper of %s is settled", ticket.Number), 40*time.Second, func() bool {
					got, err := c.hub().Ticket(t.Context(), ticket.ID)
					return err == nil && got.Paper != kiosk.PaperOwed
				})
			}
			c.checkPapers(acknowledged)
		})
	}
}

// checkPapers holds what came out of the printer against what the kiosk says.
func (c *centre) checkPapers(acknowledged map[string]kiosk.TicketID) {
	c.t.Helper()
	originals, copies := map[string]int{}, map[string]int{}
	for _, paper := range c.printer.Papers() {
		number := readPaper(c.t, paper)
		switch {
		case number == "": // torn before the number was on it
		case isCopy(c.t, paper):
			copies[number]++
		default:
			originals[number]++
		}
	}
	if len(acknowledged) != 5 {
		c.t.Errorf("%d different numbers were given out, want 5", len(acknowledged))
	}
	for number, id := range acknowledged {
		ticket, err := c.hub().Ticket(c.t.Context(), id)
		if err != nil {
			c.t.Fatal(err)
		}
		if originals[number] > 1 {
			c.t.Errorf("%s came out %d times without a mark", number, originals[number])
		}
		switch out := originals[number] + copies[number]; {
		case ticket.Paper == kiosk.PaperPrinted && out == 0:
			c.t.Errorf("%s counts as printed, and no paper bears it", number)
		case ticket.Paper == kiosk.PaperFailed && !c.shownAsFailed(id):
			c.t.Errorf("%s failed, and staff are not shown it", number)
		case ticket.Paper == kiosk.PaperOwed:
			c.t.Errorf("%s is still owed", number)
		}
	}
	for number := range originals {
		if _, ok := acknowledged[number]; !ok {
			c.t.Errorf("a paper bears %s, which nobody was given", number)
		}
	}
	c.t.Logf("%s: %d originals, %d copies", c.t.Name(), len(originals), len(copies))
}

// shownAsFailed reports whether staff see a ticket among those without paper.
func (c *centre) shownAsFailed(id kiosk.TicketID) bool {
	q, err := c.hub().Queue(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	for _, ticket := range q.NoPaper {
		if ticket.ID == id {
			return true
		}
	}
	return false
}
