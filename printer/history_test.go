package printer

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/journal"
	"senha/printer/profile"
)

func states(r *roll, list ...State) {
	for _, s := range list {
		r.turned(s)
	}
}

func TestRoll(t *testing.T) {
	for name, c := range map[string]struct {
		printed int
		then    []State
		more    int
		want    int
		known   bool
	}{
		"a new roll":                      {0, nil, 0, 672, true},
		"some are printed":                {172, []State{Ready}, 0, 500, true},
		"longer than thought":             {700, nil, 0, 0, false},
		"paper was loaded":                {600, []State{PaperOut, Ready}, 2, 670, true},
		"with the cover open":             {600, []State{PaperOut, CoverOpen, Ready}, 0, 672, true},
		"only the cover was open":         {100, []State{CoverOpen, Ready}, 0, 572, true},
		"the sensor sees the end":         {100, []State{PaperLow}, 0, 22, true},
		"and sees it again":               {100, []State{PaperLow, CoverOpen, PaperLow}, 4, 18, true},
		"and wavers":                      {100, []State{PaperLow, Ready, PaperLow}, 4, 18, true},
		"the sensor, after all was used":  {900, []State{PaperLow}, 30, 0, true},
		"changed before it ran out":       {600, []State{PaperLow, CoverOpen, Ready}, 1, 671, true},
		"a roll that is low when loaded":  {600, []State{PaperOut, PaperLow}, 0, 22, true},
		"one without a sensor ran out":    {600, []State{PaperOut, Unproven}, 0, 672, true},
		"it went silent while it was low": {100, []State{PaperLow, Silent, PaperLow}, 5, 17, true},
	} {
		t.Run(name, func(t *testing.T) {
			r := roll{printed: c.printed, low: -1}
			states(&r, c.then...)
			r.printed += c.more
			if got, known := r.left(ticketMM); got != c.want || known != c.known {
				t.Errorf("%d tickets are left (known: %v), want %d (%v)", got, known, c.want, c.known)
			}
		})
	}
}

func TestDemandForgetsOldDays(t *testing.T) {
	d := demand{}
	day := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	for i := range 60 {
		d.count(kiosk.Moment{Wall: day.AddDate(0, 0, i)}, "ar")
	}
	if len(d) != demandDays {
		t.Errorf("%d days are kept, want %d", len(d), demandDays)
	}
}

// The past is read from the journal: 620 tickets, then a start, and staff are
// told at once.
func TestStartKnowsTheRoll(t *testing.T) {
	ctx := t.Context()
	now := kiosk.Moment{Wall: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), Trusted: true, Boot: "b1"}
	j, _, err := journal.Open(ctx, filepath.Join(t.TempDir(), "journal.db"), journal.Options{Now: now, Origin: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	var entries []kiosk.Entry
	for i := range 620 {
		entries = append(entries, kiosk.Entry{
			Journal: j.ID(), Seq: j.Head().Seq + 1 + uint64(i), At: now, Origin: "printer",
			Event: kiosk.TicketPrinted{Ticket: "00000000000000000000000000000001", Proof: "process-id"},
		})
	}
	if err := j.Append(ctx, entries); err != nil {
		t.Fatal(err)
	}
	pr, err := profile.Named("epson")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(Options{
		Profile: pr, Fonts: fonts, Journal: j.Reader, Log: slog.New(slog.DiscardHandler),
		Wake:   func() (<-chan struct{}, func()) { return nil, func() {} },
		Submit: func(context.Context, string, kiosk.Wish) error { return nil },
		Now:    func() kiosk.Moment { return now },
	})
	if err != nil {
		t.Fatal(err)
	}
	p.look(ctx, p.found)
	p.remember(ctx)
	if got := p.warning(Ready); got != "100" {
		t.Errorf("the warning is %q, want one that fewer than 100 tickets are left", got)
	}
	if got := p.warning(PaperOut); got != "" {
		t.Errorf("a printer without paper warns of %q tickets", got)
	}
	p.history.apply(kiosk.Entry{Seq: p.history.seq + 1, Event: kiosk.DeviceChanged{Device: "printer", State: "paper-low"}})
	if got := p.warning(PaperLow); got != "50" {
		t.Errorf("the warning at the roll's end is %q, want 50", got)
	}
}
