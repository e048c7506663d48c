package virtual

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"senha/printer/escpos"
)

var key = escpos.GraphicsKey{'A', '1'}

// store is a job that defines a picture and prints it.
func store(t *testing.T, memory escpos.Memory) []byte {
	t.Helper()
	var e escpos.Encoder
	e.Init()
	if !e.StoreGraphics(memory, key, stripes(40)) {
		t.Fatal("it can't be stored")
	}
	e.PrintGraphics(memory, key)
	e.Cut(0)
	return e.Bytes()
}

// again is a job that prints the picture.
func again(memory escpos.Memory) []byte {
	var e escpos.Encoder
	e.PrintGraphics(memory, key)
	e.Cut(0)
	return e.Bytes()
}

// NV graphics stay over ESC @, power and a new run of the program; RAM graphics
// over none of these.
func TestStoredGraphics(t *testing.T) {
	out := t.TempDir()
	b := start(t, Opts{Out: out})
	b.send(store(t, escpos.NV))
	wantStripes(t, b.paper(1).Picture, 40)
	b.send(append([]byte{0x1B, '@'}, again(escpos.NV)...))
	wantStripes(t, b.paper(2).Picture, 40)
	if err := b.printer.Do("power-cycle", ""); err != nil {
		t.Fatal(err)
	}
	b.send(again(escpos.NV))
	wantStripes(t, b.paper(3).Picture, 40)

	b.send(store(t, escpos.RAM))
	wantStripes(t, b.paper(4).Picture, 40)
	b.send(append([]byte{0x1B, '@'}, again(escpos.RAM)...))
	if p := b.paper(5); len(p.Faults) != 1 {
		t.Errorf("after ESC @: %v", p.Faults)
	}
	b.send(store(t, escpos.RAM))
	wantStripes(t, b.paper(6).Picture, 40)
	if err := b.printer.Do("power-cycle", ""); err != nil {
		t.Fatal(err)
	}
	b.send(again(escpos.RAM))
	if p := b.paper(7); len(p.Faults) != 1 {
		t.Errorf("after power-off: %v", p.Faults)
	}

	server := httptest.NewServer(b.printer.Handler())
	defer server.Close()
	for path, want := range map[string]int{"/stored/4131.png": 200, "/stored/4132.png": 404} {
		r, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, r.Body)
		if r.Body.Close(); r.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, r.StatusCode, want)
		}
	}

	// Papers are counted on from the files, and the last may still be being written.
	last := filepath.Join(out, "paper-000007.png")
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(time.Millisecond) {
		if _, err := os.Stat(last); err == nil {
			break
		} else if time.Now().After(end) {
			t.Fatal(err)
		}
	}
	next := start(t, Opts{Out: out})
	if r := next.printer.Report(); len(r.Stored) != 1 || r.Stored[0].Key != "A1" || r.Stored[0].Width != 576 || r.Room >= epson().Stored.NVBytes {
		t.Errorf("%+v", r.Stored)
	}
	next.send(again(escpos.NV))
	wantStripes(t, next.paper(8).Picture, 40)
	var e escpos.Encoder
	e.DeleteGraphics(escpos.NV, key)
	next.send(e.Bytes())
	next.printer.wait(next.within(5*time.Second), func() bool { return len(next.printer.stored.keys) == 0 })
	if err := os.WriteFile(filepath.Join(out, storedFile), slices.Concat([]byte("\x1D(L\x05\x00"), []byte("lunch")), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := New(Opts{Profile: epson(), Out: out}); err == nil {
		t.Error("a damaged memory was taken")
	}
}

// A class is refused what it has not.
func TestAClassWithoutStoredGraphics(t *testing.T) {
	older := epson()
	older.Stored.NVBytes, older.Stored.RAMBytes = 0, 0
	b := start(t, Opts{Profile: older})
	b.send(store(t, escpos.NV))
	if p := b.paper(1); len(p.Faults) == 0 {
		t.Error("GS ( L was taken")
	}
}
