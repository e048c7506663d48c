package journal

import (
	"maps"

	"senha/kiosk"
)

// The numbers a successor passes over, so that none is given out twice.
const (
	// gap is for entries that were shown and lost without a trace, such as the
	// last ones of a file that was cut short.
	gap = 20
	// widestGap bounds it: no letter gives out more in what can be lost of a
	// day, and the day must go on.
	widestGap = 500
)

// dayMark follows the business days.
type dayMark struct {
	number int // of the last day that was opened
	open   bool
}

func (m *dayMark) see(event kiosk.Event) {
	switch ev := event.(type) {
	case kiosk.DayOpened:
		m.number, m.open = ev.Day, true
	case kiosk.DayClosed:
		m.number, m.open = ev.Day, false
	}
}

// openFor returns the day.opened that a salvaged entry needs, if the one it
// had was lost: without it the entry's ticket would belong to no day.
func (m *dayMark) openFor(e kiosk.Entry) *kiosk.DayOpened {
	m.see(e.Event)
	switch e.Event.(type) {
	case kiosk.TicketIssued, kiosk.TicketCalled, kiosk.DeskOpened:
		if !m.open {
			m.number, m.open = m.number+1, true
			return &kiosk.DayOpened{Day: m.number, Date: e.At.Date()}
		}
	}
	return nil
}

// dayCount finds out which numbers of the open business day may have been
// given out.
type dayCount struct {
	mark       dayMark
	highest    map[string]int // by letter, the highest number seen today
	reserve    map[string]int // by letter, what an earlier successor passed over
	unreadable int            // entries lost so far
	sighted    map[string]int // by letter, unreadable when a number was last given out
}

func newDayCount() *dayCount {
	return &dayCount{highest: map[string]int{}, reserve: map[string]int{}, sighted: map[string]int{}}
}

// see takes an intact entry's event in.
func (d *dayCount) see(event kiosk.Event) {
	d.mark.see(event)
	switch ev := event.(type) {
	case kiosk.JournalOpened:
		d.passOver(ev.Counts)
	case kiosk.DayOpened:
		d.passOver(ev.Counts)
		d.highest, d.sighted = maps.Clone(d.reserve), map[string]int{}
	case kiosk.DayClosed:
		d.highest, d.reserve, d.sighted = map[string]int{}, map[string]int{}, map[string]int{}
	case kiosk.TicketIssued: // given out in order, so all before it are lower
		d.highest[ev.Number.Letter] = max(d.highest[ev.Number.Letter], ev.Number.Count)
		d.sighted[ev.Number.Letter] = d.unreadable
	case kiosk.TicketCalled:
		d.highest[ev.Number.Letter] = max(d.highest[ev.Number.Letter], ev.Number.Count)
	}
}

func (d *dayCount) passOver(counts map[string]int) {
	for letter, count := range counts {
		d.reserve[letter] = max(d.reserve[letter], count)
		d.highest[letter] = max(d.highest[letter], count)
	}
}

// lose counts an entry that is not intact. Its number is not believed even
// where it is legible (a flipped bit makes A902 of A102): it can't be higher
// than the ones seen and the entries lost since, which after allows for.
func (d *dayCount) lose(event kiosk.Event) {
	d.unreadable++
	if ev, ok := event.(kiosk.DayOpened); ok {
		d.see(ev)
	}
}

// after returns, by letter, the number that the successor goes on from. What
// was lost before a letter's number was given out had a lower one, so only
// what is lost behind widens the letter's gap. Lost pages may have been the
// last ones. If anything is lost, each letter that was not seen may have been
// in it.
func (d *dayCount) after(lostPages int) map[string]int {
	lost := lostPages * maxRows
	counts := map[string]int{}
	for letter, highest := range d.highest {
		behind := d.unreadable - d.sighted[letter] + lost
		counts[letter] = min(highest+min(gap+behind, widestGap), kiosk.LastNumber)
	}
	for _, letter := range letters {
		if _, seen := counts[letter]; !seen && d.unreadable+lost > 0 {
			counts[letter] = min(gap+d.unreadable+lost, widestGap)
		}
	}
	return counts
}

// letters are those that may stand before numbers.
var letters = func() (list []string) {
	for letter := 'A'; letter <= 'Z'; letter++ {
		if kiosk.CheckLetter(string(letter)) == nil {
			list = append(list, string(letter))
		}
	}
	return list
}()
