package escpos

// Status is what a printer says of itself. The zero value is a printer with
// nothing to complain about.
type Status struct {
	Offline         bool // it prints nothing now
	CoverOpen       bool
	Feeding         bool // somebody holds the feed button
	PaperEnd        bool // no paper
	PaperLow        bool // the roll is nearly used up
	Error           bool // some error; DLE EOT 2 says no more than that
	CutterError     bool
	Unrecoverable   bool // only switching off helps
	AutoRecoverable bool // goes away by itself: head too hot
	Jam             bool // of a presenter: paper is stuck in it
	TicketOut       bool // of a presenter: a ticket hangs out of it, which is no fault
}

// Ready says whether a job can be sent: it will be printed at once.
func (s Status) Ready() bool {
	s.PaperLow, s.TicketOut = false, false
	return s == Status{}
}

// Bits of the bytes that DLE EOT n answers (Transmit real-time status). Bits 1
// and 4 are always on, 0 and 7 always off.
const (
	realTimeFixed = 0x12
	realTimeMask  = 0x93

	bit1Offline = 0x08
	bit1Feeding = 0x40

	bit2CoverOpen = 0x04
	bit2Feeding   = 0x08
	bit2PaperEnd  = 0x20
	bit2Error     = 0x40

	bit3Cutter          = 0x08
	bit3Unrecoverable   = 0x20
	bit3AutoRecoverable = 0x40

	bit4PaperLow = 0x0C
	bit4PaperEnd = 0x60
)

// SetRealTime takes the answer b to DLE EOT n into s: the fields that n speaks
// of are overwritten, the others stay. It reports false, and changes nothing,
// when b can't be such an answer or n is not 1 to 4.
func (s *Status) SetRealTime(n, b byte) bool {
	if b&realTimeMask != realTimeFixed {
		return false
	}
	switch n {
	case 1:
		s.Offline = b&bit1Offline != 0
		s.Feeding = b&bit1Feeding != 0
	case 2:
		s.CoverOpen = b&bit2CoverOpen != 0
		s.Feeding = b&bit2Feeding != 0
		s.PaperEnd = b&bit2PaperEnd != 0
		s.Error = b&bit2Error != 0
	case 3:
		s.CutterError = b&bit3Cutter != 0
		s.Unrecoverable = b&bit3Unrecoverable != 0
		s.AutoRecoverable = b&bit3AutoRecoverable != 0
	case 4:
		s.PaperLow = b&bit4PaperLow != 0
		s.PaperEnd = b&bit4PaperEnd != 0
	default:
		return false
	}
	return true
}

// Bits of the full status that Custom's printers answer to DLE EOT 20: bytes for
// paper, user, errors that pass and errors that don't (KPM210/KPM216 User
// Manual and VKP80III Commands Manual, "Full status").
const (
	fullPaperTicketOut = 0x20
	fullErrorJam       = 0x40
)

// SetFull takes from a full status what DLE EOT 1 to 4 do not tell.
func (s *Status) SetFull(b [4]byte) {
	s.TicketOut = b[0]&fullPaperTicketOut != 0
	s.Jam = b[2]&fullErrorJam != 0
}

// RealTime returns the byte that a printer in this state answers to DLE EOT n.
func (s Status) RealTime(n byte) byte {
	b := byte(realTimeFixed)
	set := func(on bool, bits byte) {
		if on {
			b |= bits
		}
	}
	switch n {
	case 1:
		set(s.Offline, bit1Offline)
		set(s.Feeding, bit1Feeding)
	case 2:
		set(s.CoverOpen, bit2CoverOpen)
		set(s.Feeding, bit2Feeding)
		set(s.PaperEnd, bit2PaperEnd)
		set(s.Error, bit2Error)
	case 3:
		set(s.CutterError, bit3Cutter)
		set(s.Unrecoverable, bit3Unrecoverable)
		set(s.AutoRecoverable, bit3AutoRecoverable)
	case 4:
		set(s.PaperLow, bit4PaperLow)
		set(s.PaperEnd, bit4PaperEnd)
	}
	return b
}

// Bits of Automatic Status Back (GS a). Byte 1 has bits 0, 1 and 7 off and bit
// 4 on; in bytes 2 to 4, bits 4 and 7 are off.
const (
	asb1Fixed     = 0x10
	asb1Mask      = 0x93
	asb1Offline   = 0x08
	asb1CoverOpen = 0x20
	asb1Feeding   = 0x40

	asb2Cutter          = 0x08
	asb2Unrecoverable   = 0x20
	asb2AutoRecoverable = 0x40

	asb3PaperLow = 0x03
	asb3PaperEnd = 0x0C

	asb4Reserved = 0x0F // TM printers set these; they carry nothing
)

// StatusOfASB reads the four bytes of Automatic Status Back.
func StatusOfASB(b [4]byte) Status {
	s := Status{
		Offline:         b[0]&asb1Offline != 0,
		CoverOpen:       b[0]&asb1CoverOpen != 0,
		Feeding:         b[0]&asb1Feeding != 0,
		CutterError:     b[1]&asb2Cutter != 0,
		Unrecoverable:   b[1]&asb2Unrecoverable != 0,
		AutoRecoverable: b[1]&asb2AutoRecoverable != 0,
		PaperLow:        b[2]&asb3PaperLow != 0,
		PaperEnd:        b[2]&asb3PaperEnd != 0,
	}
	s.Error = s.CutterError || s.Unrecoverable || s.AutoRecoverable
	return s
}

// ASB returns the four bytes that a printer in this state sends by itself.
func (s Status) ASB() [4]byte {
	b := [4]byte{asb1Fixed, 0, 0, asb4Reserved}
	set := func(on bool, i int, bits byte) {
		if on {
			b[i] |= bits
		}
	}
	set(s.Offline, 0, asb1Offline)
	set(s.CoverOpen, 0, asb1CoverOpen)
	set(s.Feeding, 0, asb1Feeding)
	set(s.CutterError, 1, asb2Cutter)
	set(s.Unrecoverable, 1, asb2Unrecoverable)
	set(s.AutoRecoverable, 1, asb2AutoRecoverable)
	set(s.PaperLow, 2, asb3PaperLow)
	set(s.PaperEnd, 2, asb3PaperEnd)
	return b
}

// Sensors returns the byte that answers GS r 1, Transmit status: bits 0 and 1
// for a roll nearly used up, 2 and 3 for no paper.
func (s Status) Sensors() byte {
	var b byte
	if s.PaperLow {
		b |= 0x03
	}
	if s.PaperEnd {
		b |= 0x0C
	}
	return b
}

// SetSensors takes the answer to GS r 1 into s.
func (s *Status) SetSensors(b byte) {
	s.PaperLow = b&0x03 != 0
	s.PaperEnd = b&0x0C != 0
}
