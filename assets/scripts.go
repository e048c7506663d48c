package assets

import "math"

// A Script is a row of the table of typography: how one script is set.
type Script struct {
	Font    FontFile
	Running float64 // from baseline to baseline in running text, em
	Label   float64 // height of a label's line, em
	Centre  float64 // from the middle of a line's box down to its baseline, em
	Screen  float64 // smallest size on a screen, u per em
	Paper   float64 // smallest size on paper, dots per em at 8 dots/mm

	// BoldBelow is the size on paper, in dots per em, below which only bold
	// keeps its strokes; 0 where regular does at every size.
	BoldBelow float64
}

// scripts is the one table of typography: script (ISO 15924) to how it is set.
// Scripts that Noto Sans itself covers share its font. "Aran" is Arabic in
// Nastaliq; in a bar of one line it stands at 0.8 of the others' 28 u.
//
// On paper, letters with dots and stacked signs close up at 22 dots, simple ones
// don't: what is smallest there was seen on printed dots, script by script.
var scripts = map[string]Script{
	"Latn": {noto("NotoSans"), 1.4, 1.25, 0.36, 24, 22, 0},
	"Cyrl": {noto("NotoSans"), 1.4, 1.25, 0.36, 24, 22, 28},
	"Grek": {noto("NotoSans"), 1.4, 1.25, 0.36, 24, 22, 28},
	"Armn": {noto("NotoSansArmenian"), 1.4, 1.25, 0.36, 24, 22, 28},
	"Geor": {noto("NotoSansGeorgian"), 1.4, 1.25, 0.36, 24, 22, 28},
	"Ethi": {noto("NotoSansEthiopic"), 1.4, 1.25, 0.36, 24, 24, 28},
	"Hebr": {noto("NotoSansHebrew"), 1.4, 1.25, 0.36, 24, 22, 28},
	"Tfng": {FontFile{Regular: "NotoSansTifinagh-Regular.ttf", Bold: "NotoSansTifinagh-Regular.ttf"}, 1.4, 1.25, 0.36, 24, 22, 28}, // has no bold

	"Jpan": {cjk(0), 1.5, 1.3, 0.38, 24, 24, 28},
	"Kore": {cjk(1), 1.5, 1.3, 0.38, 24, 24, 28},
	"Hans": {cjk(2), 1.5, 1.3, 0.38, 24, 24, 28},
	"Hant": {cjk(3), 1.5, 1.3, 0.38, 24, 24, 28},

	"Deva": {noto("NotoSansDevanagari"), 1.5, 1.4, 0.36, 24, 24, 28},
	"Beng": {noto("NotoSansBengali"), 1.5, 1.4, 0.36, 24, 24, 28},
	"Guru": {noto("NotoSansGurmukhi"), 1.5, 1.4, 0.36, 24, 24, 28},
	"Gujr": {noto("NotoSansGujarati"), 1.5, 1.4, 0.33, 24, 24, 28},
	"Telu": {noto("NotoSansTelugu"), 1.5, 1.4, 0.33, 24, 24, 28},
	"Taml": {noto("NotoSansTamil"), 1.5, 1.4, 0.33, 24, 24, 28},
	"Mlym": {noto("NotoSansMalayalam"), 1.5, 1.4, 0.33, 24, 24, 28},
	"Knda": {noto("NotoSansKannada"), 1.5, 1.4, 0.33, 24, 24, 28},
	"Sinh": {noto("NotoSansSinhala"), 1.5, 1.4, 0.33, 24, 24, 28},

	"Thai": {noto("NotoSansThai"), 1.6, 1.6, 0.31, 24, 24, 28},
	"Laoo": {noto("NotoSansLao"), 1.6, 1.6, 0.31, 24, 24, 28},
	"Khmr": {noto("NotoSansKhmer"), 1.6, 1.6, 0.31, 24, 24, 28},
	"Mymr": {noto("NotoSansMyanmar"), 2.0, 1.9, 0.25, 24, 24, 28},
	"Tibt": {noto("NotoSerifTibetan"), 2.0, 1.9, 0.25, 24, 24, 28},

	"Arab": {noto("NotoSansArabic"), 1.8, 1.6, 0.32, 24, 24, 28},
	"Aran": {noto("NotoNastaliqUrdu"), 2.6, 2.2, 0.49, 22, naskhBelow, math.Inf(1)},
}

// naskh is how Arabic letters are set where Nastaliq is not installed, and on
// paper where Nastaliq would be too small to read. There it is thinner than
// Arabic's Sans, and always bold.
var naskh = Script{noto("NotoNaskhArabic"), 1.8, 1.6, 0.32, 24, 24, naskhBelow}

// naskhBelow is the size on paper, in dots per em, from which on Nastaliq can
// be read.
const naskhBelow = 32

// ScriptOf returns the row of a language's script on a screen; a language that
// is not in languages.tsv is set like Latin.
func ScriptOf(tag string) Script {
	l, _ := LanguageOf(tag)
	if s, ok := scripts[l.Style()]; ok {
		return s
	}
	return scripts["Latn"]
}

// ScriptOnPaper returns the row for print at size dots per em. Urdu is the
// one whose row depends on the size: small Nastaliq becomes Naskh.
func ScriptOnPaper(tag string, size float64) Script {
	if l, _ := LanguageOf(tag); l.Style() == "Aran" && size < naskhBelow {
		return naskh
	}
	return ScriptOf(tag)
}
