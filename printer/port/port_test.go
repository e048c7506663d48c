package port

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// line opens a pseudo-terminal as a port, and returns the printer's end.
func line(t *testing.T, c Config) (*Port, *os.File) {
	t.Helper()
	printer, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { printer.Close() })
	c.Device = tty.Name()
	p, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	tty.Close()
	t.Cleanup(func() { p.Close() })
	return p, printer
}

func within(t *testing.T, d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), d)
	t.Cleanup(cancel)
	return ctx
}

// stop sends XOFF, and a byte behind it to see that it has arrived.
func stop(t *testing.T, p *Port, printer *os.File) {
	t.Helper()
	printer.Write([]byte{0x13, 0x12})
	b := make([]byte, 1)
	if _, err := p.Read(within(t, 5*time.Second), b); err != nil || b[0] != 0x12 {
		t.Fatalf("%x %v", b, err)
	}
}

func settings(t *testing.T, p *Port) *unix.Termios {
	t.Helper()
	var got *unix.Termios
	if err := p.control(func(fd int) (err error) {
		got, err = unix.IoctlGetTermios(fd, unix.TCGETS)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestSettingsHold(t *testing.T) {
	for _, c := range []struct {
		flow       Flow
		baud       int
		cflag, off uint32
		ixon       bool
	}{
		{"", 0, unix.B9600, unix.CRTSCTS, false},
		{FlowNone, 9600, unix.B9600, unix.CRTSCTS, false},
		{FlowRTSCTS, 115200, unix.B115200 | unix.CRTSCTS, 0, false},
		{FlowXONXOFF, 38400, unix.B38400, unix.CRTSCTS, true},
	} {
		p, _ := line(t, Config{Flow: c.flow, Baud: c.baud})
		got := settings(t, p)
		if got.Cflag&c.cflag != c.cflag || got.Cflag&c.off != 0 || got.Cflag&unix.CBAUD != c.cflag&unix.CBAUD {
			t.Errorf("%s at %d: cflag %#o", c.flow, c.baud, got.Cflag)
		}
		if got.Cflag&unix.CSIZE != unix.CS8 || got.Cflag&(unix.PARENB|unix.CSTOPB) != 0 {
			t.Errorf("%s: not 8N1: cflag %#o", c.flow, got.Cflag)
		}
		if on := got.Iflag&unix.IXON != 0; on != c.ixon || got.Iflag&(unix.IXANY|unix.IXOFF) != 0 {
			t.Errorf("%s: iflag %#o", c.flow, got.Iflag)
		}
		if got.Lflag&(unix.ECHO|unix.ICANON) != 0 || got.Oflag&unix.OPOST != 0 {
			t.Errorf("%s: the line is not raw", c.flow)
		}
	}
}

func TestBothWays(t *testing.T) {
	p, printer := line(t, Config{Baud: 115200})
	sent := make([]byte, 256)
	for i := range sent {
		sent[i] = byte(i)
	}
	if n, err := p.Write(within(t, time.Second), sent); n != len(sent) || err != nil {
		t.Fatal(n, err)
	}
	got := make([]byte, len(sent))
	if _, err := io.ReadFull(printer, got); err != nil || !bytes.Equal(got, sent) {
		t.Fatalf("%v: %x", err, got)
	}
	printer.Write([]byte{0x12, 0x0A, 0x0D})
	n, err := p.Read(within(t, time.Second), got)
	if err != nil || !bytes.Equal(got[:n], []byte{0x12, 0x0A, 0x0D}) {
		t.Fatalf("%v: %x", err, got[:n])
	}
	if err := p.Drain(within(t, time.Second)); err != nil {
		t.Error(err)
	}
}

func TestReadEndsWithItsContext(t *testing.T) {
	p, printer := line(t, Config{})
	start := time.Now()
	if _, err := p.Read(within(t, 50*time.Millisecond), make([]byte, 1)); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	if d := time.Since(start); d > time.Second {
		t.Error("took", d)
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Read(done, make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	// The deadline is not left behind.
	printer.Write([]byte{7})
	if n, err := p.Read(within(t, time.Second), make([]byte, 1)); n != 1 || err != nil {
		t.Error(n, err)
	}
}

func TestFullLineHitsTheDeadline(t *testing.T) {
	p, printer := line(t, Config{})
	long := bytes.Repeat([]byte("0123456789abcdef"), 16<<10) // 256 KB: more than any buffer
	n, err := p.Write(within(t, 200*time.Millisecond), long)
	if !errors.Is(err, context.DeadlineExceeded) || n == 0 || n == len(long) {
		t.Fatal(n, err)
	}
	// What was said to be taken is what arrives, and the line goes on.
	type read struct {
		b   []byte
		err error
	}
	arrived := make(chan read, 1)
	go func() {
		b := make([]byte, len(long))
		_, err := io.ReadFull(printer, b)
		arrived <- read{b, err}
	}()
	m, err := p.Write(within(t, 10*time.Second), long[n:])
	if n+m != len(long) || err != nil {
		t.Fatal(n, m, err)
	}
	if got := <-arrived; got.err != nil || !bytes.Equal(got.b, long) {
		t.Error("the bytes differ", got.err)
	}
}

func TestXOFFStopsTheWriter(t *testing.T) {
	p, printer := line(t, Config{Flow: FlowXONXOFF})
	if _, err := p.Write(within(t, time.Second), []byte("a")); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, 16)
	if n, err := printer.Read(got); string(got[:n]) != "a" {
		t.Fatal(n, err)
	}
	stop(t, p, printer)
	if n, err := p.Write(within(t, 100*time.Millisecond), []byte("bcd")); n != 0 || !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("the line took %d bytes after XOFF: %v", n, err)
	}
	// Status bytes pass, and don't set the writer free.
	printer.Write([]byte{0x16})
	if n, err := p.Read(within(t, time.Second), got); n != 1 || got[0] != 0x16 || err != nil {
		t.Fatal(n, err)
	}
	if n, err := p.Write(within(t, 50*time.Millisecond), []byte("bcd")); n != 0 || !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal("a status byte set the writer free", n, err)
	}
	go func() {
		time.Sleep(50 * time.Millisecond)
		printer.Write([]byte{0x11})
	}()
	if n, err := p.Write(within(t, 5*time.Second), []byte("bcd")); n != 3 || err != nil {
		t.Fatal("XON did not set the writer free", n, err)
	}
	if n, err := printer.Read(got); string(got[:n]) != "bcd" {
		t.Fatal(n, err)
	}
}

func TestGone(t *testing.T) {
	t.Run("while reading", func(t *testing.T) {
		p, printer := line(t, Config{})
		time.AfterFunc(50*time.Millisecond, func() { printer.Close() })
		if _, err := p.Read(within(t, 5*time.Second), make([]byte, 1)); !errors.Is(err, ErrGone) {
			t.Error(err)
		}
	})
	t.Run("while writing", func(t *testing.T) {
		p, printer := line(t, Config{})
		time.AfterFunc(50*time.Millisecond, func() { printer.Close() })
		if _, err := p.Write(within(t, 5*time.Second), make([]byte, 1<<20)); !errors.Is(err, ErrGone) {
			t.Error(err)
		}
		if _, err := p.Write(within(t, 5*time.Second), []byte("x")); !errors.Is(err, ErrGone) {
			t.Error("the next write:", err)
		}
	})
	t.Run("while stopped by XOFF", func(t *testing.T) {
		p, printer := line(t, Config{Flow: FlowXONXOFF})
		stop(t, p, printer)
		time.AfterFunc(50*time.Millisecond, func() { printer.Close() })
		if _, err := p.Write(within(t, 5*time.Second), []byte("x")); !errors.Is(err, ErrGone) {
			t.Error(err)
		}
	})
	t.Run("closed here", func(t *testing.T) {
		p, _ := line(t, Config{})
		time.AfterFunc(50*time.Millisecond, func() { p.Close() })
		if _, err := p.Read(within(t, 5*time.Second), make([]byte, 1)); !errors.Is(err, ErrGone) {
			t.Error(err)
		}
		if err := p.Close(); err != nil {
			t.Error("closing twice:", err)
		}
		if err := p.Drain(within(t, time.Second)); !errors.Is(err, ErrGone) {
			t.Error("drain:", err)
		}
	})
}

func TestCloseDoesNotWaitForAStoppedLine(t *testing.T) {
	p, printer := line(t, Config{Flow: FlowXONXOFF})
	p.Write(within(t, 100*time.Millisecond), make([]byte, 1<<20))
	stop(t, p, printer)
	start := time.Now()
	p.Close()
	if d := time.Since(start); d > time.Second {
		t.Error("closing took", d)
	}
}

func TestDiscardEmptiesTheLine(t *testing.T) {
	p, printer := line(t, Config{})
	if _, err := p.Write(within(t, 100*time.Millisecond), make([]byte, 1<<20)); err == nil {
		t.Fatal("the line took a megabyte")
	}
	if err := p.Discard(); err != nil {
		t.Fatal(err)
	}
	if n, err := p.Write(within(t, time.Second), []byte{0x10, 0x04, 0x01}); n != 3 || err != nil {
		t.Fatal("there is no room after Discard", n, err)
	}
	// What arrives ends with the question, soon.
	got := make([]byte, 1<<20)
	for total := 0; ; {
		n, err := printer.Read(got[total:])
		if err != nil {
			t.Fatal(err)
		}
		if total += n; bytes.HasSuffix(got[:total], []byte{0x10, 0x04, 0x01}) {
			break
		}
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		config Config
		want   string
	}{
		{Config{Device: "/dev/there-is-no-such-line"}, "there is no device /dev/there-is-no-such-line"},
		{Config{Device: "/dev/null"}, "can't be set up as a serial line"},
		{Config{Device: "/dev/null", Flow: "rts"}, `flow control "rts" is not known`},
	} {
		p, err := Open(c.config)
		if err == nil {
			p.Close()
			t.Errorf("%v opened", c.config)
			continue
		}
		if !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v", c.config, err)
		}
	}
	printer, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer printer.Close()
	defer tty.Close()
	if _, err := Open(Config{Device: tty.Name(), Flow: FlowDSR}); err == nil || !strings.Contains(err.Error(), "no DSR pin") {
		t.Error(err)
	}
}

func TestNoGoroutineIsLeft(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 10 {
		p, printer := line(t, Config{Flow: FlowXONXOFF})
		p.Write(within(t, 20*time.Millisecond), make([]byte, 1<<20))
		p.Read(within(t, 20*time.Millisecond), make([]byte, 1))
		printer.Close()
		p.Read(within(t, time.Second), make([]byte, 1))
		p.Close()
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
}
