package escpos

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"senha/build/test/npos"
)

func job(b Bitmap, o RasterOptions) []byte {
	var e Encoder
	e.Init()
	e.MotionUnits(203, 203)
	e.Raster(b, o)
	e.Cut(0)
	if err := e.ProcessID([4]byte([]byte("A042"))); err != nil {
		panic(err)
	}
	return e.Bytes()
}

func TestNposSeesTheSameDots(t *testing.T) {
	var jobs []npos.Job
	add := func(name string, b Bitmap, o RasterOptions) {
		jobs = append(jobs, npos.Job{Name: name, Bytes: job(b, o), PBM: b.PBM()})
	}
	options := []RasterOptions{
		{At: AtPosition, Columns: true}, {At: AtMargin, Columns: true}, {Columns: true, WhiteAsDots: true}, {},
	}
	for i := range 40 {
		add("random", pictures(576, 500).Example(i), options[i%len(options)])
	}
	white, black, dot := NewBitmap(576, 300), NewBitmap(576, 300), NewBitmap(1, 1)
	for i := range black.Bits {
		black.Bits[i] = 0xFF
	}
	dot.Set(0, 0)
	for _, o := range options {
		add("white", white, o)
		add("black", black, o)
		add("dot", dot, o)
	}
	npos.Check(t, jobs...)
}

// The check can fail, and names what is wrong.
func TestNposCheckFindsFaults(t *testing.T) {
	b := pictures(576, 100).Example(7)
	good := job(b, RasterOptions{})
	other := Bitmap{Width: b.Width, Height: b.Height, Stride: b.Stride, Bits: bytes.Clone(b.Bits)}
	other.Bits[len(other.Bits)/2/other.Stride*other.Stride] ^= 0x80
	for _, c := range []struct {
		name string
		job  []byte
		b    Bitmap
		want string
	}{
		{"one dot", good, other, "and not in the picture"},
		{"cut off", good[:len(good)/2], b, ""},
		{"unknown command", append([]byte("\x1B\x01"), good...), b, "Can not parse commands"},
		{"no such paper", good, NewBitmap(b.Width, b.Height+100), ""},
		// The rule for GS ( k works: the symbol is split off, then refused.
		{"symbol", append([]byte("\x1D(k\x03\x001C\x06"), good...), b, "GS(k at byte 0"},
	} {
		out, err := npos.Run(t, npos.Job{Name: c.name, Bytes: c.job, PBM: c.b.PBM()})
		if lines := strings.Count(out, "\n"); err == nil || lines != 1 || !strings.Contains(out, c.want) {
			t.Errorf("%s: %v %s", c.name, err, fmt.Sprintf("%.500s", out))
		}
	}
}
