package text

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"senha/assets"
	"senha/assets/locale"
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

// Fonts are loaded when a text first needs them, or before, on request; never
// more of them.
func TestFontsAreLoadedWhenNeeded(t *testing.T) {
	fonts := open(t)
	loads := func(what string, want ...string) {
		t.Helper()
		got := fonts.Loaded()
		for i, name := range got {
			got[i] = strings.TrimSuffix(strings.TrimPrefix(name, "Noto"), filepath.Ext(name))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: loaded %q, want %q", what, got, want)
		}
	}
	set := func(s, language string, bold bool) {
		fonts.Paragraph(s, Style{Size: 24, Bold: bold, Language: language}, 0)
	}
	want := []string{"Sans-Regular", "Sans-Bold"}
	loads("at the start", want...)
	set("Olá, \u2066A042\u2069 – Ωмир", "pt-PT", true)
	loads("Portuguese", want...)
	set("الهجرة 42", "ar", false)
	want = append(want, "SansArabic-Regular")
	loads("Arabic", want...)
	set("42", "zh-Hans", false)
	loads("digits", want...)

	ctx, cancel := context.WithCancel(context.Background())
	if err := fonts.Load(ctx, "ar", "ur", "uk"); err != nil {
		t.Error(err)
	}
	want = append(want, "SansArabic-Bold", "NastaliqUrdu-Regular", "NastaliqUrdu-Bold")
	loads("on request", want...)
	cancel()
	if err := fonts.Load(ctx, "hi"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
	loads("cancelled", want...)
}

// After Load, a page in the language needs nothing more from its script's fonts.
func TestLoadIsWhole(t *testing.T) {
	for _, tag := range locale.Visitors().Languages() {
		fonts := open(t)
		if err := fonts.Load(context.Background(), tag); err != nil {
			t.Fatal(err)
		}
		before := fonts.Loaded()
		for _, s := range said(locale.Visitors().For(tag)) {
			for _, bold := range []bool{false, true} {
				fonts.Paragraph(s, Style{Size: 24, Bold: bold, Language: tag}, 0)
			}
		}
		if after := fonts.Loaded(); len(after) > len(before) {
			t.Errorf("%s: its texts also need %q", tag, after[len(before):])
		}
	}
}
