package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"senha/assets/locale"
	"senha/display/text"
)

// Sentences of a centre, with | where ICU's dictionary has words.
var sentences = []string{
	"กรุณา|แตะ|ภาษา|ของ|คุณ",
	"หมายเลข|ของ|คุณ|คือ A042",
	"คน|ก่อน|หน้า 3 คน ประมาณ 20–35 นาที",
	"งาน|และ|สภาพ|การ|ทำงาน",
	"บริการ|นี้|ปิด|แล้ว เปิด|พรุ่ง|นี้ 09:00 น.",
	"เด็กๆ|เล่น|ที่|ชั้น 2",
	"โทร 808 257 257 (วัน|จันทร์|ถึง|วัน|ศุกร์)",
	"Segurança Social",
	"",
}

func thaiTexts() []string {
	var list []string
	for _, s := range sentences {
		list = append(list, strings.ReplaceAll(s, "|", zeroWidth))
	}
	if locale.Visitors().Has("th") {
		list = append(list, locale.Visitors().For("th").Texts()...)
	}
	return list
}

// U+200B stands in the visitors' texts where ICU finds words, and nowhere else.
func TestBreaksStandBetweenWords(t *testing.T) {
	for _, s := range thaiTexts() {
		want, err := breakWords(s)
		if err != nil {
			t.Fatal(err)
		}
		if s != want {
			t.Errorf("%q, ICU's words are %q: run make break-thai", shown(s), shown(want))
		}
	}
}

// With these breaks, lines of Thai end exactly where ICU, which needs no such
// help, would let them; but for numbers ("20–35"), which are kept whole.
func TestLinesEndWhereTheyMay(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range thaiTexts() {
		plain := []rune(strings.ReplaceAll(s, zeroWidth, ""))
		may, err := cuts(lines, plain)
		if err != nil {
			t.Fatal(err)
		}
		var want, got []int
		for i := range plain {
			if may[i] && !number.MatchString(string(plain[max(0, i-2):i+1])) {
				want = append(want, i)
			}
		}
		all := []rune(s)
		for _, l := range fonts.Paragraph(s, text.Style{Size: 24, Language: "th"}, 1).Lines {
			if l.End < len(all) {
				got = append(got, len([]rune(strings.ReplaceAll(string(all[:l.End]), zeroWidth, ""))))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: lines end after %v, ICU says %v", shown(s), got, want)
		}
	}
}

var number = regexp.MustCompile(`^[0-9][ –][0-9]$`)

func shown(s string) string { return strings.ReplaceAll(s, zeroWidth, "|") }

func TestPOFiles(t *testing.T) {
	for _, c := range []struct{ name, po, want string }{
		{
			"comments, contexts and Portuguese stay", `#. แตะภาษาของคุณ
msgctxt "a"
msgid "แตะภาษา"
msgstr "แตะภาษา"
`, `#. แตะภาษาของคุณ
msgctxt "a"
msgid "แตะภาษา"
msgstr "แตะ|ภาษา"
`,
		},
		{"plural forms", "msgstr[0] \"แตะภาษา {n}\"\n", "msgstr[0] \"แตะ|ภาษา {n}\"\n"},
		{"wrong breaks go", "msgstr \"แ|ตะภา|ษา A|B\"\n", "msgstr \"แตะ|ภาษา AB\"\n"},
		{"a word on two lines", "msgstr \"\"\n\"แตะภา\"\n\"ษาของ\"\n\"คุณ\\n\\\"แตะภาษา\\\"\"\n", "msgstr \"\"\n\"แตะ|ภา\"\n\"ษา|ของ|\"\n\"คุณ\\n\\\"แตะ|ภาษา\\\"\"\n"},
		{"a file that ends early", `msgstr "แตะภาษา"`, `msgstr "แตะ|ภาษา"`},
	} {
		po, want := strings.ReplaceAll(c.po, "|", zeroWidth), strings.ReplaceAll(c.want, "|", zeroWidth)
		for range 2 { // the second time changes nothing
			got, err := breakPO(po)
			if err != nil || got != want {
				t.Errorf("%s: %v\n%s\nwant\n%s", c.name, err, shown(got), shown(want))
			}
			po = got
		}
	}
	if _, err := breakPO("msgid \"x\"\nmsgstr \"แตะ\n"); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a text that isn't closed: error %v", err)
	}
}
