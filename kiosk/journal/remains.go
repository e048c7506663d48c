package journal

import (
	"bytes"
	"cmp"
	"slices"

	"senha/kiosk"
)

// remains is what can be read of a damaged file.
type remains struct {
	pages *pages
	refs  []rowRef // by number; copies of a row stand side by side
	last  uint64   // the highest number that can be believed
}

func newRemains(p *pages) *remains {
	r := &remains{pages: p, refs: p.rows()}
	for i := len(r.refs) - 1; i >= 0; i-- { // a row's own number may be damaged: its body must agree
		rec, ok := p.load(r.refs[i])
		if !ok {
			continue
		}
		if e, err := rec.Entry(); err == nil && e.Seq == rec.Seq {
			r.last = rec.Seq
			break
		}
	}
	for len(r.at(r.last+1)) > 0 {
		r.last++
	}
	return r
}

// at returns the copies of a row that can be read.
func (r *remains) at(seq uint64) []Record {
	i, _ := slices.BinarySearchFunc(r.refs, seq, func(ref rowRef, seq uint64) int { return cmp.Compare(ref.seq, seq) })
	var list []Record
	for ; i < len(r.refs) && r.refs[i].seq == seq; i++ {
		if rec, ok := r.pages.load(r.refs[i]); ok {
			list = append(list, rec)
		}
	}
	return list
}

// intact returns the entry of a number if its bytes and the stored hash of the
// entry before it give its hash.
func (r *remains) intact(seq uint64) (Record, kiosk.Entry, bool) {
	before := []Record{{}}
	if seq > 1 {
		before = r.at(seq - 1)
	}
	for _, rec := range r.at(seq) {
		for _, b := range before {
			if e, err := rec.check(b.Hash); err == nil {
				return rec, e, true
			}
		}
	}
	return Record{}, kiosk.Entry{}, false
}

// lastDay returns the number of the last day.opened that is intact, or 0.
func (r *remains) lastDay() uint64 {
	for i := len(r.refs) - 1; i >= 0; i-- {
		seq := r.refs[i].seq
		if seq > r.last || i+1 < len(r.refs) && r.refs[i+1].seq == seq {
			continue
		}
		if _, e, ok := r.intact(seq); ok && e.Event.Kind() == (kiosk.DayOpened{}).Kind() {
			return seq
		}
	}
	return 0
}

// keep writes what stands before the fault: all of the days before the last
// one as it is (Verify tells their faults), and of that day what is intact.
// It returns the last entry written, and what it learned of the day.
func (r *remains) keep(w *fileWriter, result *Successor) (head Record, day *dayCount, err error) {
	day = newDayCount()
	add := func(rec Record) error {
		head = rec
		result.Kept++
		return w.add(rec)
	}
	start := r.lastDay()
	for i, ref := range r.refs {
		if ref.seq >= start {
			break
		}
		if i > 0 && r.refs[i-1].seq == ref.seq {
			continue
		}
		copies := r.at(ref.seq)
		if len(copies) == 0 {
			continue
		}
		rec := copies[0]
		if len(copies) > 1 {
			if sound, _, ok := r.intact(ref.seq); ok {
				rec = sound
			}
		}
		if setsTheDay(rec.Body) {
			if e, err := rec.Entry(); err == nil {
				day.see(e.Event)
			}
		}
		if err := add(rec); err != nil {
			return head, day, err
		}
	}
	for seq := max(start, 1); seq <= r.last; seq++ {
		rec, e, ok := r.intact(seq)
		if !ok {
			break
		}
		day.see(e.Event)
		if err := add(rec); err != nil {
			return head, day, err
		}
	}
	return head, day, nil
}

// setsTheDay picks the kinds that matter to a later day, so that years of
// entries need not be decoded.
func setsTheDay(body []byte) bool {
	for _, kind := range []string{`"journal.opened"`, `"day.opened"`, `"day.closed"`} {
		if bytes.Contains(body, []byte(kind)) {
			return true
		}
	}
	return false
}

// behind returns the numbers of the intact entries behind the fault, and
// counts those that are not.
func (r *remains) behind(seq uint64, day *dayCount, result *Successor) (salvage []uint64) {
	for seq++; seq <= r.last; seq++ {
		if _, e, ok := r.intact(seq); ok {
			day.see(e.Event)
			salvage = append(salvage, seq)
			continue
		}
		var legible kiosk.Event
		for _, rec := range r.at(seq) {
			if e, err := rec.Entry(); err == nil {
				legible = e.Event
			}
		}
		day.lose(legible)
		result.Unreadable++
	}
	result.Salvaged = uint64(len(salvage))
	return salvage
}
