package escpos

// AnswerKind tells the things apart that a printer sends.
type AnswerKind int

// What a printer sends, told apart by fixed bits (TM-T88III specification,
// appendix G, "Transmission status identification") and by headers.
const (
	AnswerRealTime  AnswerKind = iota + 1 // 0xx1xx10: to DLE EOT n; Byte
	AnswerStatus                          // 0xx0xxxx: to GS r or GS I 1 to 3; Byte
	AnswerProcessID                       // 37h 22h d1 to d4 00h: to GS ( H 48; ID
	AnswerCleared                         // 37h 25h 00h: to DLE DC4 8
	AnswerASB                             // 0xx1xx00 and three more: unasked; ASB
	AnswerBlock                           // 5Fh text 00h: to GS I 65 to 69; Block
	AnswerKeys                            // 37h 72h 40h or 41h keys 00h: to GS ( L 64 or 80; Keys, More
	AnswerRoom                            // 37h 31h digits 00h: to GS ( L 51 or 52; Room
	AnswerFull                            // 10h 0Fh and four more: to DLE EOT 20, for a parser that expects it; Full
	AnswerXON                             // 11h, where the line's driver leaves it
	AnswerXOFF                            // 13h
)

// Answer is one thing a printer said. Which n of DLE EOT or GS r a byte answers
// is not in it: the asker knows, answers keep the order of the questions.
type Answer struct {
	Kind  AnswerKind
	Byte  byte
	ID    [4]byte
	ASB   [4]byte
	Full  [4]byte
	Block []byte
	Keys  []GraphicsKey
	More  bool // another part of the keys follows once MoreKeys is sent
	Room  int  // bytes
}

const (
	xon  = 0x11
	xoff = 0x13

	headerFull = 0x10 // and flagFull, open the full status
	flagFull   = 0x0F

	headerFlag  = 0x37 // opens process id and clear answers
	flagProcess = 0x22
	flagCleared = 0x25
	flagRoom    = 0x31
	flagKeys    = 0x72
	lastKeys    = 0x40
	moreKeys    = 0x41
	keysAPart   = 40
	headerBlock = 0x5F // '_', opens the text answers of GS I

	maxBlock = 84 // bytes; texts have at most 80 characters, lists of keys 40 keys
)

// AnswerParser reads what a printer sends, byte by byte, and holds at most one
// unfinished answer. The zero value is ready. It never fails: bytes that can't
// belong to an answer are counted and dropped.
type AnswerParser struct {
	part    []byte // of an unfinished answer, its first byte included
	Garbage int    // bytes dropped so far
	Full    bool   // 10h begins a full status: of printers that are asked for it, and have no ASB
}

// Reset drops an unfinished answer: after a silence, or when the line was
// opened anew.
func (p *AnswerParser) Reset() { p.part = p.part[:0] }

// Byte takes the next byte and reports the answer it completes.
func (p *AnswerParser) Byte(b byte) (Answer, bool) {
	// Flow control may stand between the bytes of any answer.
	switch {
	case b == xon:
		return Answer{Kind: AnswerXON}, true
	case b == xoff:
		return Answer{Kind: AnswerXOFF}, true
	}
	if len(p.part) == 0 {
		return p.first(b)
	}
	p.part = append(p.part, b)
	if p.Full && p.part[0] == headerFull {
		return p.full(len(p.part), b)
	}
	switch n := len(p.part); p.part[0] {
	case headerFlag:
		return p.flagged(n, b)
	case headerBlock:
		if b == 0 {
			a := Answer{Kind: AnswerBlock, Block: append([]byte(nil), p.part[1:n-1]...)}
			p.Reset()
			return a, true
		}
		if n > maxBlock || b < 0x20 || b > 0x7E { // a stray 5Fh must not swallow what a well printer says of itself (12h)
			return p.drop()
		}
	default: // ASB
		if b&0x90 != 0 {
			return p.drop()
		}
		if n == 4 {
			a := Answer{Kind: AnswerASB, ASB: [4]byte(p.part)}
			p.Reset()
			return a, true
		}
	}
	return Answer{}, false
}

func (p *AnswerParser) first(b byte) (Answer, bool) {
	switch {
	case b == headerFlag, b == headerBlock, b&asb1Mask == asb1Fixed:
		p.part = append(p.part[:0], b)
	case b&realTimeMask == realTimeFixed:
		return Answer{Kind: AnswerRealTime, Byte: b}, true
	case b&0x90 == 0:
		return Answer{Kind: AnswerStatus, Byte: b}, true
	default:
		p.Garbage++
	}
	return Answer{}, false
}

// full reads the four bytes behind 10h 0Fh.
func (p *AnswerParser) full(n int, b byte) (Answer, bool) {
	switch {
	case n == 2 && b != flagFull:
		return p.drop()
	case n == 6:
		a := Answer{Kind: AnswerFull, Full: [4]byte(p.part[2:])}
		p.Reset()
		return a, true
	}
	return Answer{}, false
}

func (p *AnswerParser) flagged(n int, b byte) (Answer, bool) {
	switch {
	case n == 2 && b != flagProcess && b != flagCleared && b != flagRoom && b != flagKeys:
		return p.drop()
	case n == 2:
	case p.part[1] == flagRoom || p.part[1] == flagKeys:
		return p.graphics(n, b)
	case p.part[1] == flagCleared && n == 3:
		if b != 0 {
			return p.drop()
		}
		p.Reset()
		return Answer{Kind: AnswerCleared}, true
	case p.part[1] == flagProcess && n > 2 && n < 7:
		if b < 0x20 || b > 0x7E {
			return p.drop()
		}
	case n == 7:
		if b != 0 {
			return p.drop()
		}
		a := Answer{Kind: AnswerProcessID, ID: [4]byte(p.part[2:6])}
		p.Reset()
		return a, true
	}
	return Answer{}, false
}

// graphics reads what is said of stored pictures.
func (p *AnswerParser) graphics(n int, b byte) (Answer, bool) {
	room := p.part[1] == flagRoom
	switch {
	case b == 0 && room && n > 3:
		a := Answer{Kind: AnswerRoom}
		for _, c := range p.part[2 : n-1] {
			a.Room = a.Room*10 + int(c-'0')
		}
		p.Reset()
		return a, true
	case b == 0 && !room && n%2 == 0: // header, flag, status, pairs, NUL
		a := Answer{Kind: AnswerKeys, More: p.part[2] == moreKeys}
		for i := 3; i+1 < n; i += 2 {
			a.Keys = append(a.Keys, GraphicsKey(p.part[i:i+2]))
		}
		p.Reset()
		return a, true
	case room && (b < '0' || b > '9' || n > 2+8),
		!room && n == 3 && b != lastKeys && b != moreKeys,
		!room && n > 3 && (b < ' ' || b > '~' || n > 3+2*keysAPart):
		return p.drop()
	}
	return Answer{}, false
}

// drop gives up an unfinished answer at a byte that does not fit, and lets that
// byte begin the next one: a lost byte must not swallow the answer after it.
func (p *AnswerParser) drop() (Answer, bool) {
	last := p.part[len(p.part)-1]
	p.Garbage += len(p.part) - 1
	p.Reset()
	return p.first(last)
}
