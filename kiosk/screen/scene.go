package screen

import (
	"image"
	"strings"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
)

// Scene is the picture of a state on a screen of size pixels. Equal arguments
// give equal scenes.
func Scene(s State, v View, fonts *text.Fonts, size image.Point) scene.Scene {
	p := newPage(s, v, fonts, size)
	p.ground()
	switch s.Page {
	case ServicePage:
		p.services()
	case MarksPage:
		p.marks()
	case AdvicePage:
		p.advice()
	case InterpreterPage:
		p.interpreters()
	case IssuedPage:
		p.issued()
	case MoreTimePage:
		p.moreTime()
	case LostPage:
		p.lost()
	default:
		p.languages()
	}
	p.keysBelow()
	return p.Scene()
}

// page is one page in the making. Lengths are in u.
type page struct {
	*scene.Canvas
	form
	color    scene.Palette
	s        State
	v        View
	language kiosk.Language
	words    locale.Words // in the person's language
	official locale.Words // in Portuguese

	k      float64 // pixels per u
	finger float64 // the least side of what is touched
	grown  float64 // how much larger than usual text is wanted
	apart  float64 // between voices that stand close
	w, h   float64 // of the screen
	drop   float64 // how much the poster is higher than in its form; in landscape, wider
	x, y   float64 // upper leading corner of what is touched
	width  float64 // of it
	bottom float64 // where the shelf begins
}

const (
	loweredBy = 320
	groundGap = 24 // from the poster to what is touched
	tileGap   = 16 // inside a key, beside what stands on it
)

func newPage(s State, v View, fonts *text.Fonts, size image.Point) *page {
	p := &page{s: s, v: v, color: scene.Light, language: s.Language, grown: 1, apart: inkGap}
	if s.Contrast {
		p.color = scene.Contrast
	}
	if p.language == "" {
		p.language = kiosk.Official
	}
	p.words = locale.Visitors().For(string(p.language))
	p.official = locale.Visitors().For(string(kiosk.Official))
	p.form, p.k, p.finger = frame(size, s.Panel)
	if s.Large {
		p.form, p.grown = p.large(), largeType
	}
	p.Canvas = scene.NewCanvas(fonts, size, p.k, p.mirrored(), p.color.Paper)
	f := p.form
	p.w, p.h = p.Size()
	p.bottom = p.h - f.shelf
	switch {
	case f.header > 0: // the title says how high the header is
		p.x, p.y, p.width = f.margin, f.header+f.below, p.w-2*f.margin
	case f.lying:
		p.drop = p.w - f.w
		p.x, p.y, p.width = f.poster+40+p.drop, groundGap, f.w-f.poster-80
	default:
		p.drop = p.h - f.h
		if s.Lowered {
			p.drop += loweredBy
		}
		p.x, p.y, p.width = (p.w-f.w)/2+f.margin, f.poster+groundGap+p.drop, f.w-2*f.margin
	}
	return p
}

// mirrored tells whether the page runs from right to left.
func (p *page) mirrored() bool {
	return p.words.RTL() && p.s.Page != LanguagePage && p.s.Page != LostPage
}

// standing tells whether a poster stands above what is touched.
func (p *page) standing() bool { return p.header == 0 && !p.lying }

// say is a message in the person's language.
func (p *page) say(m locale.Message, args ...any) string { return p.words.T(m, args...) }

// beside is the same message in Portuguese, the second voice, or "" where the
// first voice is Portuguese.
func (p *page) beside(m locale.Message, args ...any) string {
	if p.language == kiosk.Official {
		return ""
	}
	return p.official.T(m, args...)
}

// gloss is the second voice where a reviewed language needs none.
func (p *page) gloss(m locale.Message, args ...any) string {
	if p.words.Reviewed() {
		return ""
	}
	return p.beside(m, args...)
}

// key draws a key and what the state says of it.
func (p *page) key(kind scene.Kind, t scene.Target, x, y, w, h float64) scene.Face {
	if t.Language == "" {
		t.Language = string(p.language)
	}
	if p.s.Pressed == t.ID {
		t.Pressed, t.Disabled, t.Selected = true, false, false
	}
	return p.Key(p.color, kind, t, x, y, w, h)
}

// purpose is what a key shows of its purpose: a clock while it is busy.
func (p *page) purpose(target, name string) string {
	if p.s.Busy && p.s.Pressed == target {
		return "clock"
	}
	return name
}

// inRow centres an icon and what is said beside it in a face.
func (p *page) inRow(f scene.Face, icon string, side, gap float64, voices ...voice) {
	for i := range voices {
		voices[i].ink.Color = f.Ink
		if i > 0 {
			voices[i].ink.Color = f.Ink2
		}
	}
	pad := min(24, 0.2*f.H)
	room := f.W - 2*min(tileGap, f.W*0.04) - side - gap
	s, ok := p.stack(room, f.H-pad, voices...)
	if !ok { // rather no icon than words without room
		s, _ = p.stack(room+side+gap, f.H-pad, voices...)
		p.put(s, f.X+(f.W-s.w)/2, f.Y+(f.H-s.h)/2, s.w)
		return
	}
	w := min(s.w, room)
	x := f.X + (f.W-side-gap-w)/2
	p.Icon(x, f.Y+(f.H-side)/2, side, icon, f.Icon)
	p.put(s, x+side+gap, f.Y+(f.H-s.h)/2, w)
}

// joined puts words of several languages in one line; each keeps its direction.
func joined(list ...string) string {
	const firstStrong, pop = "\u2068", "\u2069"
	return firstStrong + strings.Join(list, pop+" · "+firstStrong) + pop
}

// both is a text and its second voice in one line.
func both(own, second string) string {
	if second == "" {
		return own
	}
	return joined(own, second)
}
