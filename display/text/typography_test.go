package text

import (
	"path/filepath"
	"testing"
)

// On paper, weight and typeface follow script and size; on the screen nothing
// is changed.
func TestPaperChoosesWeightAndFace(t *testing.T) {
	fonts := open(t)
	for _, c := range []struct {
		text, language string
		size           float64
		bold, paper    bool
		want           string
	}{
		{"Água", "pt-PT", 22, false, true, "NotoSans-Regular.ttf"},
		{"Água", "pt-PT", 22, true, true, "NotoSans-Bold.ttf"},
		{"гроші", "uk", 27, false, true, "NotoSans-Bold.ttf"},
		{"гроші", "uk", 28, false, true, "NotoSans-Regular.ttf"},
		{"काम", "hi", 24, false, true, "NotoSansDevanagari-Bold.ttf"},
		{"काम", "hi", 24, false, false, "NotoSansDevanagari-Regular.ttf"},
		{"A042", "bn", 26, false, true, "NotoSans-Bold.ttf"}, // one weight in a line
		{"取号", "zh-Hans", 26, false, true, "NotoSansCJK-Bold.ttc"},
		{"سماجی", "ur", 24, false, true, "NotoNaskhArabic-Bold.ttf"},
		{"سماجی، ", "ur", 31, true, true, "NotoNaskhArabic-Bold.ttf"},
		{"سماجی", "ur", 32, false, true, "NotoNastaliqUrdu-Bold.ttf"},
		{"سماجی", "ur", 24, false, false, "NotoNastaliqUrdu-Regular.ttf"},
		{"الهجرة", "ar", 26, false, true, "NotoSansArabic-Bold.ttf"},
	} {
		p := fonts.Paragraph(c.text, Style{Size: c.size, Bold: c.bold, Paper: c.paper, Language: c.language}, 0)
		for _, g := range p.Lines[0].Glyphs {
			if got := filepath.Base(g.Face.File); got != c.want {
				t.Errorf("%q at %v, on paper %v: set in %s, want %s", c.text, c.size, c.paper, got, c.want)
			}
		}
	}
}

// Lines of small Urdu on paper are as high as Naskh needs them, on the screen
// as Nastaliq does.
func TestHeightsFollowTheFace(t *testing.T) {
	fonts := open(t)
	for _, c := range []struct {
		paper                          bool
		size, running, label, baseline float64
	}{
		{true, 24, 1.8, 1.6, 0.9 + 0.32}, {true, 32, 2.6, 2.2, 1.3 + 0.49}, {false, 24, 2.6, 2.2, 1.3 + 0.49},
	} {
		style := Style{Size: c.size, Paper: c.paper, Language: "ur"}
		p := fonts.Paragraph("سماجی تحفظ", style, 0)
		if !near(p.Height, c.running*c.size) || !near(p.Lines[0].Baseline, c.baseline*c.size) || style.LabelHeight() != c.label {
			t.Errorf("%+v: height %v, baseline %v, label %v", c, p.Height, p.Lines[0].Baseline, style.LabelHeight())
		}
	}
	if LabelHeight("ur") != 2.2 || RunningHeight("ur") != 2.6 || CentreOffset("ur") != 0.49 || SmallestOnScreen("hi") != 24 || SmallestOnPaper("pt-PT") != 22 || SmallestOnPaper("ur") != 24 {
		t.Error("measures by language differ from the table")
	}
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }
