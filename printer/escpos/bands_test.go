package escpos

import (
	"flag"
	"math/rand/v2"
	"testing"
)

var randomBands = flag.Int("bands", 5000, "random bands that are searched for real-time commands")

// Real-time commands hide by chance in the bytes of random dots, one band in a
// hundred or two. In what is sent there is none, and the dots are the same;
// across the ends of commands too, since all bands are one stream.
func TestRandomBandsHideNoRealTime(t *testing.T) {
	rng := rand.New(rand.NewPCG(2026, 11))
	var scanner RealTimeScanner
	hidden := 0
	for i := range *randomBands {
		b := NewBitmap(8+rng.IntN(569), 1+rng.IntN(48))
		left, shades := rng.IntN(b.Width), 1+rng.IntN(3)
		for y := range b.Height {
			for x := left; x < b.Width; x++ {
				if rng.IntN(1+shades) == 0 {
					b.Set(x, y)
				}
			}
		}
		if hidesRealTime(b.Bits) {
			hidden++
		}
		o := RasterOptions{At: At(rng.IntN(3)), Columns: true, Doubles: rng.IntN(2) == 0}
		var e Encoder
		e.MotionUnits(203, 203)
		done := e.Raster(b, o)
		for at, c := range e.Bytes() {
			if cmd, ok := scanner.Byte(c); ok {
				t.Fatalf("band %d, %+v: byte %d ends real-time command %v, %d left\n% x", i, o, at, cmd, done.Left, e.Bytes()[at-60:at+1])
			}
		}
		if i%10 != 0 && !hidesRealTime(b.Bits) {
			continue // drawing takes longer than sending
		}
		p := Interpret(e.Bytes(), machine)
		if got, want := p.Bitmap(), printed(b, done.Extra); len(p.Faults) > 0 || !got.Equal(want) {
			t.Fatalf("band %d, %+v: other dots, or faults %v", i, o, p.Faults)
		}
	}
	t.Logf("%d random bands, %d of which would have hidden a real-time command: none was sent", *randomBands, hidden)
	if hidden == 0 {
		t.Error("not one band would have hidden a command: these are no random bands")
	}
}
