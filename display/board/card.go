package board

import (
	"slices"
	"strings"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/display/text"
)

// Measures of the card, the same ticket as on paper and on the touch screen.
const (
	cardRadius = 32.0
	tearAt     = 400.0 // the line along which a ticket is torn, from the top
	tearDots   = 35
	tearInset  = 64.0 // of the first and last dot
	tearDot    = 8.0  // across
	notch      = 64.0 // across
	cardInset  = 60.0 // of the words
)

// card shows the last call; without a hub it says so, and before the first call
// it greets.
func (f face) card(x, y, k float64) {
	switch {
	case f.Lost:
		f.lost(x, y, k)
	case len(f.Board.Calls) > 0:
		f.call(f.Board.Calls[0], x, y, k)
	case f.Board.Seq > 0:
		f.welcome(x, y, k)
	}
}

// call shows a number and its desk: on yellow while it is new.
func (f face) call(c Call, x, y, k float64) {
	ink := f.p.Sun
	switch {
	case f.pale(c):
		ink = f.p.Night
		f.Fill(x, y, cardW*k, cardH*k, cardRadius*k, f.p.Fresh)
	case f.fresh(c):
		ink = f.p.Night
		f.Fill(x, y, cardW*k, cardH*k, cardRadius*k, f.p.Sun)
	default:
		f.panel(x, y, cardW*k, cardH*k, cardRadius*k)
	}
	f.tear(x, y, k, ink)
	f.Text(x+16*k, y, (cardW-32)*k, tearAt*k, c.Number, f.digits(416*k, ink, scene.Center))

	const below = tearAt + 12 // under the dots
	top, height := y+below*k, (cardH-below)*k
	desk := f.digits(272*k, ink, scene.Center)
	f.Text(x+cardW*k/4, top, cardW*k/2, height, c.Desk, desk)
	deskW, _ := f.Measure(c.Desk, desk)
	side := (cardW*k-min(deskW, cardW*k/2))/2 - (cardInset+16)*k
	word := scene.Ink{
		Sizes: []float64{96 * k, 80 * k, 64 * k, 48 * k, 36 * k}, Bold: true, Language: locale.Official,
		Color: ink, VAlign: scene.Middle, Label: true,
	}
	f.Text(x+cardInset*k, top, side, height, f.words.T(locale.Desk), word)
	if theirs := locale.Visitors().For(c.Language); slices.Contains(f.Languages, theirs.Tag()) {
		word.Language, word.Align = theirs.Tag(), scene.End
		f.Text(x+(cardW-cardInset)*k-side, top, side, height, theirs.T(locale.Desk), word)
	}
}

// tear draws the dotted line and the two notches.
func (f face) tear(x, y, k float64, ink scene.Color) {
	line := y + tearAt*k
	step := (cardW - 2*tearInset) / (tearDots - 1)
	for i := range tearDots {
		at := x + (tearInset+float64(i)*step)*k
		f.Fill(at-tearDot*k/2, line-tearDot*k/2, tearDot*k, tearDot*k, tearDot*k/2, ink)
	}
	for _, side := range []float64{x, x + cardW*k} {
		f.Fill(side-notch*k/2, line-notch*k/2, notch*k, notch*k, notch*k/2, f.p.Night)
	}
}

// welcome is the card while nobody was called yet, or the centre is closed.
func (f face) welcome(x, y, k float64) {
	message := locale.Welcome
	if !f.Board.Open {
		message = locale.CentreClosed
	}
	f.panel(x, y, cardW*k, cardH*k, cardRadius*k)
	f.tear(x, y, k, f.p.NightInk2)
	width := (cardW - 2*cardInset) * k
	f.Text(x+cardInset*k, y, width, tearAt*k, f.words.T(message), scene.Ink{
		Sizes: []float64{144 * k, 96 * k, 72 * k}, Lines: 2, Bold: true, Language: locale.Official,
		Color: f.p.NightInk, Align: scene.Center, VAlign: scene.Middle, Label: true,
	})
	f.lines(message, x+cardInset*k, y+(tearAt+gap)*k, width, (cardH-tearAt-2*gap)*k, scene.Center, []float64{56 * k, 48 * k, 40 * k})
}

// lost says that the numbers may be old, and what to do.
func (f face) lost(x, y, k float64) {
	const inset, iconSize = 48.0, 144.0
	f.Frame(x, y, cardW*k, cardH*k, cardRadius*k, 6*k, f.p.NightInk, f.p.Night2)
	f.Icon(x+cardInset*k, y+inset*k, iconSize*k, "line-lost", f.p.NightInk)
	title := (cardInset + iconSize + inset - 12) * k // icons leave a twelfth of their side empty
	f.Text(x+title, y+inset*k, (cardW-inset)*k-title, iconSize*k, f.words.T(locale.BoardLost), scene.Ink{
		Sizes: []float64{80 * k, 64 * k}, Bold: true, Language: locale.Official, Color: f.p.NightInk, VAlign: scene.Middle, Label: true,
	})
	left, width := x+cardInset*k, (cardW-2*cardInset)*k
	sentences := strings.ReplaceAll(f.words.T(locale.BoardNumbersOld), ". ", ".\n")
	f.Text(left, y+208*k, width, 140*k, sentences, scene.Ink{
		Sizes: []float64{48 * k, 44 * k, 40 * k}, Lines: 2, Language: locale.Official, Color: f.p.NightInk,
	})
	f.Rule(left, y+362*k, width, 2, f.p.NightInk2)
	f.lines(locale.BoardAskWelcome, left, y+376*k, width, (cardH-376-24)*k, scene.Start, []float64{40 * k, 36 * k, 32 * k})
}

// lines says a message in up to four more languages, one below the other, each
// from its own side, at the first size at which all of them have room.
func (f face) lines(message locale.Message, x, y, w, h float64, align scene.Align, sizes []float64) {
	const most = 4
	type line struct {
		text string
		ink  scene.Ink
		high float64
	}
	var list []line
	var sum float64
	for i, size := range sizes {
		list, sum = nil, 0
		full := false
		for _, tag := range f.Languages {
			words := locale.Visitors().For(tag)
			if len(list) == most {
				break
			}
			l := line{text: words.T(message), ink: scene.Ink{
				Sizes: sizes[i:], Language: words.Tag(), Color: f.p.NightInk2, Align: align, VAlign: scene.Middle,
			}}
			if align == scene.Start && words.RTL() {
				l.ink.Align = scene.End
			}
			l.high = text.RunningHeight(words.Tag()) * size
			if full = sum+l.high > h; full {
				break
			}
			sum += l.high
			list = append(list, l)
		}
		if !full {
			break
		}
	}
	if len(list) == 0 {
		return
	}
	apart := min((h-sum)/float64(len(list)), gap)
	if align == scene.Center {
		y += (h - sum - apart*float64(len(list))) / 2
	}
	for _, l := range list {
		f.Text(x, y, w, l.high+apart, l.text, l.ink)
		y += l.high + apart
	}
}
