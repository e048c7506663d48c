package screen

import (
	"senha/assets/locale"
	"senha/kiosk"
)

// A row is one thing to know: an icon or a service's letter, and words.
type row struct {
	icon     string
	letter   string // in a badge, instead of an icon
	voices   []voice
	spare    bool // left out where there is no room
	inMiddle bool // no rule below it
}

// rows sets rows below each other from y, each as high as usual if there is
// room, in sizes that all fit; what can be spared goes where none does. It
// returns where they end.
func (p *page) rows(list []row, x, y, w, h, usual float64) float64 {
	icon := p.rowIcon * min(p.grown, 1.2)
	at := icon + 32
	if p.header > 0 {
		at = icon + 20
	}
	pad := 10.0
	if p.small() {
		pad = 5
	}
	set := func(step int, short, close bool) (stacks []stack, sum float64, ok bool) {
		ok = true
		for _, r := range list {
			s, fine := p.stackAt(step, w-at, r.voices, true, short, close)
			if !fine {
				ok = false
			}
			stacks = append(stacks, s)
			sum += max(s.h+2*pad, icon+2*pad)
		}
		return stacks, sum, ok
	}
	var stacks []stack
	var sum float64
	for {
		ok := false
		for step := 0; step < len(ladder) && !ok; step++ {
			for _, form := range []struct{ short, close bool }{{false, false}, {true, false}, {true, true}} {
				if stacks, sum, ok = set(step, form.short, form.close); ok && sum <= h {
					break
				}
				ok = false
			}
		}
		last := len(list) - 1
		for last >= 0 && !list[last].spare {
			last--
		}
		if ok || last < 0 {
			break
		}
		list = append(append([]row{}, list[:last]...), list[last+1:]...)
	}
	spare := max(0, h-sum)
	for i, r := range list {
		high := max(stacks[i].h+2*pad, icon+2*pad)
		grow := min(max(0, usual-high), spare/float64(len(list)-i))
		high, spare = high+grow, spare-grow
		if r.letter != "" {
			p.Badge(p.color, x, y+(high-icon*0.9)/2, icon, icon*0.9*0.9, r.letter, noOutline)
		} else {
			p.Icon(x, y+(high-icon)/2, icon, r.icon, p.color.Ink)
		}
		p.put(stacks[i], x+at, y+(high-stacks[i].h)/2, w-at)
		y += high
		if !r.inMiddle {
			p.Rule(x, y-1, w, 2, p.color.Hair)
		}
	}
	return y
}

// serviceRow says what the number is for.
func (p *page) serviceRow() (row, bool) {
	sv, ok := p.v.service(p.s.Service)
	if !ok {
		return row{}, false
	}
	return row{letter: sv.Letter, voices: []voice{p.nameOf(sv.Service, 40, p.color.Ink).lines(2), p.officialName(sv.Service, 28, p.color.Ink2).lines(2)}}, true
}

// told is a row of a message and its second voice.
func (p *page) told(icon string, m locale.Message, args ...any) row {
	second := p.gloss(m, args...)
	return row{icon: icon, voices: []voice{p.own(p.say(m, args...), 36, p.color.Ink).lines(3), p.second(second, 26, p.color.Ink2).lines(3)}}
}

// lineRows are the telephone line that helps in many languages: its two numbers
// and its hours.
func (p *page) lineRows() []row {
	size := 56.0
	if p.header > 0 {
		size = 40
	}
	call := p.told("phone", locale.WhatInstead)
	numbers := p.said(kiosk.Official, isolated(locale.SupportLine)+"\u2003"+isolated(locale.SupportLineOther), size, p.color.Ink).bold().lines(2)
	call.voices = append(call.voices, numbers)
	return []row{call, p.told("clock", locale.LineHours)}
}

// isolated keeps a telephone number whole and in its order.
func isolated(number string) string {
	const leftToRight, pop = "\u2066", "\u2069"
	out := []rune(leftToRight)
	for _, r := range number {
		if r == ' ' {
			r = '\u00a0'
		}
		out = append(out, r)
	}
	return string(out) + pop
}
