package lan

import (
	"time"

	"senha/assets"
	"senha/assets/locale"
	"senha/kiosk"
)

// whyNext says in one line why a ticket is next: "waited 42 min, speaks your
// Arabic". It is "" for no reason.
func whyNext(words locale.Words, r kiosk.Reason) string {
	minutes := int(r.Waited / time.Minute)
	var said string
	switch r.Why {
	case kiosk.WhyLanguage:
		return words.T(locale.WhyLanguage, minutes, spokenName(words, r.Spoken))
	case kiosk.WhyFront:
		return words.T(locale.WhyFront)
	case kiosk.WhyChosen:
		return words.T(locale.WhyChosen)
	case kiosk.WhyPriority:
		said = words.T(locale.WhyPriority, minutes)
	case kiosk.WhyArrival:
		said = words.T(locale.WhyArrival, minutes)
	case kiosk.WhyAppointment:
		said = words.T(locale.WhyAppointment, minutes)
	}
	if r.Spoken != "" && said != "" {
		return words.T(locale.WhySpoken, said, spokenName(words, r.Spoken))
	}
	return said
}

// spokenName returns what staff call a language within a sentence.
func spokenName(words locale.Words, tag kiosk.Language) string {
	if l, known := assets.LanguageOf(string(tag)); known && words.Tag() == locale.Official {
		return l.Portuguese
	}
	return languageName(words, tag)
}

// priorityShare says how many tickets of the day go first by law, or "" before
// the first one.
func priorityShare(words locale.Words, state *kiosk.State) string {
	issued, called := state.PriorityShare()
	if issued.All == 0 {
		return ""
	}
	return words.T(locale.PriorityShare, issued.Priority, issued.All, issued.Percent(), called.Priority, called.All, called.Percent())
}
