package virtual

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// line is one plugging-in: a pseudo-terminal.
type line struct {
	printer *os.File // our end, in packet mode
	tty     *os.File // the program's end, held so that its going is no hang-up

	packet  []byte // for read
	stale   int    // bytes seen waiting, before any discarding not told yet
	stopped bool   // the program's driver has obeyed XOFF
}

func openLine() (*line, error) {
	blocking, tty, err := pty.Open()
	if err != nil {
		return nil, fmt.Errorf("no pseudo-terminal: %w", err)
	}
	printer, err := unblocked(blocking)
	if err != nil {
		tty.Close()
		return nil, fmt.Errorf("no pseudo-terminal: %w", err)
	}
	l := &line{printer: printer, tty: tty}
	// Raw from the start: a terminal that echoes would answer the printer.
	if err := control(tty, func(fd int) error {
		t, err := unix.IoctlGetTermios(fd, unix.TCGETS)
		if err != nil {
			return err
		}
		t.Iflag, t.Oflag, t.Lflag = 0, 0, 0
		t.Cflag |= unix.CS8 | unix.CREAD | unix.CLOCAL
		t.Cc[unix.VMIN], t.Cc[unix.VTIME] = 1, 0
		return unix.IoctlSetTermios(fd, unix.TCSETS, t)
	}); err != nil {
		l.close()
		return nil, fmt.Errorf("the pseudo-terminal can't be made raw: %w", err)
	}
	// Packets, since they tell when the program discards what it wrote.
	if err := control(printer, func(fd int) error { return unix.IoctlSetPointerInt(fd, unix.TIOCPKT, 1) }); err != nil {
		l.close()
		return nil, fmt.Errorf("the pseudo-terminal can't do packets: %w", err)
	}
	return l, nil
}

// read is File.Read for packets. When the program has discarded what it wrote
// and did not get rid of (TCOFLUSH), the kernel forgets that only in part; what
// it keeps is read and dropped here. Nothing else is dropped: bytes written
// after the discarding were not seen waiting before.
func (l *line) read(b []byte) (int, error) {
	if len(l.packet) < len(b)+1 {
		l.packet = make([]byte, len(b)+1)
	}
	n, err := l.printer.Read(l.packet[:len(b)+1])
	if n < 1 || err != nil {
		return 0, err
	}
	if l.packet[0]&unix.TIOCPKT_FLUSHWRITE != 0 {
		for drop := min(l.stale, l.waiting()); drop > 0; {
			n, err := l.printer.Read(l.packet[:min(drop+1, len(l.packet))])
			if err != nil {
				return 0, err
			}
			drop -= n - 1
		}
		l.stale = 0
		return 0, nil
	}
	switch { // n_tty tells that it has obeyed XOFF or XON
	case l.packet[0]&unix.TIOCPKT_STOP != 0:
		l.stopped = true
	case l.packet[0]&unix.TIOCPKT_START != 0:
		l.stopped = false
	}
	n = copy(b, l.packet[1:n])
	l.stale = max(0, l.stale-n)
	l.look()
	return n, nil
}

// look notes how much is waiting, unless that may be younger than a discarding.
func (l *line) look() {
	if n := l.waiting(); !l.told() {
		l.stale = n
	}
}

// told says whether the next read brings news, not bytes.
func (l *line) told() bool {
	news := false
	control(l.printer, func(fd int) error {
		fds := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLPRI}}
		_, err := unix.Poll(fds, 0)
		news = fds[0].Revents&unix.POLLPRI != 0
		return err
	})
	return news
}

// unblocked turns a file that the library has made blocking into one that knows
// deadlines, and whose reads end when it is closed.
func unblocked(f *os.File) (*os.File, error) {
	defer f.Close()
	fd, err := unix.FcntlInt(f.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		unix.Close(fd)
		return nil, err
	}
	return os.NewFile(uintptr(fd), f.Name()), nil
}

func control(f *os.File, do func(fd int) error) error {
	raw, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var ctl error
	if err := raw.Control(func(fd uintptr) { ctl = do(int(fd)) }); err != nil {
		return err
	}
	return ctl
}

// release lifts the claim of a program that died without closing the line: a
// pseudo-terminal keeps it (TIOCEXCL) as long as any end is open, and the next
// program would find the device busy.
func (l *line) release() {
	control(l.tty, func(fd int) error { return unix.IoctlSetInt(fd, unix.TIOCNXCL, 0) })
}

// waiting returns how many bytes were written to the line and not read.
func (l *line) waiting() (n int) {
	control(l.printer, func(fd int) (err error) {
		n, err = unix.IoctlGetInt(fd, unix.TIOCINQ)
		return err
	})
	return n
}

func (l *line) close() {
	l.printer.Close()
	l.tty.Close()
}

// plug opens a new line and points the link to it. The caller holds plugging.
func (p *Printer) plug() error {
	l, err := openLine()
	if err != nil {
		return err
	}
	if p.o.Link != "" {
		if err := point(p.o.Link, l.tty.Name()); err != nil {
			l.close()
			return err
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.line = l
	p.o.Log.Info("plugged in", "device", l.tty.Name(), "link", p.o.Link)
	p.changed()
	return nil
}

// unplug takes the link away and hangs up. The caller holds plugging.
func (p *Printer) unplug() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.line == nil {
		return
	}
	if p.o.Link != "" {
		os.Remove(p.o.Link)
	}
	p.line.close()
	p.line = nil
	p.stopped, p.late = false, nil
	p.changed()
}

// point makes link a symbolic link to device, in one step. Anything else that
// stands there stays.
func point(link, device string) error {
	if err := os.MkdirAll(filepath.Dir(link), 0o777); err != nil {
		return fmt.Errorf("no folder for the printer's link: %w", err)
	}
	if info, err := os.Lstat(link); err == nil && info.Mode()&fs.ModeSymlink == 0 {
		return fmt.Errorf("%s exists and is not a link: choose another path for the printer", link)
	}
	next := fmt.Sprintf("%s.%d", link, os.Getpid())
	if err := os.Symlink(device, next); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("the printer's link: %w", err)
	}
	if err := os.Rename(next, link); err != nil {
		os.Remove(next)
		return fmt.Errorf("the printer's link: %w", err)
	}
	return nil
}

// settings are what the program has set the line to.
func (l *line) settings() (baud int, rtscts bool) {
	control(l.tty, func(fd int) error {
		t, err := unix.IoctlGetTermios(fd, unix.TCGETS2)
		if err == nil {
			baud, rtscts = int(t.Ospeed), t.Cflag&unix.CRTSCTS != 0
		}
		return err
	})
	return baud, rtscts
}
