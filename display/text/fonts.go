package text

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"senha/assets"
)

// DefaultDirs is where Debian's fonts-noto-core and fonts-noto-cjk install.
var DefaultDirs = []string{"/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto"}

// Fonts finds fonts, loads each when it is first needed and keeps it, with the
// paragraphs and masks made from it lately. It is safe for concurrent use.
type Fonts struct {
	paths map[string]string // file name to path
	faces sync.Map          // faceKey to func() *Face

	paragraphs *Cache[paragraphKey, *Paragraph]
	masks      *Cache[maskKey, mask]
}

// A Face is one weight of one typeface. Faces are compared by pointer and live
// as long as the process.
type Face struct {
	File  string // path of the font file
	Index int    // place in the file, when it is a collection
	font  hbFont
}

// Upem is the number of font units in an em.
func (f *Face) Upem() int { return f.font.upem }

type faceKey struct {
	file  string
	index int
}

const (
	paragraphBudget = 100_000  // glyphs kept in set paragraphs: about 10 MB
	maskBudget      = 24 << 20 // bytes of glyph masks: several full pages
)

// Open looks for the fonts of the table in dirs, DefaultDirs when none is
// given. Of two files of one name the first is taken. It loads none yet; that
// Noto Sans is missing is an error, other faults show as Missing.
func Open(dirs ...string) (*Fonts, error) {
	if len(dirs) == 0 {
		dirs = DefaultDirs
	}
	f := &Fonts{
		paths:      map[string]string{},
		paragraphs: NewCache[paragraphKey](paragraphBudget, (*Paragraph).glyphs),
		masks:      NewCache[maskKey](maskBudget, mask.bytes),
	}
	for _, name := range assets.FontFiles() {
		for _, dir := range dirs {
			path := filepath.Join(dir, name)
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				f.paths[name] = path
				break
			}
		}
	}
	sans := assets.ScriptOf("pt-PT").Font
	for _, name := range []string{sans.Regular, sans.Bold} {
		path, ok := f.paths[name]
		if !ok {
			return nil, fmt.Errorf("fonts: %s is not in %s: install the Debian packages fonts-noto-core and fonts-noto-cjk, or set [fonts] dir", name, strings.Join(dirs, " or "))
		}
		if _, err := loadFont(path, sans.Index); err != nil {
			return nil, fmt.Errorf("%w: install the Debian package fonts-noto-core again, or set [fonts] dir", err)
		}
	}
	return f, nil
}

// face returns a typeface in a weight, or nil when its file is missing or bad.
func (f *Fonts) face(file assets.FontFile, bold bool) *Face {
	key := faceKey{file.Regular, file.Index}
	if bold {
		key.file = file.Bold
	}
	load, ok := f.faces.Load(key)
	if !ok {
		load, _ = f.faces.LoadOrStore(key, sync.OnceValue(func() *Face {
			path, ok := f.paths[key.file]
			if !ok {
				return nil
			}
			font, err := loadFont(path, key.index)
			if err != nil {
				return nil
			}
			return &Face{File: path, Index: key.index, font: font}
		}))
	}
	return load.(func() *Face)()
}

// chain returns the faces to try for a script in a text, best first. It is
// never empty, since Open found Noto Sans.
func (f *Fonts) chain(s setting, script string) []*Face {
	var faces []*Face
	for _, file := range assets.FontChain(s.language, script, s.row) {
		if face := f.face(file, s.bold); face != nil {
			faces = append(faces, face)
		}
	}
	return faces
}

// Missing returns the characters of s, each once, for which no font of the
// language's chain has a glyph, in regular or in bold: they would show as
// empty boxes. Marks that draw nothing are never missing.
func (f *Fonts) Missing(s, language string) []rune {
	var missing []rune
	seen := map[rune]bool{}
	text := []rune(s)
	for _, bold := range []bool{false, true} {
		for _, cut := range cutPieces(text) {
			piece := text[cut.start:cut.end]
			for _, c := range f.clusters(piece, Style{Language: language, Bold: bold}.setting()) {
				for _, r := range piece[c.start:c.end] {
					if !drawsNothing(r) && !c.face.font.has(r) && !seen[r] {
						seen[r] = true
						missing = append(missing, r)
					}
				}
			}
		}
	}
	return missing
}
