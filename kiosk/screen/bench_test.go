package screen

import (
	"image"
	"testing"
)

// BenchmarkPress is what a finger going down costs before anything is painted:
// the whole page laid out anew.
func BenchmarkPress(b *testing.B) {
	fonts, v := openFonts(b), testView()
	s := State{Page: ServicePage, Language: "ar"}
	for b.Loop() {
		s = Press(s, "service:work", at)
		Scene(s, v, fonts, image.Pt(1080, 1920))
	}
}
