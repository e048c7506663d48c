package locale

import (
	"strings"
	"testing"

	"senha/display/text"
)

// The first page greets in three languages on one line.
func TestWelcomesFitOneLine(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, tag := range []string{"pt-PT", "en", "ar"} {
		said = append(said, Visitors().For(tag).T(Welcome))
	}
	line := strings.Join(said, " · ")
	if p := fonts.Paragraph(line, text.Style{Size: 64, Bold: true, Language: "pt-PT"}, 0); p.Width > 984 {
		t.Errorf("%q is %.0f wide", line, p.Width)
	}
}

// Every place of a text has a value to be measured and shown to translators
// with, and a sample has no place left.
func TestSamples(t *testing.T) {
	for _, c := range []*Catalogues{Visitors(), Staff()} {
		for _, m := range c.All() {
			for _, p := range places(m.Text + m.Plural) {
				if samples[p] == "" {
					t.Errorf("message %q: there is no sample for %s", m.ID, p)
				}
			}
		}
	}
	_, ar, messages := arabic(t)
	if got, want := strings.Join(ar.Samples(messages[1]), ", "), "zero \u2066-1\u2069, one \u2066-1\u2069, two \u2066-1\u2069, "+
		"few \u2066110\u2069 \u2066-1\u2069, many \u2066128\u2069 \u2066-1\u2069, other \u2066102\u2069 \u2066-1\u2069"; got != want {
		t.Errorf("samples are %q, want %q", got, want)
	}
}
