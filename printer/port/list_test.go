package port

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestNamesThatLast(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	usb := filepath.Join(dir, "ttyUSB0")
	if err := os.WriteFile(usb, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "by-id")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(folder, "usb-FTDI_A1")
	if err := os.Symlink("../ttyUSB0", link); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../ttyUSB9", filepath.Join(folder, "usb-gone")); err != nil {
		t.Fatal(err)
	}
	got := named([]string{"/dev/ttyS0", usb, "/dev/ttyACM0"}, folder)
	if want := []string{link, "/dev/ttyACM0", "/dev/ttyS0"}; !slices.Equal(got, want) {
		t.Errorf("lines %v, want %v", got, want)
	}
	if got := named([]string{usb}, filepath.Join(dir, "none")); !slices.Equal(got, []string{usb}) {
		t.Errorf("without names, %v", got)
	}
}
