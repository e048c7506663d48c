package assets

import "testing"

// The measures of the table, for one language of each kind.
func TestScripts(t *testing.T) {
	for _, c := range []struct {
		tag                                           string
		running, label, centre, screen, paper, boldAt float64
	}{
		{"pt-PT", 1.4, 1.25, 0.36, 24, 22, 0},
		{"", 1.4, 1.25, 0.36, 24, 22, 0},
		{"no such", 1.4, 1.25, 0.36, 24, 22, 0},
		{"uk", 1.4, 1.25, 0.36, 24, 22, 28},
		{"ti", 1.4, 1.25, 0.36, 24, 24, 28},
		{"zh-Hant", 1.5, 1.3, 0.38, 24, 24, 28},
		{"pa-Guru", 1.5, 1.4, 0.36, 24, 24, 28},
		{"te", 1.5, 1.4, 0.33, 24, 24, 28},
		{"th", 1.6, 1.6, 0.31, 24, 24, 28},
		{"ar", 1.8, 1.6, 0.32, 24, 24, 28},
		{"my", 2.0, 1.9, 0.25, 24, 24, 28},
	} {
		s := ScriptOf(c.tag)
		if s.Running != c.running || s.Label != c.label || s.Centre != c.centre || s.Screen != c.screen || s.Paper != c.paper || s.BoldBelow != c.boldAt {
			t.Errorf("%q: %v, want %v", c.tag, s, c)
		}
		if p := ScriptOnPaper(c.tag, 24); p != s {
			t.Errorf("%q: on paper %v, want %v", c.tag, p, s)
		}
	}
}

func TestUrduOnPaper(t *testing.T) {
	for _, c := range []struct {
		size    float64
		font    string
		running float64
	}{
		{24, "NotoNaskhArabic-Bold.ttf", 1.8}, {31.9, "NotoNaskhArabic-Bold.ttf", 1.8},
		{32, "NotoNastaliqUrdu-Bold.ttf", 2.6}, {64, "NotoNastaliqUrdu-Bold.ttf", 2.6},
	} {
		s := ScriptOnPaper("ur", c.size)
		if s.Font.Bold != c.font || s.Running != c.running || c.size >= s.BoldBelow {
			t.Errorf("%v dots: %v, want %s in bold", c.size, s, c.font)
		}
	}
	if s := ScriptOf("ur"); s.Font.Regular != "NotoNastaliqUrdu-Regular.ttf" || s.Centre != 0.49 {
		t.Errorf("on a screen: %v", s)
	}
}

// No language is set without a row of its own.
func TestEveryScriptHasARow(t *testing.T) {
	for _, l := range Languages() {
		if _, ok := scripts[l.Style()]; !ok {
			t.Errorf("%s: script %s has no row", l.Tag, l.Style())
		}
	}
}
