package locale

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/leonelquinteros/gotext"
)

var update = flag.Bool("update", false, "write every PO file anew: new messages come in untranslated, old ones go")

func TestMain(m *testing.M) {
	flag.Parse()
	if *update {
		for folder, t := range map[string]*table{"visitor": visitorTable, "staff": staffTable} {
			names, _ := filepath.Glob(folder + "/*.po")
			for _, name := range names {
				text, err := written(name, t.messages)
				if err == nil {
					err = os.WriteFile(name, text, 0o644)
				}
				if err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
			}
		}
		fmt.Println("The PO files are written. They are embedded: run the tests again without -update.")
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// written returns a file as it would be written now: with its own head and what
// it says of each message.
func written(name string, messages []Message) ([]byte, error) {
	old, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	head, _, _ := strings.Cut(string(old), "\n\n")
	po := gotext.NewPo()
	po.Parse(old)
	forms, why := pluralForms(po.PluralForms)
	if why != "" {
		return nil, fmt.Errorf("%s: Plural-Forms: %s", name, why)
	}
	said := po.GetDomain().GetCtxTranslations()
	var b strings.Builder
	b.WriteString(strings.TrimSpace(head) + "\n")
	for _, m := range messages {
		var texts map[int]string
		for id, tr := range said[m.ID] { // a message whose Portuguese changed keeps its words
			if id != "" { // the library leaves an empty one in each context
				texts = tr.Trs
			}
		}
		if filepath.Base(name) == Official+".po" {
			texts = map[int]string{0: m.Text, 1: m.Plural}
		}
		writeMessage(&b, m, texts, forms)
	}
	return []byte(b.String()), nil
}

func writeMessage(b *strings.Builder, m Message, texts map[int]string, forms int) {
	fmt.Fprintf(b, "\n#. %s\nmsgctxt %s\nmsgid %s\n", m.Note, quote(m.ID), quote(m.Text))
	if m.Plural == "" {
		fmt.Fprintf(b, "msgstr %s\n", quote(texts[0]))
		return
	}
	fmt.Fprintf(b, "msgid_plural %s\n", quote(m.Plural))
	for i := range forms {
		fmt.Fprintf(b, "msgstr[%d] %s\n", i, quote(texts[i]))
	}
}

// quote leaves letters of all scripts readable.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}
