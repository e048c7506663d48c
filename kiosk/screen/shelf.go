package screen

import (
	"senha/assets/locale"
	"senha/display/scene"
)

// shelf draws the keys that are on every page, always in the same places: back
// and start again on the leading side, the person's settings on the far side.
// Two of the four places of settings are kept free for sound and text size.
func (p *page) shelf() {
	y := p.bottom + tileGap
	back, start, setting := 184.0, 192.0, 128.0
	if p.wide {
		back, start, setting = 232, 232, 160
	}
	if p.s.Page == LanguagePage || p.s.Page == LostPage { // there is no page to go back to
		setting = (p.width - 3*tileGap) / 4
	} else if p.s.Page == IssuedPage {
		p.shelfKey(targetDone, "check", locale.Done, p.x, y, back+tileGap+start)
	} else {
		p.shelfKey(targetBack, "back", locale.Back, p.x, y, back)
		p.shelfKey(targetStart, "start-again", locale.StartAgain, p.x+back+tileGap, y, start)
	}
	place := func(n float64) float64 { return p.x + p.width - (4-n)*setting - (3-n)*tileGap }
	if !p.wide {
		caption := locale.Lower
		if p.s.Lowered {
			caption = locale.Raise
		}
		p.setting(targetLower, "lower-screen", caption, p.s.Lowered, place(1), y, setting)
	}
	p.setting(targetContrast, "contrast", locale.Contrast, false, place(3), y, setting)
}

func (p *page) shelfKey(id, icon string, caption locale.Message, x, y, w float64) {
	label := p.say(caption)
	f := p.key(scene.Plain, scene.Target{ID: id, Label: label}, x, y, w, shelfKeyHeight)
	p.inRow(f, icon, 40, 12, label, bold(p.own(f.Ink, 28, 24)), "", scene.Ink{})
}

// setting is a key with an icon over its caption. Turned on it is selected;
// the key that lowers then points up.
func (p *page) setting(id, icon string, caption locale.Message, on bool, x, y, w float64) {
	label := p.say(caption)
	f := p.key(scene.Plain, scene.Target{ID: id, Label: label, Selected: on}, x, y, w, shelfKeyHeight)
	var turn []scene.IconOption
	if on {
		turn = append(turn, scene.Turned())
	}
	p.Icon(f.X+(f.W-48)/2, f.Y+14, 48, icon, f.Icon, turn...)
	p.Text(f.X+4, f.Y+64, f.W-8, 32, label, centred(p.own(f.Ink, 24)))
}
