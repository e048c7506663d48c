package text

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// What has no glyph is named, and only that: neither what draws nothing nor
// what HarfBuzz puts together from what a font has.
func TestMissing(t *testing.T) {
	full := open(t)
	few, err := Open(only(t, "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansArabic-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name           string
		fonts          *Fonts
		text, language string
		want           string
	}{
		{"all scripts", full, "Olá, 你好 – أهلًا \u206620–35\u2069 การ\u200bดูแล नमस्ते\u200d", "pt-PT", ""},
		{"private use, cuneiform", full, "a\ue000b\n\ue000\U00012000", "pt-PT", "\ue000\U00012000"},
		{"unassigned", full, "a\u0378b\U000e1fff", "pt-PT", "\u0378\U000e1fff"},
		{"no characters", full, "a\uffffb\U0010ffff", "pt-PT", "\uffff\U0010ffff"},
		{"controls", full, "a\u0001b\x7f", "pt-PT", "\u0001\x7f"},
		{"not UTF-8 is drawn as U+FFFD", full, "a\xffb", "pt-PT", ""},
		{"Latin without other fonts", few, "Olá Ωмир \u2066123\u2069\r\n", "pt-PT", ""},
		{"Chinese without its font", few, "你好, 你 Ola", "zh-Hans", "你好"},
		{"Arabic without its bold", few, "دقيقة", "ar", "دقية"},
		{"nothing", few, "", "ar", ""},

		{"a mark on a letter", full, "e\u0301 x\u0301 ǫ\u0301 Ṍ", "pt-PT", ""},
		{"a mark that no font has", full, "a\U00010a01", "pt-PT", "\U00010a01"},
		{"a mark alone", full, "\u0301", "pt-PT", ""},
		{"a vowel sign without a letter", full, "\u093f", "hi", ""},
		{"a letter known by its parts", full, "\u0958\u0929 \u0a59 \u09dc", "hi", ""},
		{"joiners in words", full, "می\u200cخواهم क्\u200dष র\u200d্য", "fa", ""},
		{"a joiner where nothing joins", full, "a\u200db\u200c", "pt-PT", ""},
		{"a family of emoji", full, "👩\u200d👧", "pt-PT", "👩👧"},
		{"variation selectors", full, "☎\ufe0e 你\U000e0100 a\ufe0f", "zh-Hans", ""},
		{"a flag with tags", full, "🏴\U000e0067\U000e007f", "pt-PT", "🏴"},
		{"blanks of all widths", full, "a\u00a0b\u2003c\u2009d\u202fe\u3000f", "pt-PT", ""},
		{"a hyphen that doesn't break", few, "a\u2011b", "pt-PT", ""},
		{"soft hyphens, marks of direction", few, "a\u00adb\u200e\u200f\u061c\u2060\ufeff", "pt-PT", ""},
		{"Urdu", full, "ٹھیک ہے۔ چھوٹے بچّے", "ur", ""},
		{"Nepali", full, "ज्ञान, र्\u200dयास", "ne", ""},
		{"Thai", full, "น้ำ เด็กๆ ๑", "th", ""},
	} {
		got := c.fonts.Missing(c.text, c.language)
		want := []rune(c.want)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: missing %+q, want %+q", c.name, string(got), c.want)
		}
	}
}

// On paper small Urdu is Naskh; a letter that only Nastaliq has would be
// missing there.
func TestMissingOnPaper(t *testing.T) {
	fonts, err := Open(only(t, "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoNastaliqUrdu-Regular.ttf", "NotoNastaliqUrdu-Bold.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	if got := fonts.Missing("ہے۔", "ur"); len(got) != 3 {
		t.Errorf("without Naskh %q is missing on paper, want all of it", string(got))
	}
}

// drawsNothing names what Unicode says to be ignored by default, but for the
// few that HarfBuzz 6 shows; those it names are hidden indeed.
func TestDrawsNothing(t *testing.T) {
	ignorable := map[rune]bool{}
	cases(t, openUnicode(t, "/usr/share/unicode/DerivedCoreProperties.txt"), func(line string) {
		place, property, _ := strings.Cut(line, ";")
		if strings.TrimSpace(property) != "Default_Ignorable_Code_Point" {
			return
		}
		first, last, ok := strings.Cut(strings.TrimSpace(place), "..")
		if !ok {
			last = first
		}
		for r := codePoint(t, first); r <= codePoint(t, last); r++ {
			ignorable[r] = true
		}
	})
	if len(ignorable) < 4000 {
		t.Fatalf("only %d characters are to be ignored", len(ignorable))
	}
	shown := []rune{0x115f, 0x1160, 0x180f, 0x3164, 0xffa0, 0x1bca0, 0x1bca1, 0x1bca2, 0x1bca3}
	for r := rune(0); r < 0x110000; r++ {
		if want := ignorable[r] && !slices.Contains(shown, r); drawsNothing(r) != want {
			t.Errorf("%U draws nothing: %v, want %v", r, !want, want)
		}
	}
	face := open(t).Paragraph("a", Style{Size: 20}, 0).Lines[0].Glyphs[0].Face
	for r := range ignorable {
		if !drawsNothing(r) {
			continue
		}
		for _, g := range face.font.shape([]rune{'a', r, 'a'}, 0, 3, false, 0, "") {
			if g.id == 0 || g.cluster == 1 && (g.advance != 0 || g.x1 > g.x0) {
				t.Fatalf("HarfBuzz shows %s as %+v", strconv.QuoteRuneToASCII(r), g)
			}
		}
	}
}

// A text shows an empty box somewhere just when Missing names a character.
func TestMissingIsWhatShows(t *testing.T) {
	fonts := open(t)
	samplesOf := rapid.SampledFrom([]rune("aé5 –م\u0651\u200dकि\u094d\u093c你の한ไ้\ue000👩\ufe0f\u0301\u0958\u2011\u2066\u2069𒀀"))
	blank := func(r rune) bool { return unicode.IsSpace(r) || lineEnd(r) } // at a line's end it doesn't show
	characters := rapid.OneOf(samplesOf, samplesOf, rapid.Rune().Filter(func(r rune) bool { return !blank(r) }))
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(characters, 0, 8).Draw(t, "text")) + "x"
		language := rapid.SampledFrom([]string{"pt-PT", "ur", "ar", "hi", "zh-Hans", "th"}).Draw(t, "language")
		boxes := false
		for _, style := range []Style{{Size: 24}, {Size: 24, Bold: true}, {Size: 24, Paper: true}} {
			style.Language = language
			for _, l := range fonts.set(s, style, 0).Lines {
				boxes = boxes || slices.ContainsFunc(l.Glyphs, func(g Glyph) bool { return g.ID == 0 })
			}
		}
		if missing := fonts.Missing(s, language); boxes != (len(missing) > 0) {
			t.Fatalf("%+q in %s: missing %+q, boxes %v", s, language, string(missing), boxes)
		}
	})
}
