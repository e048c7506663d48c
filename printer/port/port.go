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
	"io"
	"os"
	"sync"
	"syscall"
	"time"

	"go.bug.st/serial"
	"golang.org/x/sys/unix"
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

// Config says which line and how.
type Config struct {
	Device string // a path: /dev/ttyUSB0
	Baud   int    // 0 is 9600
	Flow   Flow   // empty is FlowNone
}

// Port is an open line. Write, Read and Drain may be used by one goroutine
// each, at the same time; Discard and Close by any. It starts no goroutine.
type Port struct {
	config Config
	line   serial.Port // modem lines, and the claim on the device
	file   *os.File    // our own descriptor: does not block, knows deadlines
	close  sync.Once
	err    error // of Close
}

// Open opens the line and sets it up. While it is open no other Port can be
// opened on the device, and by others only as root.
func Open(c Config) (*Port, error) {
	if c.Baud == 0 {
		c.Baud = 9600
	}
	if c.Flow == "" {
		c.Flow = FlowNone
	}
	if _, err := ParseFlow(string(c.Flow)); err != nil {
		return nil, err
	}
	// Before the library, which claims the device for itself (TIOCEXCL).
	fd, err := unix.Open(c.Device, unix.O_RDWR|unix.O_NOCTTY|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, openError(c.Device, err)
	}
	// The library's claim does not hold root off; this one does, among us.
	if err := unix.Flock(fd, unix.LOCK_EX|unix.LOCK_NB); err != nil {
		unix.Close(fd)
		if errors.Is(err, unix.EWOULDBLOCK) {
			err = unix.EBUSY
		}
		return nil, openError(c.Device, err)
	}
	file := os.NewFile(uintptr(fd), c.Device)
	line, err := serial.Open(c.Device, &serial.Mode{BaudRate: c.Baud, DataBits: 8, Parity: serial.NoParity, StopBits: serial.OneStopBit})
	if err != nil {
		file.Close()
		return nil, openError(c.Device, err)
	}
	p := &Port{config: c, line: line, file: file}
	if err := p.setFlow(fd); err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

func openError(device string, err error) error {
	var perr *serial.PortError
	switch {
	case errors.Is(err, unix.ENOENT):
		return fmt.Errorf("there is no device %s: is the printer plugged in and switched on? (%w)", device, err)
	case errors.Is(err, unix.EACCES):
		return fmt.Errorf("device %s may not be opened: put the user into the group dialout (%w)", device, err)
	case errors.Is(err, unix.EBUSY):
		return fmt.Errorf("device %s is in use by another program (%w)", device, err)
	case errors.Is(err, unix.EIO), errors.Is(err, unix.ENXIO), errors.Is(err, unix.ENODEV):
		return fmt.Errorf("device %s does not answer: %w (%w)", device, ErrGone, err)
	case errors.As(err, &perr) && perr.Code() == serial.PortBusy:
		return fmt.Errorf("device %s is in use by another program (%w)", device, err)
	}
	return fmt.Errorf("device %s can't be set up as a serial line: %w", device, err)
}

// setFlow sets the flow control that the library has cleared, and reads it back.
func (p *Port) setFlow(fd int) error {
	t, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return fmt.Errorf("device %s: reading its settings: %w", p.config.Device, err)
	}
	t.Cflag &^= unix.CRTSCTS
	// Not IXANY: any status byte would let a stopped writer go. Not IXOFF: a
	// printer must not be sent flow control.
	t.Iflag &^= unix.IXON | unix.IXOFF | unix.IXANY
	switch p.config.Flow {
	case FlowRTSCTS:
		t.Cflag |= unix.CRTSCTS
	case FlowXONXOFF:
		t.Iflag |= unix.IXON
		t.Cc[unix.VSTART], t.Cc[unix.VSTOP] = 0x11, 0x13
	case FlowDSR:
		if _, err := p.line.GetModemStatusBits(); err != nil {
			return fmt.Errorf("device %s has no DSR pin: choose another flow control (%w)", p.config.Device, err)
		}
	}
	if err := unix.IoctlSetTermios(fd, unix.TCSETS, t); err != nil {
		return fmt.Errorf("device %s: setting flow control %s: %w", p.config.Device, p.config.Flow, err)
	}
	got, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return fmt.Errorf("device %s: reading its settings: %w", p.config.Device, err)
	}
	if got.Cflag&unix.CRTSCTS != t.Cflag&unix.CRTSCTS || got.Iflag&unix.IXON != t.Iflag&unix.IXON {
		return fmt.Errorf("device %s does not do flow control %s: choose another", p.config.Device, p.config.Flow)
	}
	return nil
}

// Write sends b and returns how many bytes the line took. It ends early, with
// the context's error, when ctx ends, and with ErrGone when the other end is
// gone. Bytes taken are on their way, not yet at the printer.
func (p *Port) Write(ctx context.Context, b []byte) (int, error) {
	if p.config.Flow == FlowDSR {
		return p.writeDSR(ctx, b)
	}
	return p.write(ctx, b)
}

func (p *Port) write(ctx context.Context, b []byte) (int, error) {
	defer p.until(ctx, p.file.SetWriteDeadline)()
	n, err := p.file.Write(b) // loops on short writes, waits when the line is full
	return n, p.told(ctx, err)
}

// Read waits for at least one byte, until ctx ends.
func (p *Port) Read(ctx context.Context, b []byte) (int, error) {
	defer p.until(ctx, p.file.SetReadDeadline)()
	n, err := p.file.Read(b)
	return n, p.told(ctx, err)
}

// until makes an operation on the file end when ctx does. The returned function
// lifts that again.
func (p *Port) until(ctx context.Context, set func(time.Time) error) func() {
	past := time.Unix(1, 0)
	if ctx.Err() != nil {
		set(past)
		return func() { set(time.Time{}) }
	}
	fired := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		set(past)
		close(fired)
	})
	return func() {
		if !stop() {
			<-fired // else it could strike the next operation
		}
		set(time.Time{})
	}
}

// told turns what the system says into what the caller can act on.
func (p *Port) told(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, os.ErrDeadlineExceeded):
		if ctx.Err() != nil {
			return fmt.Errorf("device %s takes or gives nothing more: %w", p.config.Device, ctx.Err())
		}
		return fmt.Errorf("device %s takes or gives nothing more: %w", p.config.Device, err)
	case gone(err):
		return fmt.Errorf("device %s: %w (%w)", p.config.Device, ErrGone, err)
	}
	return fmt.Errorf("device %s: %w", p.config.Device, err)
}

// gone knows the errors of a line without another end: a hung-up terminal reads
// nothing or EIO, an unplugged USB converter also ENXIO and ENODEV.
func gone(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, os.ErrClosed) || errors.Is(err, syscall.EIO) ||
		errors.Is(err, syscall.ENXIO) || errors.Is(err, syscall.ENODEV) || errors.Is(err, syscall.EPIPE)
}

// Close closes the line, and what is not sent yet is thrown away, since closing
// a stopped line would wait for it. Reads and writes under way end with ErrGone.
func (p *Port) Close() error {
	p.close.Do(func() {
		p.Discard()
		p.err = errors.Join(p.line.Close(), p.file.Close())
	})
	return p.err
}
