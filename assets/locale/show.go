package locale

import (
	"maps"
	"slices"
	"sync/atomic"
)

// shown is what [Visitors] returns instead of the program's own files, nil for
// those.
var shown atomic.Pointer[Catalogues]

// Show has [Visitors] return these words for their language, everywhere in the
// process: a translation on its way, or the words of a test. The function
// returned takes that back. Views and catalogues that were asked for before
// keep what they have.
func Show(w Words) (back func()) {
	before := shown.Load()
	shown.Store(Visitors().with(w))
	return func() { shown.Store(before) }
}

// with returns the catalogues with other words for one language.
func (c *Catalogues) with(w Words) *Catalogues {
	n := *c
	n.words = maps.Clone(c.words)
	n.words[w.tag] = w
	if !slices.Contains(n.tags, w.tag) {
		n.tags = slices.SortedFunc(maps.Keys(n.words), func(a, b string) int { return rank(a) - rank(b) })
	}
	return &n
}
