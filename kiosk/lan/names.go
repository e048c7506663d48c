package lan

import (
	"senha/assets"
	"senha/assets/locale"
	"senha/kiosk"
)

// languageName returns how staff call a language: in Portuguese, or in English
// on English pages.
func languageName(words locale.Words, tag kiosk.Language) string {
	l, known := assets.LanguageOf(string(tag))
	if !known {
		return string(tag)
	}
	if words.Tag() == locale.Official {
		return l.PortugueseTitle()
	}
	return l.English
}

// endonym returns a language's name as its speakers write it.
func endonym(tag kiosk.Language) string {
	l, _ := assets.LanguageOf(string(tag))
	return l.Endonym
}

// direction returns whether a language runs "ltr" or "rtl".
func direction(tag kiosk.Language) string {
	if l, ok := assets.LanguageOf(string(tag)); ok {
		return l.Direction
	}
	return "ltr"
}
