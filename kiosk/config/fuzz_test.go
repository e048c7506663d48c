package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"senha/assets"
	"senha/kiosk"
)

// Whatever stands in a file, it is either refused with lines that lie in the
// file or gives a centre that holds together.
func FuzzCentre(f *testing.F) {
	seed(f, "centre.toml")
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "centre.toml")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		centre, _, err := LoadCentre(path, nil)
		if err != nil {
			checkFaults(t, err, data)
			return
		}
		if !centre.Offers(kiosk.Official) || len(centre.Services) == 0 || len(centre.Desks) == 0 {
			t.Errorf("accepted: %+v", centre)
		}
		letters := map[string]bool{}
		for _, sv := range centre.Services {
			if kiosk.CheckLetter(sv.Letter) != nil || letters[sv.Letter] || sv.Name(kiosk.Official) == "" {
				t.Errorf("accepted: %+v", sv)
			}
			letters[sv.Letter] = true
		}
		for _, d := range centre.Desks {
			for _, id := range d.Services {
				if _, ok := centre.Service(id); !ok {
					t.Errorf("accepted: %+v", d)
				}
			}
		}
	})
}

func FuzzDevice(f *testing.F) {
	seed(f, "kiosk.toml")
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "kiosk.toml")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := LoadDevice(path)
		if err != nil {
			checkFaults(t, err, data)
			return
		}
		if d.Printer.Baud <= 0 || !(d.Touch.Size > 0) || d.Clock.Source == "" || d.Printer.Flow == "" {
			t.Errorf("accepted: %+v", d)
		}
	})
}

func checkFaults(t *testing.T, err error, data []byte) {
	t.Helper()
	var faults Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("the error is %T %v", err, err)
	}
	lines := 1
	for _, b := range data {
		if b == '\n' {
			lines++
		}
	}
	for _, f := range faults {
		if f.Line < 0 || f.Line > lines {
			t.Errorf("line %d of a file that has %d: %s", f.Line, lines, f)
		}
	}
}

// seed begins with the demo centre and the examples of faults.
func seed(f *testing.F, file string) {
	f.Helper()
	demo, err := fs.ReadFile(assets.Demo(), file)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(demo)
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
}
