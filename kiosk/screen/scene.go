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
	p.shelf()
	return p.Scene()
}

// page is one page in the making. Lengths are in u.
type page struct {
	*scene.Canvas
	color    scene.Palette
	s        State
	v        View
	language kiosk.Language
	words    locale.Words // in the person's language
	official locale.Words // in Portuguese

	k      float64 // pixels per u
	wide   bool    // landscape: the poster stands beside what is touched
	w, h   float64 // of the screen
	drop   float64 // how much the poster is higher than 640; in landscape, wider than 560
	x, y   float64 // upper leading corner of what is touched
	width  float64 // of it
	bottom float64 // where the shelf begins
}

// Measures of the two layouts.
const (
	margin         = 48
	posterHeight   = 640
	posterWidth    = 560
	shelfHeight    = 152
	loweredBy      = 320
	tileGap        = 16
	shelfKeyHeight = 112
)

func newPage(s State, v View, fonts *text.Fonts, size image.Point) *page {
	p := &page{s: s, v: v, color: scene.Light, language: s.Language, wide: size.X > size.Y}
	if s.Contrast {
		p.color = scene.Contrast
	}
	if p.language == "" {
		p.language = kiosk.Official
	}
	p.words = locale.Visitors().For(string(p.language))
	p.official = locale.Visitors().For(string(kiosk.Official))
	mirror := p.words.RTL() && s.Page != LanguagePage && s.Page != LostPage

	w, h := 1080.0, 1920.0
	if p.wide {
		w, h = h, w
	}
	p.k = min(float64(size.X)/w, float64(size.Y)/h)
	p.Canvas = scene.NewCanvas(fonts, size, p.k, mirror, p.color.Paper)
	p.w, p.h = p.Size()
	p.bottom = p.h - shelfHeight
	if p.wide {
		p.drop = p.w - w
		p.x, p.y, p.width = 600+p.drop, 24, 1280
		return p
	}
	p.drop = p.h - h
	if s.Lowered {
		p.drop += loweredBy
	}
	p.x, p.y, p.width = (p.w-w)/2+margin, posterHeight+24+p.drop, 984
	return p
}

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

// ink sets text in a language, in the middle of its box and on its leading
// side; a second size is what a label that is too long steps down to.
func ink(language kiosk.Language, color scene.Color, sizes ...float64) scene.Ink {
	return scene.Ink{Sizes: sizes, Language: string(language), Color: color, Label: true, VAlign: scene.Middle}
}

func bold(k scene.Ink) scene.Ink {
	k.Bold = true
	return k
}

func centred(k scene.Ink) scene.Ink {
	k.Align = scene.Center
	return k
}

func lines(n int, k scene.Ink) scene.Ink {
	k.Lines = n
	return k
}

// own is ink for the person's language, portuguese for the second voice and
// for names, digits and telephones.
func (p *page) own(color scene.Color, sizes ...float64) scene.Ink {
	return ink(p.language, color, sizes...)
}

func portuguese(color scene.Color, sizes ...float64) scene.Ink {
	return ink(kiosk.Official, color, sizes...)
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

// icon is what a key shows of its purpose: a clock while it is busy.
func (p *page) icon(target, name string) string {
	if p.s.Busy && p.s.Pressed == target {
		return "clock"
	}
	return name
}

// inRow centres an icon and one or two captions, one over the other, in a face.
func (p *page) inRow(f scene.Face, icon string, side, gap float64, own string, k scene.Ink, second string, k2 scene.Ink) {
	k.Color, k2.Color = f.Ink, f.Ink2
	room := f.W - 2*tileGap - side - gap
	w, _ := p.Measure(own, k)
	w2 := 0.0
	if second != "" {
		w2, _ = p.Measure(second, k2)
	}
	w = min(max(w, w2)+1, room)
	x := f.X + (f.W-side-gap-w)/2
	p.Icon(x, f.Y+(f.H-side)/2, side, icon, f.Icon)
	x += side + gap
	if second == "" {
		p.Text(x, f.Y, w, f.H, own, k)
		return
	}
	high, high2 := k.Sizes[0]*1.25, k2.Sizes[0]*1.35
	y := f.Y + (f.H-high-high2)/2
	p.Text(x, y, w, high, own, k)
	p.Text(x, y+high, w, high2, second, k2)
}

// joined puts words of several languages in one line; each keeps its direction.
func joined(list []string) string {
	const firstStrong, pop = "\u2068", "\u2069"
	return firstStrong + strings.Join(list, pop+" · "+firstStrong) + pop
}
