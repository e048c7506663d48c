package locale

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Words says messages in one language.
type Words struct {
	tag      string
	rtl      bool
	reviewed bool
	said     map[string][]string // by message, then by form
	form     func(n int) int     // which form n things take
}

// Tag returns the language's tag, such as "pt-PT".
func (w Words) Tag() string { return w.tag }

// RTL tells whether pages in this language run from right to left.
func (w Words) RTL() bool { return w.rtl }

// Reviewed tells whether a native speaker has read the words as they are now;
// until then Portuguese stands beside every line. A message whose Portuguese has
// changed since (fuzzy) takes a language's review back.
func (w Words) Reviewed() bool { return w.reviewed }

// T says a message. The arguments fill the message's places in the order in
// which they stand in the Portuguese text, wherever the language puts them.
func (w Words) T(m Message, args ...any) string {
	text := m.Text
	if said := w.said[m.ID]; len(said) > 0 {
		text = said[0]
	}
	return w.fill(text, places(m.Text), args)
}

// N says a message that counts n things. {n} is n, the arguments fill the
// other places.
func (w Words) N(m Message, n int, args ...any) string {
	names := []string{"{n}"}
	for _, p := range places(m.Text) {
		if p != "{n}" {
			names = append(names, p)
		}
	}
	said := w.said[m.ID]
	if len(said) == 0 {
		said = []string{m.Text, m.Plural}
	}
	return w.fill(said[w.form(n)], names, append([]any{n}, args...))
}

// Texts returns every text of the language as it stands in its file, all
// forms of counted ones too: what the fonts must be able to draw.
func (w Words) Texts() []string {
	var list []string
	for _, texts := range w.said {
		list = append(list, texts...)
	}
	slices.Sort(list)
	return list
}

// fill puts arguments in their places; one that is missing shows as a dash.
func (w Words) fill(text string, names []string, args []any) string {
	if len(names) == 0 {
		return text
	}
	pairs := make([]string, 0, 2*len(names))
	for i, name := range names {
		value := "–"
		if i < len(args) {
			value = w.isolate(fmt.Sprint(args[i]))
		}
		pairs = append(pairs, name, value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Directional isolates of Unicode's bidirectional algorithm (UAX 9).
const (
	leftToRight = "\u2066" // LRI: digits, clocks, phones, ranges, Latin words
	firstStrong = "\u2068" // FSI: the value's own first letter decides
	popIsolate  = "\u2069" // PDI
)

// isolate keeps a value from being reordered with the text around it. Where
// value and text both run from left to right nothing can be, and the value
// stays as it is, so that it can be searched for and printed by any font.
func (w Words) isolate(value string) string {
	switch {
	case hasRTL(value):
		return firstStrong + value + popIsolate
	case w.rtl:
		return leftToRight + value + popIsolate
	}
	return value
}

// hasRTL tells whether text holds a letter of a script that runs from right to
// left.
func hasRTL(text string) bool {
	for _, r := range text {
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam, unicode.Hanifi_Rohingya) {
			return true
		}
	}
	return false
}

// places returns the named places of a text in order, each once, with braces.
func places(text string) []string {
	var list []string
	for rest := text; ; {
		open := strings.IndexByte(rest, '{')
		if open < 0 {
			return list
		}
		end := strings.IndexByte(rest[open:], '}')
		if end < 0 {
			return list
		}
		name := rest[open : open+end+1]
		rest = rest[open+end+1:]
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
}
