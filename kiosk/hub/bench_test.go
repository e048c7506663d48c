package hub_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"senha/kiosk"
)

// BenchmarkRawSync is the floor: one write and one sync of a file, which is
// what a durable append costs on this disk.
func BenchmarkRawSync(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "raw"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	page := make([]byte, 4096)
	for b.Loop() {
		f.Write(page)
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAppend is one durable append without a hub.
func BenchmarkAppend(b *testing.B) {
	j := newJournal(b)
	for b.Loop() {
		e := kiosk.Entry{Journal: j.ID(), Seq: j.Head().Seq + 1, Event: kiosk.DeskOpened{Desk: "1"}}
		if err := j.Append(context.Background(), []kiosk.Entry{e}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSubmit is one desk's call button, with 500 people of the day.
func BenchmarkSubmit(b *testing.B) {
	h, c := busy(b, 500)
	for n := 0; b.Loop(); n++ {
		c.pass(time.Minute)
		submit(b, h, kiosk.ReportDevice{Device: "printer", State: fmt.Sprint(n)})
	}
}

// BenchmarkFiftyDesks has 50 desks that press as fast as they are answered.
func BenchmarkFiftyDesks(b *testing.B) {
	h, c := busy(b, 500)
	var left atomic.Int64
	left.Store(int64(b.N))
	var wg sync.WaitGroup
	b.ResetTimer()
	for desk := range 50 {
		wg.Go(func() {
			for n := 0; left.Add(-1) >= 0; n++ {
				c.pass(time.Second)
				submit(b, h, kiosk.ReportDevice{Device: fmt.Sprint("button ", desk), State: fmt.Sprint(n)})
			}
		})
	}
	wg.Wait()
}

// BenchmarkFold is a start: how long an entry takes to be read and applied.
func BenchmarkFold(b *testing.B) {
	j := newJournal(b)
	var entries []kiosk.Entry
	for n := range 20000 {
		var event kiosk.Event = kiosk.TicketIssued{Ticket: ticketID(n), Service: "legal", Number: kiosk.Number{Letter: "A", Count: 1 + n%999}, Class: kiosk.WalkIn, Language: "ar"}
		if n%1000 == 0 {
			event = kiosk.DayOpened{Day: n/1000 + 1}
		}
		entries = append(entries, kiosk.Entry{Journal: j.ID(), Seq: j.Head().Seq + 1 + uint64(n), Event: event})
	}
	if err := j.Append(context.Background(), entries); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s := kiosk.NewState()
		if err := j.Read(context.Background(), 1, func(e kiosk.Entry) error { s.Apply(e); return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/20000, "µs/entry")
}
