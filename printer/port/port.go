// Package port is a serial line to a printer: 8 data bits, no parity, one stop
// bit, with flow control that really holds, writes that end at a deadline, and
// a clear word when the other end is gone.
//
// Three traps of go.bug.st/serial are closed here. It clears flow control
// when it opens a line, so a descriptor is opened before it and kept, and sets
// it again. Its writes block until the line takes them, for ever if need be, so
// all reading and writing goes through that descriptor, which does not block.
// It has no word for DSR, which Linux knows no flow control for, so that pin is
// asked and little is kept in flight.
package port

import (
	"context"
	"errors"
	"fmt"
)

// ErrGone says that the line's other end is gone: unplugged, or hung up. The
// port must be closed and opened again.
var ErrGone = errors.New("the printer's line is gone")

// Flow is how a printer says that it can't take more.
type Flow string

// The kinds of flow control.
const (
	FlowNone    Flow = "none"
	FlowRTSCTS  Flow = "rtscts"  // the printer's RTS on our CTS, minded by the driver
	FlowXONXOFF Flow = "xonxoff" // bytes 11h and 13h, minded by the driver
	FlowDSR     Flow = "dsr"     // the printer's DTR on our DSR, asked before each piece
)

// ParseFlow reads a flow control's name; an empty one is FlowNone.
func ParseFlow(s string) (Flow, error) {
	switch f := Flow(s); f {
	case "":
		return FlowNone, nil
	case FlowNone, FlowRTSCTS, FlowXONXOFF, FlowDSR:
		return f, nil
	}
	return "", fmt.Errorf("flow control %q is not known; there are none, rtscts, xonxoff, dsr", s)
}

// Config says which line and how. The zero Baud is 9600.
type Config struct {
	Device string // a path, /dev/ttyUSB0
	Baud   int
	Flow   Flow
}

// Port is an open line. Write, Read and Drain may be used by one goroutine
// each; Close by any. It starts no goroutine.
type Port struct{}

// Open opens the line and sets it up. Nobody else can open it meanwhile.
func Open(c Config) (*Port, error) { return nil, errors.New("not built yet") }

// Write sends b and returns how many bytes the line took. It ends early, with
// the context's error, when ctx ends, and with ErrGone when the other end is
// gone. Bytes taken are on their way, not yet at the printer.
func (p *Port) Write(ctx context.Context, b []byte) (int, error) { return 0, ErrGone }

// Read waits for at least one byte, until ctx ends.
func (p *Port) Read(ctx context.Context, b []byte) (int, error) { return 0, ErrGone }

// Drain waits until everything written has left the machine.
func (p *Port) Drain(ctx context.Context) error { return ErrGone }

// Discard throws away what was written and has not left the machine, and what
// was received and not read.
func (p *Port) Discard() error { return ErrGone }

// Close closes the line. Reads and writes under way end with ErrGone.
func (p *Port) Close() error { return nil }
