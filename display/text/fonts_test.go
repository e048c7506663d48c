package text

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"senha/assets"
)

// only returns a folder with some of the installed fonts.
func only(t *testing.T, names ...string) string {
	t.Helper()
	all := open(t)
	dir := t.TempDir()
	for _, name := range names {
		if err := os.Symlink(all.paths[name], filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestOpenSaysWhichFontIsMissing(t *testing.T) {
	for _, c := range []struct {
		name string
		dir  func() string
		want string
	}{
		{"empty folder", t.TempDir, "NotoSans-Regular.ttf is not in"},
		{"no folder", func() string { return filepath.Join(t.TempDir(), "none") }, "install the Debian packages fonts-noto-core and fonts-noto-cjk"},
		{"no bold", func() string { return only(t, "NotoSans-Regular.ttf") }, "NotoSans-Bold.ttf is not in"},
		{"not a font", func() string {
			dir := only(t, "NotoSans-Bold.ttf")
			if err := os.WriteFile(filepath.Join(dir, "NotoSans-Regular.ttf"), []byte("no font"), 0o600); err != nil {
				t.Fatal(err)
			}
			return dir
		}, "is not a font"},
	} {
		if _, err := Open(c.dir()); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q in it", c.name, err, c.want)
		}
	}
}

func TestMissing(t *testing.T) {
	full := open(t)
	few, err := Open(only(t, "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansArabic-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		fonts          *Fonts
		text, language string
		want           string
	}{
		{full, "Olá, 你好 – أهلًا \u206620–35\u2069 การ\u200bดูแล नमस्ते\u200d", "pt-PT", ""},
		{full, "a\ue000b\n\ue000\U00012000", "pt-PT", "\ue000\U00012000"},
		{few, "Olá Ωмир \u2066123\u2069\r\n", "pt-PT", ""},
		{few, "你好, 你 Ola", "zh-Hans", "你好"},
		{few, "دقيقة", "ar", "دقية"}, // there is no bold
		{few, "", "ar", ""},
	} {
		got := c.fonts.Missing(c.text, c.language)
		want := []rune(c.want)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q in %s: missing %q, want %q", c.text, c.language, string(got), c.want)
		}
	}
}

// Debian's fonts have every letter of every language's own name, in both weights.
func TestNoEndonymIsMissing(t *testing.T) {
	fonts := open(t)
	for _, l := range assets.Languages() {
		if m := fonts.Missing(l.Endonym, l.Tag); len(m) > 0 {
			t.Errorf("%s %s: no font has %q", l.Tag, l.Endonym, string(m))
		}
	}
	for _, name := range assets.FontFiles() {
		if fonts.paths[name] == "" {
			t.Errorf("the table names %s, which Debian doesn't install", name)
		}
	}
}

// A cluster is drawn from one font, and what no font has is an empty box.
func TestFallbackByCluster(t *testing.T) {
	fonts := open(t)
	for _, c := range []struct{ text, language, want string }{
		{"e\u0301", "zh-Hans", "NotoSans-Regular.ttf"},
		{"ا", "ur", "NotoNastaliqUrdu-Regular.ttf"},
		{"ا", "fa", "NotoSansArabic-Regular.ttf"},
		{"ا", "pt-PT", "NotoSansArabic-Regular.ttf"},
		{"A", "ur", "NotoSans-Regular.ttf"},
		{"5", "zh-Hans", "NotoSans-Regular.ttf"},
		{"你", "ar", "NotoSansCJK-Regular.ttc"},
		{"→", "pt-PT", "NotoSansCJK-Regular.ttc"},
	} {
		p := fonts.Paragraph(c.text, Style{Size: 20, Language: c.language}, 0)
		for _, g := range p.Lines[0].Glyphs {
			if got := filepath.Base(g.Face.File); got != c.want || g.ID == 0 {
				t.Errorf("%q in %s: glyph %d of %s, want one of %s", c.text, c.language, g.ID, got, c.want)
			}
		}
	}
	if g := fonts.Paragraph("\ue000", Style{Size: 20}, 0).Lines[0].Glyphs; len(g) != 1 || g[0].ID != 0 {
		t.Errorf("a character that no font has is drawn as %v, want one empty box", g)
	}
}

func TestManyGoroutines(t *testing.T) {
	fonts := open(t)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for _, l := range assets.Languages() {
				style := Style{Size: float64(20 + i%2), Language: l.Tag}
				p := fonts.Paragraph(l.Endonym, style, 0)
				for _, g := range p.Lines[0].Glyphs {
					fonts.Mask(g, style.Size, g.X, g.Y)
				}
				fonts.Missing(l.Endonym, l.Tag)
			}
		})
	}
	wg.Wait()
}
