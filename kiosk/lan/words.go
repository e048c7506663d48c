package lan

import (
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"sync"

	"senha/assets"
	"senha/assets/locale"
	"senha/kiosk"
	"senha/kiosk/api"
)

// languageCookie remembers which language a browser's staff reads.
const languageCookie = "language"

// staffMessages finds a staff's message by its id, for the templates.
var staffMessages = sync.OnceValue(func() map[string]locale.Message {
	m := map[string]locale.Message{}
	for _, message := range locale.Staff().All() {
		m[message.ID] = message
	}
	return m
})

// staffWords returns the words of the language that a request's reader reads:
// the one chosen on a page, else the first that the browser names and staff's
// pages exist in, else Portuguese.
func staffWords(r *http.Request) locale.Words {
	if c, err := r.Cookie(languageCookie); err == nil && locale.Staff().Has(c.Value) {
		return locale.Staff().For(c.Value)
	}
	for _, part := range strings.Split(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(part, ";")
		if l, ok := assets.LanguageOf(strings.TrimSpace(tag)); ok && locale.Staff().Has(l.Tag) {
			return locale.Staff().For(l.Tag)
		}
	}
	return locale.Staff().For(locale.Official)
}

// speak are the functions by which templates speak one language.
func speak(words locale.Words) template.FuncMap {
	find := func(id string) (locale.Message, error) {
		m, ok := staffMessages()[id]
		if !ok {
			return m, fmt.Errorf("no staff's message is called %q", id)
		}
		return m, nil
	}
	return template.FuncMap{
		"lang": words.Tag,
		"say": func(id string, args ...any) (string, error) {
			m, err := find(id)
			return words.T(m, args...), err
		},
		"count": func(id string, n int, args ...any) (string, error) {
			m, err := find(id)
			return words.N(m, n, args...), err
		},
		"language": func(l kiosk.Language) string { return languageName(words, l) },
		"languages": func(list []kiosk.Language) string {
			var names []string
			for _, l := range list {
				names = append(names, languageName(words, l))
			}
			return strings.Join(names, ", ")
		},
		"why":     func(r kiosk.Reason) string { return whyNext(words, r) },
		"printer": func(state string) string { return words.T(locale.PrinterState(state)) },
		"fault":   func(state string) string { return words.T(locale.PaperFault(state)) },
		"screen":  func(page string) string { return words.T(locale.ScreenPage(page)) },
		"alarm":   func(code string) string { return alarmText(words, code) },
		"detail":  func(a api.Alarm) string { return alarmDetail(words, a) },
		"service": func(sv kiosk.Service) string { return sv.Name(kiosk.Language(words.Tag())) },
		"radio":   func(field string, c kiosk.Choice) radio { return radio{field, c} },
		"choice":  func(c kiosk.Choice) string { return c.Name(kiosk.Language(words.Tag())) },
		"icon":    icon,
		"badge":   badge,
		"address": address,
	}
}

// alarmText says an alarm's code in words.
func alarmText(words locale.Words, code string) string {
	switch code {
	case alarmHelp:
		return words.T(locale.AlarmHelp)
	case "journal-successor":
		return words.T(locale.AlarmSuccessor)
	case "journal-damaged":
		return words.T(locale.AlarmOlderDays)
	case "not-stored":
		return words.T(locale.AlarmNotStored)
	case "disk-nearly-full":
		return words.T(locale.AlarmDisk)
	case "document-refused":
		return words.T(locale.AlarmConfig)
	case "document-waits":
		return words.T(locale.AlarmDocument)
	case "language-off":
		return words.T(locale.AlarmLanguage)
	case "devices-damaged":
		return words.T(locale.AlarmDevices)
	}
	return words.T(locale.AlarmOther, code)
}

// alarmDetail is what stands below an alarm: which screen, or what technicians
// are told.
func alarmDetail(words locale.Words, a api.Alarm) string {
	if a.Code == alarmHelp {
		return words.T(locale.ScreenName, a.Detail)
	}
	return a.Detail
}

// refusals are the sentences that a page shows for a Problem's code.
func refusals(words locale.Words) map[kiosk.Code]string {
	own := map[kiosk.Code]locale.Message{
		api.CodeNotPaired:       locale.PairNeeded,
		api.CodeNotAllowed:      locale.RefusedNotAllowed,
		api.CodeNotReady:        locale.RefusedNotReady,
		api.CodeNoScreen:        locale.RefusedNoScreen,
		api.CodeNoPaper:         locale.RefusedNoPaper,
		api.CodeInternal:        locale.RefusedInternal,
		api.CodeTooManyAttempts: locale.RefusedTooMany,
	}
	said := map[kiosk.Code]string{}
	for code := range statuses {
		m, ok := own[code]
		if !ok {
			m = locale.Refusal(string(code))
		}
		said[code] = words.T(m)
	}
	return said
}

// icon draws an icon of the sprite.
func icon(name string) (template.HTML, error) {
	if _, err := assets.Icon(name); err != nil {
		return "", err
	}
	sprite, err := address("icons.svg")
	return template.HTML(`<svg class="icon" aria-hidden="true"><use href="` + sprite + `#icon-` + name + `"></use></svg>`), err
}

// badge shows a service's letter on its colour.
func badge(letter string) template.HTML {
	return template.HTML(`<span class="badge letter-` + template.HTMLEscapeString(accent(letter)) + `">` + template.HTMLEscapeString(letter) + `</span>`)
}

// accent returns the letter whose colour a letter has: its own, or for letters
// without one the eleven in order, as on screen.
func accent(letter string) string {
	const own, others = "ABCDEFPHJUL", "KMNRTVWXY"
	if letter == "" || strings.Contains(own, letter) {
		return letter
	}
	return own[max(0, strings.Index(others, letter)):][:1]
}
