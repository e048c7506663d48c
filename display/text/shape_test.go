package text

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"senha/assets"
)

func open(t testing.TB) *Fonts {
	t.Helper()
	f, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A part is a stretch that one run of hb-shape sets.
type part struct {
	text, file, script string
	index              int
	rtl                bool
	guess              bool // hb-shape finds out direction and script itself

	language, before, after string
}

// order is the part as a line of hb-shape's batch mode.
func (p part) order() string {
	unicodes := func(s string) string {
		var list []string
		for _, r := range s {
			list = append(list, fmt.Sprintf("%04x", r))
		}
		return strings.Join(list, ",")
	}
	args := []string{p.file, fmt.Sprint("--face-index=", p.index), "--output-format=json", "--no-glyph-names", "--language=" + p.language}
	switch {
	case p.guess:
	case p.rtl:
		args = append(args, "--direction=rtl")
	default:
		args = append(args, "--direction=ltr")
	}
	if p.script != "" {
		args = append(args, "--script="+p.script)
	}
	if p.before == "" {
		args = append(args, "--bot")
	} else {
		args = append(args, "--unicodes-before="+unicodes(p.before))
	}
	if p.after == "" {
		args = append(args, "--eot")
	} else {
		args = append(args, "--unicodes-after="+unicodes(p.after))
	}
	return strings.Join(append(args, "--unicodes="+unicodes(p.text)), ";")
}

// hbShape sets parts with the program hb-shape, in font units.
func hbShape(t *testing.T, parts ...part) [][]shaped {
	t.Helper()
	var orders strings.Builder
	for _, p := range parts {
		orders.WriteString(p.order() + "\n")
	}
	cmd := exec.Command("hb-shape", "--batch")
	cmd.Stdin = strings.NewReader(orders.String())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("hb-shape (Debian package libharfbuzz-bin): %v: %s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != len(parts) {
		t.Fatalf("hb-shape answers %d of %d texts", len(lines), len(parts))
	}
	lists := make([][]shaped, len(parts))
	for i, line := range lines {
		var glyphs []struct{ G, Cl, Dx, Dy, Ax int }
		if err := json.Unmarshal([]byte(line), &glyphs); err != nil {
			t.Fatalf("hb-shape on %q: %v: %s", parts[i].text, err, line)
		}
		for _, g := range glyphs {
			lists[i] = append(lists[i], shaped{id: uint32(g.G), cluster: g.Cl, advance: g.Ax, dx: g.Dx, dy: g.Dy})
		}
	}
	return lists
}

// ours returns the line as runs of glyphs in visual order, in font units.
func ours(p *Paragraph) []shaped {
	var list []shaped
	var x float64
	for _, g := range p.Lines[0].Glyphs {
		k := float64(g.Face.Upem()) / p.Style.Size
		round := func(v float64) int { return int(v*k+1e6+0.5) - 1e6 }
		list = append(list, shaped{id: g.ID, cluster: g.Cluster, advance: round(g.Advance), dx: round(g.X - x), dy: round(-g.Y)})
		x += g.Advance
	}
	return list
}

const (
	sans       = "NotoSans-Regular.ttf"
	arabic     = "NotoSansArabic-Regular.ttf"
	devanagari = "NotoSansDevanagari-Regular.ttf"
	cjkFile    = "NotoSansCJK-Regular.ttc"
)

// Glyphs, clusters, advances and offsets are those of hb-shape. Parts stand in
// visual order; with none the whole string is one.
func TestShapesLikeHarfBuzz(t *testing.T) {
	fonts := open(t)
	cases := []struct {
		language, text string
		parts          []part
	}{
		{language: "uk", text: "гд", parts: []part{{text: "гд", file: sans}}},
		{language: "bg", text: "гд Български", parts: []part{{text: "гд Български", file: sans}}},
		{language: "ur", text: "سماجی تحفظ", parts: []part{{text: "سماجی تحفظ", file: "NotoNastaliqUrdu-Regular.ttf", rtl: true}}},
		{language: "te", text: "తీసుకోండి", parts: []part{{text: "తీసుకోండి", file: "NotoSansTelugu-Regular.ttf"}}},
		{language: "ar", text: "أهلًا، الهجرة والحدود", parts: []part{{text: "أهلًا، الهجرة والحدود", file: arabic, rtl: true}}},
		{language: "fa", text: "می\u200cخواهم", parts: []part{{text: "می\u200cخواهم", file: arabic, rtl: true}}},
		{language: "hi", text: "काम की शर्तें, रजिस्ट्री।", parts: []part{{text: "काम की शर्तें, रजिस्ट्री।", file: devanagari}}},
		{language: "bn", text: "নাগরিক সেবা কেন্দ্র", parts: []part{{text: "নাগরিক সেবা কেন্দ্র", file: "NotoSansBengali-Regular.ttf"}}},
		{language: "zh-Hans", text: "请取号，谢谢。", parts: []part{{text: "请取号，谢谢。", file: cjkFile, index: 2}}},
		{language: "zh-Hant", text: "請取號，謝謝。", parts: []part{{text: "請取號，謝謝。", file: cjkFile, index: 3}}},
		{language: "ja", text: "日本語のカード", parts: []part{
			{text: "日本語", file: cjkFile}, {text: "の", file: cjkFile}, {text: "カード", file: cjkFile},
		}},
		{language: "th", text: "การ\u200bดูแล", parts: []part{{text: "การ\u200bดูแล", file: "NotoSansThai-Regular.ttf"}}},
		{language: "ar", text: "رقمك A042 الآن", parts: []part{
			{text: " الآن", file: arabic, rtl: true, script: "Arab"},
			{text: "A042", file: sans, script: "Latn"},
			{text: "رقمك ", file: arabic, rtl: true, script: "Arab"},
		}},
		{language: "ar", text: "من \u206620–35\u2069 دقيقة", parts: []part{
			{text: "\u2069 دقيقة", file: arabic, rtl: true, script: "Arab"},
			{text: "20–35", file: sans, script: "Latn"},
			{text: "من \u2066", file: arabic, rtl: true, script: "Arab"},
		}},
		{language: "pt-PT", text: "Bem-vindo, أهلًا(你好)", parts: []part{
			{text: "Bem-vindo, ", file: sans, script: "Latn"},
			{text: "أهلًا", file: arabic, rtl: true, script: "Arab"},
			{text: "(", file: sans, script: "Arab"}, // the Arabic font has no brackets
			{text: "你好", file: cjkFile, index: 2, script: "Hani"},
			{text: ")", file: sans, script: "Arab"},
		}},
		{language: "hi", text: "कक्ष 24 में", parts: []part{
			{text: "कक्ष ", file: devanagari, script: "Deva"}, {text: "24", file: sans, script: "Latn"}, {text: " में", file: devanagari, script: "Deva"},
		}},
	}
	for _, c := range cases {
		t.Run(c.language+" "+c.text, func(t *testing.T) {
			var want []shaped
			for _, p := range c.parts {
				at := strings.Index(c.text, p.text)
				if at < 0 {
					t.Fatalf("%q is no part of the text", p.text)
				}
				p.file, p.language = fonts.paths[p.file], c.language
				p.before, p.after = c.text[:at], c.text[at+len(p.text):]
				glyphs := hbShape(t, p)[0]
				for i := range glyphs {
					glyphs[i].cluster += len([]rune(c.text[:at]))
				}
				want = append(want, glyphs...)
			}
			got := ours(fonts.Paragraph(c.text, Style{Size: 1000, Language: c.language}, 0))
			if !slices.Equal(got, want) {
				t.Errorf("glyphs\n%v\nhb-shape says\n%v", got, want)
			}
		})
	}
}

// Every language's own name is set as hb-shape sets it with the font that
// languages.tsv names, in bold, as on the keys of the language page.
func TestEndonymsShapeLikeHarfBuzz(t *testing.T) {
	fonts := open(t)
	mixed := 0
	for _, l := range assets.Languages() {
		p := fonts.Paragraph(l.Endonym, Style{Size: 1000, Bold: true, Language: l.Tag}, 0)
		if slices.ContainsFunc(p.Lines[0].Glyphs, func(g Glyph) bool { return g.Face != p.Lines[0].Glyphs[0].Face }) {
			mixed++ // "ⵜⴰⵎⴰⵣⵉⵖⵜ / Tamaziɣt"
			continue
		}
		face := p.Lines[0].Glyphs[0].Face
		want := hbShape(t, part{text: l.Endonym, file: face.File, index: face.Index, rtl: l.RTL(), language: l.Tag})[0]
		if got := ours(p); !slices.Equal(got, want) {
			t.Errorf("%s %s in %s: glyphs\n%v\nhb-shape says\n%v", l.Tag, l.Endonym, face.File, got, want)
		}
	}
	if mixed > 3 {
		t.Errorf("%d names need two fonts, expected only the few that are written in two scripts", mixed)
	}
}
