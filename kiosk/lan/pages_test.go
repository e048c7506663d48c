package lan

import (
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"senha/assets"
	"senha/assets/locale"
	"senha/kiosk"
	"senha/kiosk/api"
	touchpages "senha/kiosk/screen"
)

func asBrowser(language string) func(*http.Request) {
	return func(r *http.Request) {
		r.Header.Set("Accept", "text/html,*/*")
		r.Header.Set("Accept-Language", language)
	}
}

// Each page in each language: it is made without an error, says nothing twice
// over and holds no script or style of its own.
func TestEveryPageInEveryLanguage(t *testing.T) {
	c := newCentre(t, func(o *Options) { o.Alarms = []api.Alarm{{Code: "journal-damaged"}, {Code: "never-heard-of"}} })
	coordinator := bearer(c.pair(roleCoordinator))
	c.fill()
	c.do(kiosk.CallNext{Desk: "1"})
	failed := c.issue("legal", "hi")
	c.do(kiosk.RecordPrintFailed{ID: failed.ID, Reason: "paper-out"})
	c.do(kiosk.ReportDevice{Device: "main", State: "paper-low", Detail: "50"})
	c.do(kiosk.ReportDevice{Device: "clock", State: "lost"})
	c.want(c.server.Socket(), "PUT", "/api/v1/screens/k1", screenPage("service"), 204, nil)

	inside := regexp.MustCompile(`(?i)<script[^>]*>[^<]|<style|\sstyle=|\son[a-z]+=|javascript:|https?://`)
	for path, status := range map[string]int{
		"/": 200, "/pair": 200, "/desk": 200, "/desk/1": 200, "/desk/3": 200, "/desk/99": 404,
		"/welcome": 200, "/coordinator": 200, "/board": 200, "/nowhere": 404,
	} {
		for _, language := range []string{"pt-PT", "en"} {
			w := c.ask(c.server.Staff(), "GET", path, nil, asBrowser(language), coordinator)
			page := strings.ReplaceAll(w.Body.String(), `xmlns="http://www.w3.org/2000/svg"`, "")
			if w.Code != status || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
				t.Errorf("%s in %s: %d %s", path, language, w.Code, w.Header().Get("Content-Type"))
			}
			if found := inside.FindString(page); found != "" {
				t.Errorf("%s holds %q", path, found)
			}
			if path != "/board" && !strings.Contains(page, `<html lang="`+language+`">`) {
				t.Errorf("%s is not in %s", path, language)
			}
			if strings.Contains(page, "{{") || strings.Contains(page, "%!") || strings.Contains(page, "ZgotmplZ") {
				t.Errorf("%s in %s shows a template's inside: %s", path, language, page)
			}
			if got := w.Header().Get("Content-Security-Policy"); !strings.Contains(got, "default-src 'self'") || strings.Contains(got, "unsafe") {
				t.Errorf("%s: policy %q", path, got)
			}
		}
	}
}

// Who is not paired, or for something else, gets a page that says what to do.
func TestTurnedAwayPages(t *testing.T) {
	c := newCentre(t)
	desk := bearer(c.pair(roleDesk))
	h := c.server.Staff()
	w := c.ask(h, "GET", "/desk/3", nil, asBrowser("pt"))
	if w.Code != 401 || !strings.Contains(w.Body.String(), `href="/pair?next=%2Fdesk%2F3"`) || !strings.Contains(w.Body.String(), "ainda não está ligado") {
		t.Errorf("unpaired: %d %s", w.Code, w.Body)
	}
	w = c.ask(h, "GET", "/coordinator", nil, asBrowser("en"), desk)
	if w.Code != 403 || !strings.Contains(w.Body.String(), "/pair?next=") {
		t.Errorf("another role: %d %s", w.Code, w.Body)
	}
	if w = c.ask(h, "GET", "/coordinator", nil, desk); w.Header().Get("Content-Type") != "application/json" {
		t.Errorf("a program gets %s", w.Header())
	}
	c.want(c.server.Public(), "GET", "/desk", nil, 404, nil)
	c.want(c.server.Public(), "GET", "/", nil, 303, nil)
}

// A device paired for one desk stays there.
func TestDeviceOfOneDesk(t *testing.T) {
	c := newCentre(t)
	two := bearer(c.pair(roleDesk, "2"))
	for _, path := range []string{"/desk", "/desk?choose", "/desk/1"} {
		w := c.ask(c.server.Staff(), "GET", path, nil, asBrowser("pt"), two)
		if w.Code != 303 || w.Header().Get("Location") != "/desk/2" {
			t.Errorf("%s: %d to %q", path, w.Code, w.Header().Get("Location"))
		}
	}
	if w := c.ask(c.server.Staff(), "GET", "/desk/2", nil, asBrowser("pt"), two); strings.Contains(w.Body.String(), "Mudar de balcão") {
		t.Error("it is offered another desk")
	}
}

// The list of who follows is the policy's own, and looking changes nothing.
func TestFollowing(t *testing.T) {
	c := newCentre(t)
	c.fill()
	before := c.hub.State()
	var got []string
	for _, d := range following(before, "3", 8, c.clock.Now(), "pt-PT") {
		got = append(got, d.Number.String()+" "+string(d.Why.Why))
	}
	if want := "A003 priority,A001 arrival,U001 arrival,A002 arrival,H001 arrival"; strings.Join(got, ",") != want {
		t.Errorf("follows %q, want %q", strings.Join(got, ","), want)
	}
	if n := len(before.Waiting()); n != 6 || before.DeskState("3").Ticket != "" {
		t.Errorf("looking changed the queue: %d wait", n)
	}
}

func TestLanguageOfPages(t *testing.T) {
	c := newCentre(t)
	for accept, want := range map[string]string{
		"": "pt-PT", "pt": "pt-PT", "pt-BR,en;q=0.8": "pt-PT", "en-GB": "en", "fr,en;q=0.5": "en", "xx": "pt-PT", "ar": "pt-PT",
	} {
		w := c.ask(c.server.Staff(), "GET", "/", nil, asBrowser(accept))
		if got := w.Header().Get("Content-Language"); got != want {
			t.Errorf("Accept-Language %q: %s, want %s", accept, got, want)
		}
	}
	form := func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }
	w := c.ask(c.server.Staff(), "POST", "/language", "language=en&next=/welcome", form)
	if w.Code != 303 || w.Header().Get("Location") != "/welcome" || !strings.HasPrefix(w.Header().Get("Set-Cookie"), "language=en;") {
		t.Errorf("choosing English: %d %s", w.Code, w.Header())
	}
	c.want(c.server.Staff(), "POST", "/language", "language=xx", 422, nil, form)
}

// The coordinator's page shows codes of screens and devices in words.
func TestCodesAreShownInWords(t *testing.T) {
	words := locale.Staff().For("en")
	seen := map[string]touchpages.Page{}
	for _, p := range []touchpages.Page{
		touchpages.LanguagePage, touchpages.InterpreterPage, touchpages.ServicePage, touchpages.AdvicePage,
		touchpages.IssuedPage, touchpages.MoreTimePage, touchpages.LostPage, "a page of tomorrow",
	} {
		said := words.T(locale.ScreenPage(string(p)))
		if other, twice := seen[said]; twice {
			t.Errorf("%s and %s are both called %q", p, other, said)
		}
		seen[said] = p
	}
	c := newCentre(t)
	c.do(kiosk.RecordPrintFailed{ID: c.issue("legal", "hi").ID, Reason: "cover-open"})
	c.do(kiosk.ReportDevice{Device: "main", State: "paper-out"})
	c.do(kiosk.ReportDevice{Device: "k2", State: "cutter"})
	c.want(c.server.Socket(), "PUT", "/api/v1/screens/k1", screenPage("service"), 204, nil)
	page := c.ask(c.server.Staff(), "GET", "/coordinator", nil, asBrowser("en"), bearer(c.pair(roleCoordinator))).Body.String()
	shown := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, " ")
	for _, want := range []string{"Page: choosing a service", "Cover open", "Put in a new roll", "The cutter is jammed"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the coordinator's page does not say %q", want)
		}
	}
	for _, code := range []string{"cover-open", "paper-out", "Page: service"} {
		if strings.Contains(shown, code) {
			t.Errorf("the coordinator's page shows the code %q", code)
		}
	}
}

// The coordinator reads how much of the roll is left before it runs out.
func TestCoordinatorSeesTheRoll(t *testing.T) {
	c := newCentre(t)
	c.do(kiosk.ReportDevice{Device: "main", State: "paper-low", Detail: "50"})
	page := c.ask(c.server.Staff(), "GET", "/coordinator", nil, asBrowser("en"), bearer(c.pair(roleCoordinator))).Body.String()
	if want := "Fewer than 50 tickets are left on the roll."; !strings.Contains(page, want) {
		t.Errorf("the coordinator's page does not say %q", want)
	}
}

// TestCoordinatorSeesWhatIsReviewed lists the centre's languages by who has read
// them, and shows every line of a refused document.
func TestCoordinatorSeesWhatIsReviewed(t *testing.T) {
	c := newCentre(t)
	c.server.Raise(api.Alarm{Code: "document-refused", Detail: "centre.toml:1: name: no font has 𒀀 (U+12000)\ncentre.toml:7: another"})
	page := c.ask(c.server.Staff(), "GET", "/coordinator", nil, asBrowser("en"), bearer(c.pair(roleCoordinator))).Body.String()
	page = html.UnescapeString(page)
	var reviewed, unreviewed []string
	for _, l := range c.hub.State().Centre().Languages {
		name := languageName(locale.Staff().For("en"), l)
		if locale.Visitors().For(string(l)).Reviewed() {
			reviewed = append(reviewed, name)
		} else {
			unreviewed = append(unreviewed, name)
		}
	}
	for _, want := range []string{
		"<small>Reviewed by native speakers</small>" + strings.Join(reviewed, ", ") + "</p>",
		"<small>Not reviewed yet: Portuguese is shown beside each line</small>" + strings.Join(unreviewed, ", ") + "</p>",
		"centre.toml:1: name: no font has 𒀀 (U+12000)\ncentre.toml:7: another",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the coordinator's page does not say %q", want)
		}
	}
}

// Every message of a template exists, and every code that can be refused with has a sentence.
func TestWordsAreComplete(t *testing.T) {
	said := refusals(locale.Staff().For(locale.Official))
	for code := range statuses {
		if said[code] == "" {
			t.Errorf("nothing is said for %s", code)
		}
	}
	files, err := pageFiles.ReadDir("pages")
	if err != nil {
		t.Fatal(err)
	}
	ids := regexp.MustCompile(`(?:say|count) "([^"]+)"`)
	icons := regexp.MustCompile(`icon "([^"]+)"`)
	for _, f := range files {
		b, err := pageFiles.ReadFile("pages/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range ids.FindAllStringSubmatch(string(b), -1) {
			if _, ok := staffMessages()[m[1]]; !ok {
				t.Errorf("%s says %q, which no message is called", f.Name(), m[1])
			}
		}
		for _, m := range icons.FindAllStringSubmatch(string(b), -1) {
			if _, err := assets.Icon(m[1]); err != nil {
				t.Errorf("%s: %v", f.Name(), err)
			}
		}
	}
}

// Televisions of 2018 have browsers of 2016: Chromium 53 to 56. What came
// later must not stand in the board's files.
func TestBoardPageIsForOldBrowsers(t *testing.T) {
	later := map[string]*regexp.Regexp{
		"board.js":  regexp.MustCompile("=>|\\blet\\b|\\bconst\\b|`|\\?\\.|\\?\\?|\\.\\.\\.|\\*\\*|\\basync\\b|\\bawait\\b|\\bclass \\w|\\.(flat|flatMap|replaceAll|padStart|at|replaceWith|append|matchAll)\\(|Object\\.(values|entries|fromEntries)|globalThis"),
		"board.css": regexp.MustCompile(`\b(display:\s*grid|gap:|inset|aspect-ratio: *\d+ */ *\d+;|min\(|max\(|clamp\(|:is\(|:where\(|:has\(|:focus-visible|place-items|env\(|dvh|svh)`),
	}
	for name, pattern := range later {
		f, ok := static()[name]
		if !ok {
			t.Fatalf("%s is not there", name)
		}
		comment := regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*`)
		for n, line := range strings.Split(comment.ReplaceAllStringFunc(string(f.body), func(c string) string { return strings.Repeat("\n", strings.Count(c, "\n")) }), "\n") {
			if found := pattern.FindString(line); found != "" {
				t.Errorf("%s:%d: %q is too new", name, n+1, found)
			}
		}
	}
}

func TestStaticFiles(t *testing.T) {
	c := newCentre(t)
	where, err := address("staff.css")
	if err != nil {
		t.Fatal(err)
	}
	w := c.ask(c.server.Staff(), "GET", where, nil)
	if w.Code != 200 || w.Header().Get("Content-Type") != "text/css; charset=utf-8" || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("%s: %d %s", where, w.Code, w.Header())
	}
	if w = c.ask(c.server.Public(), "GET", "/static/staff.css?older", nil); w.Code != 200 || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("an older address: %d %s", w.Code, w.Header())
	}
	c.want(c.server.Staff(), "GET", "/static/..%2fpages.go", nil, 404, nil)
	if w = c.ask(c.server.Staff(), "GET", "/static/icons.svg", nil); strings.Count(w.Body.String(), "<symbol") != len(assets.Icons()) {
		t.Errorf("the sprite holds %d icons", strings.Count(w.Body.String(), "<symbol"))
	}
}

// A stuck button is told in a button's words, not in a printer's.
func TestStatesOfCallButtons(t *testing.T) {
	c := newCentre(t)
	c.do(kiosk.ReportDevice{Device: "button 3", State: "stuck", Detail: "more for the log"})
	c.do(kiosk.ReportDevice{Device: "keypad 1", State: "ready"})
	page := c.ask(c.server.Staff(), "GET", "/coordinator", nil, asBrowser("en"), bearer(c.pair(roleCoordinator))).Body.String()
	for _, want := range []string{"<b>Buttons of desk 3.</b> A key stays down.", "<b>Keypad 1.</b> Ready for use."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
