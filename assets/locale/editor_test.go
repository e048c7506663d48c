package locale

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A translator's editor wraps lines and sorts comments its own way, as gettext's
// tools do; make pot brings the file back, to the byte.
func TestAFileComesBackFromAnEditor(t *testing.T) {
	names, _ := filepath.Glob("visitor/*.po")
	for _, name := range names {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		wrapped, err := exec.Command("msgcat", "--width=30", name).Output()
		if err != nil {
			t.Fatalf("msgcat %s: %v", name, err)
		}
		if string(wrapped) == string(want) {
			t.Errorf("%s: msgcat wrapped nothing", name)
		}
		tag := strings.TrimSuffix(filepath.Base(name), ".po")
		if _, faults := Visitors().Read(name, tag, wrapped); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
		if got, err := Visitors().Update(name, tag, wrapped); err != nil || string(got) != string(want) {
			t.Errorf("%s does not come back: %v", name, err)
		}
	}
}
