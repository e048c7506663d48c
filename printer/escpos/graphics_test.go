package escpos

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

var key = GraphicsKey{'a', '7'}

// checker draws a small fixed symbol, for tests that need one.
func checker(data string, level Level) (Bitmap, error) {
	if data == "" {
		return Bitmap{}, errors.New("no data was stored")
	}
	b := NewBitmap(21, 21)
	for i := range 21 * 21 {
		if (i+int(level))%2 == 0 {
			b.Set(i%21, i/21)
		}
	}
	return b, nil
}

// A picture that is kept and printed is the picture sent as a raster, dot by dot.
func TestStoredPicturesPrintTheSameDots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := pictures(machine.Width, 100).Draw(t, "picture")
		if rapid.Bool().Draw(t, "mild") {
			for i, c := range b.Bits {
				if c == dle {
					b.Bits[i]++
				}
			}
		}
		m := machine
		m.NV, m.RAMBytes = NewGraphics(1<<20), 1<<20
		mem := rapid.SampledFrom([]Memory{NV, RAM}).Draw(t, "memory")
		var e Encoder
		e.MotionUnits(203, 203)
		if !e.StoreGraphics(mem, key, b) {
			if len(e.Bytes()) != 4 {
				t.Fatal("a refused picture left bytes")
			}
			return
		}
		if found := scan(e.Bytes()); len(found) > 0 {
			t.Fatal("real-time commands hide in it:", found)
		}
		e.PrintGraphics(mem, key)
		p := Interpret(e.Bytes(), m)
		if len(p.Faults) > 0 || !p.Bitmap().Equal(printed(b, 0)) {
			t.Fatal("other dots, or faults", p.Faults)
		}
	})
}

func TestWhatIsKept(t *testing.T) {
	b := pictures(100, 50).Example(1)
	m := machine
	m.NV, m.RAMBytes = NewGraphics(2000), 2000
	send := func(f func(*Encoder)) *Paper {
		var e Encoder
		f(&e)
		return Interpret(e.Bytes(), m) // each time a printer just switched on
	}
	big := NewBitmap(576, 100)
	for _, c := range []struct {
		name   string
		job    func(*Encoder)
		faults int
		keys   int // in NV, after
	}{
		{"too large", func(e *Encoder) { e.StoreGraphics(NV, key, big) }, 1, 0},
		{"not there", func(e *Encoder) { e.PrintGraphics(NV, key) }, 1, 0},
		{"kept over ESC @", func(e *Encoder) { e.StoreGraphics(NV, key, b); e.Init(); e.PrintGraphics(NV, key) }, 0, 1},
		{"kept over power-off", func(e *Encoder) { e.PrintGraphics(NV, key) }, 0, 1},
		{"RAM is lost at ESC @", func(e *Encoder) { e.StoreGraphics(RAM, key, b); e.Init(); e.PrintGraphics(RAM, key) }, 1, 1},
		{"replaced", func(e *Encoder) { e.StoreGraphics(NV, key, b); e.StoreGraphics(NV, GraphicsKey{'b', 'b'}, b) }, 0, 2},
		{"one given up", func(e *Encoder) { e.DeleteGraphics(NV, key) }, 0, 1},
		{"all given up", func(e *Encoder) { e.DeleteAllGraphics(NV) }, 0, 0},
	} {
		if p := send(c.job); len(p.Faults) != c.faults || len(m.NV.Keys()) != c.keys {
			t.Errorf("%s: faults %v, want %d; keys %v, want %d", c.name, p.Faults, c.faults, m.NV.Keys(), c.keys)
		}
	}
	if m.NV.Room() != 2000 {
		t.Errorf("%d bytes are left of 2000 when all is given up", m.NV.Room())
	}
}

func TestKeysAndRoomAreAnswered(t *testing.T) {
	m := machine
	m.NV = NewGraphics(10_000)
	var want []GraphicsKey
	var e Encoder
	dot := NewBitmap(1, 1)
	for i := range 90 {
		k := GraphicsKey{'A' + byte(i/30), '!' + byte(i%30)}
		want = append(want, k)
		e.StoreGraphics(NV, k, dot)
	}
	e.AskGraphicsKeys(NV)
	e.AskGraphicsRoom(NV)
	p := Interpret(e.Bytes(), m)
	if len(p.Faults) > 0 || len(p.Asked) != 4 {
		t.Fatal(p.Faults, p.Asked)
	}
	var got []GraphicsKey
	for i, q := range p.Asked {
		a, garbage := parseAll([]byte(q.Answer))
		if garbage > 0 || len(a) != 1 {
			t.Fatalf("%q is read as %v", q.Answer, a)
		}
		switch {
		case i < 3 && (a[0].Kind != AnswerKeys || a[0].More != (i < 2)), i == 3 && (a[0].Kind != AnswerRoom || a[0].Room != m.NV.Room()):
			t.Errorf("answer %d: %+v", i, a[0])
		}
		got = append(got, a[0].Keys...)
	}
	if !slices.Equal(got, want) {
		t.Errorf("keys %q", got)
	}
}

func TestSymbols(t *testing.T) {
	m := machine
	m.QR = checker
	var e Encoder
	if !e.QR("https://senha.example/t/1", 6, LevelL) || e.QR("", 6, LevelL) || e.QR("a", 17, LevelL) {
		t.Fatal("wrongly refused or taken")
	}
	p := Interpret(e.Bytes(), m)
	if got := p.Bitmap(); len(p.Faults) > 0 || got.Height != 21*6 || !got.At(0, 0) || !got.At(5, 5) || got.At(6, 0) || !got.At(12, 0) {
		t.Errorf("%d rows, %v", got.Height, p.Faults)
	}
	if p := Interpret(e.Bytes(), machine); len(p.Faults) == 0 {
		t.Error("a printer without QR codes drew one")
	}
}

func TestStrictMachines(t *testing.T) {
	m := machine
	m.Lacks, m.Pages = []string{"GS P", "GS ( H"}, []CodePage{PC437}
	for job, want := range map[string]int{"\x1DP\xCB\xCB": 1, "\x1Bt\x03": 1, "\x1Bt\x00": 0, "\x1D(H\x06\x00000042": 1, "\x1DL\x01\x00": 0} {
		if p := Interpret([]byte(job), m); len(p.Faults) != want {
			t.Errorf("%q: %v, want %d", job, p.Faults, want)
		}
	}
}

func TestCodePagesHave(t *testing.T) {
	for _, c := range []struct {
		page CodePage
		s    string
		want bool
	}{
		{PC860, "À sua frente; 2.ª via, Imigração e Fronteiras, não, órgãos", true},
		{PC437, "não", false}, {PC437, "A042", true}, {PC866, "Імміграція", false}, {PC866, "Очередь", true},
		{WPC1251, "Імміграція та кордони, ґ", true}, {PC852, "Imigrație", false}, {WPC1250, "Ludność, żółw", true}, {WPC1254, "Göç ve Sınır, ığşİ", true},
		{WPC1252, "الهجرة", false}, {PC858, "€", true},
	} {
		if got := c.page.Has(c.s); got != c.want {
			t.Errorf("%s has %q: %v", c.page, c.s, got)
		}
		var e Encoder
		e.CodePage(c.page)
		if err := e.Text(c.s); (err == nil) != c.want {
			t.Errorf("%s, %q: %v", c.page, c.s, err)
		}
	}
	for p, table := range upper {
		if len(table) != 128 {
			t.Errorf("%s has %d characters", p, len(table))
		}
	}
}

func FuzzGraphics(f *testing.F) {
	var e Encoder
	e.StoreGraphics(NV, key, pictures(30, 10).Example(2))
	e.PrintGraphics(NV, key)
	e.AskGraphicsKeys(NV)
	e.QR("abc", 3, LevelM)
	f.Add(bytes.Clone(e.Bytes()))
	f.Add([]byte("\x1D8L\x0B\x00\x01\x000C0ab\x01\xFF\x07\xFF\x071"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m := machine
		m.NV, m.RAMBytes, m.QR = NewGraphics(4000), 4000, checker
		Interpret(b, m)
		if m.NV.Room() < 0 || m.NV.Room() > 4000 {
			t.Fatal("room", m.NV.Room())
		}
	})
}
