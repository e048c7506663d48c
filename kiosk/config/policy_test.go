package config

import (
	"os"
	"path/filepath"
	"testing"

	"senha/kiosk"
)

const smallCentre = `name = "C"
languages = ["pt-PT"]
services = [{ id = "legal", letter = "A", icon = "legal", names = { pt-PT = "Apoio" } }]
desks = [{ id = "1", services = ["legal"] }]
`

// The document has the whole policy, whether or not the file says anything, so
// that the journal tells by which rule people were called.
func TestPolicyIsWholeInTheDocument(t *testing.T) {
	changed := kiosk.Normal()
	changed.LanguageBonus, changed.Appointment.Rate = 0, 2.5
	for text, want := range map[string]kiosk.Policy{
		"": kiosk.Normal(),
		"[policy]\nlanguage_bonus = 0\nappointment = { rate = 2.5 }\n": changed,
	} {
		path := filepath.Join(t.TempDir(), "centre.toml")
		if err := os.WriteFile(path, []byte(smallCentre+text), 0o644); err != nil {
			t.Fatal(err)
		}
		centre, _, err := LoadCentre(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if centre.Policy == nil || *centre.Policy != want {
			t.Errorf("%q gives %+v, want %+v", text, centre.Policy, want)
		}
	}
}
