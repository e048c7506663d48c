package scene

import (
	"image"
	"testing"

	"senha/display/text"
)

// Slanted letters reach out of their line: they stay in their box all the same,
// and so does what Set says of a text.
func TestLeaningLettersStayInTheirBox(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	const asked = "کیا مزید وقت چاہیے؟"
	for _, align := range []Align{Left, Center, Right} {
		c := NewCanvas(fonts, image.Pt(1080, 400), 1, false, white)
		k := Ink{Sizes: []float64{64}, Bold: true, Language: "ur", Align: align, Label: true}
		width := c.Set(asked, k, 0).Width
		c.Text(100, 100, width+30, 200, asked, k)
		m := c.Scene().Marks[0].(Text)
		if ink := m.Bounds().Inset(1); ink.Min.X < m.Box.Min.X-8 || ink.Max.X > m.Box.Max.X+8 {
			t.Errorf("align %d: letters at %v leave their box %v", align, ink, m.Box)
		}
	}
}

func TestSetWrapsAtTheWidthAsked(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	c := NewCanvas(fonts, image.Pt(100, 100), 2, false, white)
	k := Ink{Sizes: []float64{32}, Language: "pt-PT", Label: true}
	if one := c.Set("Assuntos Sociais e Inclusão", k, 0); len(one.Lines) != 1 || one.Style.Size != 64 {
		t.Errorf("%d lines of %v pixels, want one of 64", len(one.Lines), one.Style.Size)
	}
	if two := c.Set("Assuntos Sociais e Inclusão", k, 300); len(two.Lines) != 2 || two.Width > 600 {
		t.Errorf("%d lines %v pixels wide, want two of at most 600", len(two.Lines), two.Width)
	}
}
