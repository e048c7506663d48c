package escpos

// mode is the m of GS v 0.
type mode byte

const (
	doubleWidth  mode = 1
	doubleHeight mode = 2
)

// pairs says how a row's dots come in pairs.
type pairs struct {
	even, odd bool // beside each other, from column 0 or from column 1 on
	below     bool // the next row is the same
}

func (r *rasterer) findPairs() {
	r.pairs = make([]pairs, r.b.Height)
	if !r.o.Doubles {
		return
	}
	for y := range r.pairs {
		e := r.rows[y]
		p := pairs{even: true, odd: r.o.At != AtNone && e.left > 0, below: y+1 < r.b.Height && e == r.rows[y+1]}
		for x := e.left &^ 1; x < e.right && p.even; x += 2 {
			p.even = r.b.At(x, y) == r.b.At(x+1, y)
		}
		for x := (e.left - 1) | 1; x < e.right && p.odd; x += 2 {
			p.odd = r.b.At(x, y) == r.b.At(x+1, y)
		}
		for x := e.left; x < e.right && p.below; x++ {
			p.below = r.b.At(x, y) == r.b.At(x, y+1)
		}
		r.pairs[y] = p
	}
}

// double prints rows y to y+h-1 in a double mode, and reports false where every
// way hides a real-time command.
func (r *rasterer) double(y, h int, m mode) bool {
	e, wide, high := r.span(y, y+h), 1, 1
	starts := r.starts(e.left)
	if m&doubleHeight != 0 {
		high = 2
	}
	if m&doubleWidth != 0 {
		wide, starts = 2, r.pairStarts(y, h, e.left)
	}
	for _, x := range starts {
		half := NewBitmap((e.right-x+wide-1)/wide, h/high)
		for dy := range half.Height {
			for dx := range half.Width {
				if r.b.At(x+dx*wide, y+dy*high) {
					half.Set(dx, dy)
				}
			}
		}
		if !hidesRealTime(half.Bits) {
			r.band(x, half.Bits, half.Stride, half.Height, m)
			return true
		}
	}
	return false
}

// pairStarts lists the columns at which pairs of rows y to y+h-1 may begin.
func (r *rasterer) pairStarts(y, h, left int) []int {
	if r.o.At == AtNone {
		return []int{0}
	}
	first := left &^ 1
	for _, p := range r.pairs[y : y+h] {
		if !p.even {
			first = (left - 1) | 1
		}
	}
	var xs []int
	for x := first; x >= 0 && x > first-16; x -= 2 {
		xs = append(xs, x)
	}
	return xs
}
