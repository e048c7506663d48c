package locale

import (
	"testing"
	"testing/fstest"
)

// Six forms of Arabic, and places that move.
func arabic(t *testing.T) (pt, ar Words, messages []Message) {
	t.Helper()
	messages = []Message{
		{ID: "page", Text: "{page} de {pages}"},
		{ID: "waiting", Text: "{n} pessoa no piso {floor}", Plural: "{n} pessoas no piso {floor}"},
	}
	file := `msgid ""
msgstr ""
"Language: ar\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"
"X-Reviewed: yes\n"

msgctxt "page"
msgid "{page} de {pages}"
msgstr "{pages} / {page}"

msgctxt "waiting"
msgid "{n} pessoa no piso {floor}"
msgid_plural "{n} pessoas no piso {floor}"
msgstr[0] "zero {floor}"
msgstr[1] "one {floor}"
msgstr[2] "two {floor}"
msgstr[3] "few {n} {floor}"
msgstr[4] "many {n} {floor}"
msgstr[5] "other {n} {floor}"
`
	c := load(fstest.MapFS{"v/ar.po": {Data: []byte(file)}}, "v", messages)
	for _, f := range c.Faults() {
		t.Fatal(f)
	}
	return c.For("pt-PT"), c.For("ar"), messages
}

func TestPlacesAreFilledByName(t *testing.T) {
	pt, ar, messages := arabic(t)
	if got, want := pt.T(messages[0], 1, 12), "1 de 12"; got != want {
		t.Errorf("Portuguese: %q, want %q", got, want)
	}
	if got, want := ar.T(messages[0], 1, 12), "\u206612\u2069 / \u20661\u2069"; got != want {
		t.Errorf("Arabic: %q, want %q", got, want)
	}
	if got, want := pt.T(messages[0], 1), "1 de –"; got != want {
		t.Errorf("an argument is missing: %q, want %q", got, want)
	}
	if got, want := pt.T(messages[0], "{pages}", 2, 3), "{pages} de 2"; got != want {
		t.Errorf("a value that looks like a place: %q, want %q", got, want)
	}
}

func TestCountedForms(t *testing.T) {
	pt, ar, messages := arabic(t)
	for n, want := range map[int]string{
		0: "zero \u20660\u2069", 1: "one \u20660\u2069", 2: "two \u20660\u2069",
		3: "few \u20663\u2069 \u20660\u2069", 10: "few \u206610\u2069 \u20660\u2069", 103: "few \u2066103\u2069 \u20660\u2069",
		11: "many \u206611\u2069 \u20660\u2069", 99: "many \u206699\u2069 \u20660\u2069",
		100: "other \u2066100\u2069 \u20660\u2069", 102: "other \u2066102\u2069 \u20660\u2069",
	} {
		if got := ar.N(messages[1], n, 0); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{
		0: "0 pessoas no piso 2", 1: "1 pessoa no piso 2", 14: "14 pessoas no piso 2", -3: "-3 pessoas no piso 2",
	} {
		if got := pt.N(messages[1], n, 2); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestIsolates(t *testing.T) {
	m := Message{ID: "interpreter", Text: "Intérprete: {language}"}
	ltr, rtl := Visitors().For("pt-PT"), Visitors().For("ar")
	for _, c := range []struct {
		words Words
		value any
		want  string
	}{
		{ltr, "A042", "Intérprete: A042"},
		{ltr, "हिन्दी", "Intérprete: हिन्दी"},
		{ltr, "العربية", "Intérprete: \u2068العربية\u2069"},
		{rtl, "A042", "Intérprete: \u2066A042\u2069"},
		{rtl, "20–35", "Intérprete: \u206620–35\u2069"},
		{rtl, "10:42", "Intérprete: \u206610:42\u2069"},
		{rtl, SupportLine, "Intérprete: \u2066808 257 257\u2069"},
		{rtl, "اردو", "Intérprete: \u2068اردو\u2069"},
	} {
		if got := c.words.T(m, c.value); got != c.want {
			t.Errorf("%s, %v: %q, want %q", c.words.Tag(), c.value, got, c.want)
		}
	}
}

func TestTextsHoldEveryForm(t *testing.T) {
	_, ar, _ := arabic(t)
	if got := len(ar.Texts()); got != 7 {
		t.Errorf("%d texts, want 1 and 6 forms", got)
	}
}
