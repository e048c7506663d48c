package lan

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"senha/kiosk"
)

// Staff's pages fit their windows: nothing reaches beyond the right edge, also
// where a scroll bar takes 15 px of 1280, no two keys stand on each other, and
// every control has a name for screen readers. A desk is worked without scrolling.
func TestPagesFitTheirWindows(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	c.do(kiosk.OpenDesk{Desk: "3", Languages: []kiosk.Language{"ur", "en", "hi"}}) // long reasons
	c.fill()
	for range 5 {
		c.issue("immigration", "pt-PT")
	}
	c.do(kiosk.RecordPrintFailed{ID: c.issue("legal", "hi").ID, Reason: "paper-out"})
	c.want(c.server.Socket(), "PUT", "/api/v1/screens/k1", screenPage("service"), 204, nil)
	site := newSite(c, c.server.Staff())
	b := newBrowser(t)
	b.open(site.url("/pair?next=/#token=" + c.pair(roleCoordinator)))
	b.untilTrue(`location.pathname === '/' && document.readyState === 'complete'`, patience)
	for _, path := range []string{"/", "/pair", "/desk", "/desk/3", "/welcome", "/coordinator", "/nowhere"} {
		b.open(site.url(path))
		for _, width := range []int64{700, 900, 1100, 1265, 1280, 1920} {
			b.do(chromedp.EmulateViewport(width, 800))
			if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s at %d: %d px too wide", path, width, over)
			}
			if found := eval[string](b, offenders); found != "" {
				t.Errorf("%s at %d: %s", path, width, found)
			}
			b.shoot(fmt.Sprintf("fits%s-%d", path, width))
		}
		if path == "/desk/3" { // 1280 px at four times their size
			b.do(chromedp.EmulateViewport(320, 800))
			if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s at 320: %d px too wide", path, over)
			}
		}
		b.do(chromedp.EmulateViewport(1280, 800))
		if high := eval[int](b, `document.documentElement.scrollHeight`); path == "/desk/3" && high > 800 {
			t.Errorf("a desk with %d followers is %d px high", followers, high)
		}
	}
}

// offenders names controls that lie on one another, are cut by their
// surroundings or have no name.
const offenders = `(() => {
  const shown = [...document.querySelectorAll('button, a, select, input, summary')].filter((e) => e.getClientRects().length && e.type !== 'hidden' && !e.closest('dialog:not([open])'));
  const found = [];
  const name = (e) => e.id || e.textContent.trim() || e.name || e.tagName;
  shown.forEach((e, i) => {
    const a = e.getBoundingClientRect();
    if (a.right > innerWidth || a.left < 0) found.push(name(e) + ' leaves the window');
    if (e.scrollWidth > e.clientWidth + 1 && e.tagName === 'BUTTON') found.push(name(e) + ' cuts its label');
    const said = e.getAttribute('aria-label') || e.textContent.trim() || (e.labels && [...e.labels].map((l) => l.textContent.trim()).join(''));
    if (!said) found.push(name(e) + ' has no name');
    for (const o of shown.slice(i + 1)) {
      const b = o.getBoundingClientRect();
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push(name(e) + ' and ' + name(o) + ' overlap');
    }
  });
  return found.join('; ');
})()`

// A desk says why nobody can be called, and shows no yellow without a number.
func TestDeskSaysWhyItIsQuiet(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	site := newSite(c, c.server.Staff())
	b := newBrowser(t)
	b.open(site.url("/pair?next=/desk/3#token=" + c.pair(roleDesk)))
	b.until("#number", "Ninguém à espera", patience)
	b.until(".pill", "Balcão fechado", patience)
	if eval[bool](b, `!!document.querySelector('.sun')`) {
		t.Error("there is a yellow card without a number")
	}
	c.do(kiosk.CloseDay{})
	b.until("#number", "O dia está fechado. A coordenação pode abri-lo.", patience)
	b.shoot("desk-day-closed")

	// The welcome desk is told before it fills in the form.
	b.open(site.url("/pair?next=/welcome#token=" + c.pair(roleWelcome)))
	b.until(".calls .trouble", "O dia está fechado. A coordenação pode abri-lo.", patience)
}
