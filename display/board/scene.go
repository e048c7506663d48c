package board

import (
	"image"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/display/text"
)

// Measures in u, 1 px on a screen of 1920×1080 or 1080×1920. On 40 inches that
// is 2.17 px to a millimetre, so the smallest number, 152, has digits of 50 mm.
const (
	margin       = 48.0
	gap          = 24.0
	blockTop     = 104.0 // of the card and the calls beside it
	cardW, cardH = 1096.0, 688.0
	callsW       = 680.0
	waitH        = 144.0
	waitGap      = 8.0
	noticeH      = 96.0
)

// A face draws one view.
type face struct {
	*scene.Canvas
	View
	p     scene.Palette
	words locale.Words // Portuguese
	small bool         // fewer things, larger, on a screen of a few inches
}

// Messages returns what a board says in other languages too: fonts must be able
// to draw all of it, or the language is not for View.Languages.
func Messages() []locale.Message {
	return []locale.Message{locale.Desk, locale.Welcome, locale.CentreClosed, locale.BoardAskWelcome, locale.ChildrenSpace}
}

// Scene is the board as a picture of size pixels.
func Scene(v View, fonts *text.Fonts, size image.Point) scene.Scene {
	w, h := 1920.0, 1080.0
	upright := size.Y > size.X
	if upright {
		w, h = h, w
	}
	scale := min(float64(size.X)/w, float64(size.Y)/h)
	f := face{
		Canvas: scene.NewCanvas(fonts, size, scale, false, v.Palette.Night),
		View:   v, p: v.Palette,
		words: locale.Visitors().For(locale.Official),
		small: scale < 0.6,
	}
	if upright {
		f.upright()
	} else {
		f.wide()
	}
	return f.Scene()
}

// wide lays out a screen that lies: the card, the earlier calls beside it.
// What room there is more is left around them.
func (f face) wide() {
	w, h := f.Size()
	left, spare := margin+(w-1920)/2, (h-1080)/2
	f.header(left, w-2*left)
	f.card(left, blockTop+spare, 1)
	f.earlier(left+cardW+margin, blockTop+spare, callsW, cardH)
	f.waits(left, h-noticeH-gap-waitH, w-2*left, 1)
	f.notice(left, h-noticeH, w)
}

// upright lays out a screen that stands: the earlier calls below the card, the
// waits in two rows.
func (f face) upright() {
	const shrink = 0.93
	w, h := f.Size()
	width := cardW * shrink
	left := (w - width) / 2
	f.header(left, width)
	f.card(left, blockTop, shrink)
	top := blockTop + cardH*shrink + gap
	waits := h - noticeH - gap - 2*waitH - waitGap
	f.earlier(left, top, width, waits-gap-top)
	f.waits(left, waits, width, 2)
	f.notice(left, h-noticeH, w)
}

// header names the centre and tells the time.
func (f face) header(x, w float64) {
	const clockW = 220
	f.Text(x, 16, w-clockW-gap, 72, f.Board.Centre, scene.Ink{
		Sizes: []float64{44, 36, 28}, Lines: 2, Bold: true, Language: locale.Official, Color: f.p.NightInk, VAlign: scene.Middle, Label: true,
	})
	if f.clock() {
		f.Text(x+w-clockW, 16, clockW, 72, f.local(f.Wall).Format("15:04"), f.digits(64, f.p.NightInk, scene.End))
	}
}

// digits is the ink of numbers, desks and clocks: what doesn't fit steps down.
func (f face) digits(size float64, color scene.Color, align scene.Align) scene.Ink {
	return scene.Ink{
		Sizes: []float64{size, size * 0.85, size * 0.7, size * 0.55, size * 0.4}, Bold: true, Language: locale.Official,
		Color: color, Align: align, VAlign: scene.Middle, Label: true,
	}
}

// panel is a filled box; where panels have the ground's colour, a line frames it.
func (f face) panel(x, y, w, h, radius float64) {
	line := 0.0
	if f.p.Night2 == f.p.Night {
		line = 4
	}
	f.Frame(x, y, w, h, radius, line, f.p.NightHair, f.p.Night2)
}
