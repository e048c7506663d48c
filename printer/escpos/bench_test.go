package escpos

import "testing"

func BenchmarkRaster(b *testing.B) {
	p := pictures(576, 1100).Example(3)
	for b.Loop() {
		var e Encoder
		e.Raster(p, RasterOptions{At: AtPosition, Columns: true})
	}
}

func BenchmarkInterpret(b *testing.B) {
	bytes := job(pictures(576, 1100).Example(3), RasterOptions{At: AtPosition, Columns: true})
	b.SetBytes(int64(len(bytes)))
	for b.Loop() {
		Interpret(bytes, machine)
	}
}
