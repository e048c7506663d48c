package locale

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPseudo(t *testing.T) {
	for _, tt := range []struct {
		text    string
		rtl     bool
		longest int
		want    string
	}{
		{"Balcão", false, 0, "Ḅậḷçậậậộộ"},
		{"Balcão", true, 0, "بالجاااعع"},
		{"Abre às {time}", false, 0, "Ậḅṛệệ ậậṣ {time}"},
		{"{page} de {pages}", false, 0, "{page} ḍệ {pages}"},
		{"Assuntos Sociais", false, 16, "Ậṣṣụụṇṭộộṣ Ṣộộộç"},
	} {
		if got := pseudo(tt.text, tt.rtl, tt.longest); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.text, got, tt.want)
		}
	}
	for _, rtl := range []bool{false, true} {
		w := Pseudo("fr", rtl)
		if w.Tag() != "fr" || w.RTL() != rtl || w.Reviewed() {
			t.Errorf("%s, from right to left %v, reviewed %v", w.Tag(), w.RTL(), w.Reviewed())
		}
		long, plain := 0, 0
		for _, m := range Visitors().All() {
			said := w.said[m.ID][0]
			if got, want := strings.Join(places(said), " "), strings.Join(places(m.Text), " "); got != want {
				t.Errorf("%s: places %q, want %q", m.ID, got, want)
			}
			if why := badCharacters(said); why != "" {
				t.Errorf("%s: %q %s", m.ID, said, why)
			}
			n := utf8.RuneCountInString(said)
			if most := Longest(m); most > 0 && n > most {
				t.Errorf("%s has %d characters, a name has at most %d", m.ID, n, most)
			} else if most == 0 && len(places(m.Text)) == 0 {
				long, plain = long+n, plain+utf8.RuneCountInString(m.Text)
			}
			if hasRTL(said) != rtl {
				t.Errorf("%s: %q", m.ID, said)
			}
		}
		if more := float64(long)/float64(plain) - 1; more < 0.3 || more > 0.5 {
			t.Errorf("texts are %.0f %% longer, want 40", 100*more)
		}
	}
}

// Words that are shown replace one language everywhere, until they are taken
// back.
func TestShow(t *testing.T) {
	before, others := Visitors().For("fr").T(Back), Visitors().For("en").T(Back)
	back := Show(Pseudo("fr", false))
	if got := Visitors().For("fr").T(Back); got == before || !Visitors().Has("fr") {
		t.Errorf("French still says %q", got)
	}
	if got := Visitors().For("en").T(Back); got != others || len(Visitors().Languages()) != len(visitors().Languages()) {
		t.Errorf("English says %q, there are %d languages", got, len(Visitors().Languages()))
	}
	another := Show(Pseudo("sw", false)) // one that has no file yet
	if !Visitors().Has("sw") || Visitors().For("sw").Tag() != "sw" {
		t.Error("a language without a file is not shown")
	}
	another()
	if back(); Visitors().For("fr").T(Back) != before || Visitors().Has("sw") {
		t.Error("the words are not taken back")
	}
}
