package assets

import (
	"embed"
	"io/fs"
)

//go:embed demo/*.toml
var demo embed.FS

// Demo returns the demo centre: kiosk.toml and centre.toml. The paths in
// kiosk.toml are relative to its folder, so a copy of both makes a kiosk.
func Demo() fs.FS {
	sub, err := fs.Sub(demo, "demo")
	if err != nil {
		panic(err) // the folder is embedded; only a broken build lacks it
	}
	return sub
}
