package assets

import (
	"slices"
	"strings"
	"testing"
)

func TestLanguages(t *testing.T) {
	list := Languages()
	if len(list) < 110 {
		t.Fatalf("%d languages, the table has more", len(list))
	}
	seen := map[string]bool{}
	rank := 0
	for _, l := range list {
		if seen[l.Tag] {
			t.Errorf("%s stands twice in the table", l.Tag)
		}
		seen[l.Tag] = true
		if l.UI {
			if rank++; l.Rank != rank {
				t.Errorf("%s has rank %d, its place is %d", l.Tag, l.Rank, rank)
			}
		} else if l.Rank != 0 {
			t.Errorf("%s has rank %d and no pages", l.Tag, l.Rank)
		}
		if rtl := slices.Contains([]string{"Arab", "Hebr"}, l.Script); l.RTL() != rtl {
			t.Errorf("%s is written in %s from %s", l.Tag, l.Script, l.Direction)
		}
		if got, ok := LanguageOf(l.Tag); !ok || got != l {
			t.Errorf("%s is not found by its own tag", l.Tag)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	for tag, want := range map[string]string{
		"pt-PT": "pt-PT", "pt": "pt-PT", "pt-BR": "pt-PT", "PT-pt": "pt-PT", "en-GB": "en", "zh": "zh-Hans", "zh-hant-TW": "zh-Hant", "pa": "pa-Guru",
		"": "", "xx": "", "p": "", "-": "",
	} {
		if got, ok := LanguageOf(tag); got.Tag != want || ok != (want != "") {
			t.Errorf("%q finds %q, want %q", tag, got.Tag, want)
		}
	}
}

func TestBadTablesAreRefused(t *testing.T) {
	const head = "tag\tendonym\tscript\tdirection\tui_rank\n"
	for table, want := range map[string]string{
		head + "fr\tFrançais\tLatn\tltr":       "languages.tsv:2: 4 columns, the first line names 5",
		head + "fr\tFrançais\tLatn\tltr\tone":  `languages.tsv:2: ui_rank "one" is not a number`,
		head + "fr\tFrançais\tLatn\tdown\t1":   `languages.tsv:2: direction is "down", must be ltr or rtl`,
		head + "fr\tFrançais\tLatin\tltr\t1\n": "languages.tsv:2: tag, endonym or script is missing",
	} {
		if _, err := parseLanguages(table); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", table, err, want)
		}
	}
}

// The table of fonts and the languages' own column name the same typefaces.
func TestFontsAgreeWithLanguages(t *testing.T) {
	faces := map[string]int{"JP": 0, "KR": 1, "SC": 2, "TC": 3}
	for _, l := range Languages() {
		name, index := l.Font, 0
		name, _, _ = strings.Cut(name, " (")
		if family, part, ok := strings.Cut(name, " "); ok {
			name, index = family, faces[part]
		}
		first := FontChain(l.Tag, "", ScriptOf(l.Tag))[0]
		family, _, _ := strings.Cut(first.Regular, "-")
		if family != name || first.Index != index {
			t.Errorf("%s: the table of fonts says %s %d, languages.tsv %q", l.Tag, family, first.Index, l.Font)
		}
	}
}

func TestFontChain(t *testing.T) {
	for _, c := range []struct{ tag, script, want string }{
		{"pt-PT", "Latn", "NotoSans 0, NotoSansCJK 2"},
		{"pt-PT", "Arab", "NotoSansArabic 0, NotoSans 0, NotoSansCJK 2"},
		{"ur", "Arab", "NotoNastaliqUrdu 0, NotoNaskhArabic 0, NotoSansArabic 0, NotoSans 0, NotoSansCJK 2"},
		{"ur", "Latn", "NotoSans 0, NotoNastaliqUrdu 0, NotoSansCJK 2"},
		{"zh-Hant", "Hani", "NotoSansCJK 3, NotoSans 0"},
		{"ja", "Kana", "NotoSansCJK 0, NotoSans 0"},
		{"ko", "Hang", "NotoSansCJK 1, NotoSans 0"},
		{"hi", "Hani", "NotoSansCJK 2, NotoSansDevanagari 0, NotoSans 0"},
		{"no such", "Zzzz", "NotoSans 0, NotoSansCJK 2"},
	} {
		var names []string
		for _, f := range FontChain(c.tag, c.script, ScriptOf(c.tag)) {
			family, _, _ := strings.Cut(f.Regular, "-")
			names = append(names, family+" "+string(rune('0'+f.Index)))
		}
		if got := strings.Join(names, ", "); got != c.want {
			t.Errorf("%s in a text in %q: %s, want %s", c.script, c.tag, got, c.want)
		}
	}
	if names := FontFiles(); !slices.IsSorted(names) || !slices.Contains(names, "NotoSansCJK-Bold.ttc") || !slices.Contains(names, "NotoNaskhArabic-Regular.ttf") {
		t.Errorf("files of the table: %v", names)
	}
}

func TestIcons(t *testing.T) {
	names := Icons()
	for _, want := range []string{"immigration", "back", "pattern-azulejo"} {
		if !slices.Contains(names, want) {
			t.Errorf("there is no icon %q", want)
		}
	}
	for _, name := range names {
		if file, err := Icon(name); err != nil || len(file) == 0 {
			t.Errorf("icon %q: %v", name, err)
		}
	}
	if _, err := Icon("../languages"); err == nil {
		t.Error("a name outside the icons' folder is accepted")
	}
}
