package port

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// wire is a printer with a small buffer behind a UART at 9600 baud, on made-up
// time: it takes 24 bytes in 25 ms, and drops DSR when little room is left.
type wire struct {
	queue  int // in the machine
	buffer int // in the printer
	most   int // the fullest the buffer was
	got    []byte
	at     time.Time
	stuck  bool
}

func (w *wire) move() {
	for ; time.Since(w.at) >= time.Millisecond; w.at = w.at.Add(time.Millisecond) {
		if w.queue > 0 {
			w.queue--
			w.buffer++
			w.most = max(w.most, w.buffer)
		}
		if w.buffer > 0 && !w.stuck && w.at.UnixMilli()%2 == 0 {
			w.buffer-- // prints half as fast as the line brings
		}
	}
}

func (w *wire) line() paced {
	return paced{
		ready:  func() (bool, error) { w.move(); return w.buffer < 128, nil },
		queued: func() (int, error) { return w.queue, nil },
		write: func(b []byte) (int, error) {
			w.queue += len(b)
			w.got = append(w.got, b...)
			return len(b), nil
		},
	}
}

func TestDSRKeepsThePrinterFromOverflowing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &wire{at: time.Now()}
		sent := make([]byte, 2000)
		for i := range sent {
			sent[i] = byte(i)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		n, err := w.line().send(ctx, sent)
		if n != len(sent) || err != nil || string(w.got) != string(sent) {
			t.Fatal(n, err)
		}
		if w.most > 128+dsrInFlight {
			t.Errorf("the printer's buffer held %d bytes", w.most)
		}
	})
}

func TestDSRThatStaysDownHitsTheDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &wire{at: time.Now(), stuck: true}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		n, err := w.line().send(ctx, make([]byte, 2000))
		if !errors.Is(err, context.DeadlineExceeded) || n < 128 || n > 128+2*dsrInFlight {
			t.Error(n, err)
		}
	})
}
