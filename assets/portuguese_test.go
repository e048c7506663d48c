package assets

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// notCLDR are languages that staff in Portugal call otherwise than CLDR's
// European Portuguese does, and what CLDR says.
var notCLDR = map[string]string{
	"pt-PT":   "português europeu", // it serves all who speak it
	"zh-Hans": "chinês simplificado",
	"kea":     "crioulo cabo-verdiano",
	"nl":      "holandês",
	"ckb":     "sorani curdo",
	"zgh":     "tamazight marroquino padrão",
	"kab":     "kabyle",
	"dyo":     "jola-fonyi",
	"sus":     "susu",
	"ses":     "koyraboro senni",
	"kg":      "congolês",
	"umb":     "umbundu",
	"pnb":     "lahnda",
	"lo":      "laosiano",
	"qu":      "quíchua",
	"ht":      "haitiano",
}

// Names in Portuguese are CLDR's where it has them; a variety in brackets is ours.
func TestPortugueseNamesAreThoseOfCLDR(t *testing.T) {
	names := display.Languages(language.EuropeanPortuguese)
	for _, l := range Languages() {
		first := []rune(l.Portuguese + " ")[0]
		if !unicode.IsLower(first) {
			t.Errorf("%s is called %q: within a Portuguese sentence it begins small", l.Tag, l.Portuguese)
		}
		if title := l.PortugueseTitle(); !strings.EqualFold(title, l.Portuguese) || !unicode.IsUpper([]rune(title)[0]) {
			t.Errorf("%q alone is %q", l.Portuguese, title)
		}
		tag, err := language.Parse(l.Tag)
		if err != nil || strings.Contains(l.Tag, "-x-") { // CLDR knows no private subtags
			continue
		}
		want := names.Name(tag)
		if l.Tag == "wuu" || want == "" { // CLDR's "wu" is no word that staff know
			continue
		}
		got, _, _ := strings.Cut(l.Portuguese, " (")
		if other, ok := notCLDR[l.Tag]; ok {
			if other != want || got == want {
				t.Errorf("%s: %q is no longer another name than CLDR's %q", l.Tag, got, want)
			}
			continue
		}
		if got != want {
			t.Errorf("%s is called %q, by CLDR %q", l.Tag, l.Portuguese, want)
		}
	}
}
