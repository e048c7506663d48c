package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/pelletier/go-toml/v2/unstable"
)

// reader collects what is wrong with one file.
type reader struct {
	file   string
	faults Faults
	shown  []shown
}

func (r *reader) fault(line int, format string, args ...any) {
	r.faults = append(r.faults, Fault{File: r.file, Line: line, Message: fmt.Sprintf(format, args...)})
}

// done returns the faults by line, or nil.
func (r *reader) done() error {
	if len(r.faults) == 0 {
		return nil
	}
	slices.SortStableFunc(r.faults, func(a, b Fault) int { return a.Line - b.Line })
	return r.faults
}

// A section reads one table. Whatever is asked for is known; end complains of
// the rest.
type section struct {
	*reader
	name  string // as people write it: "[printer]", "service \"legal\""
	table *table
	known []string
}

// An item is a text and its line.
type item struct {
	text string
	line int
}

func (r *reader) section(name string, t *table) *section {
	return &section{reader: r, name: name, table: t}
}

// value returns what a key holds, or nil.
func (s *section) value(key string) *value {
	s.known = append(s.known, key)
	return s.table.values[key]
}

// text returns a key's text and line; the line is 0 if the key is not there.
func (s *section) text(key string) item {
	v := s.value(key)
	if v == nil {
		return item{}
	}
	return s.textOf(key, v)
}

func (s *section) textOf(key string, v *value) item {
	if v.kind != unstable.String {
		s.fault(v.line, "%s is %s: want a text in quotes", key, kindName(v.kind))
		return item{}
	}
	if why := badText(v.text); why != "" {
		s.fault(v.line, "%s %s", key, why)
		return item{}
	}
	return item{text: v.text, line: v.line}
}

// textOr returns a key's text, or a default if the key is not there.
func (s *section) textOr(key, standard string) item {
	if it := s.text(key); it.line > 0 {
		return it
	}
	return item{text: standard, line: s.table.line}
}

// texts returns the texts of a list.
func (s *section) texts(key string) []item {
	v := s.value(key)
	if v == nil {
		return nil
	}
	if v.kind != unstable.Array {
		s.fault(v.line, "%s is %s: want a list of texts, such as %s = [\"a\", \"b\"]", key, kindName(v.kind), key)
		return nil
	}
	var list []item
	for _, e := range v.list {
		if it := s.textOf(key, e); it.line > 0 {
			list = append(list, it)
		}
	}
	return list
}

// flag returns a key's yes or no.
func (s *section) flag(key string) bool {
	v := s.value(key)
	if v == nil {
		return false
	}
	if v.kind != unstable.Bool {
		s.fault(v.line, "%s is %s: want true or false, without quotes", key, kindName(v.kind))
	}
	return v.kind == unstable.Bool && v.text == "true"
}

// number returns a key's number, whole or not, or the default.
func (s *section) number(key string, standard float64) (float64, int) {
	v := s.value(key)
	if v == nil {
		return standard, 0
	}
	if v.kind != unstable.Integer && v.kind != unstable.Float {
		s.fault(v.line, "%s is %s: want a number, without quotes", key, kindName(v.kind))
		return standard, 0
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(v.text, "_", ""), 64)
	if err != nil {
		s.fault(v.line, "%s: %q is not a number that can be used here", key, v.text)
		return standard, 0
	}
	return f, v.line
}

// part returns the section of a [header] in this one; it may be empty.
func (s *section) part(key, name string) *section {
	v := s.value(key)
	if v == nil {
		return s.section(name, newTable(s.table.line))
	}
	if v.kind != unstable.Table {
		s.fault(v.line, "%s is %s: want a section, [%s]", key, kindName(v.kind), key)
		return s.section(name, newTable(v.line))
	}
	return s.section(name, v.table)
}

// parts returns the sections of the [[header]]s in this one.
func (s *section) parts(key string) []*section {
	v := s.value(key)
	if v == nil {
		return nil
	}
	var list []*section
	switch v.kind {
	case unstable.ArrayTable:
		for _, t := range v.rows {
			list = append(list, s.section("[["+key+"]]", t))
		}
	case unstable.Array: // of inline tables
		for _, e := range v.list {
			if e.kind != unstable.Table {
				s.fault(e.line, "%s holds %s: want sections, [[%s]]", key, kindName(e.kind), key)
				continue
			}
			list = append(list, s.section("[["+key+"]]", e.table))
		}
	default:
		s.fault(v.line, "%s is %s: want sections, [[%s]]", key, kindName(v.kind), key)
	}
	return list
}

// end complains of every key that nobody asked for.
func (s *section) end() {
	for _, key := range s.table.keys {
		if slices.Contains(s.known, key) {
			continue
		}
		s.fault(s.table.values[key].line, "%s knows no %q%s", s.name, key, didYouMean(key, s.known))
	}
}

func kindName(k unstable.Kind) string {
	switch k {
	case unstable.String:
		return "a text"
	case unstable.Bool:
		return "true or false"
	case unstable.Integer, unstable.Float:
		return "a number"
	case unstable.Array:
		return "a list"
	case unstable.Table:
		return "a section"
	case unstable.ArrayTable:
		return "a list of sections"
	}
	return "a date or time"
}

// badText says why a text may not be shown, or "".
func badText(text string) string {
	if text != strings.TrimSpace(text) {
		return "begins or ends with a space"
	}
	for _, r := range text {
		switch {
		case r == 0x200B || r == 0x200C || r == 0x200D: // Thai, Persian and Indian scripts need them
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
			return fmt.Sprintf("holds the invisible character U+%04X: take it out", r)
		}
	}
	return ""
}

// length counts what a reader would call characters: marks above, below or
// around a letter are part of it.
func length(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.Is(unicode.M, r) && !unicode.Is(unicode.Cf, r) {
			n++
		}
	}
	return n
}
