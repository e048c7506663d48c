package text

import "senha/assets"

// A setting is what decides the fonts of a text.
type setting struct {
	language string
	row      assets.Script
	bold     bool
}

// row is the style's row of the table of typography.
func (s Style) row() assets.Script {
	if s.Paper {
		return assets.ScriptOnPaper(s.Language, s.Size)
	}
	return assets.ScriptOf(s.Language)
}

func (s Style) setting() setting {
	row := s.row()
	return setting{s.Language, row, s.Bold || s.Paper && s.Size < row.BoldBelow}
}

// LabelHeight is the line height of labels set in this style, as a multiple of
// the size. The style's own LineHeight doesn't matter.
func (s Style) LabelHeight() float64 { return s.row().Label }

// RunningHeight is the line height of running text on a screen in a language,
// as a multiple of the size.
func RunningHeight(language string) float64 { return assets.ScriptOf(language).Running }

// LabelHeight is the line height of labels on a screen in a language, as a
// multiple of the size.
func LabelHeight(language string) float64 { return assets.ScriptOf(language).Label }

// CentreOffset is how far, in em, a line's baseline lies below the middle of
// its box on a screen: so labels of different scripts side by side look level.
func CentreOffset(language string) float64 { return assets.ScriptOf(language).Centre }

// SmallestOnScreen is the smallest size, in u per em, at which a text in a
// language can be read on a screen.
func SmallestOnScreen(language string) float64 { return assets.ScriptOf(language).Screen }

// SmallestOnPaper is the smallest size, in dots per em, at which a text in a
// language can be read on paper of 8 dots to the millimetre.
func SmallestOnPaper(language string) float64 { return assets.ScriptOnPaper(language, 0).Paper }
