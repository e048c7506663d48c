package escpos

// Roll is paper on its way out of the printer.
type Roll struct {
	Width int
	rows  int
	bits  []byte
}

// MaxRoll is the most rows a Roll holds, 2 m of paper; what comes after is lost.
const MaxRoll = 16384

// Rows returns how many rows came out.
func (r *Roll) Rows() int { return r.rows }

// Row adds a printed row of (Width+7)/8 bytes.
func (r *Roll) Row(dots []byte) {
	if r.rows < MaxRoll {
		r.bits = append(r.bits, dots[:(r.Width+7)/8]...)
		r.rows++
	}
}

// Feed adds white rows.
func (r *Roll) Feed(rows int) {
	rows = max(0, min(rows, MaxRoll-r.rows))
	r.bits = append(r.bits, make([]byte, rows*((r.Width+7)/8))...)
	r.rows += rows
}

// Bitmap returns what came out, as a picture of its own.
func (r *Roll) Bitmap() Bitmap {
	b := NewBitmap(r.Width, r.rows)
	copy(b.Bits, r.bits)
	return b
}

// Take returns what came out and leaves the roll empty.
func (r *Roll) Take() Bitmap {
	b := r.Bitmap()
	r.rows, r.bits = 0, nil
	return b
}

// Paper is an Output that keeps all: for tests.
type Paper struct {
	Roll    // what came out since the last cut
	Tickets []Bitmap
	Asked   []Query
	Faults  []Fault
}

// Cut ends a ticket.
func (p *Paper) Cut(full bool) { p.Tickets = append(p.Tickets, p.Take()) }

// Init has no effect on paper.
func (p *Paper) Init() {}

// Ask keeps the question.
func (p *Paper) Ask(q Query) { p.Asked = append(p.Asked, q) }

// Fault keeps the fault.
func (p *Paper) Fault(f Fault) { p.Faults = append(p.Faults, f) }
