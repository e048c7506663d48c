package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

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
	return &Kiosk{config: *path, log: slog.New(slog.NewTextHandler(stderr, nil))}, nil
}

// Run runs the centre until ctx ends. A permanent trouble ends it with an
// error; its supervisor starts it again.
func (k *Kiosk) Run(ctx context.Context) (err error) {
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

	k.hub = hub.New(k.journal, k.clock, k.log)
	if k.web, err = k.newLAN(); err != nil {
		return err
	}
	printer, err := k.newPrinter()
	if err != nil {
		return err
	}
	addresses, err := k.listen()
	if err != nil {
		return err
	}

	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return k.hub.Run(ctx) })
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
	if err := k.configure(ctx); err != nil {
		return err
	}
	return k.submit(ctx, "calendar", kiosk.TurnDay{})
}

// configure puts the loaded document in force if it is news. A document that
// the open day refuses leaves the last one in force, and staff are told.
func (k *Kiosk) configure(ctx context.Context) error {
	for _, w := range k.settings.warnings {
		k.log.Warn("a language is not offered", "why", w.String())
		k.web.Raise(api.Alarm{Code: "language-off", Detail: w.String()})
	}
	now, err := json.Marshal(k.hub.State().Centre())
	if err != nil {
		return err
	}
	next, err := json.Marshal(k.settings.centre)
	if err != nil {
		return err
	}
	if bytes.Equal(now, next) {
		return nil
	}
	err = k.submit(ctx, "kiosk", kiosk.Configure{Centre: k.settings.centre})
	var refusal *kiosk.Error
	if errors.As(err, &refusal) && refusal.Code == kiosk.CodeLetterTaken {
		k.log.Error("the new document waits for the next opening; the last one stays", "why", refusal)
		k.web.Raise(api.Alarm{Code: "document-waits", Detail: refusal.Message})
		return nil
	}
	return err
}

// reloads reads the files again on each SIGHUP. Files with faults change
// nothing: the last good ones stay.
func (k *Kiosk) reloads(ctx context.Context) error {
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	defer signal.Stop(hup)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-hup:
		}
		next, err := load(k.config)
		if err != nil {
			k.log.Error("the configuration has faults; the last good one stays", "faults", err.Error())
			k.web.Raise(api.Alarm{Code: "document-refused", Detail: err.Error()})
			continue
		}
		k.settings.centre, k.settings.warnings = next.centre, next.warnings
		for _, code := range []string{"document-refused", "document-waits", "language-off"} {
			k.web.Clear(code)
		}
		if err := k.configure(ctx); err != nil {
			k.log.Error("the configuration could not be put in force", "error", err)
		}
	}
}
