package text

import "sync"

// A Cache keeps what was used lately, within a budget; safe for concurrent use.
// The zero value keeps nothing; make one with NewCache.
//
// It has two generations: when the young one has grown to half the budget it
// becomes the old one, and what was old and not asked for since is forgotten.
type Cache[K comparable, V any] struct {
	mu         sync.Mutex
	young, old map[K]V
	cost, half int
	costOf     func(V) int
}

// NewCache returns a cache for values whose costs add up to at most budget.
func NewCache[K comparable, V any](budget int, costOf func(V) int) *Cache[K, V] {
	return &Cache[K, V]{young: map[K]V{}, half: budget / 2, costOf: costOf}
}

// Get returns the value of key; one that isn't kept is made. Two goroutines
// may make the same value at once; then both get the one kept first.
func (c *Cache[K, V]) Get(key K, make func() V) V {
	if v, ok := c.find(key); ok {
		return v
	}
	v := make()
	c.mu.Lock()
	defer c.mu.Unlock()
	if kept, ok := c.young[key]; ok {
		return kept
	}
	c.keep(key, v)
	return v
}

func (c *Cache[K, V]) find(key K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.young[key]; ok {
		return v, true
	}
	v, ok := c.old[key]
	if ok {
		c.keep(key, v)
	}
	return v, ok
}

// keep adds v to the young generation; c.mu is held.
func (c *Cache[K, V]) keep(key K, v V) {
	cost := c.costOf(v)
	if cost > c.half {
		return
	}
	if c.cost+cost > c.half {
		c.old, c.young, c.cost = c.young, map[K]V{}, 0
	}
	c.young[key] = v
	c.cost += cost
}
