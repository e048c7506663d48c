// Command locales keeps the files of translators in step with the program.
//
//	go run ./build/locales pot             write both POT files, bring every PO file up to date
//	go run ./build/locales check [FILE...] say what is missing, fuzzy, wrong or too long, and where
//
// It is run from the top of the tree. A PO file is called TAG.po; it is held
// against staff's messages in a folder called staff, else against visitors'.
// check ends with 1 if it found anything.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"senha/assets/locale"
)

const root = "assets/locale"

// A catalogue is one folder of PO files.
type catalogue struct {
	*locale.Catalogues
	folder string
	title  string
}

func catalogues() []catalogue {
	return []catalogue{
		{locale.Visitors(), "visitor", "what visitors read and hear"},
		{locale.Staff(), "staff", "what staff read"},
	}
}

// catalogueOf returns the catalogue that a PO file belongs to.
func catalogueOf(path string) catalogue {
	list := catalogues()
	if filepath.Base(filepath.Dir(path)) == list[1].folder {
		return list[1]
	}
	return list[0]
}

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, stdout, stderr io.Writer) int {
	var err error
	switch {
	case len(args) == 1 && args[0] == "pot":
		err = pot(root)
	case len(args) > 0 && args[0] == "check":
		files := args[1:]
		if len(files) == 0 {
			files, err = filepath.Glob(root + "/*/*.po")
		}
		if err == nil {
			err = check(files, stdout)
		}
	default:
		fmt.Fprintln(stderr, "usage: locales pot | locales check [FILE.po...]")
		return 2
	}
	if err != nil {
		fmt.Fprintln(stderr, "locales:", err)
		return 1
	}
	return 0
}

// pot writes the templates and brings the PO files in dir up to date.
func pot(dir string) error {
	for _, c := range catalogues() {
		if err := write(filepath.Join(dir, c.folder+".pot"), c.Template(c.title)); err != nil {
			return err
		}
		names, err := filepath.Glob(filepath.Join(dir, c.folder, "*.po"))
		if err != nil {
			return err
		}
		for _, name := range names {
			old, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			text, err := c.Update(name, tagOf(name), old)
			if err != nil {
				return err
			}
			if err := write(name, text); err != nil {
				return err
			}
		}
	}
	return nil
}

// write writes a file if it says something new.
func write(name string, text []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, text) {
		return nil
	}
	return os.WriteFile(name, text, 0o644)
}

// tagOf returns the language of a PO file.
func tagOf(name string) string { return strings.TrimSuffix(filepath.Base(name), ".po") }
