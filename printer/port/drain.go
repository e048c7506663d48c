package port

import (
	"context"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// pollEvery is how often a pin or a queue is asked that has no event. At 115200
// baud 64 bytes take 5.6 ms.
const pollEvery = 4 * time.Millisecond

// dsrInFlight is how many bytes may be on their way under FlowDSR: a printer
// that drops its line has room for about this much (TM-T88III specification:
// busy when 256 bytes are left in a 4 KB buffer, 16 in one of 45 bytes).
const dsrInFlight = 64

// Drain waits until everything written has left the machine. A pseudo-terminal
// has no wire, so there it returns at once.
func (p *Port) Drain(ctx context.Context) error {
	for {
		n, err := p.Queued()
		if err != nil || n == 0 {
			return err
		}
		if err := pause(ctx, pollEvery); err != nil {
			return fmt.Errorf("device %s holds back %d bytes: %w", p.config.Device, n, err)
		}
	}
}

// Discard throws away what was written and has not left the machine, and what
// was received and not read.
func (p *Port) Discard() error {
	return p.control(func(fd int) error { return unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCIOFLUSH) })
}

// Resume lets the line go on where XOFF has stopped it. For one that was noise,
// or came from a printer that was exchanged, there is never an XON.
func (p *Port) Resume() error {
	if p.config.Flow != FlowXONXOFF {
		return nil
	}
	return p.control(func(fd int) error {
		// TCOON undoes TCOOFF alone, and what else has stopped the line with it.
		if err := unix.IoctlSetInt(fd, unix.TCXONC, unix.TCOOFF); err != nil {
			return err
		}
		return unix.IoctlSetInt(fd, unix.TCXONC, unix.TCOON)
	})
}

// Queued returns how many bytes wait in the machine to be sent (TIOCOUTQ).
func (p *Port) Queued() (n int, err error) {
	err = p.control(func(fd int) (err error) {
		n, err = unix.IoctlGetInt(fd, unix.TIOCOUTQ)
		return err
	})
	return n, err
}

func (p *Port) control(do func(fd int) error) error {
	raw, err := p.file.SyscallConn()
	if err != nil {
		return p.told(context.Background(), err)
	}
	var ctl error
	if err := raw.Control(func(fd uintptr) { ctl = do(int(fd)) }); err != nil {
		return p.told(context.Background(), os.ErrClosed) // its only reason
	}
	return p.told(context.Background(), ctl)
}

// writeDSR sends b in small pieces, each only while the printer holds DSR.
func (p *Port) writeDSR(ctx context.Context, b []byte) (int, error) {
	return paced{
		ready: func() (bool, error) {
			bits, err := p.line.GetModemStatusBits()
			if err != nil {
				return false, p.told(ctx, err)
			}
			return bits.DSR, nil
		},
		queued: p.Queued,
		write:  func(b []byte) (int, error) { return p.write(ctx, b) },
	}.send(ctx, b)
}

// paced is a line on which a pin is asked before each piece and at most
// dsrInFlight bytes wait in the machine.
type paced struct {
	ready  func() (bool, error)
	queued func() (int, error)
	write  func([]byte) (int, error)
}

func (l paced) send(ctx context.Context, b []byte) (int, error) {
	sent := 0
	for sent < len(b) {
		ready, err := l.ready()
		if err != nil {
			return sent, err
		}
		room := 0
		if ready {
			waiting, err := l.queued()
			if err != nil {
				return sent, err
			}
			room = max(0, min(dsrInFlight-waiting, len(b)-sent))
		}
		if room == 0 {
			if err := pause(ctx, pollEvery); err != nil {
				return sent, fmt.Errorf("the printer is busy: %w", err)
			}
			continue
		}
		n, err := l.write(b[sent : sent+room])
		sent += n
		if err != nil {
			return sent, err
		}
	}
	return sent, nil
}

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
