package graph

import (
	"container/list"
	"sync"
)

// cache keeps decoded nodes of the newest generation, the least recently used
// dropped first, within a bound of bytes.
type cache struct {
	mu         sync.Mutex
	generation int
	limit      int64
	size       int64
	byKey      map[string]*list.Element
	recent     list.List // of *cached, the newest first
}

type cached struct {
	key  string
	node any
	size int64
}

func newCache(limit int64) *cache {
	return &cache{limit: limit, generation: unknown, byKey: map[string]*list.Element{}}
}

// get gives the node of that key in that generation, nil where it is not kept.
func (c *cache) get(generation int, key string) any {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.byKey[key]; e != nil && generation == c.generation {
		c.recent.MoveToFront(e)
		return e.Value.(*cached).node
	}
	return nil
}

// put keeps a node that was read in that generation, unless it is no longer
// the newest.
func (c *cache) put(generation int, key string, node any, size int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if generation != c.generation || c.byKey[key] != nil {
		return
	}
	c.byKey[key] = c.recent.PushFront(&cached{key, node, size})
	for c.size += size; c.size > c.limit; {
		c.drop(c.recent.Back())
	}
}

func (c *cache) drop(e *list.Element) {
	old := c.recent.Remove(e).(*cached)
	delete(c.byKey, old.key)
	c.size -= old.size
}

// advance moves to a generation that differs from the last in the nodes of the
// given keys alone.
func (c *cache) advance(generation int, touched map[string]bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.generation = generation
	for key := range touched {
		if e := c.byKey[key]; e != nil {
			c.drop(e)
		}
	}
}

// unknown is the generation of a cache that has lost track.
const unknown = -1

// lose empties the cache after a write of which it is not known whether it
// took effect.
func (c *cache) lose() { c.reset(unknown) }

// follow moves on to the generation that a view found: after lose, or where
// other processes write too.
func (c *cache) follow(generation int, shared bool) {
	c.mu.Lock()
	lost := c.generation == unknown || shared && generation > c.generation
	c.mu.Unlock()
	if lost {
		c.reset(generation)
	}
}

func (c *cache) reset(generation int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.generation, c.size = generation, 0
	clear(c.byKey)
	c.recent.Init()
}
