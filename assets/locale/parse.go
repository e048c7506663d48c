package locale

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/leonelquinteros/gotext"
	"github.com/leonelquinteros/gotext/plurals"

	"senha/assets"
)

// parse reads one PO file and holds it against the table. The library passes
// over what it cannot read, so the lines are looked at here first.
func parse(name, tag string, text []byte, messages []Message) (Words, []error) {
	lines, faults := scan(name, string(text))
	if len(faults) > 0 {
		return Words{}, faults
	}
	po := gotext.NewPo()
	po.Parse(text)

	language, known := assets.LanguageOf(tag)
	if !known {
		faults = append(faults, fault(name, 1, "%q is no language of languages.tsv", tag))
	}
	if got := po.Headers.Get("Language"); got != tag {
		faults = append(faults, fault(name, 1, "header Language is %q, the file is named %q", got, tag))
	}
	reviewed := po.Headers.Get("X-Reviewed")
	if reviewed != "yes" && reviewed != "no" {
		faults = append(faults, fault(name, 1, "header X-Reviewed is %q: want yes or no", reviewed))
	}
	forms, err := pluralForms(po.PluralForms)
	if err != "" {
		return Words{}, append(faults, fault(name, 1, "header Plural-Forms is %q: %s", po.PluralForms, err))
	}

	said := po.GetDomain().GetCtxTranslations()
	for _, m := range messages {
		line, there := lines[m.ID]
		if !there {
			faults = append(faults, fault(name, len(strings.Split(string(text), "\n")), "message %q is missing: %q", m.ID, m.Text))
			continue
		}
		if why := m.check(said[m.ID], forms); why != "" {
			faults = append(faults, fault(name, line, "message %q %s", m.ID, why))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(lines)) {
		if !slices.ContainsFunc(messages, func(m Message) bool { return m.ID == id }) {
			faults = append(faults, fault(name, lines[id], "message %q is no longer said: take it out", id))
		}
	}
	return Words{tag: tag, rtl: language.RTL(), reviewed: reviewed == "yes", po: po}, faults
}

// scan looks at each line's form and returns where each message begins.
func scan(name, text string) (map[string]int, []error) {
	lines := map[string]int{}
	var faults []error
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		keyword, quoted := "", line
		if !strings.HasPrefix(line, `"`) {
			keyword, quoted, _ = strings.Cut(line, " ")
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if i := strings.IndexByte(keyword, '['); i > 0 && strings.HasSuffix(keyword, "]") {
			keyword = keyword[:i]
		}
		value, err := strconv.Unquote(strings.TrimSpace(quoted))
		switch {
		case !slices.Contains([]string{"", "msgctxt", "msgid", "msgid_plural", "msgstr"}, keyword):
			faults = append(faults, fault(name, i+1, "%q is no word of a PO file", keyword))
		case err != nil:
			faults = append(faults, fault(name, i+1, "text is not quoted rightly: %s", quoted))
		case keyword == "msgctxt":
			if first, twice := lines[value]; twice {
				faults = append(faults, fault(name, i+1, "message %q stands in line %d already", value, first))
			}
			lines[value] = i + 1
		}
	}
	return lines, faults
}

// maxRule is more than the longest rule of any language (Breton: about 150);
// the library's compiler takes very long over nested ones.
const maxRule = 300

// pluralForms returns how many forms a Plural-Forms header names, or what is
// wrong with it.
func pluralForms(header string) (n int, why string) {
	count, rule, ok := strings.Cut(header, ";")
	count, okCount := strings.CutPrefix(strings.TrimSpace(count), "nplurals=")
	rule, okRule := strings.CutPrefix(strings.TrimSpace(rule), "plural=")
	n, err := strconv.Atoi(count)
	if !ok || !okCount || !okRule || err != nil || n < 1 || n > 6 || len(rule) > maxRule {
		return 0, "want nplurals=N; plural=RULE;"
	}
	defer func() { // the compiled rule divides by zero if it is told to
		if p := recover(); p != nil {
			n, why = 0, fmt.Sprint(p)
		}
	}()
	expr, err := plurals.Compile(strings.TrimSuffix(rule, ";"))
	if err != nil {
		return 0, err.Error()
	}
	for i := range uint32(1000) {
		if f := expr.Eval(i); f < 0 || f >= n {
			return 0, "the rule leads to form " + strconv.Itoa(f) + " for " + strconv.Itoa(int(i))
		}
	}
	return n, ""
}

// check says what is wrong with a message's translation, or "".
func (m Message) check(said map[string]*gotext.Translation, forms int) string {
	tr, ok := said[m.Text]
	switch {
	case !ok:
		return "has another msgid than the program's: " + strconv.Quote(m.Text)
	case tr.PluralID != m.Plural:
		return "has another msgid_plural than the program's: " + strconv.Quote(m.Plural)
	}
	want := 1
	if m.Plural != "" {
		want = forms
	}
	if len(tr.Trs) != want {
		return "has " + strconv.Itoa(len(tr.Trs)) + " forms, the language wants " + strconv.Itoa(want)
	}
	for i := range want {
		if why := checkText(tr.Trs[i], m); why != "" {
			return why
		}
	}
	return ""
}

func checkText(text string, m Message) string {
	want, got := places(m.Text), places(text)
	if m.Plural != "" && !slices.Contains(got, "{n}") {
		got = append(got, "{n}") // "one person" may be said in words
	}
	slices.Sort(want)
	slices.Sort(got)
	switch {
	case strings.TrimSpace(text) == "":
		return "is not translated"
	case text != strings.TrimSpace(text):
		return "begins or ends with a space"
	case !slices.Equal(want, got):
		return "has the places " + strings.Join(got, " ") + ", want " + strings.Join(want, " ")
	}
	return badCharacters(text)
}

// badCharacters refuses control characters and directional marks that are not
// paired. U+200B is allowed: it stands between the words of Thai.
func badCharacters(text string) string {
	open := 0
	for _, r := range text {
		switch {
		case r >= 0x2066 && r <= 0x2068:
			open++
		case r == 0x2069:
			open--
		case r == 0x200B || r == 0x200C || r == 0x200D:
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar:
			return "holds the control character " + strconv.QuoteRuneToASCII(r)
		}
		if open < 0 {
			return "ends an isolate (U+2069) that it does not begin"
		}
	}
	if open != 0 {
		return "begins an isolate that it does not end (U+2069)"
	}
	return ""
}
