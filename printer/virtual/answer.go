package virtual

import (
	"context"
	"fmt"
	"time"
)

// answerTime is how long the other side may take to make room for an answer.
// Then it is lost, as on a wire nobody listens to.
const answerTime = 100 * time.Millisecond

// saying is an answer that comes late.
type saying struct {
	at    time.Time
	bytes []byte
}

// answer sends b to whoever listens. The caller holds mu.
func (p *Printer) answer(b []byte) {
	if p.line == nil || p.state == Silent || p.state == Cut || p.state == Off {
		return
	}
	if p.delay > 0 || len(p.late) > 0 { // those after a late one are late too
		p.late = append(p.late, saying{time.Now().Add(p.delay), append([]byte(nil), b...)})
		p.changed()
		return
	}
	p.write(b)
}

func (p *Printer) write(b []byte) {
	if p.deaf() {
		b = p.noise.scramble(b) // the program listens at another speed
	}
	p.line.printer.SetWriteDeadline(time.Now().Add(answerTime))
	if _, err := p.line.printer.Write(b); err != nil {
		p.o.Log.Warn("an answer was lost", "bytes", fmt.Sprintf("% x", b), "why", err)
	}
}

// speak says what is to be said late, until ctx ends.
func (p *Printer) speak(ctx context.Context) {
	for {
		var next saying
		if !p.wait(ctx, func() bool {
			if len(p.late) > 0 {
				next = p.late[0]
			}
			return len(p.late) > 0
		}) {
			return
		}
		sleep(ctx, time.Until(next.at))
		p.mu.Lock()
		if len(p.late) > 0 && p.late[0].at.Equal(next.at) { // not lost meanwhile
			p.late = p.late[1:]
			if p.line != nil && p.state != Silent && p.state != Cut {
				p.write(next.bytes)
			}
		}
		p.mu.Unlock()
	}
}

// Delay makes all answers come late by d, until it is called with 0.
func (p *Printer) Delay(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.delay = max(0, d)
	p.changed()
}
