package ticket

import (
	"strings"
	"testing"

	"senha/printer/profile"
)

var facts = []string{"Perfil: epson, 576 pontos", "Linha: /dev/ttyUSB0, 9600 baud, dsr", "Papel: pouco; tampa: fechada; guilhotina: bem"}

func TestTrial(t *testing.T) {
	for _, name := range profile.Names() {
		pr := class(t, name)
		p := Trial("Talão de teste", facts, Options{Fonts: fonts, Dots: pr.Dots, URL: address})
		samples := 0
		for _, b := range p.Bands {
			if b.Name != "script" {
				continue
			}
			samples++
			for _, m := range texts(b) {
				if ink := m.Bounds().Inset(1); m.Overflow || !ink.In(b.Scene.Bounds()) {
					t.Errorf("%d dots: %q does not fit", pr.Dots, m.Paragraph.Text)
				}
			}
		}
		if samples < 20 {
			t.Errorf("%d scripts", samples)
		}
		sent := Compose(p, pr, Line{Baud: 9600})
		out := paper(t, "trial-"+name, pr, sent, false)
		if out.Height < sent.Rows {
			t.Errorf("%s: %d rows came out of %d", name, out.Height, sent.Rows)
		}
		if !strings.Contains(string(sent.Bytes), "guilhotina: bem") {
			t.Errorf("%s: the facts are not in the printer's own letters", name)
		}
	}
}
