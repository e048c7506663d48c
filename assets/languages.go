package assets

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Language is one row of languages.tsv: a language that visitors speak.
type Language struct {
	Tag         string // BCP 47, as written in the table: "pt-PT", "zh-Hans"
	English     string // name in English, for staff and logs
	Portuguese  string // name in Portuguese as within a sentence: "bengali", "crioulo de Cabo Verde"
	Endonym     string // name as its speakers write it
	Script      string // ISO 15924: "Latn", "Arab", "Hans"
	Direction   string // "ltr" or "rtl"
	UI          bool   // pages and tickets are meant to exist in it
	Interpreter bool   // the Telephone Translation Service interprets it
	Sure        string // "yes", or what a speaker must still check
	Rank        int    // order on the language page, from 1; 0 when not UI
	Font        string // the typeface, as in the table of fonts
	Note        string // for translators
}

// RTL tells whether pages in l run from right to left.
func (l Language) RTL() bool { return l.Direction == "rtl" }

// PortugueseTitle returns the name in Portuguese as it stands alone: "Bengali".
func (l Language) PortugueseTitle() string {
	first, size := utf8.DecodeRuneInString(l.Portuguese)
	return string(unicode.ToUpper(first)) + l.Portuguese[size:]
}

// Style returns the script that decides typeface and line height: l.Script,
// but "Aran" where Arabic letters are written in Nastaliq.
func (l Language) Style() string {
	if strings.HasPrefix(l.Font, "NotoNastaliq") {
		return "Aran"
	}
	return l.Script
}

var languages = sync.OnceValue(func() []Language {
	list, err := parseLanguages(languagesTSV)
	if err != nil {
		panic(err) // the table is embedded and tested
	}
	return list
})

// Languages returns all languages in the order of the table: those with pages
// first, by rank. The slice is the caller's own.
func Languages() []Language { return slices.Clone(languages()) }

var byTag = sync.OnceValue(func() map[string]Language {
	m := map[string]Language{}
	for _, l := range languages() {
		m[l.Tag], m[strings.ToLower(l.Tag)] = l, l
	}
	return m
})

// LanguageOf returns the language with the given tag. Case doesn't matter; a
// tag that is too narrow ("en-GB") or too wide ("pt", "zh", "pa") finds its
// nearest relative, the one of lowest rank.
func LanguageOf(tag string) (Language, bool) {
	if l, ok := byTag()[tag]; ok {
		return l, true
	}
	tag = strings.ToLower(tag)
	for t := tag; t != ""; {
		if l, ok := byTag()[t]; ok {
			return l, true
		}
		i := strings.LastIndexByte(t, '-')
		if i < 0 {
			break
		}
		t = t[:i]
	}
	first, _, _ := strings.Cut(tag, "-")
	if first == "" {
		return Language{}, false
	}
	for _, l := range languages() {
		if strings.HasPrefix(strings.ToLower(l.Tag), first+"-") {
			return l, true
		}
	}
	return Language{}, false
}

// parseLanguages reads the table: tab separated, columns found by their names
// in the first line, so that columns may be added or moved.
func parseLanguages(tsv string) ([]Language, error) {
	lines := strings.Split(strings.TrimRight(tsv, "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	var list []Language
	for n, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			return nil, fmt.Errorf("languages.tsv:%d: %d columns, the first line names %d", n+2, len(cells), len(columns))
		}
		row := map[string]string{}
		for i, name := range columns {
			row[name] = cells[i]
		}
		l := Language{
			Tag: row["tag"], English: row["english"], Portuguese: row["portuguese"], Endonym: row["endonym"],
			Script: row["script"], Direction: row["direction"],
			UI: row["ui"] == "yes", Interpreter: row["interpreter"] == "yes",
			Sure: row["sure"], Font: row["font"], Note: row["note"],
		}
		if rank := row["ui_rank"]; rank != "" {
			var err error
			if l.Rank, err = strconv.Atoi(rank); err != nil {
				return nil, fmt.Errorf("languages.tsv:%d: ui_rank %q is not a number", n+2, rank)
			}
		}
		switch {
		case l.Tag == "" || l.Endonym == "" || len(l.Script) != 4:
			return nil, fmt.Errorf("languages.tsv:%d: tag, endonym or script is missing", n+2)
		case l.Direction != "ltr" && l.Direction != "rtl":
			return nil, fmt.Errorf("languages.tsv:%d: direction is %q, must be ltr or rtl", n+2, l.Direction)
		}
		list = append(list, l)
	}
	return list, nil
}
