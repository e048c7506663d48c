package lan

import (
	"testing"

	"github.com/chromedp/chromedp"

	"senha/kiosk"
)

// The coordinator's page says of each state of the printer what is, and what to
// do about it, in both languages that it has, and it fits.
func TestPrinterStatesInWords(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	c.fill()
	site := newSite(c, c.server.Staff())
	b := newBrowser(t)
	b.do(chromedp.EmulateViewport(1280, 800))
	b.open(site.url("/pair#token=" + c.pair(roleCoordinator)))
	b.untilTrue(`location.pathname === '/coordinator'`, patience)
	states := []struct{ code, left, pt, en string }{
		{"ready", "", "Pronta.", "Ready."},
		{"ready", "100", "Restam menos de 100 senhas no rolo.", "Fewer than 100 tickets are left on the roll."},
		{"paper-low", "50", "Pouco papel. Tenha um rolo novo à mão. Restam menos de 50 senhas no rolo.", "Little paper left. Keep a new roll at hand. Fewer than 50 tickets are left on the roll."},
		{"paper-out", "", "Sem papel. Ponha um rolo novo.", "No paper. Put in a new roll."},
		{"cover-open", "", "Tampa aberta. Feche-a", "Cover open. Close it"},
		{"cutter", "", "A lâmina encravou. Desligue a impressora", "The cutter is jammed. Switch the printer off"},
		{"jam", "", "Papel preso na saída. Desligue a impressora", "Paper is stuck at the exit. Switch the printer off"},
		{"offline", "", "carregue no botão", "press the printer"},
		{"silent", "", "Não responde. Veja se está ligada", "It does not answer. Check its power"},
		{"unplugged", "", "O cabo não está ligado ao quiosque. Ligue-o.", "The cable is not connected to the kiosk. Plug it in."},
		{"unproven", "", "Imprime, mas não confirma. Veja", "It prints but does not confirm. Look"},
		{"one-way", "", "O cabo só leva dados", "The cable carries nothing back"},
		{"fault", "", "Avaria. Desligue-a", "Fault. Switch it off"},
	}
	for _, language := range []string{"en", "pt-PT"} {
		if eval[string](b, `document.documentElement.lang`) != language {
			b.do(chromedp.Click(`footer [name="language"]`))
			b.untilTrue(`document.readyState === 'complete' && document.documentElement.lang === '`+language+`'`, patience)
		}
		for _, state := range states {
			want := map[string]string{"en": state.en, "pt-PT": state.pt}[language]
			c.do(kiosk.ReportDevice{Device: "printer", State: state.code, Detail: state.left})
			b.untilTrue(`document.querySelector('[data-live="device"]').innerText.includes(`+"`"+want+"`"+`)`, patience)
			if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s in %s: %d px too wide", state.code, language, over)
			}
			b.shoot("printer-" + state.code + state.left + "-" + language)
		}
	}
}
