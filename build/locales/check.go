package main

import (
	"fmt"
	"io"
	"os"
	"unicode"

	"senha/assets/locale"
	"senha/display/text"
)

// check prints a line for each fault of the files, then one for each file. The
// error says how many faults there are.
func check(files []string, out io.Writer) error {
	fonts, err := text.Open()
	if err != nil {
		return err
	}
	all := 0
	var sums []string
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		c := catalogueOf(name)
		f, faults := c.Read(name, tagOf(name), data)
		var list []string
		for _, err := range faults {
			list = append(list, err.Error())
		}
		for _, id := range f.Fuzzy {
			list = append(list, fmt.Sprintf("%s:%d: message %q is fuzzy: its Portuguese has changed; look at it again and take the mark away", name, f.Line(id), id))
		}
		if len(faults) == 0 && c.folder == "visitor" {
			for _, l := range tooLong(fonts, f.Words) {
				list = append(list, fmt.Sprintf("%s:%d: message %q %s", name, f.Line(l.id), l.id, l.why))
			}
		}
		for _, line := range list {
			fmt.Fprintln(out, line)
		}
		all += len(list)
		reviewed := "reviewed"
		if !f.Words.Reviewed() {
			reviewed = "not reviewed"
		}
		sums = append(sums, fmt.Sprintf("%s: %d messages, %s, %d faults", name, len(c.All()), reviewed, len(list)))
	}
	for _, sum := range sums {
		fmt.Fprintln(out, sum)
	}
	if all > 0 {
		return fmt.Errorf("%d faults", all)
	}
	return nil
}

// A long is a message that does not fit, and why.
type long struct{ id, why string }

// tooLong lays out every message that has little room, with its places filled.
func tooLong(fonts *text.Fonts, words locale.Words) (list []long) {
	for _, r := range locale.Rooms() {
		for _, said := range words.Samples(r.Message) {
			style := text.Style{Size: r.Size, Bold: r.Bold, Language: words.Tag()}
			if p := fonts.Paragraph(said, style, r.Width); len(p.Lines) > r.Lines || p.Width > r.Width {
				one := fonts.Paragraph(said, style, 0)
				list = append(list, long{r.Message.ID, fmt.Sprintf("is too long: %q takes %d lines of %.0f at size %.0f (%.0f in one line), there is room for %d of %.0f",
					said, len(p.Lines), p.Width, r.Size, one.Width, r.Lines, r.Width)})
			}
		}
	}
	for _, m := range locale.Visitors().All() {
		if most := locale.Longest(m); most > 0 && letters(words.T(m)) > most {
			list = append(list, long{m.ID, fmt.Sprintf("has %d characters: at most %d", letters(words.T(m)), most)})
		}
	}
	return list
}

// letters counts what a reader would call characters: marks are part of them.
func letters(text string) (n int) {
	for _, r := range text {
		if !unicode.Is(unicode.M, r) && !unicode.Is(unicode.Cf, r) {
			n++
		}
	}
	return n
}
