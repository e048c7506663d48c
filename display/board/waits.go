package board

import (
	"fmt"

	"senha/assets/locale"
	"senha/display/scene"
)

// waits shows how it stands with each service: how many wait, or that it gives
// out no tickets.
func (f face) waits(x, y, w float64, rows int) {
	const widest = 320
	list := f.Board.Waits
	if len(list) == 0 {
		return
	}
	across := (len(list) + rows - 1) / rows
	width := min(widest, (w-waitGap*float64(across-1))/float64(across))
	for i, s := range list {
		left := x + float64(i%across)*(width+waitGap)
		top := y + float64(i/across)*(waitH+waitGap)
		f.panel(left, top, width, waitH, 12)
		if f.small {
			f.smallWait(s, left, top, width)
		} else {
			f.wait(s, left, top, width)
		}
	}
}

func (f face) wait(s Wait, x, y, w float64) {
	const badgeW, badgeH, iconSize, apart = 56, 48, 48, 12
	group := float64(badgeW)
	icon := s.Icon != "" && w >= badgeW+iconSize+2*apart
	if icon {
		group += apart + iconSize
	}
	left := x + (w-group)/2
	f.badge(s.Letter, left, y+16, badgeW, badgeH)
	if icon {
		color := f.p.NightInk
		if f.Lost || s.State != Open {
			color = f.p.Stale
		}
		f.Icon(left+badgeW+apart, y+16, iconSize, s.Icon, color)
	}
	f.howMany(s, x, y+72, w, 60, 40, 28)
}

// smallWait leaves out what could not be read: the letter and the number stay.
func (f face) smallWait(s Wait, x, y, w float64) {
	badge := min(88, w)
	f.badge(s.Letter, x+(w-badge)/2, y+8, badge, 64)
	f.howMany(s, x, y+76, w, 64, 60, 60)
}

// howMany says how many people wait, in one line.
func (f face) howMany(s Wait, x, y, w, h, size, wordSize float64) {
	number := f.digits(size, f.p.NightInk, scene.Center)
	switch {
	case f.Lost:
		number.Color = f.p.Stale
		f.Text(x, y, w, h, "–", number)
	case s.State != Open:
		f.noTickets(s.State, x, y, w, h, wordSize)
	default:
		const apart = 8
		count := fmt.Sprint(s.Waiting)
		wide, _ := f.Measure(count, number)
		icon := size
		if icon+apart+wide > w {
			icon = 0
			wide = min(wide, w-apart) // or its digits are smaller
		}
		left := x + (w-wide-icon)/2
		if icon > 0 {
			left -= apart / 2
			f.Icon(left, y+(h-icon)/2, icon, "people", f.p.NightInk2)
			left += icon + apart
		}
		f.Text(left, y, wide+1, h, count, number)
	}
}

// noTickets says in a word why a service gives out no tickets, by an icon where
// the word has no room.
func (f face) noTickets(state State, x, y, w, h, size float64) {
	word, icon := f.words.T(locale.Closed), "closed"
	if state == Full {
		word, icon = f.words.T(locale.FullShort), "full"
	}
	ink := scene.Ink{
		Sizes: []float64{size, size - 4}, Language: locale.Official,
		Color: f.p.NightInk2, Align: scene.Center, VAlign: scene.Middle, Label: true,
	}
	for i := range ink.Sizes {
		smaller := ink
		smaller.Sizes = ink.Sizes[i:]
		if wide, _ := f.Measure(word, smaller); wide <= w-8 {
			f.Text(x+4, y, w-8, h, word, smaller)
			return
		}
	}
	side := min(56, h, w)
	f.Icon(x+(w-side)/2, y+(h-side)/2, side, icon, f.p.NightInk2, scene.Stroke(3.5))
}

// badge is a service's letter on its colour; without a hub the colour goes.
func (f face) badge(letter string, x, y, w, h float64) {
	if !f.Lost {
		f.Badge(f.p, x, y, w, h, letter, f.p.NightInk2)
		return
	}
	f.Frame(x, y, w, h, 8, 2, f.p.Stale, f.p.Night2)
	f.Text(x, y, w, h, letter, f.digits(h*0.7, f.p.Stale, scene.Center))
}
