package lan

import (
	"html"
	"regexp"
	"testing"
	"time"

	"senha/assets/locale"
	"senha/kiosk"
)

func TestWhyInOneLine(t *testing.T) {
	waited := 42*time.Minute + 59*time.Second
	for _, test := range []struct {
		reason     kiosk.Reason
		portuguese string
		english    string
	}{
		{kiosk.Reason{Why: kiosk.WhyLanguage, Waited: waited, Spoken: "ar"}, "Espera há 42 min, fala consigo em árabe", "Waited 42 min, speaks your Arabic"},
		{kiosk.Reason{Why: kiosk.WhyPriority, Waited: waited}, "Prioridade legal, espera há 42 min", "Legal priority, waited 42 min"},
		{kiosk.Reason{Why: kiosk.WhyArrival, Waited: waited}, "Há mais tempo à espera, 42 min", "Waiting the longest, 42 min"},
		{kiosk.Reason{Why: kiosk.WhyArrival, Waited: waited, Spoken: "kea"}, "Há mais tempo à espera, 42 min, fala consigo em crioulo de Cabo Verde", "Waiting the longest, 42 min, speaks your Cape Verdean Creole"},
		{kiosk.Reason{Why: kiosk.WhyAppointment, Waited: time.Second, Spoken: "uk"}, "Tem marcação, espera há 0 min, fala consigo em ucraniano", "Has an appointment, waited 0 min, speaks your Ukrainian"},
		{kiosk.Reason{}, "", ""},
	} {
		for tag, want := range map[string]string{"pt-PT": test.portuguese, "en": test.english} {
			if got := whyNext(locale.Staff().For(tag), test.reason); got != want {
				t.Errorf("%+v in %s: %q, want %q", test.reason, tag, got, want)
			}
		}
	}
}

// A desk whose technician speaks Arabic sees who is next and who follows, each
// with the reason; the coordinator sees the share of legal priority.
func TestPagesSayWhyAndHowManyByLaw(t *testing.T) {
	c := newCentre(t)
	coordinator := bearer(c.pair(roleCoordinator))
	first := func(path, pattern string) string {
		w := c.ask(c.server.Staff(), "GET", path, nil, asBrowser("en"), coordinator)
		found := regexp.MustCompile(pattern).FindStringSubmatch(w.Body.String())
		if w.Code != 200 || found == nil {
			return ""
		}
		return html.UnescapeString(found[1])
	}
	if got := first("/coordinator", `(Legal priority today[^<]*)`); got != "" {
		t.Errorf("before the first ticket: %q", got)
	}
	c.do(kiosk.OpenDesk{Desk: "3", Languages: []kiosk.Language{"ar"}})
	c.issue("legal", "hi")
	c.clock.pass(5 * time.Minute)
	c.issue("immigration", "ar")
	c.clock.pass(7 * time.Minute)
	if got := first("/desk/3", `id="why">([^<]*)<`); got != "Waited 7 min, speaks your Arabic" {
		t.Errorf("next: %q", got)
	}
	if got := first("/desk/3", `<span class="why">([^<]*)<`); got != "Waiting the longest, 12 min" {
		t.Errorf("then: %q", got)
	}
	c.do(kiosk.IssueTicket{ID: "0123456789abcdef0123456789abcdef", Service: "immigration", Language: "hi", Priority: true})
	c.do(kiosk.CallNext{Desk: "3"})
	if got := first("/coordinator", `(Legal priority today[^<]*)`); got != "Legal priority today: 1 of 3 tickets (33 %), 1 of 1 calls (100 %)." {
		t.Errorf("the share: %q", got)
	}
}
