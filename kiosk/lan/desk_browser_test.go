package lan

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"senha/kiosk"
)

// atDesk3 opens the page of desk 3 in a browser.
func atDesk3(c *centre, pairedFor ...string) *browser {
	site := newSite(c, c.server.Staff())
	b := newBrowser(c.T)
	b.open(site.url("/pair?next=/desk/3#token=" + c.pair(roleDesk, pairedFor...)))
	b.untilTrue(`!!document.querySelector('#call') && document.readyState === 'complete'`, patience)
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
	b.untilTrue(`document.activeElement.id === 'technician'`, patience)
	if !eval[bool](b, `document.querySelector('[value="T2"]').disabled`) {
		t.Error("a technician who sits at desk 1 may be chosen")
	}
	b.do(chromedp.KeyEvent(kb.ArrowDown))
	b.untilTrue(`document.querySelector('[value="fr"]').checked`, patience)
	b.do(chromedp.Focus(`[value="hi"]`), chromedp.KeyEvent(" "))
	b.shoot("desk-seat")
	// What happens meanwhile does not close the dialogue.
	c.issue("immigration", "ar")
	c.do(kiosk.CallNext{Desk: "2"})
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until(`#seat-key [aria-hidden]`, "T1 · PT · EN · HI · FR", patience)
	if d := c.hub.State().DeskState("3"); d.Technician != "T1" || !slices.Equal(d.Languages, []kiosk.Language{"pt-PT", "en", "hi", "fr"}) {
		t.Errorf("the desk is %+v", d)
	}
	b.shoot("desk-seated")
	// The same key changes it; Escape leaves it.
	b.do(chromedp.Focus("#seat-key"), chromedp.KeyEvent(kb.Enter))
	b.untilTrue(`document.querySelector('#seat').open`, patience)
	b.do(chromedp.KeyEvent(kb.Escape))
	b.untilTrue(`!document.querySelector('#seat').open && document.activeElement.id === 'seat-key'`, patience)
}

// Each key of the desk, by keyboard alone, and what the queue has from it.
func TestDeskKeys(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	c.fill()
	c.do(kiosk.OpenDesk{Desk: "3", Technician: "T1", Languages: []kiosk.Language{"pt-PT"}})
	b := atDesk3(c)
	press := func(selector string) {
		t.Helper()
		b.untilTrue(`!document.querySelector('`+selector+`').disabled && !document.body.classList.contains('busy')`, patience)
		b.do(chromedp.Focus(selector), chromedp.KeyEvent(kb.Enter))
	}
	at := func(number string) {
		t.Helper()
		b.until(`[data-live="card"] h2`, "Ao balcão", patience)
		b.until("#number", number, patience)
	}
	next := func(number string) {
		t.Helper()
		b.until(`[data-live="card"] h2`, "A seguir", patience)
		b.until("#number", number, patience)
	}
	open := func(dialog string) {
		t.Helper()
		b.untilTrue(`document.querySelector('`+dialog+`').open`, patience)
	}

	press("#call")
	at("A003")
	press("#undo")
	next("A003")
	b.until("#why", "À frente: já tinha sido chamada", patience)
	c.clock.pass(4 * time.Second)

	press("#call")
	at("A003")
	b.shoot("desk-at")
	press("#interpreter")
	open("#interpreter-dialog")
	b.do(chromedp.Focus(`#interpreter-dialog [value="M1"]`), chromedp.KeyEvent(" "))
	b.shoot("desk-interpreter")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("#interpreter", "Terminar intérprete", 5*time.Second)
	if got := c.hub.State().DeskState("3").Interpreting; got.Mediator != "M1" || got.Language != "ur" {
		t.Errorf("there interprets %+v", got)
	}
	c.clock.pass(61 * time.Second)
	press("#interpreter")
	b.until("#interpreter", "Começar intérprete", 5*time.Second)
	b.untilTrue(`document.querySelector('.facts').textContent.includes('Já com intérprete: 2 min')`, patience)
	press("#refer")
	open("#refer-dialog")
	b.do(chromedp.SetValue("#step-1", "legal"), chromedp.SetValue("#step-2", "work"))
	b.do(chromedp.Focus(`#refer-dialog [value="form"]`), chromedp.KeyEvent(" "))
	b.shoot("desk-refer")
	b.do(chromedp.KeyEvent(kb.Enter))
	next("A003") // it came for legal, which this desk serves too
	b.until(`.facts .fact:last-child b`, "Falta preencher formulário", patience)
	b.until(`.facts .fact:last-child span`, "Depois segue para Condições de Trabalho", patience)
	b.shoot("desk-referred")

	press("#call")
	at("A003")
	press("#finish")
	open("#finish-dialog")
	b.do(chromedp.Focus(`#finish-dialog [value="housing"]`), chromedp.KeyEvent(" "), chromedp.Focus(`#finish-dialog [value="solved"]`), chromedp.KeyEvent(" "))
	b.shoot("desk-finish")
	b.do(chromedp.KeyEvent(kb.Enter))
	next("A001")
	if got := c.hub.State().Tickets()[4]; got.Area != "housing" || got.Outcome != "solved" || got.Service != "work" {
		t.Errorf("the ticket is %+v", got)
	}

	press("#call-given")
	open("#number-dialog")
	b.do(chromedp.Focus("#given"), chromedp.KeyEvent("u001"), chromedp.Focus(`#number-dialog [value="document"]`), chromedp.KeyEvent(" "))
	b.shoot("desk-number")
	b.do(chromedp.KeyEvent(kb.Enter))
	at("U001")
	press("#return")
	next("A001")
	press("#call")
	at("A001")
	press("#no-show")
	next("U001")
	b.untilTrue(`!document.querySelector('#came-back').disabled`, patience)
	press("#came-back")
	open("#back-dialog")
	b.do(chromedp.Focus(`#back-dialog [value="A001"]`), chromedp.KeyEvent(" "))
	b.shoot("desk-back")
	b.do(chromedp.KeyEvent(kb.Enter))
	next("A001")

	press("#help")
	b.until("#help", "Já veio ajuda", patience)
	press("#help")
	b.until("#help", "Pedir ajuda", patience)
	press("#pause")
	open("#pause-dialog")
	b.do(chromedp.Focus(`#pause-dialog [value="lunch"]`), chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.Enter))
	b.until("#resume", "Retomar", patience)
	if d := c.hub.State().DeskState("3"); d.PauseReason != "lunch" {
		t.Errorf("the desk is %+v", d)
	}
	b.untilTrue(`document.querySelector('#call').disabled`, patience)
	b.shoot("desk-paused")
}

// Two browsers at one desk see the same, and a dialogue that stands open in
// one finishes nobody whom the other has called meanwhile.
func TestTwoBrowsersAtOneDesk(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	c.fill()
	one, two := atDesk3(c), atDesk3(c, "3") // two devices
	one.do(chromedp.KeyEvent(kb.Enter))
	for _, b := range []*browser{one, two} {
		b.until(`[data-live="card"] h2`, "Ao balcão", patience)
		b.until("#number", "A003", patience)
	}
	two.do(chromedp.KeyEvent(kb.Enter)) // within 3 s: the same press
	one.do(chromedp.Focus("#finish"), chromedp.KeyEvent(kb.Enter))
	one.untilTrue(`document.querySelector('#finish-dialog').open`, patience)
	if got := len(c.hub.State().Calls()); got != 1 {
		t.Errorf("%d tickets were called", got)
	}
	c.clock.pass(4 * time.Second)
	two.untilTrue(`!document.body.classList.contains('busy')`, patience)
	two.do(chromedp.KeyEvent(kb.Enter))
	two.until("#number", "A001", patience)
	one.do(chromedp.Focus(`#finish-dialog [value="solved"]`), chromedp.KeyEvent(kb.Enter))
	one.until("#refused", "Já está outra senha neste balcão. Veja qual e carregue outra vez.", patience)
	one.until("#number", "A001", patience)
	if got := c.hub.State().DeskState("3"); got.Ticket == "" || got.Served != 1 {
		t.Errorf("the desk is %+v", got)
	}
}

// What a screen reader has of the desk: each key by name, what is not possible
// now as disabled, what changes as a status, and the keys in the order of work.
func TestDeskToAScreenReader(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	c.fill()
	b := atDesk3(c)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("#said", "Ao balcão: A003, Imigração e Fronteiras", 5*time.Second)
	said := eval[map[string]string](b, `Object.fromEntries([...document.querySelectorAll('button, h1, h2')].filter((e) => e.getClientRects().length).map((e) => [e.computedName, e.computedRole + (e.disabled ? ' disabled' : '')]))`)
	for name, role := range map[string]string{
		"Chamar A001 Enter": "button", "Rechamar": "button", "Não compareceu": "button", "Iniciar": "button", "Desfazer": "button",
		"Concluir": "button", "Encaminhar": "button", "Devolver": "button", "Outro número": "button", "Começar intérprete": "button",
		"Pedir ajuda": "button", "Pausa": "button", "Voltou depois de faltar": "button disabled", "Balcão 3": "heading", "Ao balcão": "heading",
	} {
		if said[name] != role {
			t.Errorf("%q is a %q, want %q", name, said[name], role)
		}
	}
	var order []string
	eval[bool](b, `document.activeElement.blur(), true`)
	for range 16 {
		b.do(chromedp.KeyEvent(kb.Tab))
		order = append(order, eval[string](b, `document.activeElement.id`))
	}
	if got := strings.Join(order, " "); !strings.Contains(got, "pause close help call interpreter recall no-show start undo finish refer return call-given") {
		t.Errorf("Tab goes to %s", got)
	}
	if got := eval[string](b, `document.querySelector('#said').getAttribute('role')`); got != "status" {
		t.Errorf("changes are said as %q", got)
	}
}
