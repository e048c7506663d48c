package board

import (
	"senha/assets/locale"
	"senha/display/scene"
)

// notice is the bar at the bottom: where children can play; without a hub, when
// it was last heard.
func (f face) notice(x, y, width float64) {
	const iconSize, textAt = 64, 88
	ink := scene.Ink{
		Sizes: []float64{44, 40, 36, 32}, Language: locale.Official,
		Color: f.p.NightInk, VAlign: scene.Middle, Bar: true,
	}
	end := width - x
	switch {
	case f.Lost && f.Board.Clock && !f.LastNews.IsZero():
		f.Fill(0, y, width, noticeH, 0, f.p.Night2)
		f.Icon(x, y+(noticeH-iconSize)/2, iconSize, "clock", f.p.NightInk2)
		ink.Color = f.p.NightInk2
		f.Text(x+textAt, y, end-x-textAt, noticeH, f.words.T(locale.BoardLastNews, f.local(f.LastNews).Format("15:04:05")), ink)
	case !f.Lost && f.Board.Floor != "":
		f.Fill(0, y, width, noticeH, 0, f.p.Poster)
		f.Icon(x, y+(noticeH-iconSize)/2, iconSize, "child", f.p.OnPoster)
		ink.Color = f.p.OnPoster
		f.twice(locale.ChildrenSpace, f.Board.Floor, x+textAt, y, end-x-textAt, ink)
	}
}

// twice says a message in Portuguese and, where both fit in one size, in the
// other language whose turn it is.
func (f face) twice(message locale.Message, value string, x, y, w float64, ink scene.Ink) {
	const apart, dot = 32, 8
	portuguese := f.words.T(message, value)
	words := locale.Visitors().For(f.second())
	if words.Tag() != locale.Official {
		theirs := words.T(message, value)
		for _, size := range ink.Sizes {
			first, second := ink, ink
			first.Sizes, second.Sizes, second.Language = []float64{size}, []float64{size}, words.Tag()
			wide, _ := f.Measure(portuguese, first)
			rest, _ := f.Measure(theirs, second)
			if wide+apart+dot+apart+rest > w {
				continue
			}
			second.Align = scene.Left
			f.Text(x, y, wide+1, noticeH, portuguese, first)
			f.Fill(x+wide+apart, y+(noticeH-dot)/2, dot, dot, dot/2, ink.Color)
			f.Text(x+wide+apart+dot+apart, y, rest+1, noticeH, theirs, second)
			return
		}
	}
	f.Text(x, y, w, noticeH, portuguese, ink)
}
