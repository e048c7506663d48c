package locale

import (
	"strings"
	"testing"
)

// A translator's file as it comes back from an editor, and what make pot makes
// of it once the program says other things.
func TestUpdate(t *testing.T) {
	c := &Catalogues{messages: []Message{
		{ID: "floor", Text: "andar {floor}", Note: "A floor."},
		{ID: "new", Text: "Diga \"sim\"", Note: "Quoted."},
		{ID: "wait", Text: "{n} aguarda", Plural: "{n} aguardam", Note: "A count."},
		{ID: "undone", Text: "Desfeito", Note: "Was changed to and fro."},
		{ID: "empty", Text: "Vazio", Note: "Nothing was said."},
	}}
	const old = `# Words of a translator.
msgid ""
msgstr ""
"Language: en\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Generator: an editor\n"

# Ask in the house.
#: somewhere
#. An old note.
msgctxt "floor"
msgid "piso {floor}"
msgstr ""
"floor "
"{floor}"

#, fuzzy
#| msgid "older"
msgctxt "wait"
msgid "{n} espera"
msgid_plural "{n} esperam"
msgstr[0] "one waits"
msgstr[1] "{n} wait"

#, fuzzy
#| msgid "Desfeito"
msgctxt "undone"
msgid "Feito"
msgstr "undone"

#, fuzzy
msgctxt "empty"
msgid "Nada"
msgstr ""

msgctxt "gone"
msgid "Foi"
msgstr "gone"

#~ msgid "old"
#~ msgstr "old"
`
	const want = `# Words of a translator.
msgid ""
msgstr ""
"Language: en\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Generator: an editor\n"
"Project-Id-Version: Senha\n"
"PO-Revision-Date: \n"
"Last-Translator: \n"
"Language-Team: English\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Reviewed: no\n"

# Ask in the house.
#. A floor.
#. Stays as it is: {floor}, such as -1.
#, fuzzy, python-brace-format
#| msgid "piso {floor}"
msgctxt "floor"
msgid "andar {floor}"
msgstr "floor {floor}"

#. Quoted.
msgctxt "new"
msgid "Diga \"sim\""
msgstr ""

#. A count.
#. Stays as it is: {n}, such as 128.
#, fuzzy, python-brace-format
#| msgid "older"
msgctxt "wait"
msgid "{n} aguarda"
msgid_plural "{n} aguardam"
msgstr[0] "one waits"
msgstr[1] "{n} wait"

#. Was changed to and fro.
msgctxt "undone"
msgid "Desfeito"
msgstr "undone"

#. Nothing was said.
msgctxt "empty"
msgid "Vazio"
msgstr ""
`
	got, err := c.Update("en.po", "en", []byte(old))
	if err != nil || string(got) != want {
		t.Errorf("%v, got\n%s", err, got)
	}
	again, err := c.Update("en.po", "en", got)
	if err != nil || string(again) != want {
		t.Errorf("once more: %v, got\n%s", err, again)
	}
	if got, _ := c.Update("pt-PT.po", Official, []byte(old)); !strings.Contains(string(got), "msgid \"andar {floor}\"\nmsgstr \"andar {floor}\"") {
		t.Errorf("Portuguese is not what the program says:\n%s", got)
	}
	if _, err := c.Update("en.po", "en", []byte("msgid ?\n")); err == nil || !strings.HasPrefix(err.Error(), "en.po:1: ") {
		t.Errorf("a broken file: %v", err)
	}
}
