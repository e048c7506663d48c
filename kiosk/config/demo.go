package config

import (
	"os"
	"path/filepath"

	"senha/assets"
	"senha/kiosk"
)

// Demo returns the demo centre's document.
func Demo() (kiosk.Centre, error) {
	dir, err := os.MkdirTemp("", "senha-demo-")
	if err != nil {
		return kiosk.Centre{}, err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, assets.Demo()); err != nil {
		return kiosk.Centre{}, err
	}
	centre, _, err := LoadCentre(filepath.Join(dir, "centre.toml"), nil)
	return centre, err
}
