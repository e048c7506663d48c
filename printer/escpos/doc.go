// Package escpos is the ESC/POS protocol alone: it builds the bytes a receipt
// printer is sent, reads the bytes it answers, and turns sent bytes back into
// paper for tests and for the virtual printer. It does no I/O and starts no
// goroutine.
//
// Commands carry the names of Epson's "ESC/POS Command Reference for TM
// Printers"; where a fact comes from one printer's specification, the comment
// names it. Numbers are dots (one dot is 1/203 inch on most 80 mm printers),
// rows are dots along the paper.
//
// Three kinds of bytes go to a printer. Commands and text wait in its receive
// buffer and are worked off in order; real-time commands (DLE EOT, DLE ENQ,
// DLE DC4) act when they arrive, even inside another command's data, and are
// then stored and read over like undefined codes. That is why a picture must
// never contain one by chance: see Encoder.Raster.
package escpos

// Control codes, named as in the reference.
const (
	eot = 0x04
	enq = 0x05
	ht  = 0x09
	lf  = 0x0A
	ff  = 0x0C
	cr  = 0x0D
	dle = 0x10
	dc4 = 0x14
	can = 0x18
	esc = 0x1B
	fs  = 0x1C
	gs  = 0x1D
)
