package assets

import (
	"maps"
	"slices"
)

// A FontFile names a typeface by its files, as Debian's fonts-noto-core and
// fonts-noto-cjk install them. Index is the face's place in a collection.
type FontFile struct {
	Regular, Bold string
	Index         int
}

func noto(name string) FontFile {
	return FontFile{Regular: name + "-Regular.ttf", Bold: name + "-Bold.ttf"}
}

func cjk(index int) FontFile {
	return FontFile{Regular: "NotoSansCJK-Regular.ttc", Bold: "NotoSansCJK-Bold.ttc", Index: index}
}

// FontChain returns the typefaces to try, in order, for characters of a script
// (the Unicode property: "Arab", "Hani"; "" for punctuation) in a text of the
// language tag: the script's own, the language's, Noto Sans, then Noto Sans CJK.
// The row says how the language is set, as ScriptOf or ScriptOnPaper give it.
func FontChain(tag, script string, row Script) []FontFile {
	l, _ := LanguageOf(tag)
	ideographs := cjk(2)
	switch l.Script {
	case "Jpan", "Kore", "Hans", "Hant":
		ideographs = row.Font
	}
	var chain []FontFile
	add := func(f FontFile) {
		for _, c := range chain {
			if c == f {
				return
			}
		}
		chain = append(chain, f)
	}
	switch script {
	case "Hani", "Bopo":
		add(ideographs)
	case "Hira", "Kana":
		if l.Script != "Hans" && l.Script != "Hant" {
			add(scripts["Jpan"].Font)
		}
		add(ideographs)
	case "Hang":
		add(scripts["Kore"].Font)
	case "Arab":
		if l.Style() == "Aran" {
			add(row.Font)
			add(naskh.Font)
		}
		add(scripts["Arab"].Font)
	default:
		if s, ok := scripts[script]; ok {
			add(s.Font)
		}
	}
	add(row.Font)
	add(scripts["Latn"].Font)
	add(ideographs)
	return chain
}

// FontFiles returns the name of every file of the table once, sorted: what an
// installation needs so that no language lacks a letter.
func FontFiles() []string {
	seen := map[string]bool{naskh.Font.Regular: true, naskh.Font.Bold: true}
	for _, s := range scripts {
		seen[s.Font.Regular], seen[s.Font.Bold] = true, true
	}
	return slices.Sorted(maps.Keys(seen))
}
