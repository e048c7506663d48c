package config

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// maxBytes is the size of the largest file that is read.
const maxBytes = 256 << 10

// A table is a TOML table with the line of each thing in it. The library's
// decoder stops at the first fault and forgets lines, so the tree is built from
// its parser.
type table struct {
	line   int
	keys   []string // in the order of the file
	values map[string]*value
	headed bool // has its own [header] or {braces}: may not be headed again
}

// A value is what stands after a key.
type value struct {
	line  int
	kind  unstable.Kind // String, Integer, Float, Bool, Array, Table, ArrayTable or a date's
	text  string        // of a scalar, unquoted
	list  []*value      // of an Array
	table *table        // of a Table
	rows  []*table      // of an ArrayTable
}

func newTable(line int) *table { return &table{line: line, values: map[string]*value{}} }

// builder turns expressions into a tree.
type builder struct {
	*reader
	parser  *unstable.Parser
	root    *table
	current *table // what the last header opened; nil after a faulty one
}

// parse reads a whole file. Where its form is broken it stops at that line,
// since nothing behind it can be trusted.
func (r *reader) parse(data []byte) *table {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // some editors begin a file with it
	b := &builder{reader: r, parser: &unstable.Parser{}, root: newTable(1)}
	b.current = b.root
	b.parser.Reset(data)
	for b.parser.NextExpression() {
		b.expression(b.parser.Expression())
	}
	if pe := (*unstable.ParserError)(nil); errors.As(b.parser.Error(), &pe) {
		at := b.parser.Shape(b.parser.Range(pe.Highlight)).Start
		r.broken(at.Line, pe.Message)
		return nil
	}
	if len(r.faults) > 0 {
		return b.root
	}
	// The decoder knows rules of TOML that its parser does not, such as dates
	// that cannot be.
	var all map[string]any
	if err := toml.Unmarshal(data, &all); err != nil {
		line := 0
		if de := (*toml.DecodeError)(nil); errors.As(err, &de) {
			line, _ = de.Position()
		}
		r.broken(line, strings.TrimPrefix(err.Error(), "toml: "))
		return nil
	}
	return b.root
}

// broken says that a file's form is no TOML.
func (r *reader) broken(line int, why string) {
	if strings.Contains(why, "start of value") || strings.Contains(why, "new line") {
		why += "; a text begins and ends with a quote, on one line"
	}
	r.fault(line, "the file cannot be read from here on: %s", why)
}

func (b *builder) expression(e *unstable.Node) {
	switch e.Kind {
	case unstable.KeyValue:
		if b.current != nil {
			b.assign(b.current, e)
		}
	case unstable.Table:
		b.current = nil
		if parent, key, line := b.descend(b.root, e); parent != nil {
			b.current = b.head(parent, key, line)
		}
	case unstable.ArrayTable:
		b.current = nil
		if parent, key, line := b.descend(b.root, e); parent != nil {
			b.current = b.row(parent, key, line)
		}
	}
}

// head opens the table of a [header].
func (b *builder) head(parent *table, key string, line int) *table {
	v := parent.values[key]
	switch {
	case v == nil:
		t := newTable(line)
		t.headed = true
		parent.set(key, &value{line: line, kind: unstable.Table, table: t})
		return t
	case v.kind == unstable.ArrayTable:
		b.fault(line, "[%s] stands in line %d already, as [[%s]]: write it with two brackets here too", key, v.line, key)
		return nil
	case v.kind != unstable.Table || v.table.headed:
		b.fault(line, "[%s] stands in line %d already: write it once", key, v.line)
		return nil
	}
	v.table.headed, v.table.line, v.line = true, line, line
	return v.table
}

// row adds the table of a [[header]].
func (b *builder) row(parent *table, key string, line int) *table {
	v := parent.values[key]
	if v == nil {
		v = &value{line: line, kind: unstable.ArrayTable}
		parent.set(key, v)
	}
	if v.kind != unstable.ArrayTable {
		b.fault(line, "%s stands in line %d already, and not as [[%s]]", key, v.line, key)
		return nil
	}
	t := newTable(line)
	t.headed = true
	v.rows = append(v.rows, t)
	return t
}

// descend walks a dotted key down to the table that holds its last part, and
// makes the tables between. It returns nil where a part is no table.
func (b *builder) descend(t *table, e *unstable.Node) (holder *table, key string, line int) {
	parts := e.Key()
	for parts.Next() {
		n := parts.Node()
		key, line = string(n.Data), b.lineOf(n)
		if parts.IsLast() {
			return t, key, line
		}
		v := t.values[key]
		if v == nil {
			v = &value{line: line, kind: unstable.Table, table: newTable(line)}
			t.set(key, v)
		}
		switch {
		case v.kind == unstable.Table:
			t = v.table
		case v.kind == unstable.ArrayTable:
			t = v.rows[len(v.rows)-1]
		default:
			b.fault(line, "%s stands in line %d already, with a value of its own", key, v.line)
			return nil, "", 0
		}
	}
	return nil, "", 0
}

// assign puts the value of key = value into t.
func (b *builder) assign(t *table, e *unstable.Node) {
	holder, key, line := b.descend(t, e)
	if holder == nil {
		return
	}
	if v := holder.values[key]; v != nil {
		b.fault(line, "%s stands in line %d already: write it once", key, v.line)
		return
	}
	holder.set(key, b.value(e.Value(), line))
}

func (b *builder) value(n *unstable.Node, line int) *value {
	v := &value{line: line, kind: n.Kind, text: string(n.Data)}
	switch n.Kind {
	case unstable.Bool:
		v.text = string(b.parser.Raw(n.Raw))
	case unstable.Array:
		children := n.Children()
		for children.Next() {
			c := children.Node()
			if l := b.lineOf(c); l > 0 {
				line = l
			}
			v.list = append(v.list, b.value(c, line))
		}
	case unstable.InlineTable:
		v.kind, v.table = unstable.Table, newTable(line)
		children := n.Children()
		for children.Next() {
			b.assign(v.table, children.Node())
		}
		v.table.headed = true
	}
	return v
}

func (t *table) set(key string, v *value) {
	t.keys = append(t.keys, key)
	t.values[key] = v
}

// lineOf returns the line where a node begins, or 0 if the parser doesn't say.
func (b *builder) lineOf(n *unstable.Node) int {
	if n.Raw.Length == 0 {
		return 0
	}
	return 1 + bytes.Count(b.parser.Data()[:n.Raw.Offset], []byte("\n"))
}
