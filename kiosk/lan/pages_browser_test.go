package lan

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"senha/kiosk"
	"senha/kiosk/api"
)

// fill puts people into the queue, as in the look's picture of the desk.
func (c *centre) fill() {
	wait := func(m int) { c.clock.pass(time.Duration(m) * time.Minute) }
	c.issue("immigration", "pt-PT")
	wait(5)
	c.issue("legal", "en")
	wait(4)
	c.issue("immigration", "hi")
	wait(3)
	c.issue("welcome", "ar", func(w *kiosk.IssueTicket) { w.Interpreter = "ur" })
	c.issue("immigration", "ar", func(w *kiosk.IssueTicket) { w.Priority, w.Children, w.Interpreter = true, true, "ur" })
	wait(12)
	c.issue("social-security", "en")
	wait(12)
}

// A technician's first minutes: the code, the desk, Enter, and the number is
// there; the same key pressed twice shows one.
func TestDeskPage(t *testing.T) {
	t.Parallel() // it waits more than it works
	c := newCentre(t)
	c.fill()
	staff := newSite(c, c.server.Staff())
	b := newBrowser(t)

	b.open(staff.url("/desk"))
	if got := eval[int](b, `performance.getEntriesByType('navigation')[0].responseStatus`); got != 401 {
		t.Errorf("an unpaired browser gets %d", got)
	}
	b.do(chromedp.Click(`a[href^="/pair"]`))
	b.untilTrue(`!!document.querySelector('#token')`, patience)
	b.shoot("pair")
	b.do(chromedp.SendKeys("#token", "AAAA"+kb.Enter))
	b.untilTrue(`!!document.querySelector('#pair-wrong')`, patience)

	b.open(staff.url("/pair?next=/desk#token=" + c.pair(roleDesk)))
	b.untilTrue(`location.pathname === '/desk'`, patience)
	b.shoot("desks")
	if eval[bool](b, `document.cookie.includes('senha')`) {
		t.Error("scripts can read the token's cookie")
	}
	b.do(chromedp.Click(`a[href="/desk/3"]`))
	b.until("#number", "A003", patience)
	b.untilTrue(`document.readyState === 'complete'`, patience)
	b.shoot("desk")

	b.do(chromedp.KeyEvent(kb.Enter))
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until(`[data-live="card"] h2`, "Ao balcão", patience)
	b.until("#number", "A003", patience)
	if n := len(c.hub.State().Calls()); n != 1 {
		t.Errorf("two presses called %d tickets", n)
	}
	b.until("#said", "Ao balcão: A003, Imigração e Fronteiras", patience)
	b.shoot("desk-called")

	c.clock.pass(time.Minute)
	b.do(chromedp.Click("#recall"))
	b.until(`.facts .fact span`, "chamada 2 vezes", patience)
	b.do(chromedp.Click("#start"))
	b.untilTrue(`document.querySelector('#start').disabled`, patience)
	b.do(chromedp.Click("#finish"), chromedp.Click("#finish-send"))
	b.until("#number", "A001", patience)
	b.untilTrue(`document.querySelector('#finish').disabled`, patience)
	b.until(`aside .foot`, "1 pessoa atendida hoje neste balcão", patience)

	// The browser remembers its desk.
	b.open(staff.url("/desk"))
	b.untilTrue(`location.pathname === '/desk/3'`, patience)

	// A refusal is told in words: the day is closed under the technician.
	c.do(kiosk.CloseDay{})
	b.untilTrue(`document.querySelector('#call').disabled`, patience)
	eval[bool](b, `document.querySelector('#call').disabled = false, true`)
	b.do(chromedp.Click("#call"))
	b.until("#refused", "O dia está fechado. A coordenação pode abri-lo.", patience)
	c.do(kiosk.OpenDay{})

	// The line is lost: said within 5 s, keys off, a press refused in words.
	c.issue("immigration", "en")
	// The key was let go by hand above: what tells the new view is its number.
	b.untilTrue(`document.querySelector('#number')?.textContent.startsWith('A') && !document.querySelector('[data-enter]').disabled`, patience)
	staff.stop()
	b.untilTrue(`!document.querySelector('#line-lost').hidden`, 6*time.Second)
	eval[bool](b, `(() => { // what is said for a second and a half must not be missed here
		const line = document.querySelector('#line-lost');
		new MutationObserver(() => { window.told = window.told || line.classList.contains('again'); }).observe(line, {attributes: true});
		return true;
	})()`)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.untilTrue(`window.told === true`, patience)
	b.shoot("desk-lost")
	staff.start(c)
	b.untilTrue(`document.querySelector('#line-lost').hidden`, 6*time.Second)
	if n := len(c.hub.State().Calls()); n != 0 {
		t.Errorf("a press while the line was lost called %d tickets", n)
	}
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until(`[data-live="card"] h2`, "Ao balcão", patience)

	b.do(chromedp.EmulateViewport(700, 1300))
	if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		t.Errorf("at 700 px the page is %d px too wide", over)
	}
	b.shoot("desk-700")
}

func TestWelcomePage(t *testing.T) {
	t.Parallel() // it waits more than it works
	c := newCentre(t)
	c.fill()
	c.do(kiosk.CloseService{Service: "legal"})
	staff := newSite(c, c.server.Staff())
	b := newBrowser(t)
	b.open(staff.url("/pair#token=" + c.pair(roleWelcome)))
	b.untilTrue(`location.pathname === '/welcome'`, patience)
	b.do(chromedp.Click(`input[value="work"]`), chromedp.SetValue("#speak", "hi"), chromedp.Click(`input[name="children"]`))
	// A ticket that somebody else takes meanwhile does not undo the choices.
	c.issue("work", "en")
	b.until(`[data-live="s-work"] .unseen`, "1 pessoa à espera", patience)
	b.do(chromedp.Click("#take"))
	b.until("#issued .number", "B002", patience)
	tickets := c.hub.State().Tickets()
	got := tickets[len(tickets)-1]
	if got.Language != "hi" || !got.Children || got.Priority || got.Paper != kiosk.PaperOwed {
		t.Errorf("issued %+v", got)
	}
	c.do(kiosk.RecordPrintFailed{ID: got.ID, Reason: "paper-out"})
	b.until("#print-"+string(got.ID), "Imprimir 2.ª via", patience)
	b.shoot("welcome")
	b.do(chromedp.Click("#print-" + string(got.ID)))
	b.until("#print-"+string(got.ID), "A imprimir…", patience)
	b.do(chromedp.Click(`input[value="legal"]`), chromedp.Click("#take"))
	b.until("#refused", "O serviço está fechado. A coordenação pode abri-lo.", patience)
}

// painted is a touch screen's picture: a ground that tells the page's version.
func painted(s api.Screen, _ api.Queue) ([]byte, error) {
	m := image.NewRGBA(image.Rect(0, 0, s.Width, s.Height))
	ground := color.RGBA{0x16, 0x3f, 0x7a, 0xff}
	if s.Page == "service" {
		ground = color.RGBA{0xff, 0xc7, 0x2c, 0xff}
	}
	for y := range s.Height {
		for x := range s.Width {
			m.Set(x, y, ground)
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, m)
	return b.Bytes(), err
}

func TestCoordinatorPage(t *testing.T) {
	t.Parallel() // it waits more than it works
	c := newCentre(t, func(o *Options) {
		o.Picture = painted
		o.Alarms = []api.Alarm{{Code: "journal-successor", Detail: "entry 412"}}
	})
	c.fill()
	lost := c.issue("legal", "hi")
	c.do(kiosk.RecordPrintFailed{ID: lost.ID, Reason: "paper-out"})
	c.do(kiosk.ReportDevice{Device: "main", State: "paper-out"})
	c.do(kiosk.CallNext{Desk: "3"})
	screen := api.Screen{
		Width: 1080, Height: 1920, Page: "language", Language: "", At: c.clock.Now().Wall, State: []byte("{}"),
		Targets: []api.Target{{ID: "ar", Label: "العربية", X: 100, Y: 1200, Width: 320, Height: 96}},
	}
	c.want(c.server.Socket(), "PUT", "/api/v1/screens/k1", screen, 204, nil)
	staff, socket := newSite(c, c.server.Staff()), newSite(c, c.server.Socket())
	taps, stop := c.listenForTaps(socket, "k1")
	defer stop()

	b := newBrowser(t)
	b.do(chromedp.EmulateViewport(1280, 1000))
	b.open(staff.url("/pair#token=" + c.pair(roleCoordinator)))
	b.untilTrue(`location.pathname === '/coordinator'`, patience)
	b.untilTrue(`document.querySelector('.screens img').naturalWidth === 1080`, patience)
	b.untilTrue(`document.body.textContent.includes('Sem papel. Ponha um rolo novo.')`, patience)
	b.untilTrue(`document.body.textContent.includes('os números dão um salto')`, patience)
	b.shoot("coordinator")

	// A tap on the picture lands where it was meant, whatever its size here.
	b.do(chromedp.Click(".screens img"))
	if got := <-taps; got.X < 537 || got.X > 543 || got.Y < 957 || got.Y > 963 { // within a pixel here, 3 there
		t.Errorf("a tap in the middle arrived at %+v", got)
	}
	// The same for a keyboard: the screen's targets as buttons.
	b.do(chromedp.Click("details summary"))
	b.untilTrue(`!document.body.classList.contains('busy')`, patience)
	b.do(chromedp.Focus(".screen-keys .key"), chromedp.KeyEvent(kb.Enter))
	if got := <-taps; got != (api.Tap{X: 260, Y: 1248}) {
		t.Errorf("the key's tap arrived at %+v", got)
	}

	// The picture follows the screen.
	before := eval[string](b, `document.querySelector('.screens img').src`)
	screen.Page = "service"
	c.want(c.server.Socket(), "PUT", "/api/v1/screens/k1", screen, 204, nil)
	b.untilTrue(`document.querySelector('.screens img').src !== '`+before+`'`, patience)
	b.until(`[data-live="page-k1"]`, "Página: escolha do serviço", patience)

	b.do(chromedp.Click("#service-legal"))
	b.until("#service-legal", "Abrir", patience)
	b.do(chromedp.Click("#print-" + string(lost.ID)))
	b.until("#print-"+string(lost.ID), "A imprimir…", patience)

	b.do(chromedp.Click("#day"))
	b.until("#sure-question", "Fechar o dia? 6 pessoas ainda esperam e perdem o lugar.", patience)
	b.shoot("coordinator-sure")
	b.do(chromedp.Click(`#sure [value="yes"]`))
	b.until("#day", "Abrir o dia", patience)
	if c.hub.State().Day().Open {
		t.Error("the day is still open")
	}
}

// The board shows a call within a moment, says within 5 s that it has lost its
// hub, and comes back by itself.
func TestBoardPage(t *testing.T) {
	t.Parallel() // it waits more than it works
	c := newCentre(t)
	c.fill()
	public := newSite(c, c.server.Public())
	b := newBrowser(t)
	b.do(chromedp.EmulateViewport(1920, 1080))
	b.open(public.url("/"))
	b.until("#centre", "CNAIM Lisboa", patience)
	b.untilTrue(`document.querySelector('#call').className === 'none'`, patience)
	b.shoot("board-empty")

	for _, desk := range []kiosk.DeskID{"1", "2", "3"} {
		c.do(kiosk.CallNext{Desk: desk})
		c.clock.pass(time.Minute)
	}
	for range 3 {
		c.do(kiosk.CallNext{Desk: "1"})
		c.clock.pass(20 * time.Second)
	}
	c.issue("legal", "ar")
	c.do(kiosk.CloseService{Service: "work"})
	start := time.Now()
	c.do(kiosk.CallNext{Desk: "3"})
	number := c.hub.State().Calls()[0].Number.String()
	b.until("#number", number, 2*time.Second)
	t.Logf("a call was on the page after %v", time.Since(start))
	b.untilTrue(`document.querySelector('#call').className.startsWith('fresh')`, patience)
	b.until("#desk", "3", patience)
	b.untilTrue(`document.querySelector('#call').className === 'fresh'`, patience) // the card has stopped changing
	b.shoot("board-fresh")
	c.clock.pass(11 * time.Second) // the next snapshot says so; the page counts on by itself between two
	c.issue("welcome", "en")
	b.untilTrue(`document.querySelector('#call').className === ''`, 2*time.Second)
	b.shoot("board-standing")

	// A reload shows an old call, and not as new.
	b.open(public.url("/board"))
	b.until("#number", number, patience)
	if got := eval[string](b, `document.querySelector('#call').className`); got != "" {
		t.Errorf("after a reload the card is %q", got)
	}

	public.stop()
	took := b.untilTrue(`!document.querySelector('#lost').hidden`, 7*time.Second)
	t.Logf("the loss was told after %v", took)
	if took > 6*time.Second {
		t.Errorf("the loss was told after %v", took)
	}
	if got := b.text("#earlier li:first-child"); got[:4] != number {
		t.Errorf("the last call did not join the others: %q", got)
	}
	b.shoot("board-lost")
	c.do(kiosk.Recall{Desk: "3"})
	public.start(c)
	b.untilTrue(`document.querySelector('#lost').hidden`, patience)
	b.until("#number", number, patience)

	b.do(chromedp.EmulateViewport(1080, 1920))
	b.shoot("board-portrait")
}
