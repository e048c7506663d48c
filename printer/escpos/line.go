package escpos

// Size of a character's cell, font A of Epson's 80 mm printers, in dots.
const (
	cellWidth  = 12
	cellHeight = 24
)

type style struct {
	wide, high               int
	bold, underline, reverse bool
}

// line is the print buffer of one line: pictures side by side, all standing on
// the last row of dots.
type line struct {
	dots          Bitmap // as wide as the machine, as high as the tallest character
	x             int    // where the next picture goes, dots from the margin
	width, height int    // of what was put in; height 0: nothing
}

func newLine(width int) line { return line{dots: NewBitmap(width, 8*cellHeight)} }

func (l *line) put(b Bitmap) {
	top := l.dots.Height - b.Height
	for y := range b.Height {
		for x := range b.Width {
			if b.At(x, y) {
				l.dots.Set(l.x+x, top+y)
			}
		}
	}
	l.x += b.Width
	l.width, l.height = max(l.width, l.x), max(l.height, b.Height)
}

func (l *line) clear() {
	clear(l.dots.Bits)
	l.x, l.width, l.height = 0, 0, 0
}

// space is what is left of the print area.
func (in *Interpreter) space() int {
	return max(1, min(in.set.area, in.m.Width-in.set.margin))
}

// character prints text and the control characters that stand alone.
func (in *Interpreter) character(b byte) {
	switch {
	case b == lf:
		in.printLine(in.set.spacing)
	case b == ht: // tab stops each 8 characters, as after power-on
		in.line.x = min((in.line.x/(8*cellWidth)+1)*8*cellWidth, in.m.Width)
	case b == cr, b == can, b == ff, b == 0, b == MoreKeys:
	case b < 0x20:
		in.fault("control character %02Xh means nothing here", b)
	default:
		in.add(in.glyph(in.set.page.decode(b)))
	}
}

// add puts a picture into the line, and prints the line first when it is full.
func (in *Interpreter) add(b Bitmap) {
	if in.line.x+b.Width > in.space() && in.line.height > 0 {
		in.printLine(in.set.spacing)
	}
	in.line.put(b)
}

// glyph draws one character in the present style.
func (in *Interpreter) glyph(r rune) Bitmap {
	cell := NewBitmap(cellWidth, cellHeight)
	if in.m.Glyphs != nil {
		g := in.m.Glyphs.Glyph(r)
		for y := range min(g.Height, cellHeight) {
			for x := range min(g.Width, cellWidth) {
				if g.At(x, y) {
					cell.Set(x, y)
				}
			}
		}
	} else if r != ' ' {
		for i := 2; i < cellHeight-4; i++ {
			cell.Set(1, i)
			cell.Set(cellWidth-2, i)
			if i < cellWidth-1 {
				cell.Set(i, 2)
				cell.Set(i, cellHeight-5)
			}
		}
	}
	s := in.style
	big := NewBitmap(cellWidth*s.wide, cellHeight*s.high)
	for y := range big.Height {
		for x := range big.Width {
			cx, cy := x/s.wide, y/s.high
			on := cell.At(cx, cy) || s.bold && cell.At(cx-1, cy) || s.underline && cy == cellHeight-2
			if on != s.reverse {
				big.Set(x, y)
			}
		}
	}
	return big
}

// columnImage is ESC *, Select bit-image mode: columns of one or three bytes,
// the uppermost dot in the most significant bit. In the 8-dot modes a dot is
// three rows high, in single density two columns wide.
func (in *Interpreter) columnImage(mode byte, columns int) {
	bytes, wide, high := 1, 1, 1
	switch mode {
	case 0, 1:
		high = 3
		wide = 2 - int(mode)
	case 32, 33:
		bytes = 3
		wide = 34 - int(mode)
	default:
		in.fault("ESC * %d is not a bit-image mode", mode)
		return
	}
	room := max(0, in.space()-in.line.x)
	img := NewBitmap(min(columns*wide, room), columnRows)
	i := 0
	in.skip(int64(columns)*int64(bytes), func(b byte) {
		x, top := i/bytes*wide, i%bytes*8
		i++
		for bit := range 8 {
			if b&(0x80>>bit) == 0 {
				continue
			}
			for dy := range high {
				for dx := range wide {
					img.Set(x+dx, (top+bit)*high+dy)
				}
			}
		}
	}, func() {
		if img.Width > 0 {
			in.line.put(img)
		}
	})
}

// printLine prints the line and feeds feed dots in all, but at least the
// line's height.
func (in *Interpreter) printLine(feed int) {
	l := &in.line
	left := in.set.margin + in.indent(l.width)
	row := NewBitmap(in.m.Width, 1)
	for y := l.dots.Height - l.height; y < l.dots.Height; y++ {
		clear(row.Bits)
		for x := range l.width {
			if l.dots.At(x, y) {
				row.Set(left+x, 0)
			}
		}
		in.out.Row(row.Bits)
	}
	if feed > l.height {
		in.out.Feed(feed - l.height)
	}
	l.clear()
}

// indent is how far ESC a, Select justification, moves something of that width.
func (in *Interpreter) indent(width int) int {
	free := max(0, in.space()-width)
	switch in.set.justify {
	case 1:
		return free / 2
	case 2:
		return free
	}
	return 0
}

// raster is GS v 0, Print raster bit image. It works only at the beginning of a
// line, and prints what lies in the print area.
func (in *Interpreter) raster(p []byte) {
	stride, rows := word(p[2], p[3]), word(p[4], p[5])
	wide, high := 1+int(p[1]&1), 1+int(p[1]>>1&1)
	size := int64(stride) * int64(rows)
	if p[0] != '0' || p[1]&^0x33 != 0 {
		in.fault("GS v %d %d is not a raster", p[0], p[1])
		return
	}
	x, end, ok := in.begin(stride*8*wide, "GS v 0")
	if !ok {
		in.skip(size, nil, nil)
		return
	}
	row := NewBitmap(in.m.Width, 1)
	i := 0
	in.skip(size, func(b byte) {
		for bit := range 8 {
			if b&(0x80>>bit) == 0 {
				continue
			}
			for dx := range wide {
				if at := x + (i*8+bit)*wide + dx; at < end {
					row.Set(at, 0)
				}
			}
		}
		if i++; i == stride {
			for range high {
				in.out.Row(row.Bits)
			}
			clear(row.Bits)
			i = 0
		}
	}, nil)
}

// begin returns the columns from which and up to which a picture of that width
// is printed, and reports false in the middle of a line.
func (in *Interpreter) begin(width int, name string) (x, end int, ok bool) {
	if !in.m.IgnorePosition {
		x = in.line.x
	} else if in.line.x > 0 && in.line.height == 0 {
		in.fault("%s: this printer has pictures begin at the left, whatever ESC $ says", name)
	}
	if in.line.height > 0 {
		in.fault("%s in the middle of a line is read over: a line feed must stand before it", name)
		return 0, 0, false
	}
	in.line.clear()
	x += in.set.margin + in.indent(width)
	return x, min(in.m.Width, in.set.margin+in.space()), true
}
