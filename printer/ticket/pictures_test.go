package ticket

import (
	"bytes"
	"testing"

	"senha/kiosk"
	"senha/kiosk/config"
	"senha/printer/escpos"
)

func demo(t testing.TB) kiosk.Centre {
	t.Helper()
	c, _, err := config.LoadCentre("../../assets/demo/centre.toml", fonts.Missing)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func BenchmarkCompose(b *testing.B) {
	pr := class(b, "epson")
	for _, bench := range []struct {
		name   string
		stored func(Key) bool
		memory *Memory
	}{{"new", nil, nil}, {"kept", all, nil}, {"new again", nil, &Memory{}}, {"kept again", all, &Memory{}}} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				Compose(page(b, "ar", full("ar"), immigration, Wide), pr, Line{Baud: 9600, Stored: bench.stored, Memory: bench.memory})
			}
		})
	}
	b.Run("layout", func(b *testing.B) {
		for b.Loop() {
			page(b, "ar", full("ar"), immigration, Wide)
		}
	})
	b.Run("bitmap", func(b *testing.B) {
		p := page(b, "ar", full("ar"), immigration, Wide)
		for b.Loop() {
			p.Bitmap(fonts)
		}
	})
}

// What is remembered is what would be painted, whatever came before.
func TestMemory(t *testing.T) {
	var m Memory
	pr := class(t, "epson")
	for range 2 {
		for _, l := range languages {
			for _, s := range []kiosk.Service{immigration, long} {
				for _, tk := range []kiosk.Ticket{plain(l), full(l)} {
					p := page(t, l, tk, s, Wide)
					for _, stored := range []func(Key) bool{nil, all} {
						want, got := Compose(p, pr, Line{Stored: stored}), Compose(p, pr, Line{Stored: stored, Memory: &m})
						if !bytes.Equal(want.Bytes, got.Bytes) {
							t.Fatalf("%s: %d bytes from memory, %d painted anew", l, len(got.Bytes), len(want.Bytes))
						}
					}
				}
			}
		}
	}
}

// A picture in which a real-time command would hide begins elsewhere: with white
// columns, or moved from the left edge, and no further than that needs.
func TestPictureHidesNoCommand(t *testing.T) {
	hidden := func(left, width int) escpos.Bitmap { // DLE EOT 1 from column left on
		b := escpos.NewBitmap(width, 2)
		for y, row := range [][]byte{{0x10, 0x04, 0x01}, {0x80, 0, 0}} {
			for x := range 24 {
				if row[x/8]&(0x80>>(x%8)) != 0 {
					b.Set(left+x, y)
				}
			}
		}
		return b
	}
	for _, c := range []struct {
		left, width int
		at          escpos.At
		kept        bool
		begins      int // first black column, on paper
	}{
		{100, 576, escpos.AtPosition, true, 100},
		{0, 576, escpos.AtPosition, true, 1},
		{0, 24, escpos.AtPosition, false, 0}, // no room
		{0, 576, escpos.AtNone, false, 0},
	} {
		p := newPicture("x", hidden(c.left, c.width), c.at)
		first, _, _ := ink(p.placed(c.width), 1)
		var e escpos.Encoder
		if kept := p.Bytes > 0; kept != c.kept || first != c.begins || kept && !e.StoreGraphics(escpos.NV, p.Key.Code(), p.dots) {
			t.Errorf("%+v: kept %v, from column %d", c, kept, first)
		}
	}
}
