package printer

import (
	"context"
	"sync"
	"sync/atomic"

	"senha/printer/escpos"
	"senha/printer/port"
)

// line is an open line to the printer. It owns one goroutine that reads, and
// at most one that writes; close waits for both.
type line struct {
	port    *port.Port
	answers chan escpos.Answer
	gone    chan struct{} // closed when reading has ended
	err     error         // why; read it after gone
	stop    context.CancelFunc
	ctx     context.Context
	wait    sync.WaitGroup
	out     *sending // under way, or nil
	unsent  atomic.Int64
}

// sending is something being written. done is sent to once.
type sending struct {
	done chan error
	stop context.CancelFunc
}

// openLine opens a line. full says that its printer is asked for its full status.
func openLine(c port.Config, full bool) (*line, error) {
	p, err := port.Open(c)
	if err != nil {
		return nil, err
	}
	l := &line{port: p, answers: make(chan escpos.Answer, 64), gone: make(chan struct{})}
	l.ctx, l.stop = context.WithCancel(context.Background())
	l.wait.Go(func() { l.read(full) })
	return l, nil
}

func (l *line) read(full bool) {
	defer close(l.gone)
	parser := escpos.AnswerParser{Full: full}
	buf := make([]byte, 256)
	for {
		n, err := l.port.Read(l.ctx, buf)
		for _, b := range buf[:n] {
			a, whole := parser.Byte(b)
			if !whole {
				continue
			}
			select {
			case l.answers <- a:
			case <-l.ctx.Done():
			}
		}
		if err != nil {
			l.err = err
			return
		}
	}
}

// send begins to write b and to wait until it has left the machine. What was
// still being written is given up.
func (l *line) send(b []byte) *sending {
	l.giveUp()
	ctx, stop := context.WithCancel(l.ctx)
	s := &sending{done: make(chan error, 1), stop: stop}
	l.out = s
	l.wait.Go(func() {
		defer stop()
		var err error
		for l.unsent.Store(int64(len(b))); len(b) > 0 && err == nil; {
			var n int
			n, err = l.port.Write(ctx, b[:min(len(b), piece)])
			b = b[n:]
			l.unsent.Store(int64(len(b)))
		}
		if err == nil {
			err = l.port.Drain(ctx)
		}
		s.done <- err
	})
	return s
}

// piece is how many bytes are written at once, so that progress can be seen: a
// quarter of a second at 9600 baud.
const piece = 256

// left is how many bytes of what is being written have not left the machine.
func (l *line) left() int64 {
	n, err := l.port.Queued()
	if err != nil {
		return -1 // the line is gone, which reading tells
	}
	return l.unsent.Load() + int64(n)
}

// giveUp ends the write under way. What has not left the machine is thrown
// away: the printer would take it for the beginning of what comes next.
func (l *line) giveUp() {
	if l.out == nil {
		return
	}
	l.out.stop()
	if err := <-l.out.done; err != nil {
		l.port.Discard() // fails only when the line is gone, which reading tells
	}
	l.out = nil
}

// written forgets a write whose end has been seen.
func (l *line) written() { l.out = nil }

// close gives up what is being written, and waits for the goroutines.
func (l *line) close() {
	l.giveUp() // first: a write that finds room again would send from its middle
	l.stop()
	l.port.Close() // nothing is lost: what matters has been proved
	l.wait.Wait()
}
