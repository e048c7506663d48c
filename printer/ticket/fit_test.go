package ticket

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"senha/assets/locale"
	"senha/display/scene/scenetest"
	"senha/kiosk"
	"senha/kiosk/config"
)

// A variant is a ticket that somebody may hold.
type variant struct {
	name    string
	ticket  kiosk.Ticket
	service kiosk.Service
	options Options
}

// variants are the tickets of a language: plain, with all marks, as a copy, with
// and without a QR code; of a common service, of that with the longest name and
// of that with the longest word; on all widths.
func variants(c *kiosk.Centre, l kiosk.Language) []variant {
	by := func(length func(string) int) kiosk.Service {
		return slices.MaxFunc(c.Services, func(a, b kiosk.Service) int { return cmp.Compare(length(a.Name(l)), length(b.Name(l))) })
	}
	services := []kiosk.Service{c.Services[0], by(utf8.RuneCountInString), by(longestWord)}
	var list []variant
	for _, dots := range Widths() {
		for _, sv := range services {
			for _, marked := range []bool{false, true} {
				for _, url := range []string{"", "https://senha.example/t/Zx8Kq2vN4bR7mW1sD5fG9h"} {
					tk := plain(l)
					if marked {
						tk = full(l)
					}
					tk.Number.Letter = sv.Letter
					list = append(list, variant{
						fmt.Sprintf("%d dots, %s, marked %v, QR code %v", dots, sv.ID, marked, url != ""),
						tk, sv, Options{Fonts: fonts, Dots: dots, Copy: marked, URL: url},
					})
				}
			}
		}
	}
	return list
}

func longestWord(s string) (n int) {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\u200b' }) {
		n = max(n, utf8.RuneCountInString(word))
	}
	return n
}

// TestFit holds every strip of every ticket, in every language, against the
// rules of all pictures: both as it is previewed and as it is sent in parts.
func TestFit(t *testing.T) {
	for _, tag := range locale.Visitors().Languages() {
		fit(t, tag, tag)
	}
	for tag, rtl := range map[string]bool{"fr": false, "ar": true} {
		back := locale.Show(locale.Pseudo(tag, rtl))
		fit(t, tag, "pseudo-"+tag)
		back()
	}
}

// fit looks at the tickets of the demo centre in a language.
func fit(t *testing.T, tag, what string) {
	t.Helper()
	demo, err := config.Demo() // names its services in the words shown now
	if err != nil {
		t.Fatal(err)
	}
	rules := scenetest.Rules{Fonts: fonts, Paper: true}
	for _, p := range variants(&demo, kiosk.Language(tag)) {
		page, err := Layout(p.ticket, &demo, p.service, p.options)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range page.Bands {
			for _, fault := range rules.Faults(b.Scene) {
				t.Errorf("%s, %s, %s: %s", what, p.name, b.Name, fault)
			}
		}
		for _, part := range page.segments {
			if part.picture.Size.Y == 0 {
				continue
			}
			for _, fault := range rules.Faults(part.picture) {
				t.Errorf("%s, %s, sent as %s: %s", what, p.name, part.name, fault)
			}
		}
	}
}
