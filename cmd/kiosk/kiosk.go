package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/hub"
	"senha/kiosk/journal"
	"senha/kiosk/lan"
)

// Kiosk is the whole process: what its files say, and what runs.
type Kiosk struct {
	config string // path of kiosk.toml
	log    *slog.Logger

	settings settings
	clock    *clock
	journal  *journal.Journal
	found    []api.Alarm // before there is a web to raise them
	hub      *hub.Hub
	web      *lan.Server

	hup   chan os.Signal // wants the files read again
	waits kiosk.Day      // the day that refused the loaded document, or none
}

// newKiosk returns the kiosk that a kiosk.toml describes.
func newKiosk(config string, log *slog.Logger) *Kiosk {
	return &Kiosk{config: config, log: log, hup: make(chan os.Signal, 1)}
}

// parseFlags reads the command line of a kiosk that runs.
func parseFlags(args []string, stderr io.Writer) (*Kiosk, error) {
	fs := flag.NewFlagSet("kiosk", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() { fmt.Fprint(stderr, usage) }
	path := fs.String("config", "kiosk.toml", "the device's configuration")
	if err := fs.Parse(args); err != nil {
		return nil, errUsage
	}
	if fs.NArg() > 0 {
		fmt.Fprintf(stderr, "kiosk: no such command: %q\n%s", fs.Arg(0), usage)
		return nil, errUsage
	}
	return newKiosk(*path, slog.New(slog.NewTextHandler(stderr, nil))), nil
}

// Run runs the centre until ctx ends. A permanent trouble ends it with an
// error; its supervisor starts it again.
func (k *Kiosk) Run(ctx context.Context) (err error) {
	signal.Notify(k.hup, syscall.SIGHUP)
	defer signal.Stop(k.hup)
	if k.settings, err = load(k.config); err != nil {
		return err
	}
	if k.clock, err = newClock(k.settings.device.Clock.Source); err != nil {
		return err
	}
	if err := k.clock.setZone(k.settings.centre.Zone); err != nil {
		return err
	}
	if err := k.openJournal(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.journal.Close()) }()

	k.hub = hub.New(told{k.journal, k}, k.clock, k.log)
	printer, err := k.newPrinter()
	if err != nil {
		return err
	}
	if k.web, err = k.newLAN(printer); err != nil {
		return err
	}
	addresses, err := k.listen()
	if err != nil {
		return err
	}

	desks := k.newDesks()
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return k.hub.Run(ctx) })
	group.Go(func() error { return desks.Run(ctx) })
	group.Go(func() error { return k.serve(ctx, addresses) })
	group.Go(func() error {
		select {
		case <-k.hub.Ready():
		case <-ctx.Done():
			return nil
		}
		if err := k.begin(ctx); err != nil {
			return err
		}
		if err := insist(ctx, func() error { return k.forgetDesks(ctx, desks) }); err != nil {
			return err
		}
		group.Go(func() error { return k.runPrinter(ctx, printer) })
		group.Go(func() error { return k.reloads(ctx) })
		days := &calendar{hub: k, clock: k.clock, verify: k.verifyJournal, log: k.log}
		return days.Run(ctx)
	})
	return group.Wait()
}

// submit hands a wish to the hub where the answer does not matter.
func (k *Kiosk) submit(ctx context.Context, origin string, w kiosk.Wish) error {
	_, err := k.hub.Submit(ctx, origin, w)
	return err
}

// openJournal opens the journal and tells staff what was found.
func (k *Kiosk) openJournal(ctx context.Context) error {
	j, report, err := journal.Open(ctx, k.settings.device.Journal.Path, journal.Options{
		Now: k.clock.Now(), Origin: "kiosk", BallastBytes: journal.DefaultBallast, Log: k.log,
	})
	if err != nil {
		return err
	}
	k.journal = j
	if !report.Ballast {
		k.log.Error("the disk is nearly full: there is no room to finish a day on; make room and restart the kiosk")
		k.found = append(k.found, api.Alarm{Code: "disk-nearly-full"})
	}
	if s := report.Successor; s != nil {
		k.log.Error("the journal was damaged; a successor goes on from it",
			"why", s.Reason, "set aside", s.SetAside, "kept", s.Kept, "salvaged", s.Salvaged, "unreadable", s.Unreadable)
		k.found = append(k.found, api.Alarm{Code: "journal-successor", Detail: s.Reason})
	}
	return nil
}

// told is the journal; staff are told while it takes no entries.
type told struct {
	*journal.Journal
	k *Kiosk
}

// Append appends as the journal does.
func (t told) Append(ctx context.Context, entries []kiosk.Entry) error {
	err := t.Journal.Append(ctx, entries)
	if err != nil {
		t.k.web.Raise(api.Alarm{Code: "not-stored"})
	} else {
		t.k.web.Clear("not-stored")
	}
	return err
}

// verifyJournal holds the whole journal against its chain. A fault in an older
// day does not stop the centre: staff are told.
func (k *Kiosk) verifyJournal(ctx context.Context) {
	result, err := k.journal.Verify(ctx, 1)
	switch {
	case errors.Is(err, context.Canceled):
	case err != nil:
		k.log.Error("the journal could not be verified", "error", err)
		k.web.Raise(api.Alarm{Code: "journal-damaged", Detail: err.Error()})
	case result.Bad > 0:
		k.log.Error("the journal is damaged in older days", "faults", result.Bad, "first", result.Faults[0])
		k.web.Raise(api.Alarm{Code: "journal-damaged", Detail: result.Faults[0].String()})
	default:
		k.log.Info("journal verified", "entries", result.Entries)
	}
}

// begin puts the centre's document in force and opens the business day.
func (k *Kiosk) begin(ctx context.Context) error {
	k.warn()
	return insist(ctx, func() error {
		if err := k.configure(ctx); err != nil {
			return err
		}
		return k.submit(ctx, "calendar", kiosk.TurnDay{})
	})
}

// notStoredAgain is the pause before what could not be stored is tried again.
const notStoredAgain = 5 * time.Second

// insist does something until it is stored, or ctx ends. While nothing can be
// stored (a full disk, say) the kiosk stays up: staff's pages say what is the
// matter.
func insist(ctx context.Context, do func() error) error {
	for {
		err := do()
		if ctx.Err() != nil {
			return nil
		}
		var refusal *kiosk.Error
		if !errors.As(err, &refusal) || refusal.Code != kiosk.CodeNotStored {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(notStoredAgain):
		}
	}
}
