package printer

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"time"

	"senha/kiosk"
	"senha/printer/escpos"
	"senha/printer/ticket"
)

// writeTime is how long a printer may take to write one picture to NV memory.
const writeTime = 2 * time.Second

// restock has the printer keep the pictures of Portuguese and those most used
// lately of the other languages, as many as fit. NV memory wears (ten writes a day, says the
// maker), so that is done at most once for a business day, when it is over,
// and only what has changed is written. It ends early when a ticket is owed: a
// ticket waits for at most one picture.
func (p *Printer) restock(ctx context.Context) {
	k, day := &p.kept, p.dayOver()
	if !k.sure || p.history == nil || day <= max(k.file.Day, k.looked) || !p.stateNow().Prints() {
		return
	}
	want := p.wanted()
	if len(want) == 0 || same(want, k.keys) {
		k.looked = day
		return
	}
	trusted := len(keysOf(k.keys)) > 0 // else nobody knows what lies there
	old := k.file
	k.file = keptFile{Day: day} // what follows is remembered when it is done
	if err := k.save(); err != nil {
		k.file, k.looked = old, day // nothing was written: what is there is used on
		p.o.Log.Error("no picture is stored in the printer", "printer", p.o.Name, "error", err)
		return
	}
	k.sure = false
	var e escpos.Encoder
	done := map[ticket.Key]bool{}
	if trusted && p.o.Profile.Stored.EraseOne {
		for _, code := range old.marks() {
			e.DeleteGraphics(escpos.NV, code)
		}
		for key, has := range k.keys {
			if _, wanted := want[key]; has && wanted {
				done[key] = true
			} else if has {
				e.DeleteGraphics(escpos.NV, key.Code())
			}
		}
	} else {
		e.DeleteAllGraphics(escpos.NV)
	}
	ok := p.write(ctx, e.Bytes())
	for _, pic := range slices.SortedFunc(maps.Values(want), func(a, b wish) int { return cmp.Compare(a.rank, b.rank) }) {
		if !ok || done[pic.Key] {
			continue
		}
		if p.catchUp(ctx); p.owed() != nil || p.dayOver() == 0 {
			break
		}
		ok = p.write(ctx, pic.Store())
		done[pic.Key] = ok
	}
	if !ok || ctx.Err() != nil {
		return // without marks nothing is believed
	}
	k.file.Pictures = keysOf(done)
	var marks escpos.Encoder
	dot := escpos.NewBitmap(8, 1)
	dot.Set(0, 0)
	for _, code := range k.file.marks() {
		marks.StoreGraphics(escpos.NV, code, dot)
	}
	if !p.write(ctx, marks.Bytes()) {
		return
	}
	if err := k.save(); err != nil {
		p.o.Log.Error("the printer's pictures are written again after the next closing", "printer", p.o.Name, "error", err)
	}
	p.o.Log.Info("the printer keeps pictures", "printer", p.o.Name, "pictures", len(k.file.Pictures))
	p.compare(ctx) // what has found no room is not there
}

// dayOver is the number of the business day that is over, 0 while one is in use:
// where nobody closes it, the calendar turns it in one step at midnight, and it
// is over until the first ticket of the next.
func (p *Printer) dayOver() int {
	switch day := p.state.Day(); {
	case !day.Open:
		return day.Number
	case len(p.state.Tickets()) == 0:
		return day.Number - 1
	}
	return 0
}

// write has the printer do something with its memory, and waits until it has.
func (p *Printer) write(ctx context.Context, b []byte) bool {
	fault, ok := p.prove(ctx, slices.Clone(b), nil, writeTime)
	if !ok && ctx.Err() == nil {
		p.holds = scrap
		p.o.Log.Warn("the printer's pictures were not written", "printer", p.o.Name, "fault", string(fault))
	}
	return ok
}

// A wish is a picture that the printer should keep, and how soon.
type wish struct {
	ticket.Picture
	rank  int
	worth float64
}

// wanted chooses the pictures: Portuguese, which stands beside every language,
// then those that save most for the memory they take, in the languages asked
// for lately. So the words of many languages are kept before the names of
// services that few people ask for.
func (p *Printer) wanted() map[ticket.Key]wish {
	var list []wish
	for language, tickets := range p.history.asked.sum() {
		pictures, err := ticket.Pictures(p.state.Centre(), language, p.o.Profile, ticket.Options{Fonts: p.o.Fonts})
		if err != nil {
			p.o.Log.Error("the pictures of a language can't be laid out", "language", string(language), "error", err)
			continue
		}
		for _, pic := range pictures {
			w := wish{Picture: pic, worth: pic.Worth(float64(tickets))}
			if language == kiosk.Official {
				w.worth = math.Inf(1)
			}
			list = append(list, w)
		}
	}
	slices.SortFunc(list, func(a, b wish) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), slices.Compare(a.Key[:], b.Key[:]))
	})
	want, codes := map[ticket.Key]wish{}, map[escpos.GraphicsKey]bool{}
	room := p.o.Profile.Stored.NVBytes - markBytes
	for _, w := range list {
		if codes[w.Key.Code()] || w.Bytes > room {
			continue
		}
		room -= w.Bytes
		codes[w.Key.Code()] = true
		w.rank = len(want)
		want[w.Key] = w
	}
	return want
}

// markBytes is the room that the marks take, with some to spare.
const markBytes = 256

// sum counts the tickets in each language, Portuguese always among them.
func (d demand) sum() map[kiosk.Language]int {
	sum := map[kiosk.Language]int{kiosk.Official: 0}
	for _, day := range d {
		for l, n := range day {
			sum[l] += n
		}
	}
	return sum
}

// same says whether the printer keeps just what is wanted.
func same(want map[ticket.Key]wish, has map[ticket.Key]bool) bool {
	n := 0
	for key, kept := range has {
		if _, wanted := want[key]; kept && !wanted {
			return false
		} else if kept {
			n++
		}
	}
	return n == len(want)
}
