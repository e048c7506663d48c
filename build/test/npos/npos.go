// Package npos holds jobs against pictures in tests, with a decoder that is not
// ours: the npm module npos, driven by npos-check.mjs beside this folder.
package npos

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Job is what a printer is sent for one ticket of dots, and the picture it was
// made from.
type Job struct {
	Name  string
	Bytes []byte
	PBM   []byte // binary PBM (P4), see escpos.Bitmap.PBM
}

// Check fails t for each job that does not parse without an error, or whose
// dots are not the picture's. White rows below the picture are allowed.
func Check(t testing.TB, jobs ...Job) {
	t.Helper()
	if out, err := Run(t, jobs...); err != nil {
		t.Errorf("npos: %v\n%s", err, out)
	}
}

// Run does the same and returns what the check says, a line for each fault,
// and an error if there was one.
func Run(t testing.TB, jobs ...Job) (string, error) {
	t.Helper()
	_, self, _, _ := runtime.Caller(0)
	checks := filepath.Dir(filepath.Dir(self))
	if _, err := os.Stat(filepath.Join(checks, "node_modules", "npos")); err != nil {
		ci := exec.Command("npm", "ci", "--silent", "--no-audit", "--no-fund")
		ci.Dir = checks
		if out, err := ci.CombinedOutput(); err != nil {
			t.Fatalf("npos can't be installed; run make test once: %v\n%s", err, out)
		}
	}
	dir := t.TempDir()
	args := []string{filepath.Join(checks, "npos-check.mjs")}
	for i, j := range jobs {
		base := filepath.Join(dir, fmt.Sprintf("%d-%s", i, j.Name))
		for ext, data := range map[string][]byte{".bin": j.Bytes, ".pbm": j.PBM} {
			if err := os.WriteFile(base+ext, data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		args = append(args, base+".bin", base+".pbm")
	}
	out, err := exec.Command("node", args...).CombinedOutput()
	return string(out), err
}
