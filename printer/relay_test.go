package printer_test

import (
	"context"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"senha/printer/port"
)

// A relay is a bad line between a kiosk and a printer: answers pass through
// spoil, which may add to them or take from them. It returns the device that
// the kiosk shall open.
func relay(t *testing.T, device string, spoil func([]byte) []byte) string {
	t.Helper()
	return relayBoth(t, device, func(b []byte) []byte { return b }, spoil)
}

// relayBoth is relay for what goes there too.
func relayBoth(t *testing.T, device string, there, back func([]byte) []byte) string {
	t.Helper()
	near, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	raw.Iflag, raw.Oflag, raw.Lflag = 0, 0, 0
	if err := unix.IoctlSetTermios(int(tty.Fd()), unix.TCSETS, raw); err != nil {
		t.Fatal(err)
	}
	far, err := port.Open(port.Config{Device: device})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{}, 2)
	go func() { // what the kiosk sends
		defer func() { done <- struct{}{} }()
		buf := make([]byte, 4096)
		for {
			n, err := near.Read(buf)
			if err != nil {
				return
			}
			if b := there(buf[:n]); len(b) > 0 {
				if _, err := far.Write(ctx, b); err != nil {
					return
				}
			}
		}
	}()
	go func() { // what the printer answers
		defer func() { done <- struct{}{} }()
		buf := make([]byte, 256)
		for {
			n, err := far.Read(ctx, buf)
			if err != nil {
				return
			}
			if b := back(buf[:n]); len(b) > 0 {
				if _, err := near.Write(b); err != nil {
					return
				}
			}
		}
	}()
	t.Cleanup(func() {
		stop()
		far.Close()
		tty.Close()
		near.Close()
		<-done
		<-done
	})
	return tty.Name()
}
