package screen

import (
	"math"

	"senha/assets"
	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
)

// A voice is one text among those that share a box: what is said in the
// person's language, or the second voice below it.
type voice struct {
	text  string
	short string // shorter form, "" if there is none
	rows  int    // most lines; 0 is one
	early bool   // two lines rather than a smaller size
	ink   scene.Ink
	sizes []float64 // from the one wanted to the smallest
}

// said is a voice in a language, size u large or as much larger as the person
// wants it.
func (p *page) said(l kiosk.Language, text string, size float64, color scene.Color) voice {
	k := scene.Ink{Language: string(l), Color: color, Label: true, Bar: true}
	return voice{text: text, ink: k, sizes: p.sizes(l, size)}
}

// own is said in the person's language, second in Portuguese.
func (p *page) own(text string, size float64, color scene.Color) voice {
	return p.said(p.language, text, size, color)
}

func (p *page) second(text string, size float64, color scene.Color) voice {
	return p.said(kiosk.Official, text, size, color)
}

func (v voice) bold() voice {
	v.ink.Bold = true
	return v
}

func (v voice) lines(n int) voice {
	v.rows = n
	return v
}

// wrapped would rather stand in two lines than be smaller.
func (v voice) wrapped() voice {
	v.rows, v.early = max(2, v.rows), true
	return v
}

func (v voice) or(short string) voice {
	v.short = short
	return v
}

func (v voice) centred() voice {
	v.ink.Align = scene.Center
	return v
}

// ladder are the sizes that type steps down by where there is no room.
var ladder = []float64{72, 64, 56, 48, 44, 40, 36, 32, 28, 26, 24}

// sizes are those a text may have that is wanted at a size.
func (p *page) sizes(l kiosk.Language, want float64) []float64 {
	least := text.SmallestOnScreen(string(l))
	if style(string(l)) == "Aran" {
		least = math.Ceil(least / scene.NastaliqBar)
	}
	want = max(want*p.grown, least)
	list := []float64{want}
	for _, s := range ladder {
		if s < want && s > least {
			list = append(list, s)
		}
	}
	if want > least {
		list = append(list, least)
	}
	return list
}

// A stack is voices over each other as they will stand.
type stack struct {
	lines []placed
	w, h  float64
	tight bool // there is no air in it
}

type placed struct {
	text string
	ink  scene.Ink
	rows int
	top  float64 // of its box, from the stack's own
	h    float64 // of its box
}

// closePitch is the line height, in em, of scripts whose own is very high, where
// lines stand close.
var closePitch = map[string]float64{"Aran": 1.75, "Arab": 1.3}

// style is the script that decides how a language is set.
func style(language string) string {
	l, _ := assets.LanguageOf(language)
	return l.Style()
}

// inkGap is what parts the letters of two voices that stand close.
const inkGap = 5

// stackAt sets voices at the given step of their sizes, in no more than w u.
// Close, they stand by their letters and not by their lines.
func (p *page) stackAt(step int, w float64, voices []voice, wrap, short, close bool) (s stack, ok bool) {
	ok = true
	for _, v := range voices {
		if v.text == "" {
			continue
		}
		k, said := v.ink, v.text
		if short && v.short != "" {
			said = v.short
		}
		size := v.sizes[min(step, len(v.sizes)-1)]
		k.Sizes = []float64{size}
		if pitch := closePitch[style(k.Language)]; close && pitch > 0 {
			k.Pitch = pitch * size
		}
		room := w - 1.5/p.k
		para, rows := p.Set(said, k, 0), 1
		lean := p.lean(para)
		if para.Width/p.k > room-lean && wrap && v.rows > 1 {
			para = p.Set(said, k, room-lean)
			rows = len(para.Lines)
		}
		if para.Width/p.k > room-lean || rows > max(1, v.rows) {
			ok = false
		}
		at := placed{text: said, ink: k, rows: rows, top: s.h, h: para.Height / p.k}
		top, bottom := inkOf(para)
		top, bottom = top/p.k, bottom/p.k
		switch {
		case close:
			if len(s.lines) > 0 {
				s.h += p.apart
			}
			at.top = s.h - top
			s.h += bottom - top
		default: // tall letters may leave their line
			at.top += max(0, -top)
			s.h = at.top + max(at.h, bottom)
		}
		s.w = max(s.w, para.Width/p.k+lean+2.5/p.k)
		s.lines = append(s.lines, at)
	}
	return s, ok
}

// lean is how much room a paragraph's letters need beside its lines: slanted
// scripts reach out of them.
func (p *page) lean(para *text.Paragraph) float64 {
	little := para.Style.Size / 8
	most := 0.0
	for _, l := range para.Lines {
		if over := max(0, -l.Ink.X0) + max(0, l.Ink.X1-l.Width); over > little {
			most = max(most, over)
		}
	}
	return most / p.k
}

// inkOf returns how far a paragraph's letters reach, in pixels from its top.
func inkOf(p *text.Paragraph) (top, bottom float64) {
	for i, l := range p.Lines {
		if i == 0 {
			top = l.Baseline + l.Ink.Y0
		}
		bottom = max(bottom, l.Baseline+l.Ink.Y1)
	}
	return top, bottom
}

// stack sets voices as large as a box of w × h allows: in one size less than
// wanted rather than in two lines, closer together rather than shorter, shorter
// rather than smaller still.
func (p *page) stack(w, h float64, voices ...voice) (s stack, ok bool) {
	const tolerance = 1
	try := func(step int, wrap, short, close bool) bool {
		s, ok = p.stackAt(step, w, voices, wrap, short, close)
		ok = ok && s.h <= h+tolerance
		return ok
	}
	for step := range 2 {
		if step == 1 && len(voices) > 0 && voices[0].early {
			break
		}
		if try(step, false, false, false) {
			return s, true
		}
	}
	for step := range len(ladder) {
		if try(step, true, false, false) {
			return s, true
		}
		if step == 0 {
			continue
		}
		if try(step, true, false, true) || step == 1 && try(0, true, true, false) ||
			try(step, true, true, false) || try(step, true, true, true) {
			return s, true
		}
	}
	p.apart = 0 // the last room there is
	defer func() { p.apart = inkGap }()
	for _, short := range []bool{false, true} {
		if try(len(ladder), true, short, true) {
			s.tight = true
			return s, true
		}
	}
	return s, false
}

// put draws a stack with its top at y.
func (p *page) put(s stack, x, y, w float64) {
	for _, l := range s.lines {
		k := l.ink
		k.Lines = l.rows
		p.Text(x, y+l.top, w, l.h+1, l.text, k)
	}
}

// voices sets texts over each other in the middle of a box.
func (p *page) voices(x, y, w, h float64, voices ...voice) stack {
	s, _ := p.stack(w, h, voices...)
	p.put(s, x, y+(h-s.h)/2, w)
	return s
}

// beneath sets texts below each other from the top of a box.
func (p *page) beneath(x, y, w, h float64, voices ...voice) stack {
	s, _ := p.stack(w, h, voices...)
	p.put(s, x, y, w)
	return s
}
