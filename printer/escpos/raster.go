package escpos

// At is how a printer lets a picture begin elsewhere than at the left edge.
type At int

// The ways to begin a picture at a column.
const (
	AtNone     At = iota // it can't: pictures begin at the left edge
	AtPosition           // ESC $ before each GS v 0
	AtMargin             // GS L before it, and back to 0 after
)

// RasterOptions is what Raster may use on a printer. The zero value suits any.
type RasterOptions struct {
	At          At   // skip white columns at the left
	Columns     bool // ESC * in 24-dot double density works: see Raster
	WhiteAsDots bool // feeds are not in dots (no GS P): white rows are sent as dots
	Doubles     bool // GS v 0 in double width, double height and both
	Band        int  // most rows that one GS v 0 gets; 0 is MaxBand
}

// Longest is the most bytes of data that Raster puts behind one command, on
// paper of that many dots: so many zeros end whatever command was cut off.
func (o RasterOptions) Longest(dots int) int {
	return max(o.band()*((dots+7)/8), dots*columnRows/8)
}

func (o RasterOptions) band() int {
	if o.Band == 0 {
		return MaxBand
	}
	return o.Band
}

// MaxBand is the most rows one GS v 0 gets. The reference allows 2303 or more,
// but printers with small buffers print garbage beyond 256.
const MaxBand = 256

// columnRows is the height of a line of ESC * in 24-dot double density.
const columnRows = 24

// Bytes that a plan reckons with. A band costs more than its head: printers
// that get many small ones stop and start.
const (
	feedCost = 3
	bandCost = 8 + 12
)

// Rastered says what became of a picture.
type Rastered struct {
	Extra int // white rows fed beyond the picture's height, 0 to 23
	Left  int // bands in which a real-time command is still hidden
}

// Raster prints a picture with its left edge at column 0: GS v 0, Print raster
// bit image, in bands of at most 256 rows, without the white right of them, at
// the left where options allow it, and with ESC J for white rows; where dots
// come in pairs, in a double mode. Bands are cut where that makes the fewest
// bytes. The paper moves on by the picture's height.
//
// No band holds a real-time command by chance. One that would is sent at
// another bit offset, its start moved back by as many dots; or in fewer rows;
// or, when a single row begins with ink at column 0 or the printer can't
// position, as a line of ESC * (Select bit-image mode), whose bytes stand in
// columns and can be parted anywhere. Always the same dots on paper. Two things
// remain, both counted in the result: such a line at the very end feeds up to 23
// white rows more than the picture has, and where ESC * is not allowed the band
// goes out as it is.
//
// Text in the line buffer is printed first.
func (e *Encoder) Raster(b Bitmap, o RasterOptions) Rastered {
	e.breakLine()
	r := rasterer{e: e, b: b, o: o, width: (b.Width + 7) / 8}
	r.plan()
	for y := 0; y < b.Height; {
		y = r.next(y)
	}
	return r.done
}

type rasterer struct {
	e     *Encoder
	b     Bitmap
	o     RasterOptions
	width int // bytes of a whole row
	rows  []extent
	pairs []pairs
	ends  []int  // of the best band or feed that begins at each row
	modes []mode // of that band
	data  []byte
	done  Rastered
}

// extent is from the first column with ink to one past the last; right is 0 if
// there is none.
type extent struct{ left, right int }

func (e extent) with(o extent) extent {
	if o.right > 0 {
		e.left, e.right = min(e.left, o.left), max(e.right, o.right)
	}
	return e
}

// plan finds, from the last row up, where the cheapest way down goes on from
// each row: the rest of a picture costs the same however one came to it.
func (r *rasterer) plan() {
	h := r.b.Height
	r.rows, r.ends, r.modes = make([]extent, h), make([]int, h), make([]mode, h)
	for y := range h {
		if left, right, any := r.b.ink(y); any {
			r.rows[y] = extent{left, right}
		} else {
			r.rows[y].left = r.b.Width
		}
	}
	r.findPairs()
	cost := make([]int, h+1)
	white := 0 // rows from y on
	for y := h - 1; y >= 0; y-- {
		if r.rows[y].right == 0 {
			white++
			n := white
			c := feedCost * ((n + 254) / 255)
			if r.o.WhiteAsDots {
				n = min(n, r.o.band())
				c = bandCost + n
			}
			r.ends[y], cost[y] = y+n, c+cost[y+n]
			continue
		}
		white = 0
		span, all := r.rows[y], pairs{true, true, true}
		cost[y] = -1
		for end := y + 1; end <= h && end-y <= r.o.band(); end++ {
			span = span.with(r.rows[end-1])
			p := r.pairs[end-1]
			all.even, all.odd = all.even && p.even, all.odd && p.odd
			if (end-y)%2 == 1 {
				all.below = all.below && p.below
			}
			for m := range mode(4) {
				rows := end - y
				switch {
				case m&doubleWidth != 0 && !all.even && !all.odd, m&doubleHeight != 0 && (!all.below || rows%2 != 0):
					continue
				case m&doubleHeight != 0:
					rows /= 2
				}
				if c := bandCost + rows*r.bytes(span, m) + cost[end]; cost[y] < 0 || c < cost[y] {
					r.ends[y], r.modes[y], cost[y] = end, m, c
				}
			}
		}
	}
}

// bytes is how long a row of that extent is in a band.
func (r *rasterer) bytes(e extent, m mode) int {
	if r.o.At == AtNone {
		e.left = 0
	}
	if m&doubleWidth != 0 {
		return (e.right - e.left + 15) / 16
	}
	return (e.right - e.left + 7) / 8
}

// next prints from row y on, as much as goes in one piece, and returns the row
// it stopped at.
func (r *rasterer) next(y int) int {
	h := r.ends[y] - y
	switch {
	case r.rows[y].right > 0:
	case r.o.WhiteAsDots:
		r.band(0, make([]byte, h), 1, h, 0)
		return y + h
	default:
		r.e.Feed(h)
		return y + h
	}
	if m := r.modes[y]; m != 0 && r.double(y, h, m) {
		return y + h
	}
	for ; h > 0; h /= 2 {
		e := r.span(y, y+h)
		for _, x := range r.starts(e.left) {
			data, bytes := r.pack(y, y+h, x, e.right)
			if !hidesRealTime(data) {
				r.band(x, data, bytes, h, 0)
				return y + h
			}
		}
	}
	if r.o.Columns {
		r.strip(y)
		return y + columnRows
	}
	r.done.Left++
	x := r.starts(r.rows[y].left)[0]
	data, bytes := r.pack(y, y+1, x, r.rows[y].right)
	r.band(x, data, bytes, 1, 0)
	return y + 1
}

// strip prints 24 rows from y on by ESC *, in as many commands side by side as
// it takes for none to hide a real-time command. A column that would hide one
// alone is printed in two halves, the second over the first.
func (r *rasterer) strip(y int) {
	data := r.columns(y)
	at := 0 // column
	for len(data) > 0 {
		n := len(data)
		for n > 0 && hidesRealTime(data[:n]) {
			n -= 3
		}
		if n > 0 {
			r.part(data[:n])
		} else {
			n = 3
			r.part([]byte{data[0], 0, data[2]})
			r.e.Position(at)
			r.part([]byte{0, data[1], 0})
		}
		at, data = at+n/3, data[n:]
	}
	r.e.Feed(columnRows)
	r.done.Extra = max(0, y+columnRows-r.b.Height)
}

// part is one ESC * in 24-dot double density.
func (r *rasterer) part(columns []byte) {
	n := len(columns) / 3
	r.e.put(append([]byte{esc, '*', 33, byte(n), byte(n >> 8)}, columns...)...)
}

// span is the extent of rows y0 to y1-1.
func (r *rasterer) span(y0, y1 int) extent {
	e := r.rows[y0]
	for _, o := range r.rows[y0:y1] {
		e = e.with(o)
	}
	return e
}

// starts lists the columns at which a band with its first ink at left may
// begin, the cheapest first. They are all bit offsets there are.
func (r *rasterer) starts(left int) []int {
	if r.o.At == AtNone || left == 0 {
		return []int{0}
	}
	var xs []int
	for x := left; x >= 0 && x > left-8; x-- {
		xs = append(xs, x)
	}
	if left < 8 {
		xs[0], xs[left] = xs[left], xs[0] // column 0 needs no position
	}
	return xs
}

// pack returns rows y0 to y1-1 from column x to right, packed anew, and the
// bytes of one row.
func (r *rasterer) pack(y0, y1, x, right int) ([]byte, int) {
	n := max(1, (right-x+7)/8)
	r.data = r.data[:0]
	shift, first := x%8, x/8
	mask := byte(0xFF) << (uint(r.width*8-r.b.Width) % 8)
	for y := y0; y < y1; y++ {
		row := r.b.Row(y)
		at := func(i int) byte {
			switch {
			case i >= len(row):
				return 0
			case i == len(row)-1:
				return row[i] & mask
			}
			return row[i]
		}
		for i := first; i < first+n; i++ {
			r.data = append(r.data, at(i)<<shift|byte(uint16(at(i+1))>>(8-shift)))
		}
	}
	return r.data, n
}

// columns returns 24 rows from y on as ESC * wants them: columns of three
// bytes, the uppermost dot in the most significant bit, up to the last column
// with ink.
func (r *rasterer) columns(y int) []byte {
	right := r.span(y, min(y+columnRows, r.b.Height)).right
	data := make([]byte, 3*right)
	for x := range right {
		for i := range columnRows {
			if r.b.At(x, y+i) {
				data[3*x+i/8] |= 0x80 >> (i % 8)
			}
		}
	}
	return data
}

// band writes one GS v 0 of h rows of n bytes, beginning at column x.
func (r *rasterer) band(x int, data []byte, n, h int, m mode) {
	if x > 0 {
		switch r.o.At {
		case AtPosition:
			r.e.Position(x)
		case AtMargin:
			r.e.Margin(x)
		}
	}
	r.e.buf = append(r.e.buf, gs, 'v', '0', byte(m), byte(n), byte(n>>8), byte(h), byte(h>>8))
	r.e.buf = append(r.e.buf, data...)
	r.e.end()
	if x > 0 && r.o.At == AtMargin {
		r.e.Margin(0)
	}
}
