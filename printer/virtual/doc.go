// Package virtual is a receipt printer without a mechanism: it stands on a
// pseudo-terminal, does with what it is sent what a TM printer does, at the
// speed of one, and shows the paper as pictures. Every fault that paper has can
// be made by hand or by a test.
//
// It ships: the demo centre prints on it, and so can anybody who has no
// printer.
//
// What it takes seriously, since programs fail on it: real-time commands act
// when they arrive, wherever they stand; answers that belong to the paper come
// when the paper is out, not when the bytes are in; a printer that is offline
// works nothing off and its receive buffer fills up; a cleared buffer leaves a
// half-printed scrap on the roll; what an unplugged cable leaves half read is
// still half read when it is plugged in again.
//
// A pseudo-terminal has no modem lines. When the receive buffer is full nothing
// more is read, which stands for RTS and DTR, if the program has asked for that
// (CRTSCTS); else bytes are lost, as they would be. XON and XOFF are real. A few
// bytes that arrive alone are taken into a reserve, as printers do, so that
// real-time commands get through to one that is offline. A program that has set
// another speed reads and writes nonsense.
package virtual
