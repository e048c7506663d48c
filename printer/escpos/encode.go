package escpos

import (
	"errors"
	"fmt"
)

// Encoder builds the bytes of a job: commands that are worked off in order.
// Real-time commands are not part of a job; they have functions of their own.
// The zero value is ready. An Encoder is used by one goroutine.
type Encoder struct {
	buf  []byte
	ends []int
	text bool // something is in the printer's line buffer
	page CodePage
}

// EncoderIn returns an encoder that goes on where a printer was left: with a
// code page selected, at the beginning of a line.
func EncoderIn(p CodePage) *Encoder { return &Encoder{page: p} }

// Bytes returns what was encoded so far. The slice is valid until the next call.
func (e *Encoder) Bytes() []byte { return e.buf }

// Ends returns the offsets in Bytes at which a command ends. Only there may a
// real-time command be slipped in: inside a command its bytes would be taken
// for parameters.
func (e *Encoder) Ends() []int { return e.ends }

func (e *Encoder) put(b ...byte) {
	e.buf = append(e.buf, b...)
	e.end()
}

func (e *Encoder) end() { e.ends = append(e.ends, len(e.buf)) }

// Join adds what o has encoded, o's text included. The settings that it makes
// are not known here: o should leave them as they were.
func (e *Encoder) Join(o *Encoder) {
	at := len(e.buf)
	e.buf = append(e.buf, o.buf...)
	for _, end := range o.ends {
		e.ends = append(e.ends, at+end)
	}
	e.text = o.text || e.text && len(o.buf) == 0
}

// Init is ESC @, Initialize printer: settings back to their defaults, the line
// buffer dropped. The receive buffer is not touched (that is ClearBuffer).
func (e *Encoder) Init() {
	e.put(esc, '@')
	e.text, e.page = false, PC437
}

// MotionUnits is GS P, Set horizontal and vertical motion units, in parts of an
// inch. Epson's default for feeding is half a dot (180 × 360 or 203 × 406), so
// Feed means dots only after this command with the printer's dots per inch.
func (e *Encoder) MotionUnits(x, y byte) { e.put(gs, 'P', x, y) }

// Feed is ESC J, Print and feed paper, by n vertical motion units; longer ways
// are made of several commands.
func (e *Encoder) Feed(n int) {
	for ; n > 0; n -= 255 {
		e.put(esc, 'J', byte(min(n, 255)))
		e.text = false
	}
}

// FeedLines is ESC d, Print and feed n lines.
func (e *Encoder) FeedLines(n byte) {
	e.put(esc, 'd', n)
	e.text = false
}

// Cut is a line feed and GS V 66 n, Select cut mode and cut paper: the paper is
// fed to the cutter plus n vertical motion units, and cut but for one point.
// The line feed stands there because the cut works only at the beginning of a
// line, and some printers forget where they are after a picture.
func (e *Encoder) Cut(n byte) {
	e.put(lf)
	e.put(gs, 'V', 66, n)
	e.text = false
}

// Margin is GS L, Set left margin, in horizontal motion units. It holds for all
// that follows, until Init or another Margin.
func (e *Encoder) Margin(x int) { e.put(gs, 'L', byte(x), byte(x>>8)) }

// Position is ESC $, Set absolute print position, in horizontal motion units
// from the left margin. It holds for the next thing printed.
func (e *Encoder) Position(x int) { e.put(esc, '$', byte(x), byte(x>>8)) }

// Size is GS !, Select character size: 1 to 8 times the width and the height.
func (e *Encoder) Size(width, height int) error {
	if width < 1 || width > 8 || height < 1 || height > 8 {
		return fmt.Errorf("escpos: character size %d × %d: both go from 1 to 8", width, height)
	}
	e.put(gs, '!', byte(width-1)<<4|byte(height-1))
	return nil
}

// Bold is ESC E, Turn emphasized mode on or off.
func (e *Encoder) Bold(on bool) { e.put(esc, 'E', bit(on)) }

// Reverse is GS B, Turn white/black reverse print mode on or off.
func (e *Encoder) Reverse(on bool) { e.put(gs, 'B', bit(on)) }

// Justify is ESC a, Select justification, of lines and pictures: 0 left, 1 in
// the middle, 2 right.
func (e *Encoder) Justify(n byte) { e.put(esc, 'a', n) }

// NoKanji is FS ., Cancel Kanji character mode. Printers sold for China start
// with it on and take characters from 80h in pairs.
func (e *Encoder) NoKanji() { e.put(fs, '.') }

func bit(on bool) byte {
	if on {
		return 1
	}
	return 0
}

// Text writes s in the printer's own characters. A line feed ends a line. Runes
// that the selected code page lacks, and control characters, are an error, and
// then nothing is written.
func (e *Encoder) Text(s string) error {
	start := len(e.buf)
	text := e.text
	for _, r := range s {
		switch {
		case r == '\n':
			e.buf, text = append(e.buf, lf), false
			continue
		case r >= ' ' && r < 0x7F:
			e.buf = append(e.buf, byte(r))
		default:
			b, ok := e.page.encode(r)
			if !ok {
				e.buf = e.buf[:start]
				return fmt.Errorf("escpos: text %q: %s has no %q; send it as a picture", s, e.page, r)
			}
			e.buf = append(e.buf, b)
		}
		text = true
	}
	e.text = text
	e.end()
	return nil
}

// CodePage is ESC t, Select character code table, for the Text that follows.
func (e *Encoder) CodePage(p CodePage) {
	e.put(esc, 't', byte(p))
	e.page = p
}

// ProcessID is GS ( H function 48, Specifies the process ID response: the
// printer answers with the same four characters when everything sent before is
// printed. Each must lie between 20h and 7Eh.
func (e *Encoder) ProcessID(id [4]byte) error {
	for _, c := range id {
		if c < 0x20 || c > 0x7E {
			return errors.New("escpos: a process id is four characters between 20h and 7Eh")
		}
	}
	e.put(gs, '(', 'H', 6, 0, 48, 48, id[0], id[1], id[2], id[3])
	return nil
}

// AskStatus is GS r, Transmit status, answered with one byte when it is reached
// in the receive buffer. n is 1 for the paper sensors.
func (e *Encoder) AskStatus(n byte) { e.put(gs, 'r', n) }

// AutoStatus is GS a, Enable/disable Automatic Status Back: the printer sends
// four bytes now and whenever one of the chosen things changes. Bits: 1 drawer,
// 2 online or offline, 4 errors, 8 paper sensors; 0 switches it off.
func (e *Encoder) AutoStatus(mask byte) { e.put(gs, 'a', mask) }

// Identify is GS I, Transmit printer ID. n 1 to 3 is answered with one byte, 65
// to 69 with a block of text.
func (e *Encoder) Identify(n byte) { e.put(gs, 'I', n) }
