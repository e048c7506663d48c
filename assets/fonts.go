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

// fonts is the table of fonts: script (ISO 15924) to typeface. Scripts that
// Noto Sans itself covers share its row. "Aran" is Arabic in Nastaliq.
var fonts = map[string]FontFile{
	"Latn": noto("NotoSans"), "Cyrl": noto("NotoSans"), "Grek": noto("NotoSans"),
	"Arab": noto("NotoSansArabic"), "Aran": noto("NotoNastaliqUrdu"), "Hebr": noto("NotoSansHebrew"),
	"Armn": noto("NotoSansArmenian"), "Geor": noto("NotoSansGeorgian"), "Ethi": noto("NotoSansEthiopic"),
	"Deva": noto("NotoSansDevanagari"), "Beng": noto("NotoSansBengali"), "Guru": noto("NotoSansGurmukhi"),
	"Gujr": noto("NotoSansGujarati"), "Telu": noto("NotoSansTelugu"), "Taml": noto("NotoSansTamil"),
	"Mlym": noto("NotoSansMalayalam"), "Knda": noto("NotoSansKannada"), "Sinh": noto("NotoSansSinhala"),
	"Thai": noto("NotoSansThai"), "Laoo": noto("NotoSansLao"), "Khmr": noto("NotoSansKhmer"),
	"Mymr": noto("NotoSansMyanmar"), "Tibt": noto("NotoSerifTibetan"),
	"Tfng": {Regular: "NotoSansTifinagh-Regular.ttf", Bold: "NotoSansTifinagh-Regular.ttf"}, // has no bold
	"Jpan": cjk(0), "Kore": cjk(1), "Hans": cjk(2), "Hant": cjk(3),
}

// naskh stands in where Nastaliq is not installed.
var naskh = noto("NotoNaskhArabic")

// FontChain returns the typefaces to try, in order, for characters of a script
// (the Unicode property: "Arab", "Hani"; "" for punctuation) in a text of the
// language tag: the script's own, the language's, Noto Sans, then Noto Sans CJK.
func FontChain(tag, script string) []FontFile {
	l, ok := LanguageOf(tag)
	if !ok {
		l = Language{Script: "Latn"}
	}
	ideographs := cjk(2)
	switch l.Script {
	case "Jpan", "Kore", "Hans", "Hant":
		ideographs = fonts[l.Script]
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
			add(fonts["Jpan"])
		}
		add(ideographs)
	case "Hang":
		add(fonts["Kore"])
	case "Arab":
		if l.Style() == "Aran" {
			add(fonts["Aran"])
			add(naskh)
		}
		add(fonts["Arab"])
	default:
		if f, ok := fonts[script]; ok {
			add(f)
		}
	}
	if f, ok := fonts[l.Style()]; ok {
		add(f)
	}
	add(fonts["Latn"])
	add(ideographs)
	return chain
}

// FontFiles returns the name of every file of the table once, sorted: what an
// installation needs so that no language lacks a letter.
func FontFiles() []string {
	seen := map[string]bool{naskh.Regular: true, naskh.Bold: true}
	for _, f := range fonts {
		seen[f.Regular], seen[f.Bold] = true, true
	}
	return slices.Sorted(maps.Keys(seen))
}
