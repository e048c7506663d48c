package escpos

import (
	"fmt"
	"slices"
	"strconv"
)

// Graphics is a printer's memory for pictures. An Interpreter that is given one
// uses it as its own; to play a power cycle, give it to the next. It belongs to
// that interpreter's goroutine.
type Graphics struct {
	capacity int
	used     int
	pictures map[GraphicsKey]Bitmap
}

// NewGraphics returns an empty memory of capacity bytes.
func NewGraphics(capacity int) *Graphics {
	return &Graphics{capacity: capacity, pictures: map[GraphicsKey]Bitmap{}}
}

// Room is how many bytes are left.
func (g *Graphics) Room() int { return g.capacity - g.used }

// Keys lists what is there, in order.
func (g *Graphics) Keys() []GraphicsKey {
	keys := make([]GraphicsKey, 0, len(g.pictures))
	for k := range g.pictures {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b GraphicsKey) int { return slices.Compare(a[:], b[:]) })
	return keys
}

// Picture returns what is kept under key.
func (g *Graphics) Picture(key GraphicsKey) (Bitmap, bool) {
	b, ok := g.pictures[key]
	return b, ok
}

func (g *Graphics) delete(key GraphicsKey) {
	if b, ok := g.pictures[key]; ok {
		g.used -= StoredSize(b)
		delete(g.pictures, key)
	}
}

func (g *Graphics) clear() {
	clear(g.pictures)
	g.used = 0
}

// graphics is GS ( L and GS 8 L: n bytes of a function and its parameters.
func (in *Interpreter) graphics(n int64) {
	head := make([]byte, 0, defineHead)
	var dots Bitmap
	var at int
	in.skip(n, func(b byte) {
		if len(head) < cap(head) {
			if head = append(head, b); len(head) == defineHead && head[1]&^byte(RAM) == fnDefine {
				dots = in.room(head, n)
			}
			return
		}
		if at < len(dots.Bits) {
			dots.Bits[at] = b
			at++
		}
	}, func() {
		switch {
		case len(head) < 2 || head[0] != 48 && head[0] != '0':
			in.fault("GS ( L has a function that is not known")
		case head[1]&^byte(RAM) == fnDefine:
			in.keep(head, dots)
		default:
			in.kept(head)
		}
	})
}

// memory is where function fn works.
func (in *Interpreter) memory(fn byte) *Graphics {
	switch {
	case fn == fnRoom:
		return in.m.NV
	case fn == fnRoom+1 || fn >= fnKeys+byte(RAM):
		return in.ram
	}
	return in.m.NV
}

// room makes place for a picture that is announced; without Bits where it
// can't be kept.
func (in *Interpreter) room(head []byte, n int64) Bitmap {
	g := in.memory(head[1])
	w, h := word(head[6], head[7]), word(head[8], head[9])
	b := Bitmap{Width: w, Height: h, Stride: (w + 7) / 8}
	switch {
	case g == nil:
		in.fault("GS ( L %d: this printer keeps no pictures there", head[1])
	case head[2] != 48 || head[5] != 1 || head[10] != 49 || w < 1 || h < 1 || w > maxStored || h > maxStored ||
		int64(defineHead+b.Stride*h) != n || min(head[3], head[4]) < ' ' || max(head[3], head[4]) > '~':
		in.fault("GS ( L %d: a picture of %d × %d dots under that key in %d bytes can't be kept", head[1], w, h, n)
	case StoredSize(b) > g.Room()+g.held(GraphicsKey(head[3:5])):
		in.fault("GS ( L %d: %d bytes are left, %d are needed", head[1], g.Room(), StoredSize(b))
	default:
		b.Bits = make([]byte, b.Stride*h)
	}
	return b
}

func (g *Graphics) held(key GraphicsKey) int {
	if b, ok := g.pictures[key]; ok {
		return StoredSize(b)
	}
	return 0
}

func (in *Interpreter) keep(head []byte, b Bitmap) {
	if b.Bits == nil {
		if len(head) < defineHead {
			in.fault("GS ( L %d breaks off", head[1])
		}
		return
	}
	key := GraphicsKey(head[3:5])
	g := in.memory(head[1])
	g.delete(key)
	g.pictures[key] = b
	g.used += StoredSize(b)
}

// kept is what is done with pictures that are there.
func (in *Interpreter) kept(head []byte) {
	fn, p := head[1], head[2:]
	g := in.memory(fn)
	base := fn
	if fn >= fnKeys+byte(RAM) {
		base = fn &^ byte(RAM)
	}
	known := base == fnRoom || base == fnRoom+1 || base == fnKeys && string(p) == "KC" ||
		base == fnDeleteAll && string(p) == "CLR" || base == fnDelete && len(p) == 2 || base == fnPrint && len(p) == 4
	switch {
	case !known:
		in.fault("GS ( L %d is not drawn", fn)
		return
	case g == nil:
		in.fault("GS ( L %d: this printer keeps no pictures there", fn)
		return
	}
	switch base {
	case fnRoom, fnRoom + 1:
		answer := append([]byte{headerFlag, flagRoom}, strconv.Itoa(g.Room())...)
		in.out.Ask(Query{Kind: QueryGraphics, N: fn, Answer: string(append(answer, 0))})
	case fnKeys:
		in.askKeys(fn, g)
	case fnDeleteAll:
		g.clear()
	case fnDelete:
		g.delete(GraphicsKey(p))
	case fnPrint:
		b, ok := g.pictures[GraphicsKey(p)]
		switch wide, high := int(p[2]), int(p[3]); {
		case !ok:
			in.fault("GS ( L %d: no picture has the key %q", fn, p[:2])
		case wide < 1 || wide > 2 || high < 1 || high > 2:
			in.fault("GS ( L %d: pictures are drawn once or twice as large", fn)
		default:
			in.picture(b, wide, high, fmt.Sprintf("GS ( L %d", fn))
		}
	}
}

// askKeys answers with all keys, in parts of 40. The host's word between them
// is not waited for here: it is no part of a job.
func (in *Interpreter) askKeys(fn byte, g *Graphics) {
	keys := g.Keys()
	for {
		n := min(len(keys), keysAPart)
		answer := []byte{headerFlag, flagKeys, lastKeys}
		if n < len(keys) {
			answer[2] = moreKeys
		}
		for _, k := range keys[:n] {
			answer = append(answer, k[:]...)
		}
		in.out.Ask(Query{Kind: QueryGraphics, N: fn, Answer: string(append(answer, 0))})
		if keys = keys[n:]; len(keys) == 0 {
			return
		}
	}
}

// picture prints a whole picture at the print position. It works only at the
// beginning of a line.
func (in *Interpreter) picture(b Bitmap, wide, high int, name string) {
	x, end, ok := in.begin(b.Width*wide, name)
	if !ok {
		return
	}
	row := NewBitmap(in.m.Width, 1)
	for y := range b.Height {
		clear(row.Bits)
		for dx := range b.Width {
			if !b.At(dx, y) {
				continue
			}
			for i := range wide {
				if at := x + dx*wide + i; at < end {
					row.Set(at, 0)
				}
			}
		}
		for range high {
			in.out.Row(row.Bits)
		}
	}
}

// symbol is what GS ( k has been told of a QR code.
type symbol struct {
	module int
	level  Level
	data   []byte
}

// qr is GS ( k for QR codes (cn 49): n bytes of a function and its parameters.
func (in *Interpreter) qr(n int64) {
	var got []byte
	in.skip(n, func(b byte) {
		if len(got) < maxSymbol+3 {
			got = append(got, b)
		}
	}, func() {
		s := &in.symbol
		switch {
		case in.m.QR == nil || len(got) < 3 || got[0] != 49:
			in.fault("GS ( k is not drawn")
		case got[1] == 65 && len(got) == 4:
			if got[2] != 50 {
				in.fault("GS ( k: QR codes of model %d are not drawn", got[2]-48)
			}
		case got[1] == 67 && len(got) == 3 && got[2] >= 1 && got[2] <= 16:
			s.module = int(got[2])
		case got[1] == 69 && len(got) == 3 && got[2] >= byte(LevelL) && got[2] <= byte(LevelH):
			s.level = Level(got[2])
		case got[1] == 80 && len(got) > 3 && got[2] == 48:
			s.data = got[3:]
		case got[1] == 81 && len(got) == 3 && got[2] == 48:
			b, err := in.m.QR(string(s.data), s.level)
			if err != nil {
				in.fault("GS ( k: %v", err)
				return
			}
			in.picture(b, s.module, s.module, "GS ( k")
		default:
			in.fault("GS ( k has a function that is not known")
		}
	})
}
