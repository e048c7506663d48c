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

// BenchmarkStart folds a journal of 90 days with 4,000 entries each: from the
// last opening, as a start does, and whole, as it would have to without one.
func BenchmarkStart(b *testing.B) {
	j := newJournal(b)
	s := kiosk.NewState()
	if err := j.Read(b.Context(), 1, func(e kiosk.Entry) error { s.Apply(e); return nil }); err != nil {
		b.Fatal(err)
	}
	c := newClock()
	var entries []kiosk.Entry
	do := func(w kiosk.Wish) {
		c.pass(7200 * time.Millisecond)
		events, err := s.Decide(kiosk.Command{At: c.Now(), Wish: w})
		if err != nil {
			b.Fatal(err)
		}
		for _, event := range events {
			e := kiosk.Entry{Journal: j.ID(), Seq: s.Seq() + 1, At: c.Now(), Origin: "desk d1", Event: event}
			s.Apply(e)
			entries = append(entries, e)
		}
	}
	do(kiosk.Configure{Centre: centre(40)})
	for range 90 {
		do(kiosk.TurnDay{})
		for n := range 1000 {
			id := kiosk.TicketID(fmt.Sprintf("%032x", s.Seq()))
			do(kiosk.IssueTicket{ID: id, Service: []kiosk.ServiceID{"legal", "social"}[n%2], Language: "ar", Printer: "main"})
			do(kiosk.RecordPrinted{ID: id, Proof: "process-id"})
			do(kiosk.CallNext{Desk: "1"}) // finishes the one before
		}
		if err := j.Append(b.Context(), entries); err != nil {
			b.Fatal(err)
		}
		entries = entries[:0]
		c.pass(18 * time.Hour) // the thousand tickets take six
	}
	fold := func(b *testing.B, read func(visit func(kiosk.Entry) error) error) {
		entries := 0
		for b.Loop() {
			s, entries = kiosk.NewState(), 0
			if err := read(func(e kiosk.Entry) error { s.Apply(e); entries++; return nil }); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(entries), "entries")
	}
	b.Run("from=opening", func(b *testing.B) {
		fold(b, func(visit func(kiosk.Entry) error) error { return j.ReadOn(b.Context(), 0, visit) })
	})
	b.Run("from=1", func(b *testing.B) {
		fold(b, func(visit func(kiosk.Entry) error) error { return j.Read(b.Context(), 1, visit) })
	})
}
