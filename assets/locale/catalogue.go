package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"senha/assets"
)

// Official is the language that every message exists in.
const Official = "pt-PT"

//go:embed visitor/*.po staff/*.po
var files embed.FS

var (
	visitors = sync.OnceValue(func() *Catalogues { return load(files, "visitor", visitorTable.messages) })
	staff    = sync.OnceValue(func() *Catalogues { return load(files, "staff", staffTable.messages) })
)

// Visitors returns what visitors see and hear, parsed once; words that are
// shown instead of a file's ([Show]) among them.
func Visitors() *Catalogues {
	if c := shown.Load(); c != nil {
		return c
	}
	return visitors()
}

// Staff returns what technicians and coordinators see, parsed once.
func Staff() *Catalogues { return staff() }

// Catalogues is a table of messages in all its languages. It never changes.
type Catalogues struct {
	messages []Message
	words    map[string]Words // by tag
	tags     []string         // Portuguese first, then by rank on the language page
	faults   []error
	fault    map[string]error // the first of each tag
}

// load reads the folder's PO files. A file with a fault turns its language off.
func load(fsys fs.FS, folder string, messages []Message) *Catalogues {
	c := &Catalogues{messages: messages, words: map[string]Words{}, fault: map[string]error{}}
	c.words[Official] = inGo // even if its file is broken
	names, err := fs.Glob(fsys, folder+"/*.po")
	if err != nil {
		c.faults = append(c.faults, err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			c.faults = append(c.faults, err)
			continue
		}
		tag := strings.TrimSuffix(path.Base(name), ".po")
		f, faults := c.Read(name, tag, text)
		c.faults = append(c.faults, faults...)
		if len(faults) == 0 {
			c.words[tag] = f.Words
		} else {
			c.fault[tag] = faults[0]
		}
	}
	for tag := range c.words {
		c.tags = append(c.tags, tag)
	}
	slices.SortFunc(c.tags, func(a, b string) int { return rank(a) - rank(b) })
	return c
}

// inGo says the Portuguese texts that stand in Go.
var inGo = Words{tag: Official, reviewed: true, form: func(n int) int {
	if n == 1 {
		return 0
	}
	return 1
}}

func rank(tag string) int {
	l, _ := assets.LanguageOf(tag)
	return l.Rank
}

// For returns the words of a language, or the Portuguese ones.
func (c *Catalogues) For(tag string) Words {
	if w, ok := c.words[tag]; ok {
		return w
	}
	if l, ok := assets.LanguageOf(tag); ok {
		if w, ok := c.words[l.Tag]; ok {
			return w
		}
	}
	return c.words[Official]
}

// Has reports whether a language's words are complete and without fault.
func (c *Catalogues) Has(tag string) bool {
	_, ok := c.words[tag]
	return ok
}

// Languages returns the tags of the complete languages, Portuguese first, in
// the order of the language page.
func (c *Catalogues) Languages() []string { return slices.Clone(c.tags) }

// Faults returns what is wrong with the files, each with file and line.
func (c *Catalogues) Faults() []error { return slices.Clone(c.faults) }

// Fault returns what turned a language off, the first of its faults with file
// and line, or nil.
func (c *Catalogues) Fault(tag string) error { return c.fault[tag] }

// All returns the messages in the order of the source.
func (c *Catalogues) All() []Message { return slices.Clone(c.messages) }

// fault is an error at a line of a PO file.
func fault(file string, line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, args...))
}
