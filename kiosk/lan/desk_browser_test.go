package lan

import (
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"senha/kiosk"
)

// atDesk3 opens the page of desk 3 in a browser.
func atDesk3(c *centre) *browser {
	site := newSite(c, c.server.Staff())
	b := newBrowser(c.T)
	b.open(site.url("/pair?next=/desk/3#token=" + c.pair(roleDesk)))
	b.untilTrue(`!!document.querySelector('#call')`, 5*time.Second)
	return b
}

// A technician opens the desk by keyboard alone, with their code and the
// languages of the day.
func TestDeskIsOpenedWithCodeAndLanguages(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	c.fill()
	c.do(kiosk.OpenDesk{Desk: "1", Technician: "T2"})
	b := atDesk3(c)
	b.do(chromedp.Focus("#open"), chromedp.KeyEvent(kb.Enter))
	b.untilTrue(`document.activeElement.id === 'technician'`, 5*time.Second)
	if !eval[bool](b, `document.querySelector('[value="T2"]').disabled`) {
		t.Error("a technician who sits at desk 1 may be chosen")
	}
	b.do(chromedp.KeyEvent(kb.ArrowDown))
	b.untilTrue(`document.querySelector('[value="fr"]').checked`, time.Second)
	b.do(chromedp.Focus(`[value="hi"]`), chromedp.KeyEvent(" "))
	b.shoot("desk-seat")
	// What happens meanwhile does not close the dialogue.
	c.issue("immigration", "ar")
	c.do(kiosk.CallNext{Desk: "2"})
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until(`#seat-key [aria-hidden]`, "T1 · PT · EN · HI · FR", 5*time.Second)
	if d := c.hub.State().DeskState("3"); d.Technician != "T1" || !slices.Equal(d.Languages, []kiosk.Language{"pt-PT", "en", "hi", "fr"}) {
		t.Errorf("the desk is %+v", d)
	}
	b.shoot("desk-seated")
	// The same key changes it; Escape leaves it.
	b.do(chromedp.Focus("#seat-key"), chromedp.KeyEvent(kb.Enter))
	b.untilTrue(`document.querySelector('#seat').open`, time.Second)
	b.do(chromedp.KeyEvent(kb.Escape))
	b.untilTrue(`!document.querySelector('#seat').open && document.activeElement.id === 'seat-key'`, time.Second)
}
