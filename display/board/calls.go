package board

import (
	"senha/display/scene"
)

// earlier lists the calls before the last one, the newest on top. Without a hub
// the last one is among them, and each has its time instead of a colour.
func (f face) earlier(x, y, w, h float64) {
	calls := f.Board.Calls
	if !f.Lost && len(calls) > 0 {
		calls = calls[1:]
	}
	calls = calls[:min(len(calls), Earlier)]
	row := h / Earlier
	for i, c := range calls {
		top := y + float64(i)*row
		if i > 0 {
			f.Rule(x, top-1, w, 2, f.p.NightHair)
		}
		if f.Lost {
			f.stale(c, x, top, w, row)
			continue
		}
		// Several calls in one moment: those not on the card are new too.
		color := f.p.NightInk
		if f.fresh(c) {
			color = f.p.Sun
		}
		const arrow = 64
		at := 0.65*w - arrow/2 // the widest letter, W, has room before it
		f.Text(x, top, at, row, c.Number, f.digits(152, color, scene.Start))
		f.Icon(x+at, top+(row-arrow)/2, arrow, "go", f.p.NightInk2)
		f.Text(x+at+arrow+8, top, w-at-arrow-8, row, c.Desk, f.digits(152, color, scene.End))
	}
}

// stale is a call that may be out of date.
func (f face) stale(c Call, x, y, w, row float64) {
	const size, arrow, timeW, deskW = 104, 56, 160, 160
	ink := f.p.Stale
	k := w / callsW
	f.Text(x, y, 272*k, row, c.Number, f.digits(size, ink, scene.Start))
	f.Icon(x+280*k, y+(row-arrow)/2, arrow, "go", ink)
	f.Text(x+(410-deskW/2)*k, y, deskW*k, row, c.Desk, f.digits(size, ink, scene.Center))
	if f.Board.Clock {
		clock := f.digits(52, ink, scene.End)
		clock.Bold = false
		f.Text(x+w-timeW, y, timeW, row, f.local(c.At).Format("15:04"), clock)
	}
}
