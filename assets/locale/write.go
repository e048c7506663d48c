package locale

import (
	"fmt"
	"slices"
	"strings"

	"senha/assets"
)

// Template returns the POT file: every message with its note, nothing said. Its
// name for people is title, such as "what visitors read".
func (c *Catalogues) Template(title string) []byte {
	po := poFile{head: entry{
		notes: []string{"# Senha: " + title + "."},
		said: []string{"Project-Id-Version: Senha\nReport-Msgid-Bugs-To: \nPO-Revision-Date: \nLast-Translator: \nLanguage-Team: \nLanguage: \n" +
			"MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n" +
			"Plural-Forms: nplurals=2; plural=(n != 1);\nX-Reviewed: no\n"},
	}}
	return c.write(po, func(Message) entry { return entry{} }, 2)
}

// Update returns a PO file as it should stand now: the program's messages in the
// program's order, new ones untranslated, old ones gone. Where the Portuguese of
// a message has changed, what was said of the old one stays and is fuzzy.
func (c *Catalogues) Update(name, tag string, old []byte) ([]byte, error) {
	po, faults := readPO(name, old)
	if len(faults) > 0 {
		return nil, faults[0]
	}
	forms, why := pluralForms(po.header("Plural-Forms"))
	if why != "" {
		return nil, fault(name, 1, "header Plural-Forms is %q: %s", po.header("Plural-Forms"), why)
	}
	language, _ := assets.LanguageOf(tag)
	for _, field := range []string{
		"Project-Id-Version: Senha", "PO-Revision-Date: ", "Last-Translator: ", "Language-Team: " + language.English, "Language: " + tag,
		"MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit", "X-Reviewed: no",
	} {
		key, _, _ := strings.Cut(field, ":")
		if !slices.ContainsFunc(strings.Split(po.head.said[0], "\n"), func(l string) bool { return strings.HasPrefix(l, key+":") }) {
			po.head.said[0] += field + "\n"
		}
	}
	return c.write(po, func(m Message) entry {
		if tag == Official {
			return entry{said: []string{m.Text, m.Plural}}
		}
		e, _ := po.find(m.ID)
		return e.brought(m)
	}, forms.n), nil
}

// brought returns an entry as it stands once the program says m.
func (e entry) brought(m Message) entry {
	translated := slices.ContainsFunc(e.said, func(text string) bool { return text != "" })
	same := e.text == m.Text && e.plural == m.Plural
	was := previously(e.text, e.plural)
	switch {
	case !translated:
		e.fuzzy = false
	case e.fuzzy && slices.Equal(e.previous, previously(m.Text, m.Plural)):
		e.fuzzy = false // the Portuguese is again what was translated
	case !same && !e.fuzzy:
		e.fuzzy, e.previous = true, was
	}
	if !e.fuzzy {
		e.previous = nil
	}
	return e
}

// previously returns the comment that tells what a fuzzy text translates.
func previously(text, plural string) []string {
	lines := []string{"#| msgid " + quote(text)}
	if plural != "" {
		lines = append(lines, "#| msgid_plural "+quote(plural))
	}
	return lines
}

// write writes a file; entries are asked for what stands for each message.
func (c *Catalogues) write(po poFile, entries func(Message) entry, forms int) []byte {
	var b strings.Builder
	for _, note := range po.head.notes {
		b.WriteString(note + "\n")
	}
	b.WriteString("msgid \"\"\nmsgstr \"\"\n")
	for line := range strings.Lines(po.head.said[0]) {
		b.WriteString(quote(line) + "\n")
	}
	for _, m := range c.messages {
		m.write(&b, entries(m), forms)
	}
	return []byte(b.String())
}

// write writes one message. What gettext calls python-brace-format is a text with
// named places, as ours: its tools then look after them.
func (m Message) write(b *strings.Builder, e entry, forms int) {
	b.WriteString("\n")
	for _, note := range e.notes {
		b.WriteString(note + "\n")
	}
	fmt.Fprintf(b, "#. %s\n", m.Note)
	var flags []string
	if e.fuzzy {
		flags = append(flags, "fuzzy")
	}
	if names := places(m.Text + m.Plural); len(names) > 0 {
		for i, name := range names {
			names[i] = name + ", such as " + samples[name]
		}
		fmt.Fprintf(b, "#. Stays as it is: %s.\n", strings.Join(names, "; "))
		flags = append(flags, "python-brace-format")
	}
	if len(flags) > 0 {
		fmt.Fprintf(b, "#, %s\n", strings.Join(flags, ", "))
	}
	for _, line := range e.previous {
		b.WriteString(line + "\n")
	}
	said := func(i int) string {
		if i < len(e.said) {
			return quote(e.said[i])
		}
		return `""`
	}
	fmt.Fprintf(b, "msgctxt %s\nmsgid %s\n", quote(m.ID), quote(m.Text))
	if m.Plural == "" {
		fmt.Fprintf(b, "msgstr %s\n", said(0))
		return
	}
	fmt.Fprintf(b, "msgid_plural %s\n", quote(m.Plural))
	for i := range forms {
		fmt.Fprintf(b, "msgstr[%d] %s\n", i, said(i))
	}
}

// quote leaves letters of all scripts readable.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}
