package printer_test

import (
	"slices"
	"testing"
	"time"

	"senha/kiosk"
	"senha/printer/port"
)

// BenchmarkFirstByte is how long it takes from the commit of ticket.issued to
// the first byte on the line, which asks the printer how it is: the wake-up,
// and reading on in the journal. It is shown as a multiple of one empty write on such a port.
func BenchmarkFirstByte(b *testing.B) {
	c, m := newCentre(b), newMachine(b, "epson")
	stop := c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	var times []time.Duration
	for b.Loop() {
		time.Sleep(20 * time.Millisecond) // it asks once more how the printer is
		before := m.Received()
		id := c.issue() // returns when it is durable
		committed := time.Now()
		for m.Received() == before {
			time.Sleep(10 * time.Microsecond)
		}
		times = append(times, time.Since(committed))
		c.until("it is printed", still, c.paper(id, kiosk.PaperPrinted))
	}
	stop()
	p, err := port.Open(port.Config{Device: m.device, Baud: 115200})
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	var writes []time.Duration
	for range 1000 {
		begun := time.Now()
		if _, err := p.Write(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
		writes = append(writes, time.Since(begun))
	}
	slices.Sort(times)
	slices.Sort(writes)
	first, write := times[len(times)/2], writes[len(writes)/2]
	b.ReportMetric(float64(first.Microseconds()), "µs/first-byte")
	b.ReportMetric(float64(write.Nanoseconds())/1000, "µs/empty-write")
	b.ReportMetric(float64(first)/float64(max(write, 1)), "empty-writes")
}
