package escpos

import (
	"fmt"
	"slices"
)

// Bytes that follow the two of a command's name, for commands of fixed length.
var (
	escParams = map[byte]int{
		' ': 1, '!': 1, '$': 2, '%': 1, '*': 3, '-': 1, '2': 0, '3': 1, '=': 1, '?': 1, '@': 0, 'D': 0,
		'E': 1, 'G': 1, 'J': 1, 'L': 0, 'M': 1, 'R': 1, 'S': 0, 'T': 1, 'V': 1, 'W': 8, '\\': 2, 'a': 1,
		'c': 2, 'd': 1, 'i': 0, 'm': 0, 'p': 3, 'r': 1, 't': 1, 'u': 1, 'v': 0, '{': 1, ff: 0,
	}
	gsParams = map[byte]int{
		'!': 1, '$': 2, '(': 3, '*': 2, '/': 1, ':': 0, '8': 5, 'B': 1, 'H': 1, 'I': 1, 'L': 2, 'P': 2,
		'T': 1, 'V': 1, 'W': 2, '\\': 2, '^': 3, 'a': 1, 'b': 1, 'c': 0, 'e': 1, 'f': 1, 'g': 4, 'h': 1, 'k': 2,
		'r': 1, 'v': 6, 'w': 1, 'z': 3,
	}
	fsParams  = map[byte]int{'!': 1, '&': 0, '(': 3, '-': 1, '.': 0, 'C': 1, 'S': 2, 'W': 1, 'p': 2}
	dleParams = map[byte]int{eot: 1, enq: 1, dc4: 1}
)

// headLength returns how long the head of the command that begins with cmd is,
// as far as cmd tells, or 0 if there is no such command. cmd has at least two
// bytes.
func headLength(cmd []byte) int {
	params := map[byte]map[byte]int{esc: escParams, gs: gsParams, fs: fsParams, dle: dleParams}[cmd[0]]
	n, ok := params[cmd[1]]
	if !ok {
		return 0
	}
	n += 2
	if len(cmd) < 3 {
		return n
	}
	switch {
	case cmd[0] == gs && cmd[1] == 'V' && cmd[2] >= 65:
		n++ // functions B, C, D have a way to feed
	case cmd[0] == gs && cmd[1] == 'e' && cmd[2] == 3:
		n++ // Custom's "ticket produced with m steps"
	case cmd[0] == dle && cmd[1] == dc4:
		extra, ok := map[byte]int{1: 2, 2: 2, 3: 5, 7: 1, 8: 7}[cmd[2]]
		if !ok {
			return 0
		}
		n += extra
	}
	return n
}

// name says a command's name as the reference writes it.
func name(cmd []byte) string {
	s := map[byte]string{esc: "ESC", gs: "GS", fs: "FS", dle: "DLE"}[cmd[0]]
	if len(cmd) > 1 {
		if c := cmd[1]; c > ' ' && c < 0x7F {
			s += " " + string(rune(c))
		} else {
			s += fmt.Sprintf(" %02Xh", c)
		}
	}
	if len(cmd) > 2 && (cmd[1] == '(' || cmd[1] == '8') && cmd[2] > ' ' && cmd[2] < 0x7F {
		s += " " + string(rune(cmd[2]))
	}
	return s
}

func word(lo, hi byte) int { return int(lo) | int(hi)<<8 }

// run does a command whose head is complete.
func (in *Interpreter) run(cmd []byte) {
	if len(in.m.Lacks) > 0 && slices.Contains(in.m.Lacks, name(cmd)) {
		in.fault("%s is not known to this printer", name(cmd))
	}
	switch cmd[0] {
	case esc:
		in.runESC(cmd[1], cmd[2:])
	case gs:
		in.runGS(cmd[1], cmd[2:])
	case fs:
		if cmd[1] == '(' {
			in.skip(int64(word(cmd[3], cmd[4])), nil, nil)
		}
		if cmd[1] == '(' || cmd[1] == 'p' {
			in.fault("%s is not drawn", name(cmd))
		}
	}
}

func (in *Interpreter) runESC(c byte, p []byte) {
	switch c {
	case '@':
		in.reset()
		in.out.Init()
	case 'J':
		in.printLine(in.dotsY(int(p[0])))
	case 'd':
		in.printLine(int(p[0]) * in.set.spacing)
	case '$':
		in.line.x = min(in.dotsX(word(p[0], p[1])), in.m.Width)
	case '\\':
		x := in.line.x + in.dotsX(int(int16(word(p[0], p[1]))))
		in.line.x = max(0, min(x, in.m.Width))
	case '*':
		in.columnImage(p[0], word(p[1], p[2]))
	case '2':
		in.set.spacing = in.m.DPI / 6
	case '3':
		in.set.spacing = in.dotsY(int(p[0]))
	case 'a':
		in.set.justify = p[0] & 3
	case 't':
		in.set.page = CodePage(p[0])
		if in.m.Pages != nil && !slices.Contains(in.m.Pages, in.set.page) {
			in.fault("this printer has no %s", in.set.page)
		}
	case '!':
		in.style.high, in.style.wide = 1+int(p[0]>>4&1), 1+int(p[0]>>5&1)
		in.style.bold, in.style.underline = p[0]&0x08 != 0, p[0]&0x80 != 0
	case 'E', 'G':
		in.style.bold = p[0]&1 != 0
	case '-':
		in.style.underline = p[0]&3 != 0
	case 'D':
		in.toNUL = true
	case 'i', 'm':
		in.cut(c == 'i')
	case 'L', ff, 'V', '{':
		if c == 'L' || c == ff || p[0]&1 != 0 {
			in.fault("%s is not drawn", name(in.cmd))
		}
	}
}

func (in *Interpreter) runGS(c byte, p []byte) {
	switch c {
	case '!':
		in.style.wide, in.style.high = 1+int(p[0]>>4&7), 1+int(p[0]&7)
	case 'B':
		in.style.reverse = p[0]&1 != 0
	case 'L':
		in.set.margin = min(in.dotsX(word(p[0], p[1])), in.m.Width-1)
	case 'W':
		in.set.area = max(1, min(in.dotsX(word(p[0], p[1])), in.m.Width))
	case 'P':
		in.motionUnits(int(p[0]), int(p[1]))
	case 'V':
		in.cutMode(p)
	case 'v':
		in.raster(p)
	case 'r':
		in.out.Ask(Query{Kind: QueryStatus, N: p[0]})
	case 'I':
		in.out.Ask(Query{Kind: QueryIdentity, N: p[0]})
	case 'a':
		in.out.Ask(Query{Kind: QueryAutoStatus, N: p[0]})
	case 'e':
		in.out.Ask(Query{Kind: QueryEjector, N: p[0], Offset: in.start})
	case '(':
		in.parenthesis(p[0], word(p[1], p[2]))
	case '8':
		n := int64(word(p[1], p[2])) | int64(word(p[3], p[4]))<<16
		if p[0] == 'L' {
			in.graphics(n)
			return
		}
		in.fault("GS 8 %c is not drawn", p[0])
		in.skip(n, nil, nil)
	case '*':
		in.skip(int64(p[0])*int64(p[1])*8, nil, nil)
	case 'k':
		in.fault("GS k is not drawn")
		if p[0] > 6 {
			in.skip(int64(p[1]), nil, nil)
		} else {
			in.toNUL = p[1] != 0
		}
	case '/':
		in.fault("GS / is not drawn")
	}
}

func (in *Interpreter) motionUnits(x, y int) {
	def := func(n, fallback int) int {
		switch {
		case n > 0:
			return n
		case fallback > 0:
			return fallback
		}
		return in.m.DPI
	}
	in.set.unitX, in.set.unitY = def(x, in.m.UnitX), def(y, in.m.UnitY)
}

// parenthesis is the GS ( family: a letter, a length, and data that mean
// something here for stored pictures, QR codes and the process id.
func (in *Interpreter) parenthesis(letter byte, n int) {
	if letter != 'H' {
		switch letter {
		case 'L':
			in.graphics(int64(n))
		case 'k':
			in.qr(int64(n))
		default:
			in.skip(int64(n), nil, nil)
		}
		return
	}
	var got []byte
	in.skip(int64(n), func(b byte) {
		if len(got) < 6 {
			got = append(got, b)
		}
	}, func() {
		if n != 6 || got[0] != 48 || got[1] != 48 {
			in.fault("GS ( H has a function that is not known")
			return
		}
		in.out.Ask(Query{Kind: QueryProcessID, ID: [4]byte(got[2:])})
	})
}

// cutMode is GS V in its four functions.
func (in *Interpreter) cutMode(p []byte) {
	switch m := p[0]; m {
	case 0, 48, 1, 49:
		in.cut(m == 0 || m == 48)
	case 65, 66, 97, 98, 103, 104:
		if in.line.height == 0 {
			in.out.Feed(in.dotsY(int(p[1])))
		}
		in.cut(m == 65 || m == 97 || m == 103)
	default:
		in.fault("GS V %d is not a way to cut", m)
	}
}

// cut works only at the beginning of a line.
func (in *Interpreter) cut(full bool) {
	if in.line.height > 0 {
		in.fault("a cut in the middle of a line is ignored: a line feed must stand before it")
		return
	}
	in.out.Cut(full)
}
