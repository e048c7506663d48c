package escpos

// AskRealTime is DLE EOT n, Transmit real-time status: 1 printer, 2 cause of
// being offline, 3 cause of an error, 4 paper sensors. One byte answers it at
// once, also when the printer is offline or its receive buffer is full.
func AskRealTime(n byte) []byte { return []byte{dle, eot, n} }

// AskFull is DLE EOT 20, Full status, of Custom's printers. Six bytes answer it.
func AskFull() []byte { return []byte{dle, eot, 20} }

// Recover is DLE ENQ n, Send real-time request: after a recoverable error (a
// cutter that stuck), 1 goes on with the line where it happened, 2 clears the
// buffers first.
func Recover(n byte) []byte { return []byte{dle, enq, n} }

// ClearBuffer is DLE DC4 with fn 8, Clear buffer(s): receive and print buffer
// are emptied, a recoverable error is left, and the printer answers 37h 25h 00h
// (AnswerCleared). Nothing may be sent before that answer.
func ClearBuffer() []byte { return []byte{dle, dc4, 8, 1, 3, 20, 1, 6, 2, 8} }

// RealTimeKind says what a real-time command wants.
type RealTimeKind int

// The real-time commands that RealTimeScanner knows.
const (
	RealTimeStatus  RealTimeKind = iota + 1 // DLE EOT n, n 1 to 4
	RealTimeRecover                         // DLE ENQ n, n 0 to 3
	RealTimePulse                           // DLE DC4 1: drawer pulse
	RealTimeOff                             // DLE DC4 2: power off
	RealTimeClear                           // DLE DC4 8: clear the buffers
)

// RealTime is one real-time command, as it was met in the stream.
type RealTime struct {
	Kind RealTimeKind
	N    byte
}

// RealTimeScanner finds real-time commands in what a printer receives, wherever
// they stand. The zero value is ready.
type RealTimeScanner struct {
	seen []byte // since the DLE that may have begun one
}

// Byte takes the next received byte and reports the command it completes.
func (s *RealTimeScanner) Byte(b byte) (RealTime, bool) {
	if s.seen == nil {
		s.seen = make([]byte, 0, 10)
	}
	s.seen = append(s.seen, b)
	for len(s.seen) > 0 {
		cmd, state := matchRealTime(s.seen)
		switch state {
		case matched:
			s.seen = s.seen[:0]
			return cmd, true
		case partial:
			return RealTime{}, false
		}
		// No command begins here. The next DLE may begin one.
		next := 1
		for next < len(s.seen) && s.seen[next] != dle {
			next++
		}
		s.seen = append(s.seen[:0], s.seen[next:]...)
	}
	return RealTime{}, false
}

// Pending returns how many of the last bytes may be the beginning of a
// real-time command.
func (s *RealTimeScanner) Pending() int { return len(s.seen) }

type match int

const (
	no match = iota
	partial
	matched
)

var fixedRealTime = []struct {
	kind RealTimeKind
	seq  []byte
}{
	{RealTimeOff, []byte{dle, dc4, 2, 1, 8}},
	{RealTimeClear, ClearBuffer()},
}

func matchRealTime(b []byte) (RealTime, match) {
	if b[0] != dle {
		return RealTime{}, no
	}
	if len(b) == 1 {
		return RealTime{}, partial
	}
	switch {
	case b[1] == eot && len(b) == 2, b[1] == enq && len(b) == 2, b[1] == dc4 && len(b) == 2:
		return RealTime{}, partial
	case b[1] == eot && b[2] >= 1 && b[2] <= 4:
		return RealTime{RealTimeStatus, b[2]}, matched
	case b[1] == enq && b[2] <= 3:
		return RealTime{RealTimeRecover, b[2]}, matched
	case b[1] == dc4 && b[2] == 1: // fn m t: m 0 or 1, t 1 to 8
		if len(b) > 3 && b[3] > 1 || len(b) > 4 && (b[4] < 1 || b[4] > 8) {
			return RealTime{}, no
		}
		if len(b) < 5 {
			return RealTime{}, partial
		}
		return RealTime{RealTimePulse, b[3]}, matched
	}
	for _, f := range fixedRealTime {
		n := min(len(b), len(f.seq))
		if string(b[:n]) != string(f.seq[:n]) {
			continue
		}
		if n == len(f.seq) {
			return RealTime{f.kind, 0}, matched
		}
		return RealTime{}, partial
	}
	return RealTime{}, no
}

// hidesRealTime says whether data could be taken for a real-time command: DLE,
// then EOT, ENQ or DC4, then a parameter. All parameters the reference knows
// lie below 20h; printers of other makers may know more of them, so the whole
// range is avoided. Data that ends after the second byte counts too, since what
// follows is not known here.
func hidesRealTime(data []byte) bool {
	for i := 0; i+1 < len(data); i++ {
		if data[i] != dle {
			continue
		}
		if c := data[i+1]; c != eot && c != enq && c != dc4 {
			continue
		}
		if i+2 == len(data) || data[i+2] < 0x20 {
			return true
		}
	}
	return false
}
