package ticket

import (
	"fmt"
	"strings"
	"testing"

	"senha/printer/escpos"
	"senha/printer/profile"
)

var facts = []string{"Perfil: epson, 576 pontos", "Linha: /dev/ttyUSB0, 9600 baud, dsr", "Papel: pouco; tampa: fechada; guilhotina: bem"}

func TestTrial(t *testing.T) {
	for _, pr := range printers(t) {
		name := fmt.Sprintf("%s-%d", pr.Name, pr.Dots)
		p, err := Trial("Talão de teste", facts, Options{Fonts: fonts, Dots: pr.Dots, URL: address})
		if err != nil {
			t.Fatal(err)
		}
		samples := 0
		for _, b := range p.Bands {
			if b.Name == "script" {
				samples++
			} else if b.Name != "edges" {
				continue
			}
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
		if !strings.Contains(string(sent.Bytes), "tampa: fechada") {
			t.Errorf("%s: the facts are not in the printer's own letters", name)
		}
	}
}

// A printer that has fewer dots than it is taken for cuts the right square off,
// and leaves the left one.
func TestTrialShowsLostDots(t *testing.T) {
	for _, pr := range []profile.Profile{class(t, "epson"), class(t, "generic-80")} {
		p, err := Trial("Talão de teste", facts, Options{Fonts: fonts, Dots: pr.Dots})
		if err != nil {
			t.Fatal(err)
		}
		sent := Compose(p, pr, Line{})
		head := coarse(t, pr.Name)
		whole, cut := squares(paper(t, "edges", pr, sent, false)), squares(paper(t, "edges-lost", head, sent, false))
		if whole != [2]bool{true, true} || cut != [2]bool{true, false} {
			t.Errorf("%s: squares %v with %d dots, %v with %d", pr.Name, whole, pr.Dots, cut, head.Dots)
		}
		if p, err = Trial("Talão de teste", facts, Options{Fonts: fonts, Dots: head.Dots}); err != nil {
			t.Fatal(err)
		}
		if got := squares(paper(t, "edges-right", head, Compose(p, head, Line{}), false)); got != [2]bool{true, true} {
			t.Errorf("%s: squares %v with its own dots", pr.Name, got)
		}
	}
	if _, err := Trial("", nil, Options{Fonts: fonts, Dots: 500}); err == nil || !strings.Contains(err.Error(), "500") {
		t.Errorf("a test ticket of 500 dots: %v", err)
	}
}

// squares says whether the left and the right edge have a whole black square.
func squares(b escpos.Bitmap) (found [2]bool) {
	for i, left := range []int{0, b.Width - edge} {
		rows := 0
		for y := range b.Height {
			for x := left; x < left+edge; x++ {
				if !b.At(x, y) {
					rows = -1
					break
				}
			}
			if rows++; rows == edge {
				found[i] = true
			}
		}
	}
	return found
}
