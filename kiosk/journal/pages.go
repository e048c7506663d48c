package journal

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"os"
	"slices"
)

// pageSize is SQLite's default; no journal is made with another.
const pageSize = 4096

// maxRows is how many entries fit on a page at most: the shortest body has
// 190 bytes, beside 64 of journal id and hash.
const maxRows = 16

// pages reads a damaged file below SQLite: each leaf page of its tables is
// looked at by itself, in the file and in its WAL, so that neither a broken
// header nor a broken inner page hides entries. Rows are never changed, so an
// older copy of a page is as good as a newer one for the rows it has.
//
// Source: https://www.sqlite.org/fileformat2.html, sections 1.2 (header), 1.5
// and 1.6 (pages and cells), 2.1 (records), 4 (the WAL).
type pages struct {
	data []*os.File       // the file, then its WAL if there is one
	at   map[uint32]place // where the newest copy of a page is
	all  []place          // each copy of each page, the newest first
	lost int              // pages that are neither readable nor part of a readable row
}

// place is where a page begins.
type place struct {
	file   int // index in pages.data
	offset int64
}

// rowRef is where a row stands.
type rowRef struct {
	seq  uint64
	page place
	cell int // offset in the page
}

// openPages opens a journal's file and WAL to read what is left of them.
func openPages(path string) (*pages, error) {
	p, err := openFiles(path)
	if err != nil {
		return nil, err
	}
	p.findPages()
	p.findFrames()
	slices.Reverse(p.all)
	return p, nil
}

// openWAL is openPages for the WAL alone.
func openWAL(path string) (*pages, error) {
	p, err := openFiles(path)
	if err == nil {
		p.findFrames()
	}
	return p, err
}

func openFiles(path string) (*pages, error) {
	p := &pages{at: map[uint32]place{}}
	for _, name := range []string{path, path + "-wal"} {
		f, err := os.Open(name)
		if errors.Is(err, os.ErrNotExist) && len(p.data) > 0 {
			continue
		}
		if err != nil {
			p.close()
			return nil, err
		}
		p.data = append(p.data, f)
	}
	return p, nil
}

func (p *pages) close() {
	for _, f := range p.data {
		f.Close()
	}
}

// findPages notes the pages of the file itself; those that its header counts
// and that are not there are lost.
func (p *pages) findPages() {
	info, err := p.data[0].Stat()
	if err != nil {
		return
	}
	n := uint32(info.Size() / pageSize)
	for page := range n {
		p.note(page+1, place{0, int64(page) * pageSize})
	}
	head := make([]byte, 32)
	if _, err := p.data[0].ReadAt(head, 0); err != nil || !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return
	}
	p.lost = int(max(int64(binary.BigEndian.Uint32(head[28:]))-int64(n), 0))
}

// findFrames notes the WAL's pages up to its last commit, whether or not their
// checksums hold. Frames of an earlier use of the WAL have another salt than
// the first one.
func (p *pages) findFrames() {
	const header, frameHeader = 32, 24
	if len(p.data) == 1 {
		return
	}
	wal := p.data[1]
	salt := make([]byte, 8)
	if _, err := wal.ReadAt(salt, header+8); err != nil {
		return
	}
	type frame struct {
		page uint32
		at   place
	}
	var waiting []frame // of a transaction whose commit is not seen yet
	h := make([]byte, frameHeader)
	for at := int64(header); ; at += frameHeader + pageSize {
		if _, err := wal.ReadAt(h, at); err != nil || !bytes.Equal(h[8:16], salt) {
			return
		}
		waiting = append(waiting, frame{binary.BigEndian.Uint32(h), place{1, at + frameHeader}})
		if binary.BigEndian.Uint32(h[4:]) != 0 {
			for _, f := range waiting {
				p.note(f.page, f.at)
			}
			waiting = waiting[:0]
		}
	}
}

func (p *pages) note(page uint32, at place) {
	p.at[page] = at
	p.all = append(p.all, at)
}

func (p *pages) read(at place) ([]byte, bool) {
	b := make([]byte, pageSize)
	_, err := p.data[at.file].ReadAt(b, at.offset)
	return b, err == nil
}

// rows finds the rows of the table, by number, newer copies first.
func (p *pages) rows() []rowRef {
	var refs []rowRef
	overflow := map[uint32]bool{} // pages that go on a row
	var odd []place               // pages that look like nothing
	for _, at := range p.all {
		page, ok := p.read(at)
		start := 0
		if ok && bytes.HasPrefix(page, []byte("SQLite format 3\x00")) {
			start = 100
		}
		switch {
		case !ok:
			p.lost++
		case page[start] == 13: // a table's leaf
			for i := range int(binary.BigEndian.Uint16(page[start+3:])) {
				pointer := start + 8 + 2*i
				if pointer+2 > pageSize {
					break
				}
				cell := int(binary.BigEndian.Uint16(page[pointer:]))
				if rec, ok := p.record(page, cell, overflow); ok {
					refs = append(refs, rowRef{seq: rec.Seq, page: at, cell: cell})
				}
			}
		case page[start] != 2 && page[start] != 5 && page[start] != 10: // no index, no inner page
			odd = append(odd, at)
		}
	}
	for _, at := range odd {
		page := uint32(at.offset/pageSize) + 1
		if at.file == 0 && page > 1 && !overflow[page] { // page 1 has the schema alone
			p.lost++
		}
	}
	slices.SortStableFunc(refs, func(a, b rowRef) int { return cmp.Compare(a.seq, b.seq) })
	return refs
}

// load reads a row that rows has found.
func (p *pages) load(ref rowRef) (Record, bool) {
	page, ok := p.read(ref.page)
	if !ok {
		return Record{}, false
	}
	return p.record(page, ref.cell, nil)
}

// record decodes a cell, if it is a row of the table of entries. It notes the
// pages that go on the row.
func (p *pages) record(page []byte, cell int, overflow map[uint32]bool) (Record, bool) {
	if cell >= len(page) {
		return Record{}, false
	}
	b := page[cell:]
	size, b, ok := varint(b)
	if !ok || size > 1<<30 {
		return Record{}, false
	}
	seq, b, ok := varint(b)
	if !ok || seq == 0 || seq > 1<<62 {
		return Record{}, false
	}
	payload, ok := p.payload(b, int(size), overflow)
	if !ok {
		return Record{}, false
	}
	head, rest, ok := varint(payload)
	if !ok || head > uint64(len(payload)) {
		return Record{}, false
	}
	values := payload[head:]
	types := rest[:max(int(head)-(len(payload)-len(rest)), 0)]
	var columns [][]byte // of texts and blobs
	for n := 0; len(types) > 0; n++ {
		var kind uint64
		if kind, types, ok = varint(types); !ok {
			return Record{}, false
		}
		if n == 0 && kind == 0 {
			continue // seq, which is the row's own number
		}
		if kind < 12 || (kind-12)/2 > uint64(len(values)) {
			return Record{}, false
		}
		length := (kind - 12) / 2 // odd kinds are texts, even ones blobs; both round to this
		columns, values = append(columns, values[:length]), values[length:]
	}
	if len(columns) != 3 || len(columns[2]) != len(Hash{}) {
		return Record{}, false
	}
	return Record{Seq: seq, Journal: string(columns[0]), Body: columns[1], Hash: Hash(columns[2])}, true
}

// payload gathers a row's bytes, which long rows spread over further pages.
func (p *pages) payload(b []byte, size int, overflow map[uint32]bool) ([]byte, bool) {
	const most, least = pageSize - 35, (pageSize-12)*32/255 - 23
	if size <= most {
		if size > len(b) {
			return nil, false
		}
		return b[:size:size], true
	}
	local := least + (size-least)%(pageSize-4)
	if local > most {
		local = least
	}
	if local+4 > len(b) {
		return nil, false
	}
	all := slices.Clone(b[:local])
	for next := binary.BigEndian.Uint32(b[local:]); len(all) < size; {
		at, known := p.at[next]
		if !known {
			return nil, false
		}
		page, ok := p.read(at)
		if !ok {
			return nil, false
		}
		if overflow != nil {
			overflow[next] = true
		}
		all = append(all, page[4:4+min(size-len(all), pageSize-4)]...)
		next = binary.BigEndian.Uint32(page)
	}
	return all, true
}

// varint reads SQLite's variable-length integer: 7 bits a byte, the highest
// first, and 8 bits in a ninth byte.
func varint(b []byte) (v uint64, rest []byte, ok bool) {
	for i, c := range b {
		if i == 8 {
			return v<<8 | uint64(c), b[9:], true
		}
		v = v<<7 | uint64(c&0x7f)
		if c < 0x80 {
			return v, b[i+1:], true
		}
	}
	return 0, nil, false
}
