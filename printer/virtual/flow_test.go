package virtual

import (
	"strings"
	"testing"
	"time"

	"senha/printer/escpos"
	"senha/printer/port"
	"senha/printer/profile"
)

// A full buffer loses what a program sends that minds no flow control, and the
// paper says so; one that minds it loses nothing.
func TestAFullBufferDropsBytes(t *testing.T) {
	for _, c := range []struct {
		printer Flow
		program port.Flow
		loses   bool
	}{
		{FlowHeld, port.FlowNone, false},
		{FlowNone, port.FlowNone, true},
		{FlowRTSCTS, port.FlowNone, true},
		{FlowXONXOFF, port.FlowNone, true},
		{FlowXONXOFF, port.FlowRTSCTS, true},
		{FlowRTSCTS, port.FlowRTSCTS, false},
		{FlowXONXOFF, port.FlowXONXOFF, false},
	} {
		t.Run(string(c.printer)+" "+string(c.program), func(t *testing.T) {
			t.Parallel()
			b := start(t, Opts{Flow: c.printer, Baud: 115200, Speed: 50})
			b.port.Close()
			b.config.Flow = c.program
			b.open()
			if c.loses {
				b.send(job(400)) // 29 kB: 2.5 s on the line, 8 s on paper, 4 kB in the buffer
			} else {
				b.send(job(110)) // 8 kB: 0.7 s on the line, 2.2 s on paper
				b.want(escpos.AnswerProcessID)
				if p := b.paper(1); len(p.Faults) > 0 {
					t.Error(p.Faults)
				}
				if d := b.printer.Report().Dropped; d != 0 {
					t.Errorf("%d bytes were lost", d)
				}
				return
			}
			b.printer.wait(b.within(5*time.Second), func() bool { return b.printer.dropped > 0 })
			b.printer.mu.Lock()
			defer b.printer.mu.Unlock()
			if len(b.printer.faults) == 0 || !strings.Contains(b.printer.faults[0].Text, "bytes are lost") {
				t.Error(b.printer.faults)
			}
		})
	}
	if _, err := New(Opts{Profile: epson(), Flow: "hope"}); err == nil {
		t.Error("a flow control that is none was taken")
	}
}

// So does every class, whatever flow control it has and the program ignores:
// what is left of the ticket is what the buffer took.
func TestEachClassDropsBytes(t *testing.T) {
	for _, name := range profile.Names() {
		for _, flow := range []Flow{FlowNone, FlowRTSCTS, FlowXONXOFF} {
			t.Run(name+" "+string(flow), func(t *testing.T) {
				t.Parallel()
				class, err := profile.Named(name)
				if err != nil {
					t.Fatal(err)
				}
				b := start(t, Opts{Profile: class, Flow: flow})
				b.port.Close()
				b.config.Flow = port.FlowNone
				b.open()
				b.set(CoverOpen) // nothing is worked off
				var e escpos.Encoder
				e.Raster(stripes(150), class.Raster) // 11 kB or more
				b.send(e.Bytes())
				b.printer.wait(b.within(10*time.Second), func() bool { return b.printer.received >= int64(len(e.Bytes())) })
				r := b.printer.Report()
				if r.Received != int64(len(e.Bytes())) || r.Dropped != r.Received-int64(class.BufferBytes+reserve) || r.Waiting != class.BufferBytes+reserve {
					t.Errorf("of %d bytes %d arrived, %d were lost and %d kept, in a buffer of %d", len(e.Bytes()), r.Received, r.Dropped, r.Waiting, class.BufferBytes)
				}
			})
		}
	}
}

// A program at another speed reads and writes nonsense.
func TestAnotherSpeed(t *testing.T) {
	b := start(t, Opts{Baud: 38400})
	b.port.Close()
	b.config.Baud = 19200
	b.open()
	for range 5 {
		b.send(escpos.AskRealTime(1))
	}
	for { // nonsense may look like an answer, but hardly like this one five times
		a, ok := b.next(200 * time.Millisecond)
		if !ok {
			break
		}
		if a.Kind == escpos.AnswerRealTime && a.Byte == 0x12 {
			t.Error("it answered")
		}
	}
	b.port.Close()
	b.config.Baud = 38400
	b.open()
	b.send([]byte("\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"))
	if s := b.ask(); !s.Ready() {
		t.Errorf("%+v", s)
	}
}
