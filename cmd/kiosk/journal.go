package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"senha/kiosk/config"
	"senha/kiosk/journal"
)

// journalCommand verifies, dumps or backs up a journal, beside a running kiosk
// or without one.
func journalCommand(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	verb := ""
	if len(args) > 0 {
		verb, args = args[0], args[1:]
	}
	fs := flag.NewFlagSet("kiosk journal", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() { fmt.Fprint(stderr, usage) }
	path := fs.String("config", "kiosk.toml", "the device's configuration")
	if err := fs.Parse(args); err != nil {
		return errUsage
	}
	device, err := config.LoadDevice(*path)
	if err != nil {
		return err
	}
	r, err := journal.OpenReadOnly(device.Journal.Path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()

	switch {
	case verb == "verify" && fs.NArg() == 0:
		return verify(ctx, r, stdout)
	case verb == "dump" && fs.NArg() == 0:
		return r.Dump(ctx, stdout)
	case verb == "backup" && fs.NArg() == 1:
		if err := r.Backup(ctx, fs.Arg(0)); err != nil {
			return err
		}
		_, err := fmt.Fprintf(stdout, "%s holds the journal as it is now.\n", fs.Arg(0))
		return err
	}
	fs.Usage()
	return errUsage
}

func verify(ctx context.Context, r *journal.Reader, stdout io.Writer) error {
	result, err := r.Verify(ctx, 1)
	if err != nil {
		return err
	}
	for _, fault := range result.Faults {
		fmt.Fprintln(stdout, fault)
	}
	if n := result.Bad; n > 0 {
		return fmt.Errorf("the journal has %d faults in %d entries; keep the file, and copy it to whoever looks after the kiosks", n, result.Entries)
	}
	_, err = fmt.Fprintf(stdout, "%d entries, the chain holds.\n", result.Entries)
	return err
}
