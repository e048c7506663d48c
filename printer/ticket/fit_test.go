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
// of that with the longest word; on both widths.
func variants(c *kiosk.Centre, l kiosk.Language) []variant {
	by := func(length func(string) int) kiosk.Service {
		return slices.MaxFunc(c.Services, func(a, b kiosk.Service) int { return cmp.Compare(length(a.Name(l)), length(b.Name(l))) })
	}
	services := []kiosk.Service{c.Services[0], by(utf8.RuneCountInString), by(longestWord)}
	var list []variant
	for _, dots := range []int{Wide, Narrow} {
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
	demo, err := config.Demo()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range demo.Languages {
		fit(t, &demo, l, string(l))
	}
	for tag, rtl := range map[kiosk.Language]bool{"fr": false, "ar": true} {
		words := locale.Pseudo(string(tag), rtl)
		back := locale.Show(words)
		fit(t, renamed(demo, words), tag, "pseudo-"+string(tag))
		back()
	}
}

// renamed is a centre whose services have the names that words give them.
func renamed(c kiosk.Centre, words locale.Words) *kiosk.Centre {
	c.Services = slices.Clone(c.Services)
	for i, sv := range c.Services {
		name, _ := locale.OfficialName(sv.Name(kiosk.Official))
		l := kiosk.Language(words.Tag())
		sv.Names = map[kiosk.Language]string{l: words.T(name.Long), kiosk.Official: sv.Name(kiosk.Official)}
		sv.Short = map[kiosk.Language]string{l: words.T(name.Short), kiosk.Official: sv.Short[kiosk.Official]}
		c.Services[i] = sv
	}
	return &c
}

func fit(t *testing.T, c *kiosk.Centre, l kiosk.Language, what string) {
	t.Helper()
	rules := scenetest.Rules{Fonts: fonts, Paper: true}
	for _, p := range variants(c, l) {
		page, err := Layout(p.ticket, c, p.service, p.options)
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
