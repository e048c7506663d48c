package locale

import (
	"slices"
	"strings"
	"testing"
)

var (
	floor  = Message{ID: "floor", Text: "piso {floor}"}
	wait   = Message{ID: "wait", Text: "{n} espera", Plural: "{n} esperam"}
	table1 = &Catalogues{messages: []Message{floor, wait}}
)

const body = `
msgctxt "floor"
msgid "piso {floor}"
msgstr "floor {floor}"

msgctxt "wait"
msgid "{n} espera"
msgid_plural "{n} esperam"
msgstr[0] "one waits"
msgstr[1] "{n} wait"
`

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new string // a replacement in the good file
		want     string // "" for no fault
	}{
		{"good", "", "", ""},
		{"lost place", "floor {floor}", "floor", `en.po:8: message "floor" has the places [], want [{floor}]`},
		{"foreign place", "{n} wait", "{count} wait", `en.po:12: message "wait" has the places [{count}], want [{n}]`},
		{"untranslated", "floor {floor}", "", `en.po:8: message "floor" is not translated`},
		{"space", `"floor {floor}"`, `" floor {floor}"`, `en.po:8: message "floor" begins or ends with a space`},
		{"other msgid", `msgid "piso {floor}"`, `msgid "andar {floor}"`, `en.po:8: message "floor" has another msgid than the program's: "piso {floor}"`},
		{"other plural", `"{n} esperam"`, `"{n} aguardam"`, `en.po:12: message "wait" has another msgid_plural than the program's: "{n} esperam"`},
		{"form missing", "msgstr[1] \"{n} wait\"\n", "", `en.po:12: message "wait" has 1 forms, the language wants 2`},
		{"missing", `msgctxt "wait"`, `msgctxt "weight"`, `en.po:17: message "wait" is missing: "{n} espera"` + "\n" + `en.po:12: message "weight" is no longer said: take it out`},
		{"twice", `msgctxt "wait"`, `msgctxt "floor"`, `en.po:12: message "floor" stands in line 8 already`},
		{"not a word", "msgstr \"floor", "msgstring \"floor", `en.po:10: "msgstring" is not what follows here`},
		{"quote", `"floor {floor}"`, `"floor {floor}`, `en.po:10: text is not quoted rightly: "floor {floor}`},
		{"escape", `"floor {floor}"`, `"floor \x20{floor}"`, `en.po:10: text is not quoted rightly: "floor \x20{floor}"`},
		{"several lines", `"floor {floor}"`, "\"\"\n\"floor \"\n\"{floor}\"", ""},
		{"byte order mark", "msgid \"\"\nmsgstr \"\"\n\"Lang", "\ufeffmsgid \"\"\nmsgstr \"\"\n\"Lang", ""},
		{"not UTF-8", "floor {floor}", "floor \xe7 {floor}", "en.po:10: the line is not UTF-8"},
		{"too large", "one waits", strings.Repeat("w", maxBytes), "en.po:1: the file has 1048"},
		{"nothing said", "msgstr \"floor {floor}\"\n", "", `en.po:8: message "floor" has no msgid or no msgstr`},
		{"no context", "msgctxt \"floor\"\n", "", `en.po:8: message "piso {floor}" has no msgctxt`},
		{"text first", "msgid \"\"\nmsgstr", "\"floor\"\nmsgid \"\"\nmsgstr", `en.po:1: "" belongs to no message`},
		{"comment inside", "msgid \"piso", "# here\nmsgid \"piso", `en.po:9: a comment stands inside message "floor"`},
		{"comment between forms", "msgstr[1]", "#. here\nmsgstr[1]", `en.po:17: "msgstr[1]" belongs to no message`},
		{"said twice", "msgstr \"floor {floor}\"\n", "msgstr \"floor {floor}\"\nmsgstr \"{floor}\"\n", `en.po:11: msgstr stands twice`},
		{"form for no plural", "msgstr \"floor", "msgstr[0] \"floor", `en.po:10: "msgstr[0]" is not what follows here`},
		{"forms out of order", "msgstr[0]", "msgstr[1]", `en.po:15: "msgstr[1]" is not what follows here`},
		{"no number", "{n} wait", "some wait", `en.po:12: message "wait" has the places [], want [{n}]`},
		{"number in words for two numbers", "(n != 1)", "(n > 1)", `en.po:12: message "wait" has the places [], want [{n}]`},
		{"no header", "Language: en", "Languages: en", `en.po:1: header Language is "", the file is named "en"`},
		{"old text", "msgctxt \"wait\"", "#~ msgid \"old\"\n#~ msgstr \"old\"\n\nmsgctxt \"wait\"", ""},
		{"tab", "floor {floor}", `floor\t{floor}`, `en.po:8: message "floor" holds the control character '\t'`},
		{"override", "floor {floor}", "\u202efloor {floor}", `en.po:8: message "floor" holds the control character '\u202e'`},
		{"isolate", "floor {floor}", "\u2068floor\u2069 {floor}", ""},
		{"unpaired", "floor {floor}", "\u2068floor {floor}", `en.po:8: message "floor" begins an isolate that it does not end (U+2069)`},
		{"unopened", "floor {floor}", "floor\u2069 {floor}", `en.po:8: message "floor" ends an isolate (U+2069) that it does not begin`},
		{"plural rule", "(n != 1)", "(n <> 1)", `en.po:1: header Plural-Forms is "nplurals=2; plural=(n <> 1);": `},
		{"plural range", "(n != 1)", "n==0?0:n==1?1:2", `en.po:1: header Plural-Forms is "nplurals=2; plural=n==0?0:n==1?1:2;": the rule leads to form 2 for 2`},
		{"plural zero", "(n != 1)", "n%0==1 ? 0 : 1", `en.po:1: header Plural-Forms is "nplurals=2; plural=n%0==1 ? 0 : 1;": runtime error: integer divide by zero`},
		{"reviewed", "X-Reviewed: no", "X-Reviewed: perhaps", `en.po:1: header X-Reviewed is "perhaps": want yes or no`},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(head("en")+body, c.old, c.new, 1)
			_, faults := table1.Read("en.po", "en", []byte(text))
			all := said(faults)
			if c.want == "" && all != "" || !strings.HasPrefix(all, c.want) {
				t.Errorf("faults are\n%s\nwant\n%s", all, c.want)
			}
		})
	}
}

func said(faults []error) string {
	var list []string
	for _, f := range faults {
		list = append(list, f.Error())
	}
	return strings.Join(list, "\n")
}

func TestFilesAreNamedByTheirTag(t *testing.T) {
	for tag, want := range map[string]string{
		"en":    "",
		"xx":    `xx.po:1: "xx" is no language of languages.tsv: a file is named by the tag that stands there`,
		"en-GB": `en-GB.po:1: "en-GB" is no language of languages.tsv: a file is named by the tag that stands there`,
		"pt-PT": "",
	} {
		_, faults := table1.Read(tag+".po", tag, []byte(head(strings.ReplaceAll(tag, "-", "_"))+body))
		if got := said(faults); got != want {
			t.Errorf("%s: faults are %q, want %q", tag, got, want)
		}
	}
}

// A fuzzy message is shown, and takes the review of its language back.
func TestFuzzy(t *testing.T) {
	text := strings.Replace(head("en")+body, "X-Reviewed: no", "X-Reviewed: yes", 1)
	f, faults := table1.Read("en.po", "en", []byte(text))
	if len(faults) > 0 || len(f.Fuzzy) > 0 || !f.Words.Reviewed() {
		t.Errorf("faults %v, fuzzy %v, reviewed: %v", faults, f.Fuzzy, f.Words.Reviewed())
	}
	text = strings.Replace(text, "msgctxt \"floor\"", "#, fuzzy, python-brace-format\n#| msgid \"andar {floor}\"\nmsgctxt \"floor\"", 1)
	f, faults = table1.Read("en.po", "en", []byte(text))
	if len(faults) > 0 || strings.Join(f.Fuzzy, " ") != "floor" || f.Line("floor") != 10 || f.Words.Reviewed() {
		t.Errorf("faults %v, fuzzy %v in line %d, reviewed: %v", faults, f.Fuzzy, f.Line("floor"), f.Words.Reviewed())
	}
	if got := f.Words.T(floor, 7); got != "floor 7" {
		t.Errorf("a fuzzy message is said as %q", got)
	}
}

// Whatever stands in a file, it is read or refused; what is read can be said,
// and written so that it says the same.
func FuzzParse(f *testing.F) {
	f.Add(head("en") + body)
	f.Add(head("en") + "\nmsgctxt \"floor\"\nmsgid \"piso\"\n\" {floor}\"\nmsgstr \"\"\n\"{floor}\"")
	f.Add("msgid \"\"\nmsgstr \"Plural-Forms: nplurals=1; plural=n%0;\"")
	f.Fuzz(func(t *testing.T, text string) {
		f, faults := table1.Read("en.po", "en", []byte(text))
		if len(faults) > 0 {
			return
		}
		w := f.Words
		if got := w.T(floor, 7); !strings.Contains(got, "7") {
			t.Errorf("floor 7 is said as %q", got)
		}
		for _, n := range []int{-1, 0, 1, 2, 5, 11, 128, 999, 1000, 1001, 1 << 40} {
			if w.N(wait, n) == "" {
				t.Errorf("%d has no words", n)
			}
		}
		once, err := table1.Update("en.po", "en", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		again, faults := table1.Read("en.po", "en", once)
		if len(faults) > 0 || !slices.Equal(again.Words.Texts(), w.Texts()) {
			t.Errorf("written anew it says %q, not %q: %v", again.Words.Texts(), w.Texts(), faults)
		}
		if twice, err := table1.Update("en.po", "en", once); err != nil || string(twice) != string(once) {
			t.Errorf("written twice it is\n%s\n%v, once it was\n%s", twice, err, once)
		}
	})
}
