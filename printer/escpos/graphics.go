package escpos

// GraphicsKey names a picture that a printer keeps: two characters from 20h to
// 7Eh (kc1 and kc2 of GS ( L).
type GraphicsKey [2]byte

// Memory is where a printer keeps a picture.
type Memory byte

// The memories. What lies in NV stays over power-off and ESC @, and wears: at
// most ten writes a day (TM-T88V Technical Reference Guide, "NV Memory"). What
// lies in RAM, "download graphics", is lost at both.
const (
	NV  Memory = 0
	RAM Memory = 16 // its functions of GS ( L are NV's and 16
)

// Functions of GS ( L for NV; those for RAM are 16 higher, room aside.
const (
	fnRoom      = 51 // remaining capacity; RAM: 52
	fnKeys      = 64
	fnDeleteAll = 65
	fnDelete    = 66
	fnDefine    = 67
	fnPrint     = 69

	defineHead   = 11   // bytes of function 67 before its dots
	maxSymbol    = 7089 // characters of the longest QR code
	maxStored    = 2047 // dots, either way: the least that the reference grants
	storedFrames = 16   // bytes that a stored picture takes beside its dots, at most
)

// StoredSize is the memory that a picture takes in a printer, in bytes.
func StoredSize(b Bitmap) int { return (b.Width+7)/8*b.Height + storedFrames }

// StoreGraphics is GS ( L (or GS 8 L, when it is long) function 67 or 83: the
// printer keeps the picture under key, in place of what it had there. It
// reports false, and adds nothing, where the picture is empty or too large, or
// a real-time command hides in its dots: such a picture is sent each time.
func (e *Encoder) StoreGraphics(m Memory, key GraphicsKey, b Bitmap) bool {
	if b.Width < 1 || b.Height < 1 || b.Width > maxStored || b.Height > maxStored {
		return false
	}
	stride := (b.Width + 7) / 8
	data := make([]byte, 0, stride*b.Height)
	mask := byte(0xFF) << (uint(stride*8-b.Width) % 8)
	for y := range b.Height {
		data = append(data, b.Row(y)...)
		data[len(data)-1] &= mask
	}
	if hidesRealTime(data) {
		return false
	}
	n := defineHead + len(data)
	if n <= 0xFFFF {
		e.buf = append(e.buf, gs, '(', 'L', byte(n), byte(n>>8))
	} else {
		e.buf = append(e.buf, gs, '8', 'L', byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
	e.buf = append(e.buf, 48, fnDefine+byte(m), 48, key[0], key[1], 1,
		byte(b.Width), byte(b.Width>>8), byte(b.Height), byte(b.Height>>8), 49)
	e.buf = append(e.buf, data...)
	e.end()
	return true
}

// PrintGraphics is GS ( L function 69 or 85: a stored picture, one dot to a dot,
// at the print position. A key that the printer has not is passed over.
func (e *Encoder) PrintGraphics(m Memory, key GraphicsKey) {
	e.breakLine()
	e.put(gs, '(', 'L', 6, 0, 48, fnPrint+byte(m), key[0], key[1], 1, 1)
}

// DeleteGraphics is GS ( L function 66 or 82: one picture is given up.
func (e *Encoder) DeleteGraphics(m Memory, key GraphicsKey) {
	e.put(gs, '(', 'L', 4, 0, 48, fnDelete+byte(m), key[0], key[1])
}

// DeleteAllGraphics is GS ( L function 65 or 81.
func (e *Encoder) DeleteAllGraphics(m Memory) {
	e.put(gs, '(', 'L', 5, 0, 48, fnDeleteAll+byte(m), 'C', 'L', 'R')
}

// AskGraphicsKeys is GS ( L function 64 or 80: which keys are in use, answered
// by AnswerKeys with up to 40 of them. After each such answer the printer waits
// for one of the MoreKeys or EnoughKeys bytes.
func (e *Encoder) AskGraphicsKeys(m Memory) {
	e.put(gs, '(', 'L', 4, 0, 48, fnKeys+byte(m), 'K', 'C')
}

// AskGraphicsRoom is GS ( L function 51 or 52: how many bytes are left, answered
// by AnswerRoom.
func (e *Encoder) AskGraphicsRoom(m Memory) {
	e.put(gs, '(', 'L', 2, 0, 48, fnRoom+byte(m>>4))
}

// What a host says after each part of a list of keys (Epson's "ESC/POS
// handshaking protocol" of GS ( L).
const (
	MoreKeys   = 0x06 // ACK: the next part; or, after the last, all is well
	EnoughKeys = 0x18 // CAN: the list ends here
)

// breakLine prints text that still stands in the line buffer.
func (e *Encoder) breakLine() {
	if e.text {
		e.put(lf)
		e.text = false
	}
}

// Level is how much of a QR code may be lost: the n of function 69.
type Level byte

// The levels.
const (
	LevelL Level = 48 + iota // 7 %
	LevelM                   // 15 %
	LevelQ                   // 25 %
	LevelH                   // 30 %
)

// QR is GS ( k with the functions 67, 69, 80 and 81 of QR codes: the printer
// draws a model 2 symbol of data itself, with modules of so many dots, 1 to 16,
// and without a quiet zone. Model 2 and level L hold after ESC @ and are not sent.
// It reports false, and adds nothing, where that can't be.
func (e *Encoder) QR(data string, module int, level Level) bool {
	if data == "" || len(data) > maxSymbol || module < 1 || module > 16 || hidesRealTime([]byte(data)) {
		return false
	}
	e.breakLine()
	n := len(data) + 3
	e.put(gs, '(', 'k', 3, 0, 49, 67, byte(module))
	if level != LevelL {
		e.put(gs, '(', 'k', 3, 0, 49, 69, byte(level))
	}
	e.put(append([]byte{gs, '(', 'k', byte(n), byte(n >> 8), 49, 80, 48}, data...)...)
	e.put(gs, '(', 'k', 3, 0, 49, 81, 48)
	return true
}

// Present is Custom's GS e 3, "ticket produced with m steps" of 0.625 mm: a
// presenter holds out what was cut.
func (e *Encoder) Present(steps byte) { e.put(gs, 'e', 3, steps) }
