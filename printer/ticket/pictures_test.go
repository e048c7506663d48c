package ticket

import (
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
	}{{"new", nil}, {"kept", all}} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				Compose(page(b, "ar", full("ar"), immigration, Wide), pr, Line{Baud: 9600, Stored: bench.stored})
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
