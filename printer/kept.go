package printer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"senha/printer/escpos"
	"senha/printer/ticket"
)

// kept is what the printer keeps of pictures in its NV memory.
//
// A printer tells only the two-letter codes under which it keeps something, so
// what they stand for is remembered in a file; and since the printer may be
// another one than yesterday, three marks are kept in it beside the pictures,
// whose codes come from the whole list. Only a printer that has the marks is
// believed to have the pictures. Without the file, or the marks, all is sent as
// dots until the next closing.
type kept struct {
	path string // of the file; "" keeps nothing
	file keptFile
	sure bool                // the printer's list was held against the file since it last fell silent
	keys map[ticket.Key]bool // what it keeps, if sure

	looked int // business day after whose closing it was found to keep what is wanted
}

// keptFile is the file, as JSON.
type keptFile struct {
	Day      int      `json:"day"`      // business day after whose closing NV was last written to
	Pictures []string `json:"pictures"` // their keys, 32 hex digits each, sorted
}

// has says whether the printer surely keeps a picture.
func (k *kept) has(key ticket.Key) bool { return k.sure && k.keys[key] }

// load reads the file. One that is missing or damaged remembers nothing.
func (k *kept) load() error {
	b, err := os.ReadFile(k.path)
	if errors.Is(err, fs.ErrNotExist) || k.path == "" {
		return nil
	}
	if err == nil {
		err = json.Unmarshal(b, &k.file)
	}
	if err != nil {
		k.file = keptFile{}
		return fmt.Errorf("which pictures the printer keeps is not known, they are written again after closing: %w", err)
	}
	return nil
}

// save writes the file whole or not at all.
func (k *kept) save() error {
	b, err := json.Marshal(k.file)
	if err == nil {
		err = os.WriteFile(k.path+".part", append(b, '\n'), 0o600)
	}
	if err == nil {
		err = os.Rename(k.path+".part", k.path)
	}
	if err != nil {
		return fmt.Errorf("which pictures the printer keeps can't be remembered: %w", err)
	}
	return nil
}

// remembered returns the keys in the file.
func (f keptFile) remembered() []ticket.Key {
	var keys []ticket.Key
	for _, s := range f.Pictures {
		if b, err := hex.DecodeString(s); err == nil && len(b) == len(ticket.Key{}) {
			keys = append(keys, ticket.Key(b))
		}
	}
	return keys
}

// marks are the codes of a list's three marks, none of which is a picture's.
func (f keptFile) marks() []escpos.GraphicsKey {
	taken := map[escpos.GraphicsKey]bool{}
	var all []byte
	for _, k := range f.remembered() {
		taken[k.Code()] = true
		all = append(all, k[:]...)
	}
	var codes []escpos.GraphicsKey
	for h := sha256.Sum256(all); len(codes) < 3; h = sha256.Sum256(h[:]) {
		code := escpos.GraphicsKey{0x20 + h[0]%95, 0x20 + h[1]%95}
		if !taken[code] {
			taken[code] = true
			codes = append(codes, code)
		}
	}
	return codes
}

// compare asks the printer what it keeps and holds that against the file. One
// that does not answer keeps nothing.
func (p *Printer) compare(ctx context.Context) {
	k := &p.kept
	if k.path == "" || p.o.Profile.Stored.NVBytes == 0 || k.sure || p.line == nil || !p.stateNow().Prints() {
		return
	}
	if p.holds != nothing && !p.resync(ctx) {
		return
	}
	codes, ok := p.askKeys(ctx)
	if ctx.Err() != nil || p.line == nil {
		return
	}
	k.sure, k.keys = true, map[ticket.Key]bool{}
	if !ok {
		p.holds = max(p.holds, foreign) // it may still wait for a word about its list
		p.o.Log.Warn("the printer does not tell which pictures it keeps; all are sent as dots", "printer", p.o.Name)
		return
	}
	for _, m := range k.file.marks() {
		if !codes[m] {
			return // another printer, or one that was not written to the end
		}
	}
	for _, key := range k.file.remembered() {
		k.keys[key] = codes[key.Code()]
	}
}

// askKeys is GS ( L function 64, with the printer's list in parts, each of which
// wants a word from us.
func (p *Printer) askKeys(ctx context.Context) (map[escpos.GraphicsKey]bool, bool) {
	p.listen()
	p.parts = nil
	var e escpos.Encoder
	e.AskGraphicsKeys(escpos.NV)
	codes := map[escpos.GraphicsKey]bool{}
	from := sources{out: p.line.send(e.Bytes()), due: p.o.After(p.o.Timing.Answer)}
	for {
		for len(p.parts) > 0 {
			part := p.parts[0]
			p.parts = p.parts[1:]
			for _, code := range part.Keys {
				codes[code] = true
			}
			p.finish(ctx, from.out)
			if p.line == nil {
				return nil, false
			}
			if !part.More {
				p.finish(ctx, p.line.send([]byte{escpos.EnoughKeys})) // one that waits for no word reads over this one
				return codes, p.line != nil
			}
			from = sources{out: p.line.send([]byte{escpos.MoreKeys}), due: p.o.After(p.o.Timing.Answer)}
		}
		switch ev, _, _ := p.await(ctx, from); ev {
		case written:
			from.out = nil
		case overdue:
			p.line.giveUp()
			return nil, false
		case hungUp, ended:
			return nil, false
		}
	}
}

// keysOf lists keys as the file has them.
func keysOf(keys map[ticket.Key]bool) []string {
	var list []string
	for k, has := range keys {
		if has {
			list = append(list, k.String())
		}
	}
	slices.Sort(list)
	return list
}
