package locale

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/leonelquinteros/gotext/plurals"

	"senha/assets"
)

// A File is one PO file that was read.
type File struct {
	Words Words
	Fuzzy []string       // messages whose Portuguese has changed since they were translated
	lines map[string]int // by message
}

// Line returns the line where a message begins, or 1.
func (f File) Line(id string) int { return max(1, f.lines[id]) }

// Read reads a language's PO file and holds it against the messages. Each error
// is a fault with name and line; with any, the words may not be shown.
func (c *Catalogues) Read(name, tag string, text []byte) (File, []error) {
	f := File{lines: map[string]int{}}
	po, faults := readPO(name, text)
	if len(faults) > 0 {
		return f, faults
	}
	say := func(line int, format string, args ...any) {
		faults = append(faults, fault(name, line, format, args...))
	}
	language, known := assets.LanguageOf(tag)
	if !known || language.Tag != tag {
		say(1, "%q is no language of languages.tsv: a file is named by the tag that stands there", tag)
	}
	head := max(1, po.head.line)
	if got := po.header("Language"); strings.ReplaceAll(got, "_", "-") != tag { // some editors write pt_PT
		say(head, "header Language is %q, the file is named %q", got, tag)
	}
	reviewed := po.header("X-Reviewed")
	if reviewed != "yes" && reviewed != "no" {
		say(head, "header X-Reviewed is %q: want yes or no", reviewed)
	}
	forms, why := pluralForms(po.header("Plural-Forms"))
	if why != "" {
		say(head, "header Plural-Forms is %q: %s", po.header("Plural-Forms"), why)
		return f, faults
	}

	said := map[string][]string{}
	for _, m := range c.messages {
		e, there := po.find(m.ID)
		if !there {
			say(po.lines, "message %q is missing: %q", m.ID, m.Text)
			continue
		}
		f.lines[m.ID] = e.line
		said[m.ID] = e.said
		if e.fuzzy {
			f.Fuzzy = append(f.Fuzzy, m.ID)
		}
		if why := m.check(e, forms); why != "" {
			say(e.line, "message %q %s", m.ID, why)
		}
	}
	for _, e := range po.entries {
		if !slices.ContainsFunc(c.messages, func(m Message) bool { return m.ID == e.id }) {
			say(e.line, "message %q is no longer said: take it out", e.id)
		}
	}
	f.Words = Words{tag: tag, rtl: language.RTL(), reviewed: reviewed == "yes" && len(f.Fuzzy) == 0, said: said, form: forms.of}
	return f, faults
}

// maxRule is more than the longest rule of any language (Breton: about 150);
// the library's compiler takes very long over nested ones.
const maxRule = 300

// counted is how many numbers a rule is tried with.
const counted = 1000

// forms are a language's plural forms.
type forms struct {
	n     int
	rule  plurals.Expression
	alone []bool // of each form: whether it stands for at most one number
}

// of returns the form for n things. Rules look at the last two digits of large
// numbers; the rule is asked for none that it was not tried with.
func (f forms) of(n int) int {
	if n = max(n, 0); n >= counted {
		n = counted - 100 + n%100
	}
	return f.rule.Eval(uint32(n))
}

// pluralForms reads a Plural-Forms header, or says what is wrong with it.
func pluralForms(header string) (f forms, why string) {
	count, rule, ok := strings.Cut(header, ";")
	count, okCount := strings.CutPrefix(strings.TrimSpace(count), "nplurals=")
	rule, okRule := strings.CutPrefix(strings.TrimSpace(rule), "plural=")
	n, err := strconv.Atoi(count)
	if !ok || !okCount || !okRule || err != nil || n < 1 || n > 6 || len(rule) > maxRule {
		return f, "want nplurals=N; plural=RULE;"
	}
	defer func() { // the compiled rule divides by zero if it is told to
		if p := recover(); p != nil {
			why = fmt.Sprint(p)
		}
	}()
	f.n = n
	if f.rule, err = plurals.Compile(strings.TrimSuffix(rule, ";")); err != nil {
		return f, err.Error()
	}
	numbers := make([]int, n)
	for i := range counted {
		form := f.of(i)
		if form < 0 || form >= n {
			return f, fmt.Sprintf("the rule leads to form %d for %d", form, i)
		}
		numbers[form]++
	}
	for _, count := range numbers {
		f.alone = append(f.alone, count <= 1)
	}
	return f, ""
}

// check says what is wrong with a message's translation, or "".
func (m Message) check(e entry, forms forms) string {
	switch {
	case e.text != m.Text:
		return "has another msgid than the program's: " + strconv.Quote(m.Text)
	case e.plural != m.Plural:
		return "has another msgid_plural than the program's: " + strconv.Quote(m.Plural)
	}
	want := 1
	if m.Plural != "" {
		want = forms.n
	}
	if len(e.said) != want {
		return fmt.Sprintf("has %d forms, the language wants %d", len(e.said), want)
	}
	for i, text := range e.said {
		if why := m.checkText(text, m.Plural != "" && forms.alone[i]); why != "" {
			return why
		}
	}
	return ""
}

// checkText says what is wrong with one form. One that stands for a single
// number may say it in words: "one person" has no {n}.
func (m Message) checkText(text string, alone bool) string {
	want, got := places(m.Text), places(text)
	if alone && !slices.Contains(got, "{n}") {
		got = append(got, "{n}")
	}
	slices.Sort(want)
	slices.Sort(got)
	switch {
	case strings.TrimSpace(text) == "":
		return "is not translated"
	case text != strings.TrimSpace(text):
		return "begins or ends with a space"
	case !slices.Equal(want, got):
		return fmt.Sprintf("has the places [%s], want [%s]", strings.Join(got, " "), strings.Join(want, " "))
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
