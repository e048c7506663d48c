package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"senha/printer"
	"senha/printer/port"
)

// probePrinter asks on one serial line, or on all, whether a printer is there,
// and prints what kiosk.toml should say of it.
func probePrinter(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	fs := flag.NewFlagSet("kiosk probe-printer", flag.ContinueOnError)
	fs.SetOutput(stderr)
	device := fs.String("device", "", "the serial line; all of them if it is not given")
	if err := fs.Parse(args); err != nil || fs.NArg() > 0 {
		return errUsage
	}
	lines := []string{*device}
	if *device == "" {
		var err error
		if lines, err = port.List(); err != nil {
			return err
		}
		if len(lines) == 0 {
			return errors.New("this machine has no serial line: plug the printer or its adapter in, or name the line with --device")
		}
	}
	found := false
	var mute []string // lines that open, and where nothing answers
	var troubles error
	for _, line := range lines {
		fmt.Fprintf(stderr, "asking on %s …\n", line)
		f, err := printer.Probe(ctx, line)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			troubles = errors.Join(troubles, err)
			if errors.Is(err, printer.ErrNoAnswer) {
				mute = append(mute, line)
			}
			continue
		}
		found = true
		describe(stdout, f)
	}
	if found {
		return nil
	}
	for _, line := range mute {
		describeMute(stdout, line)
	}
	return troubles
}

// describeMute prints the lines for a printer that may hang on a cable which
// carries nothing back, as comments: only a person can know that.
func describeMute(w io.Writer, line string) {
	fmt.Fprintf(w, "# Nothing answers on %s. If a printer is there, switched on, and its cable carries nothing back,\n", line)
	fmt.Fprintln(w, "# these lines are for it, with the rate of its self-test print, and generic-58 for 58 mm paper.")
	fmt.Fprintln(w, "# Then nobody knows whether a ticket came out: a cable that leads both ways is better.")
	fmt.Fprintf(w, "# [printer]\n# device = %q\n# baud = 9600\n# flow = \"none\"\n# profile = \"generic-80\"\n# one_way = true\n", line)
}

// describe prints a printer as comments, and the lines for kiosk.toml.
func describe(w io.Writer, f printer.Found) {
	switch {
	case f.Known:
		fmt.Fprintf(w, "# A %s answers at %d bits a second.\n", f.Model, f.Baud)
	case f.Model != "":
		fmt.Fprintf(w, "# A printer answers at %d bits a second and calls itself %q, which is not in the list.\n", f.Baud, f.Model)
		fmt.Fprintln(w, "# Its class below is the careful choice for 80 mm paper; for 58 mm take generic-58.")
	case f.Status.Offline:
		fmt.Fprintf(w, "# A printer answers at %d bits a second. It is offline and does not tell its model:\n", f.Baud)
		fmt.Fprintln(w, "# put paper in, close its cover, and ask again.")
	default:
		fmt.Fprintf(w, "# A printer answers at %d bits a second and does not tell its model.\n", f.Baud)
		fmt.Fprintln(w, "# Its class below is the careful choice for 80 mm paper; for 58 mm take generic-58.")
	}
	if !f.Known {
		fmt.Fprintln(w, "# How many dots it has is not known: look at the test ticket (kiosk print-test). Both black squares at the")
		fmt.Fprintln(w, "# edges must be whole; where the right one is missing, write dots = 512 too.")
	}
	fmt.Fprintln(w, "# Its flow control can't be seen from here: the line below is the class's own, see the printer's self-test print.")
	fmt.Fprint(w, f.Lines())
}
