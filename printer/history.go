package printer

import (
	"context"
	"time"

	"senha/kiosk"
)

// A history is what the whole journal tells of a printer, and a fold over the
// open day does not: how much of the roll is used, which languages are asked
// for, whether the printer can answer.
type history struct {
	device string // as in device.changed
	seq    uint64 // of the last entry taken in
	roll   roll
	asked  demand
	twoWay bool
}

func newHistory(device string) *history {
	return &history{device: device, roll: roll{low: -1}, asked: demand{}}
}

// read takes in what the journal has grown by.
func (h *history) read(ctx context.Context, p *Printer) error {
	return p.o.Journal.Read(ctx, h.seq+1, func(e kiosk.Entry) error {
		h.apply(e)
		return nil
	})
}

func (h *history) apply(e kiosk.Entry) {
	h.seq = e.Seq
	switch ev := e.Event.(type) {
	case kiosk.DeviceChanged:
		if ev.Device == h.device {
			h.roll.turned(State(ev.State))
			h.twoWay = h.twoWay || State(ev.State).answers()
		}
	case kiosk.TicketPrinted:
		h.roll.printed++
	case kiosk.TicketIssued:
		h.asked.count(e.At, ev.Language)
	}
}

// look reads the journal's past once, beside the work, since that may take
// seconds on a journal of months.
func (p *Printer) look(ctx context.Context, found chan<- *history) {
	h := newHistory(p.Device())
	if err := h.read(ctx, p); err != nil {
		if ctx.Err() == nil {
			p.o.Log.Error("the past of the printer's roll and languages cannot be read; what is printed is not touched by that", "printer", p.o.Name, "error", err)
		}
		h = newHistory(p.Device()) // from here on at least
		h.seq = p.begun
	}
	found <- h
}

// recall takes the past when it has been found.
func (p *Printer) recall() {
	select {
	case p.history = <-p.found:
	default:
	}
}

// remember goes on from the past with what has happened since. It is done
// while nobody waits for a ticket.
func (p *Printer) remember(ctx context.Context) {
	if p.recall(); p.history == nil {
		return
	}
	if err := p.history.read(ctx, p); err != nil {
		return // catchUp tells
	}
	p.twoWay = p.twoWay || p.history.twoWay
}

// A roll is how much of the paper is used since it was loaded.
type roll struct {
	printed int // tickets
	low     int // printed when the sensor first saw the roll's end coming; -1 if it has not
	out     bool
	before  *roll // the one that seems to have been taken out though paper never ran out
}

// flicker is how many tickets at most a sensor that wavers at a roll's end sees
// none of it. A roll just loaded lasts longer.
const flicker = 50

// turned takes in a new state. Paper was loaded when the printer prints again
// after it ran out, and when the sensor that saw the roll's end sees none.
func (r *roll) turned(s State) {
	switch {
	case s == PaperOut:
		r.out = true
	case r.out && s.Prints():
		*r = roll{low: -1}
	case r.low >= 0 && s == Ready:
		before := *r
		*r = roll{low: -1, before: &before}
	}
	switch {
	case s != PaperLow || r.low >= 0:
	case r.before != nil && r.printed < flicker: // it is the same roll still
		printed := r.printed
		*r = *r.before
		r.printed += printed
	default:
		r.low = r.printed
	}
}

const (
	// rollMM is the length of the roll that is sold most.
	rollMM = 80_000
	// lowMM is what is left when a sensor first sees the roll's end: one that
	// looks at a roll 23 mm across, on a core of 18, of paper 0.06 mm thick.
	lowMM = 2_700
	// ticketMM is the length of a ticket while none has been printed.
	ticketMM = 119
)

// left returns about how many tickets of a length the roll still holds, and
// whether that is worth saying.
func (r *roll) left(mm int) (int, bool) {
	n := rollMM/mm - r.printed
	if r.low >= 0 {
		n = min(max(n, 0), max(lowMM/mm-(r.printed-r.low), 0))
	}
	return max(n, 0), n >= 0
}

// warning says, as a detail of device.changed, below which round number the
// tickets on the roll have fallen: "100", "50", "10", or "" while there are
// enough, or nothing is known.
func (p *Printer) warning(s State) string {
	if !s.Prints() {
		return ""
	}
	if p.history == nil {
		if was, _ := p.state.Device(p.Device()); was.State == string(s) {
			return was.Detail // it is not news that the past is not read yet
		}
		return ""
	}
	r := p.history.roll
	r.turned(s) // the journal hears of it next
	left, known := r.left(p.ticketMM())
	if !known {
		return ""
	}
	for _, step := range []struct {
		below int
		say   string
	}{{10, "10"}, {50, "50"}, {100, "100"}} {
		if left < step.below {
			return step.say
		}
	}
	return ""
}

// ticketMM is how long a ticket is: the last that was printed.
func (p *Printer) ticketMM() int {
	if p.length == 0 {
		return ticketMM
	}
	return max(1, p.length/p.o.Profile.DotsPerMM)
}

// demand counts the tickets in each language on each day of the last ones.
type demand map[int64]map[kiosk.Language]int

// demandDays is how far back languages are counted.
const demandDays = 30

func (d demand) count(at kiosk.Moment, l kiosk.Language) {
	day := at.Wall.Unix() / int64(24*time.Hour/time.Second)
	if d[day] == nil {
		d[day] = map[kiosk.Language]int{}
		for old := range d {
			if old <= day-demandDays {
				delete(d, old)
			}
		}
	}
	d[day][l]++
}
