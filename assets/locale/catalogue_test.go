package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

func TestEveryLanguageSaysEveryMessage(t *testing.T) {
	for _, f := range append(Visitors().Faults(), Staff().Faults()...) {
		t.Error(f)
	}
	if got, want := Visitors().Languages(), []string{"pt-PT", "en", "hi", "bn", "ne", "uk", "ur", "pa-Guru", "fr", "ar", "kea", "zh-Hans", "th"}; !slices.Equal(got, want) {
		t.Errorf("visitors' languages are %v, want %v", got, want)
	}
	if got, want := Staff().Languages(), []string{"pt-PT", "en"}; !slices.Equal(got, want) {
		t.Errorf("staff's languages are %v, want %v", got, want)
	}
}

// TestFilesAreUpToDate wants the templates and every PO file as make pot writes
// them.
func TestFilesAreUpToDate(t *testing.T) {
	for _, c := range []struct {
		*Catalogues
		folder, title string
	}{{Visitors(), "visitor", "what visitors read and hear"}, {Staff(), "staff", "what staff read"}} {
		want := map[string][]byte{c.folder + ".pot": c.Template(c.title)}
		names, _ := filepath.Glob(c.folder + "/*.po")
		for _, name := range names {
			old, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if want[name], err = c.Update(name, strings.TrimSuffix(filepath.Base(name), ".po"), old); err != nil {
				t.Fatal(err)
			}
		}
		for name, want := range want {
			if got, _ := os.ReadFile(name); string(got) != string(want) {
				t.Errorf("%s is not up to date: run make pot", name)
			}
		}
	}
}

// Gettext's own tool reads every file: form, header, places, plural forms.
func TestGettextReadsEveryFile(t *testing.T) {
	names, _ := filepath.Glob("*/*.po")
	templates, _ := filepath.Glob("*.pot")
	if len(names) < 15 || len(templates) != 2 {
		t.Fatalf("%d PO files and %d templates", len(names), len(templates))
	}
	for _, name := range append(names, templates...) {
		check := "--check"
		if filepath.Ext(name) == ".pot" { // which has no language yet
			check = "--check-format"
		}
		out, err := exec.Command("msgfmt", check, "--output-file=/dev/null", name).CombinedOutput()
		if err != nil || len(out) > 0 {
			t.Errorf("msgfmt %s: %v\n%s", check, err, out)
		}
	}
}

// TestPluralRulesAreTheLanguages holds each file's Plural-Forms against CLDR, as
// the Go project publishes it: two numbers take the same form here where they do
// there.
func TestPluralRulesAreTheLanguages(t *testing.T) {
	for _, tag := range Visitors().Languages() {
		form, there := Visitors().For(tag).form, map[int]plural.Form{}
		seen := map[plural.Form]int{}
		for n := range counted {
			want := plural.Cardinal.MatchPlural(language.MustParse(tag), n, 0, 0, 0, 0)
			first, known := seen[want]
			if w, taken := there[form(n)]; taken && w != want || known && form(first) != form(n) {
				t.Errorf("%s: %d things take form %d, CLDR says %v like %d", tag, n, form(n), want, first)
				break
			}
			there[form(n)] = want
			if !known {
				seen[want] = n
			}
		}
	}
}

// There are few enough messages to be said well in every language.
func TestMessagesAreFew(t *testing.T) {
	if n := len(Visitors().All()); n > 160 {
		t.Errorf("%d visitors' messages: at most 160", n)
	}
}

func TestMessagesAreWellFormed(t *testing.T) {
	for _, c := range []*Catalogues{Visitors(), Staff()} {
		seen := map[string]bool{}
		for _, m := range c.All() {
			if seen[m.ID] {
				t.Errorf("message %q stands in the table twice", m.ID)
			}
			seen[m.ID] = true
			if m.Note == "" {
				t.Errorf("message %q has no note for translators", m.ID)
			}
			for _, text := range []string{m.Text, m.Plural} {
				if why := badCharacters(text); why != "" {
					t.Errorf("message %q %s", m.ID, why)
				}
			}
			if got := c.For(Official).T(m); m.Plural == "" && len(places(m.Text)) == 0 && got != m.Text {
				t.Errorf("message %q is %q in pt-PT.po, %q in Go", m.ID, got, m.Text)
			}
		}
	}
}

func TestReviewed(t *testing.T) {
	for _, tag := range Visitors().Languages() {
		file, err := os.ReadFile("visitor/" + tag + ".po")
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Contains(string(file), `"X-Reviewed: yes\n"`) && !strings.Contains(string(file), "\n#, fuzzy")
		if got := Visitors().For(tag).Reviewed(); got != want || tag == Official && !got {
			t.Errorf("%s is reviewed: %v", tag, got)
		}
	}
}

func TestForFindsTheNearestLanguage(t *testing.T) {
	for tag, want := range map[string]string{
		"ar": "ar", "AR": "ar", "en-GB": "en", "pt": "pt-PT", "pt-BR": "pt-PT",
		"uk-UA": "uk", "sw": "pt-PT", "": "pt-PT", "not a tag": "pt-PT",
	} {
		w := Visitors().For(tag)
		if w.Tag() != want {
			t.Errorf("For(%q) is %q, want %q", tag, w.Tag(), want)
		}
		if w.RTL() != (want == "ar") {
			t.Errorf("For(%q) runs from right to left: %v", tag, w.RTL())
		}
	}
}

func TestServiceHintQuotesTheKey(t *testing.T) {
	for _, tag := range Visitors().Languages() {
		w := Visitors().For(tag)
		if hint, key := w.T(ServiceHint), w.T(DontKnow); !strings.Contains(hint, key) {
			t.Errorf("%s: %q does not quote %q", tag, hint, key)
		}
	}
}

func TestCopyMarkStaysPortuguese(t *testing.T) {
	for _, tag := range Visitors().Languages() {
		got := strings.Trim(Visitors().For(tag).T(CopyMark), leftToRight+popIsolate)
		if got != "2.ª via" {
			t.Errorf("%s: copies are marked %q", tag, got)
		}
	}
}

// TestEveryRefusalHasASentence reads the codes from the source of the queue's
// rules, so that a new code without words is noticed.
func TestEveryRefusalHasASentence(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../../kiosk/error.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	codes := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 || !strings.HasPrefix(spec.Names[0].Name, "Code") {
			return true
		}
		code, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		codes++
		m := Refusal(code)
		if want := "refused-" + strings.ReplaceAll(code, "_", "-"); m.ID != want {
			t.Errorf("refusal %q is said as %q, want %q", code, m.ID, want)
		}
		return true
	})
	if codes < 13 {
		t.Errorf("%d codes found in kiosk/error.go, there were 13", codes)
	}
}

func TestPrinterStates(t *testing.T) {
	for _, m := range Staff().All() {
		state, ok := strings.CutPrefix(m.ID, "printer-")
		if ok && PrinterState(state) != m {
			t.Errorf("state %q is said as %q", state, PrinterState(state).ID)
		}
	}
	if PrinterState("on fire") != PrinterFault {
		t.Error("an unknown state is no fault")
	}
}

// A language with a fault is off, the others stay, and Portuguese is always
// there.
func TestFaultTurnsLanguageOff(t *testing.T) {
	messages := []Message{{ID: "back", Text: "Voltar"}}
	good := func(tag, said string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(head(tag) + "\nmsgctxt \"back\"\nmsgid \"Voltar\"\nmsgstr \"" + said + "\"\n")}
	}
	c := load(fstest.MapFS{
		"v/en.po": good("en", "Back"), "v/fr.po": good("fr", ""), "v/pt-PT.po": good("en", "Voltar"),
	}, "v", messages)
	if got := c.Languages(); !slices.Equal(got, []string{"pt-PT", "en"}) {
		t.Errorf("languages are %v", got)
	}
	var faults []string
	for _, f := range c.Faults() {
		faults = append(faults, f.Error())
	}
	want := []string{
		`v/fr.po:8: message "back" is not translated`,
		`v/pt-PT.po:1: header Language is "en", the file is named "pt-PT"`,
	}
	if !slices.Equal(faults, want) {
		t.Errorf("faults are\n%s\nwant\n%s", strings.Join(faults, "\n"), strings.Join(want, "\n"))
	}
	if got := c.For("fr").T(messages[0]); got != "Voltar" {
		t.Errorf("a language that is off says %q", got)
	}
}

func head(tag string) string {
	return `msgid ""
msgstr ""
"Language: ` + tag + `\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Reviewed: no\n"
`
}
