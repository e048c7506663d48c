package screen

import (
	"os"
	"strings"
	"testing"

	"senha/assets/locale"
	"senha/kiosk"
)

// TestReviewedFits looks at the pages as they will be when native speakers have
// read the words, and Portuguese no longer stands beside every line.
func TestReviewedFits(t *testing.T) {
	for _, tag := range locale.Visitors().Languages() {
		name := "../../assets/locale/visitor/" + tag + ".po"
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, faults := locale.Visitors().Read(name, tag, []byte(strings.Replace(string(file), "X-Reviewed: no", "X-Reviewed: yes", 1)))
		if len(faults) > 0 || !f.Words.Reviewed() {
			t.Fatalf("%s: reviewed %v, %v", tag, f.Words.Reviewed(), faults)
		}
		back := locale.Show(f.Words)
		for _, p := range panels {
			fit(t, demoView(t), kiosk.Language(tag), p)
		}
		back()
	}
}
