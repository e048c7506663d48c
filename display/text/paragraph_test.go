package text

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
	"pgregory.net/rapid"

	"senha/assets"
)

// words are what paragraphs are drawn from: several scripts, marks, isolates,
// breaks without width, and one word that no narrow line holds.
var words = []string{
	"senha", "Imigração", "e", "гд", "Українська", "العربية", "أهلًا،", "سماجی", "تحفظ", "काम", "शर्तें", "క్షణ", "తీసుకోండి",
	"নাগরিক", "简体中文，你好。", "การ\u200bดูแล\u200bสังคม", "A042", "\u206620–35\u2069", "\u2066808 257 257\u2069", "(10)", "«sim»",
	"co-operação", "Donaudampfschifffahrtsgesellschaftskapitän", "\u200f", "\u2067", "\u2069", "e\u0301", "👍", "\t", "",
}

func drawText(t *rapid.T) string {
	separators := []string{" ", " ", " ", "  ", "\n", "", "\u200b", "\u00a0", "\r\n", " / "}
	var b strings.Builder
	for range rapid.IntRange(0, 12).Draw(t, "words") {
		b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
		b.WriteString(rapid.SampledFrom(separators).Draw(t, "separator"))
	}
	return b.String()
}

func blankAt(text []rune, i int) bool {
	return unicode.IsSpace(text[i]) || drawsNothing(text[i]) || lineEnd(text[i])
}

// Wrapped or not, a paragraph shows each character once and in a line of its
// own stretch, and no line is wider than it may be unless it is one word.
func TestWrapping(t *testing.T) {
	fonts := open(t)
	rapid.Check(t, func(t *rapid.T) {
		s := drawText(t)
		text := []rune(s)
		style := Style{
			Size: rapid.SampledFrom([]float64{12, 24, 32.5}).Draw(t, "size"), Bold: rapid.Bool().Draw(t, "bold"),
			Language: rapid.SampledFrom([]string{"pt-PT", "ar", "ur", "hi", "zh-Hans", "th"}).Draw(t, "language"),
		}
		width := rapid.Float64Range(20, 400).Draw(t, "width")
		p := fonts.set(s, style, width)

		at := 0
		for n, l := range p.Lines {
			for ; at < l.Start; at++ {
				if !lineEnd(text[at]) {
					t.Fatalf("line %d starts at %d, character %d is in no line", n, l.Start, at)
				}
			}
			if l.Start > l.End || l.Start < at {
				t.Fatalf("line %d is %d to %d, the one before ended at %d", n, l.Start, l.End, at)
			}
			at = l.End
			checkLine(t, text, l)
			if b := breakIn(text[l.Start:l.End]); l.Width > width && b > 0 {
				t.Fatalf("line %d %q is %.1f wide, more than %.1f, and could be broken at %d", n, string(text[l.Start:l.End]), l.Width, width, b)
			}
			if n+1 < len(p.Lines) && p.Lines[n+1].Start == l.End && l.Width <= width {
				more := breakIn(append(text[l.End:p.Lines[n+1].End:p.Lines[n+1].End], 'x')) // length of the next word
				if w := fonts.set(string(text[l.Start:l.End+more]), style, 0).Width; more > 0 && w <= width-style.Size {
					t.Fatalf("line %d %q could hold %d characters more: %.1f of %.1f", n, string(text[l.Start:l.End]), more, w, width)
				}
			}
			if l.Width > p.Width {
				t.Fatalf("line %d is wider than the paragraph", n)
			}
		}
		for ; at < len(text); at++ {
			if !lineEnd(text[at]) {
				t.Fatalf("character %d is in no line", at)
			}
		}
		if want := float64(len(p.Lines)) * RunningHeight(style.Language) * style.Size; math.Abs(p.Height-want) > 1e-6 {
			t.Fatalf("%d lines are %.2f high, want %.2f", len(p.Lines), p.Height, want)
		}
		if breaks := strings.Count(strings.ReplaceAll(s, "\r\n", "\n"), "\n"); len(fonts.set(s, style, 0).Lines) != breaks+1 {
			t.Fatalf("%q without a width has %d lines", s, len(fonts.set(s, style, 0).Lines))
		}
	})
}

// breakIn returns a place where a line could have ended earlier, 0 if none.
func breakIn(line []rune) int {
	end := len(line)
	for end > 0 && blankAt(line, end-1) {
		end--
	}
	var seg segmenter.Segmenter
	seg.Init(line)
	for it := seg.LineIterator(); it.Next(); {
		at := it.Line().Offset + len(it.Line().Text)
		if at >= end {
			break
		}
		if !tearsNumber(line, at) {
			return at
		}
	}
	return 0
}

// checkLine tells whether each character of a line that shows is in one
// cluster of it, and the glyphs add up to its width.
func checkLine(t *rapid.T, text []rune, l Line) {
	clusters := map[int]bool{}
	last, width := -1, 0.0
	for _, g := range l.Glyphs {
		if g.Cluster < l.Start || g.Cluster >= l.End {
			t.Fatalf("a glyph of %d to %d stands for character %d", l.Start, l.End, g.Cluster)
		}
		if g.Cluster != last && clusters[g.Cluster] {
			t.Fatalf("cluster %d of %q is shown twice", g.Cluster, string(text[l.Start:l.End]))
		}
		clusters[g.Cluster] = true
		last = g.Cluster
		width += g.Advance
	}
	if math.Abs(width-l.Width) > 1e-6 {
		t.Fatalf("glyphs are %.3f wide, the line %.3f", width, l.Width)
	}
	covered := false // some cluster at or before the character, after the last break between words
	for i := l.Start; i < l.End; i++ {
		switch {
		case clusters[i]:
			covered = true
		case blankAt(text, i):
			covered = covered && !unicode.IsSpace(text[i])
		case !covered:
			t.Fatalf("character %d %q of %q is not shown", i, text[i], string(text[l.Start:l.End]))
		}
	}
}

// A paragraph as wide as its text is one line, and a hair less is two.
func TestLinesAreFilled(t *testing.T) {
	fonts := open(t)
	for _, c := range []struct{ language, text string }{
		{"pt-PT", "\u2066A042\u2069 senha"}, {"pt-PT", "\u2066A042\u2069 senha "}, {"pt-PT", "i Walter"}, {"pt-PT", "Walter i  "}, {"ar", "الهجرة والحدود"}, {"ar", "رقم \u206620–35\u2069"},
		{"ur", "سماجی تحفظ"}, {"hi", "काम की शर्तें"}, {"zh-Hans", "简体中文"}, {"th", "การ\u200bดูแล"},
	} {
		style := Style{Size: 32, Language: c.language}
		w := fonts.Paragraph(c.text, style, 0).Width
		if got := fonts.Paragraph(c.text, style, w+1e-6); len(got.Lines) != 1 {
			t.Errorf("%q in its own width has %d lines", c.text, len(got.Lines))
		}
		if got := fonts.Paragraph(c.text, style, w-0.1); len(got.Lines) != 2 || got.Width > w-0.1 {
			t.Errorf("%q in less than its width has %d lines, %.1f wide", c.text, len(got.Lines), got.Width)
		}
	}
}

// A line that is cut is set as its words alone would be: letters at the cut
// take their final forms.
func TestLinesAreShapedAsTheyStand(t *testing.T) {
	fonts := open(t)
	for _, c := range []struct{ language, first, second string }{
		{"ar", "الهجرة والحدود", "مكتب المواطن"},
		{"ur", "سماجی تحفظ", "روزگار اور تربیت"},
		{"pt-PT", "Segurança Social", "Registos Centrais"},
		{"hi", "काम की शर्तें", "रजिस्ट्री"},
	} {
		style := Style{Size: 32, Language: c.language}
		alone := fonts.Paragraph(c.first, style, 0)
		both := fonts.Paragraph(c.first+" "+c.second, style, max(alone.Width, fonts.Paragraph(c.second, style, 0).Width)+1)
		if len(both.Lines) != 2 {
			t.Errorf("%s: %d lines, want 2", c.language, len(both.Lines))
			continue
		}
		if !slices.Equal(both.Lines[0].Glyphs, alone.Lines[0].Glyphs) {
			t.Errorf("%s: %q is set otherwise when more follows on the next line", c.language, c.first)
		}
	}
}

// Ink of a label lies in its line, in every language; long words of Nastaliq
// alone climb above it.
func TestLabelsHoldTheirInk(t *testing.T) {
	fonts := open(t)
	for _, l := range assets.Languages() {
		const size = 100
		p := fonts.Paragraph(l.Endonym, Style{Size: size, Bold: true, Language: l.Tag, LineHeight: LabelHeight(l.Tag)}, 0)
		line := p.Lines[0]
		top, bottom := line.Baseline+line.Ink.Y0, p.Height-line.Baseline-line.Ink.Y1
		spare := -0.02 * size
		if l.Style() == "Aran" {
			spare = -0.3 * size
		}
		if top < spare || bottom < spare {
			t.Errorf("%s %s: %.0f of 100 are left above, %.0f below", l.Tag, l.Endonym, top, bottom)
		}
		if middle := line.Baseline + (line.Ink.Y0+line.Ink.Y1)/2 - p.Height/2; math.Abs(middle) > 0.25*size {
			t.Errorf("%s %s: its ink stands %.0f of 100 beside the middle", l.Tag, l.Endonym, middle)
		}
	}
}

// A hyphen stands closer to a T beside it than to a line's end: "de x-" is
// wider when the line breaks there, and gives the word back.
func TestLinesGiveBackWhatGrowsAtACut(t *testing.T) {
	fonts := open(t)
	style := Style{Size: 100, Language: "pt-PT"}
	cut := fonts.Paragraph("de x-", style, 0).Width
	p := fonts.Paragraph("de x-Tavares", style, cut-1)
	if len(p.Lines) < 2 || p.Lines[0].Width > cut-1 || p.Lines[0].End != 3 {
		t.Errorf("first line ends at %d and is %.1f wide, more than %.1f", p.Lines[0].End, p.Lines[0].Width, cut-1)
	}
	if p := fonts.Paragraph("de x-Tavares", style, cut+1); p.Lines[0].End != 5 {
		t.Errorf("first line ends at %d though %q fits", p.Lines[0].End, "de x-")
	}
}

// Setting a page's texts anew, and finding the masks of their glyphs.
func BenchmarkParagraph(b *testing.B) {
	fonts := open(b)
	for b.Loop() {
		fonts.set("الهجرة والحدود \u206620–35\u2069 دقيقة", Style{Size: 32, Language: "ar"}, 200)
	}
}

func BenchmarkWarmMasks(b *testing.B) {
	fonts := open(b)
	style := Style{Size: 32, Language: "ar"}
	for b.Loop() {
		p := fonts.Paragraph("الهجرة والحدود \u206620–35\u2069 دقيقة", style, 200)
		for _, l := range p.Lines {
			for _, g := range l.Glyphs {
				fonts.Mask(g, style.Size, g.X, g.Y)
			}
		}
	}
}

// Ranges and telephones stay on one line, and only they.
func TestNumbersAreNotTorn(t *testing.T) {
	fonts := open(t)
	for _, c := range []struct{ language, text, want string }{
		{"pt-PT", "Linha 808 257 257, 20–35 min", "Linha |808 257 257, |20–35 |min"},
		{"ar", "من \u206620–35\u2069 دقيقة", "من |\u206620–35\u2069 |دقيقة"},
		{"pt-PT", "Seg–Sex, balcão 3 – 4 x", "Seg–|Sex, |balcão |3 |– |4 |x"},
		{"zh-Hans", "从9:00–13:00开", "从|9:00–13:00|开"},
	} {
		text := []rune(c.text)
		var lines []string
		for _, l := range fonts.Paragraph(c.text, Style{Size: 20, Language: c.language}, 1).Lines {
			lines = append(lines, string(text[l.Start:l.End]))
		}
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%q breaks into %q, want %q", c.text, got, c.want)
		}
	}
}
