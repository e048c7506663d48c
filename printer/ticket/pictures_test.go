package ticket

import (
	"bytes"
	"testing"

	"senha/kiosk"
	"senha/kiosk/config"
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
