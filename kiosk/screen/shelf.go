package screen

import (
	"senha/assets/locale"
	"senha/display/scene"
)

// keysBelow draws the keys that are on every page, always in the same places: back
// and start again on the leading side, the person's settings on the far side.
// The first of their places is kept free for sound; lowering is for pages that
// stand.
func (p *page) keysBelow() {
	y := p.bottom + (p.shelf-p.form.key-p.color.KeyEdge)/2
	setting := p.form.setting
	switch p.s.Page {
	case LanguagePage, LostPage: // there is no page to go back to
		if p.standing() {
			setting = (p.width - float64(p.settings-1)*p.gap) / float64(p.settings)
		}
	case IssuedPage:
		p.shelfKey(targetDone, "check", locale.Done, p.x, y, p.back+p.gap+p.start)
	default:
		p.shelfKey(targetBack, "back", locale.Back, p.x, y, p.back)
		p.shelfKey(targetStart, "start-again", locale.StartAgain, p.x+p.back+p.gap, y, p.start)
	}
	place := func(fromEnd float64) float64 { return p.x + p.width - fromEnd*setting - (fromEnd-1)*p.gap }
	if p.standing() {
		caption := locale.Lower
		if p.s.Lowered {
			caption = locale.Raise
		}
		p.settingKey(targetLower, "lower-screen", caption, p.s.Lowered, place(3), y, setting)
	}
	p.settingKey(targetLarge, "text-size", locale.TextSize, p.s.Large, place(2), y, setting)
	p.settingKey(targetContrast, "contrast", locale.Contrast, false, place(1), y, setting)
}

func (p *page) shelfKey(id, icon string, caption locale.Message, x, y, w float64) {
	if w < 180 {
		p.settingKey(id, icon, caption, false, x, y, w)
		return
	}
	label := p.say(caption)
	f := p.key(scene.Plain, scene.Target{ID: id, Label: label}, x, y, w, p.form.key)
	const side, gap = 40, 12
	p.inRow(f, icon, side, gap, p.own(label, 28, f.Ink).bold(), p.second(p.gloss(caption), 24, f.Ink2))
}

// settingKey is a key with an icon over its caption. Turned on it is selected;
// the key that lowers then points up.
func (p *page) settingKey(id, icon string, caption locale.Message, on bool, x, y, w float64) {
	label, second := p.say(caption), p.gloss(caption)
	f := p.key(scene.Plain, scene.Target{ID: id, Label: label, Selected: on}, x, y, w, p.form.key)
	var turn []scene.IconOption
	if on && id == targetLower {
		turn = append(turn, scene.Turned())
	}
	border := p.color.KeyBorder
	if on {
		border *= 2
	}
	side, top := 48.0, 14.0
	if second != "" {
		side, top = 40-border, border+3
	}
	p.Icon(f.X+(f.W-side)/2, f.Y+top, side, icon, f.Icon, turn...)
	top += side + 1
	below := p.second(second, 24, f.Ink2).centred()
	below.sizes = []float64{smallest} // its place is small
	inset := border - 1               // letters have some air of their own
	if on {
		inset = border + 1
	}
	p.voices(f.X+inset, f.Y+top, f.W-2*inset, f.H-top-border-2, p.own(label, 24, f.Ink).centred(), below)
}
