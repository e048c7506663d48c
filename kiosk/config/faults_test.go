package config

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the wanted lines of testdata anew")

// Each file of testdata holds a kiosk.toml or centre.toml and the faults it is
// wanted to have, a line each. Warnings begin with "warning: ".
func TestFaults(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 20 {
		t.Fatalf("%d examples found, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file, body, want := split(t, string(text))
			path := filepath.Join(t.TempDir(), file)
			if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
				t.Fatal(err)
			}
			got := strings.ReplaceAll(complaints(t, path), filepath.Dir(path)+"/", "")
			if *update {
				text := "-- " + file + " --\n" + body + "-- want --\n" + got
				if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// split takes an example apart: the file's name, its text, the wanted lines.
func split(t *testing.T, text string) (file, body, want string) {
	t.Helper()
	head, rest, ok := strings.Cut(text, " --\n")
	body, want, okWant := strings.Cut(rest, "-- want --\n")
	if !ok || !okWant {
		t.Fatal("an example is: -- FILE --, its text, -- want --, its faults")
	}
	return strings.TrimPrefix(head, "-- "), body, want
}

// complaints loads a file and returns its faults and warnings as lines.
func complaints(t *testing.T, path string) string {
	t.Helper()
	var warnings []Fault
	var err error
	if filepath.Base(path) == "kiosk.toml" {
		_, err = LoadDevice(path)
	} else {
		_, warnings, err = LoadCentre(path, nil)
	}
	var b strings.Builder
	var faults Faults
	if err != nil && !errors.As(err, &faults) {
		t.Fatalf("the error is a %T, want Faults", err)
	}
	for _, f := range faults {
		b.WriteString(f.String() + "\n")
	}
	for _, f := range warnings {
		b.WriteString("warning: " + f.String() + "\n")
	}
	return b.String()
}
