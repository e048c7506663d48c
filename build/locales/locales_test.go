package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryFileIsInOrder is make check-locales.
func TestEveryFileIsInOrder(t *testing.T) {
	t.Chdir("../..")
	var out strings.Builder
	if code := run([]string{"check"}, &out, &out); code != 0 {
		t.Errorf("exit code %d:\n%s", code, &out)
	}
	if n := strings.Count(out.String(), " 0 faults\n"); n < 15 {
		t.Errorf("%d files are in order, there are more:\n%s", n, &out)
	}
}

// TestFaultsAreNamed spoils the English file in each way that a translator can.
func TestFaultsAreNamed(t *testing.T) {
	good, err := os.ReadFile("../../assets/locale/visitor/en.po")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", "", "", ""},
		{"missing", `msgstr "Back"`, `msgstr ""`, `message "back" is not translated`},
		{"fuzzy", `msgctxt "back"`, "#, fuzzy\nmsgctxt \"back\"", `message "back" is fuzzy: its Portuguese has changed`},
		{"too long for a key", `msgstr "Back"`, `msgstr "One page back, please"`, `message "back" is too long: "One page back, please" takes 4 lines`},
		{"too long with a value", `"Appointment: {time}"`, `"Your appointment was booked for {time}"`, `message "appointment-mark" is too long: "Your appointment was booked for 22:45" takes 2 lines`},
		{"too long in one form", `msgstr[1] "{n} people ahead of you"`, `msgstr[1] "{n} people who all came here ahead of you"`, `message "count-ahead" is too long: "128 people`},
		{"name", "msgctxt \"service-legal-short\"\nmsgid \"Apoio Jurídico\"\nmsgstr \"", "msgctxt \"service-legal-short\"\nmsgid \"Apoio Jurídico\"\nmsgstr \"" + strings.Repeat("l", 10), `message "service-legal-short" has 27 characters: at most 26`},
		{"place", `{page} of {pages}`, `{page} of {page}`, `message "page-of" has the places [{page}], want [{pages} {page}]`},
		{"plural forms", "nplurals=2; plural=(n != 1)", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2)", `message "count-ahead" has 2 forms, the language wants 3`},
		{"isolate", `msgstr "Back"`, "msgstr \"\u2066Back\"", `message "back" begins an isolate that it does not end (U+2069)`},
		{"control character", `msgstr "Back"`, `msgstr "Ba\tck"`, `message "back" holds the control character '\t'`},
		{"syntax", `msgstr "Back"`, `msgstr "Back`, `text is not quoted rightly: "Back`},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(string(good), c.old, c.new, 1)
			if c.old != "" && text == string(good) {
				t.Fatalf("%q is not in the file", c.old)
			}
			path := filepath.Join(t.TempDir(), "en.po")
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			var out strings.Builder
			code := run([]string{"check", path}, &out, &out)
			if c.old == "" {
				if code != 0 {
					t.Errorf("exit code %d:\n%s", code, &out)
				}
				return
			}
			line := 1 + strings.Count(text[:strings.Index(text, c.new)], "\n")
			if id, ok := strings.CutPrefix(c.want, `message "`); ok { // said at the message's first line
				id, _, _ = strings.Cut(id, `"`)
				line = 1 + strings.Count(text[:strings.Index(text, `msgctxt "`+id+`"`)], "\n")
			}
			if want := fmt.Sprintf("%s:%d: %s", path, line, c.want); code != 1 || !strings.Contains(out.String(), want) {
				t.Errorf("exit code %d:\n%swant %s", code, &out, want)
			}
		})
	}
}
