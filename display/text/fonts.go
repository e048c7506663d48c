package text

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	faces sync.Map          // faceKey to func() (*Face, error)

	mu     sync.Mutex
	loaded []string // files of faces in the order in which they were loaded

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
// given. Of two files of one name the first is taken. It loads none yet but
// Noto Sans, whose lack is an error; other faults show as Missing.
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
	for _, key := range []faceKey{{sans.Regular, sans.Index}, {sans.Bold, sans.Index}} {
		if f.paths[key.file] == "" {
			return nil, fmt.Errorf("fonts: %s is not in %s: install the Debian packages fonts-noto-core and fonts-noto-cjk, or set [fonts] dir", key.file, strings.Join(dirs, " or "))
		}
		if _, err := f.load(key); err != nil {
			return nil, fmt.Errorf("%w: install the Debian package fonts-noto-core again, or set [fonts] dir", err)
		}
	}
	return f, nil
}

// load returns a face, read from its file the first time; nil where there is
// no file.
func (f *Fonts) load(key faceKey) (*Face, error) {
	load, ok := f.faces.Load(key)
	if !ok {
		load, _ = f.faces.LoadOrStore(key, sync.OnceValues(func() (*Face, error) {
			path, ok := f.paths[key.file]
			if !ok {
				return nil, nil
			}
			font, err := loadFont(path, key.index)
			if err != nil {
				return nil, err
			}
			f.mu.Lock()
			defer f.mu.Unlock()
			f.loaded = append(f.loaded, key.file)
			return &Face{File: path, Index: key.index, font: font}, nil
		}))
	}
	return load.(func() (*Face, error))()
}

// face returns a typeface in a weight, or nil when its file is missing or bad.
func (f *Fonts) face(file assets.FontFile, bold bool) *Face {
	key := faceKey{file.Regular, file.Index}
	if bold {
		key.file = file.Bold
	}
	face, _ := f.load(key)
	return face
}

// Loaded returns the names of the font files loaded so far, in the order in
// which they were needed; a collection once for each of its faces.
func (f *Fonts) Loaded() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.loaded)
}

// Has tells whether the font of a language's script is installed. It is looked
// for, not loaded; whether it has each letter of a text, Missing tells.
func (f *Fonts) Has(language string) bool {
	font := assets.ScriptOf(language).Font
	return f.paths[font.Regular] != "" && f.paths[font.Bold] != ""
}

// Load gets ready what pages in the languages are set with, in their order,
// before anybody asks for one: the fonts of their scripts in both weights, with
// the tables that HarfBuzz makes of them. It is for idle moments, some
// milliseconds a language from a warm disk; when ctx is done it stops between
// two fonts and returns ctx's error.
func (f *Fonts) Load(ctx context.Context, languages ...string) error {
	for _, tag := range languages {
		l, _ := assets.LanguageOf(tag)
		for _, bold := range []bool{false, true} {
			if err := ctx.Err(); err != nil {
				return err
			}
			f.set(l.Endonym, Style{Size: 24, Bold: bold, Language: tag}, 0)
		}
	}
	return nil
}

// A chain is the faces to try for a script in a text, best first. A face is
// loaded when those before it lack a letter. The first always is there, since
// Open found Noto Sans.
type chain struct {
	fonts *Fonts
	files []assets.FontFile // not yet tried
	bold  bool
	faces []*Face
}

func (f *Fonts) chain(s setting, script string) *chain {
	return &chain{fonts: f, files: assets.FontChain(s.language, script, s.row), bold: s.bold}
}

// face returns the chain's face number i, or nil at its end.
func (c *chain) face(i int) *Face {
	for len(c.faces) <= i && len(c.files) > 0 {
		if face := c.fonts.face(c.files[0], c.bold); face != nil {
			c.faces = append(c.faces, face)
		}
		c.files = c.files[1:]
	}
	if i < len(c.faces) {
		return c.faces[i]
	}
	return nil
}
