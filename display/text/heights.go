package text

import "senha/assets"

// heights says how much room a script's lines take, as multiples of the size.
type heights struct {
	running float64 // from baseline to baseline in running text
	label   float64 // height of a label's line
	centre  float64 // from the middle of a line's box down to its baseline
}

var (
	latin      = heights{1.4, 1.25, 0.36}
	eastAsian  = heights{1.5, 1.3, 0.38}
	northIndic = heights{1.5, 1.4, 0.36}
	southIndic = heights{1.5, 1.4, 0.33}
	southEast  = heights{1.6, 1.6, 0.31}
)

// heightsOf is the one table of line heights, by script as in the table of
// fonts; a script that isn't here is set like Latin.
var heightsOf = map[string]heights{
	"Jpan": eastAsian, "Kore": eastAsian, "Hans": eastAsian, "Hant": eastAsian,
	"Deva": northIndic, "Beng": northIndic, "Guru": northIndic,
	"Gujr": southIndic, "Telu": southIndic, "Taml": southIndic, "Mlym": southIndic, "Knda": southIndic, "Sinh": southIndic,
	"Thai": southEast, "Laoo": southEast, "Khmr": southEast,
	"Arab": {1.8, 1.6, 0.32},
	"Mymr": {2.0, 1.9, 0.25}, "Tibt": {2.0, 1.9, 0.25},
	"Aran": {2.6, 2.2, 0.49},
}

func heightsIn(tag string) heights {
	if l, ok := assets.LanguageOf(tag); ok {
		if h, ok := heightsOf[l.Style()]; ok {
			return h
		}
	}
	return latin
}

// RunningHeight is the line height of running text in a language, as a
// multiple of the size.
func RunningHeight(language string) float64 { return heightsIn(language).running }

// LabelHeight is the line height of labels in a language, as a multiple of the size.
func LabelHeight(language string) float64 { return heightsIn(language).label }

// CentreOffset is how far, in em, a line's baseline lies below the middle of
// its box: so labels of different scripts side by side look level.
func CentreOffset(language string) float64 { return heightsIn(language).centre }
