package text

import (
	"testing"
)

func open(t testing.TB) *Fonts {
	t.Helper()
	f, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSmoke(t *testing.T) {
	f := open(t)
	for _, s := range []string{"гд", "العربية 42", "తీసుకోండి", "简体中文"} {
		p := f.Paragraph(s, Style{Size: 32, Language: "ar"}, 0)
		t.Log(s, p.Width, p.Height, p.Lines[0].Ink, p.RTL, len(p.Lines[0].Glyphs))
		for _, g := range p.Lines[0].Glyphs {
			m, at := f.Mask(g, 32, g.X, g.Y)
			t.Log(g.ID, g.Cluster, g.X, m.Rect, at, g.Face.File)
		}
	}
}
