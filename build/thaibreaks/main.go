// Command thaibreaks puts U+200B between the words of a Thai PO file, where ICU's
// dictionary finds them: Thai is written without blanks, and a line may end
// only there. It takes out those that stand elsewhere, so it may run again.
//
//	go run ./build/thaibreaks assets/locale/visitor/th.po
package main

import (
	"fmt"
	"os"
	"strings"
	"unicode"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: thaibreaks FILE.po")
		os.Exit(2)
	}
	if err := rewrite(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "thaibreaks:", err)
		os.Exit(1)
	}
}

func rewrite(path string) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	text, err := breakPO(string(old))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if text == string(old) {
		return nil
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// breakPO breaks the translations of a PO file; a translation may stand on
// several lines, and a word too.
func breakPO(po string) (string, error) {
	rows := strings.SplitAfter(po, "\n")
	for i := 0; i < len(rows); i++ {
		if !strings.HasPrefix(rows[i], "msgstr") {
			continue
		}
		first := i
		for i+1 < len(rows) && strings.HasPrefix(rows[i+1], `"`) {
			i++
		}
		if err := breakRows(rows[first : i+1]); err != nil {
			return "", fmt.Errorf("line %d: %w", first+1, err)
		}
	}
	return strings.Join(rows, ""), nil
}

// breakRows breaks one translation: what stands in quotes on each row, with
// its escapes, which no word holds.
func breakRows(rows []string) error {
	const end = "\x00" // of a row's text
	var joined []string
	for i, row := range rows {
		open, last := strings.Index(row, `"`), strings.LastIndex(row, `"`)
		if open < 0 || open == last {
			return fmt.Errorf("no text in quotes: %s", strings.TrimSpace(row))
		}
		joined = append(joined, row[open+1:last])
		rows[i] = row[:open+1] + end + row[last:]
	}
	whole := strings.ReplaceAll(strings.Join(joined, ""), zeroWidth, "")
	broken, err := breakWords(whole)
	if err != nil {
		return err
	}
	rest := []rune(broken)
	for i, row := range rows {
		n := len([]rune(strings.ReplaceAll(joined[i], zeroWidth, "")))
		k := 0
		for k < len(rest) && (n > 0 || string(rest[k]) == zeroWidth || i == len(rows)-1) {
			if string(rest[k]) != zeroWidth {
				n--
			}
			k++
		}
		rows[i] = strings.Replace(row, end, string(rest[:k]), 1)
		rest = rest[k:]
	}
	return nil
}

const zeroWidth = "\u200b"

// breakWords puts U+200B between the words of a text wherever Thai letters
// stand on both sides, and nowhere else.
func breakWords(s string) (string, error) {
	text := []rune(strings.ReplaceAll(s, zeroWidth, ""))
	at, err := cuts(words, text)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i, r := range text {
		if at[i] && unicode.Is(unicode.Thai, text[i-1]) && unicode.Is(unicode.Thai, r) {
			b.WriteString(zeroWidth)
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}
