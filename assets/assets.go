// Package assets holds what every part of Senha shows or says and nobody
// computes: the icons, the languages and the table of fonts. All of it is
// embedded, so a program needs no files beside it but the system's fonts.
package assets

import "embed"

//go:embed icons/*.svg
var icons embed.FS

//go:embed languages.tsv
var languagesTSV string

// Icon returns the SVG file of the icon called name ("immigration", "back").
// A file holds only paths with absolute M, L, C, A and Z commands on a 48 unit
// grid. An unknown name is an error of type *fs.PathError.
func Icon(name string) ([]byte, error) { return icons.ReadFile("icons/" + name + ".svg") }

// Icons returns the names of all icons, sorted.
func Icons() []string {
	entries, err := icons.ReadDir("icons")
	if err != nil {
		panic(err) // the folder is embedded; only a broken build lacks it
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()[:len(e.Name())-len(".svg")]
	}
	return names
}
