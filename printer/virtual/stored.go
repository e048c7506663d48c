package virtual

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"senha/printer/escpos"
)

// storedFile keeps the NV graphics in the folder of the papers: the very
// commands that define them (GS ( L 67). Without it the memory is empty.
const storedFile = "nv-graphics.escpos"

// stored is what the printer keeps in NV memory, as others may see it. The
// pictures are never changed.
type stored struct {
	keys     []escpos.GraphicsKey
	pictures []escpos.Bitmap
	room     int // bytes left
	sum      [32]byte
}

// loadStored fills the NV memory from its file, before anything is printed.
func (p *Printer) loadStored() error {
	if p.nv == nil {
		return nil
	}
	p.stored.room = p.nv.Room()
	defer p.lookStored()
	if p.o.Out == "" {
		return nil
	}
	b, err := os.ReadFile(filepath.Join(p.o.Out, storedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the stored graphics: %w", err)
	}
	m := Machine(p.o.Profile)
	m.NV = p.nv
	if faults := escpos.Interpret(b, m).Faults; len(faults) > 0 {
		return fmt.Errorf("%s is damaged (%s); remove it", filepath.Join(p.o.Out, storedFile), faults[0])
	}
	return nil
}

// lookStored takes over what the interpreter has in NV memory, and writes it
// down when it has changed. It is called by the goroutine that prints.
func (p *Printer) lookStored() {
	if p.nv == nil || p.nv.Room() == p.stored.room && len(p.stored.keys) == 0 {
		return
	}
	now := stored{keys: p.nv.Keys(), room: p.nv.Room()}
	hash := sha256.New()
	var e escpos.Encoder
	for _, key := range now.keys {
		b, _ := p.nv.Picture(key)
		now.pictures = append(now.pictures, b)
		fmt.Fprintf(hash, "%q %d %d ", key, b.Width, b.Height)
		hash.Write(b.Bits)
	}
	hash.Sum(now.sum[:0])
	if now.sum == p.stored.sum && now.room == p.stored.room {
		return
	}
	defer func() {
		p.mu.Lock()
		p.stored = now
		p.changed()
		p.mu.Unlock()
	}()
	if p.o.Out == "" {
		return
	}
	for i, key := range now.keys {
		if !e.StoreGraphics(escpos.NV, key, now.pictures[i]) {
			p.o.Log.Warn("a stored picture holds a real-time command and is not kept in the file", "key", string(key[:]))
		}
	}
	name := filepath.Join(p.o.Out, storedFile)
	err := os.WriteFile(name+".part", e.Bytes(), 0o666)
	if err == nil {
		err = os.Rename(name+".part", name)
	}
	if err != nil {
		p.o.Log.Error("the stored graphics were not written", "file", name, "why", err)
	}
}

// StoredInfo is the JSON form of a picture in NV memory. It is drawn by
// /stored/{key}.png.
type StoredInfo struct {
	Key    string `json:"key"` // two characters
	Hex    string `json:"hex"` // the same, for addresses
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Bytes  int    `json:"bytes"`
}

func (s stored) infos() []StoredInfo {
	list := make([]StoredInfo, 0, len(s.keys))
	for i, key := range s.keys {
		b := s.pictures[i]
		list = append(list, StoredInfo{string(key[:]), fmt.Sprintf("%x", key), b.Width, b.Height, escpos.StoredSize(b)})
	}
	return list
}
