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
	At           At   // skip white columns at the left
	Columns      bool // ESC * in 24-dot double density works: see Raster
	WhiteAsDots  bool // feeds are not in dots (no GS P): white rows are sent as dots
	LongestBands int  // rows a command, at most; 0 is MaxBand
}

// MaxBand is the most rows one GS v 0 gets. The reference allows 2303 or more,
// but printers with small buffers print garbage beyond 256.
const MaxBand = 256

// columnRows is the height of a line of ESC * in 24-dot double density.
const columnRows = 24

// whiteGap is how many bytes of white a band may carry before it is cheaper to
// feed: GS v 0 has 8 bytes before its data, ESC $ 4, ESC J 3.
const whiteGap = 15

// Rastered says what became of a picture.
type Rastered struct {
	Extra int // white rows fed beyond the picture's height, 0 to 23
	Left  int // bands in which a real-time command is still hidden
}

// Raster prints a picture with its left edge at column 0: GS v 0, Print raster
// bit image, in bands of at most 256 rows, without the white right of them, at
// the left where options allow it, and with ESC J for white rows. The paper
// moves on by the picture's height.
//
// No band holds a real-time command by chance. One that would is sent at
// another bit offset, its start moved back by as many dots; or in fewer rows;
// or, when a single row begins with ink at column 0 or the printer can't
// position, as a line of ESC * (Select bit-image mode), whose bytes stand in
// columns. Always the same dots on paper. Two things remain, both counted in
// the result: such a line at the very end feeds up to 23 white rows more than
// the picture has, and where ESC * is not allowed (or hides one as well, about
// one in a million tickets) the band goes out as it is.
//
// Text in the line buffer is printed first.
func (e *Encoder) Raster(b Bitmap, o RasterOptions) Rastered {
	if e.text {
		e.put(lf)
		e.text = false
	}
	r := rasterer{e: e, b: b, o: o}
	r.width = (b.Width + 7) / 8
	if r.longest = o.LongestBands; r.longest <= 0 || r.longest > MaxBand {
		r.longest = MaxBand
	}
	for y := 0; y < b.Height; {
		y = r.next(y)
	}
	return r.done
}

type rasterer struct {
	e       *Encoder
	b       Bitmap
	o       RasterOptions
	width   int // bytes of a whole row
	longest int
	data    []byte
	done    Rastered
}

// next prints from row y on, as much as goes in one piece, and returns the row
// it stopped at.
func (r *rasterer) next(y int) int {
	if n := r.white(y); n > 0 && !r.o.WhiteAsDots {
		r.e.Feed(n)
		return y + n
	} else if n > 0 {
		n = min(n, r.longest)
		r.band(0, make([]byte, n), 1, n)
		return y + n
	}
	for h := r.bandRows(y); h > 0; h /= 2 {
		left, right := r.bounds(y, y+h)
		for _, x := range r.starts(left) {
			data, bytes := r.pack(y, y+h, x, right)
			if !hidesRealTime(data) {
				r.band(x, data, bytes, h)
				return y + h
			}
		}
	}
	if r.o.Columns {
		if data := r.columns(y); !hidesRealTime(data) {
			w := len(data) / 3
			r.e.put(append([]byte{esc, '*', 33, byte(w), byte(w >> 8)}, data...)...)
			r.e.Feed(columnRows)
			r.done.Extra = max(0, y+columnRows-r.b.Height)
			return y + columnRows
		}
	}
	r.done.Left++
	left, right := r.bounds(y, y+1)
	x := r.starts(left)[0]
	data, bytes := r.pack(y, y+1, x, right)
	r.band(x, data, bytes, 1)
	return y + 1
}

// white counts the white rows from y on.
func (r *rasterer) white(y int) int {
	n := 0
	for y+n < r.b.Height {
		if _, _, any := r.b.ink(y + n); any {
			break
		}
		n++
	}
	return n
}

// bandRows returns how many rows from y on are best sent as one band: it ends
// before white rows that are cheaper fed, and carries no white at its end.
func (r *rasterer) bandRows(y int) int {
	end, gap := y+1, 0
	for i := y + 1; i < r.b.Height && i-y < r.longest; i++ {
		if _, _, any := r.b.ink(i); any {
			end, gap = i+1, 0
			continue
		}
		if gap++; gap*r.width > whiteGap {
			break
		}
	}
	return end - y
}

// bounds returns the first column with ink in rows y0 to y1-1, and one past the
// last.
func (r *rasterer) bounds(y0, y1 int) (left, right int) {
	left = r.b.Width
	for y := y0; y < y1; y++ {
		if l, rt, any := r.b.ink(y); any {
			left, right = min(left, l), max(right, rt)
		}
	}
	return left, right
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
	_, right := r.bounds(y, min(y+columnRows, r.b.Height))
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
func (r *rasterer) band(x int, data []byte, n, h int) {
	if x > 0 {
		switch r.o.At {
		case AtPosition:
			r.e.Position(x)
		case AtMargin:
			r.e.Margin(x)
		}
	}
	r.e.buf = append(r.e.buf, gs, 'v', '0', 0, byte(n), byte(n>>8), byte(h), byte(h>>8))
	r.e.buf = append(r.e.buf, data...)
	r.e.end()
	if x > 0 && r.o.At == AtMargin {
		r.e.Margin(0)
	}
}
