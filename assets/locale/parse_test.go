package locale

import (
	"strings"
	"testing"
)

var (
	floor  = Message{ID: "floor", Text: "piso {floor}"}
	wait   = Message{ID: "wait", Text: "{n} espera", Plural: "{n} esperam"}
	table1 = []Message{floor, wait}
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
		{"lost place", "floor {floor}", "floor", `en.po:8: message "floor" has the places , want {floor}`},
		{"foreign place", "{n} wait", "{count} wait", `en.po:12: message "wait" has the places {count} {n}, want {n}`},
		{"untranslated", "floor {floor}", "", `en.po:8: message "floor" is not translated`},
		{"space", `"floor {floor}"`, `" floor {floor}"`, `en.po:8: message "floor" begins or ends with a space`},
		{"other msgid", `msgid "piso {floor}"`, `msgid "andar {floor}"`, `en.po:8: message "floor" has another msgid than the program's: "piso {floor}"`},
		{"other plural", `"{n} esperam"`, `"{n} aguardam"`, `en.po:12: message "wait" has another msgid_plural than the program's: "{n} esperam"`},
		{"form missing", "msgstr[1] \"{n} wait\"\n", "", `en.po:12: message "wait" has 1 forms, the language wants 2`},
		{"missing", `msgctxt "wait"`, `msgctxt "weight"`, `en.po:17: message "wait" is missing: "{n} espera"` + "\n" + `en.po:12: message "weight" is no longer said: take it out`},
		{"twice", `msgctxt "wait"`, `msgctxt "floor"`, `en.po:12: message "floor" stands in line 8 already`},
		{"not a word", "msgstr \"floor", "msgstring \"floor", `en.po:10: "msgstring" is no word of a PO file`},
		{"quote", `"floor {floor}"`, `"floor {floor}`, `en.po:10: text is not quoted rightly: "floor {floor}`},
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
			_, faults := parse("en.po", "en", []byte(text), table1)
			var got []string
			for _, f := range faults {
				got = append(got, f.Error())
			}
			all := strings.Join(got, "\n")
			if c.want == "" && all != "" || !strings.HasPrefix(all, c.want) {
				t.Errorf("faults are\n%s\nwant\n%s", all, c.want)
			}
		})
	}
}

// Whatever stands in a file, it is read or refused, and what is read can be
// said.
func FuzzParse(f *testing.F) {
	f.Add(head("en") + body)
	f.Add(head("en") + "\nmsgctxt \"floor\"\nmsgid \"piso\"\n\" {floor}\"\nmsgstr \"\"\n\"{floor}\"")
	f.Add("msgid \"\"\nmsgstr \"Plural-Forms: nplurals=1; plural=n%0;\"")
	f.Fuzz(func(t *testing.T, text string) {
		w, faults := parse("en.po", "en", []byte(text), table1)
		if len(faults) > 0 {
			return
		}
		if got := w.T(floor, 7); !strings.Contains(got, "7") {
			t.Errorf("floor 7 is said as %q", got)
		}
		for n := range 200 {
			if w.N(wait, n) == "" {
				t.Errorf("%d has no words", n)
			}
		}
	})
}
