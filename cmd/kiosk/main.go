// Command kiosk owns a centre's queue: the hub, its journal, the printer and
// the centre's own web. It needs no screen; the touch screen and the boards
// are its clients.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"senha/kiosk/config"
)

const usage = `usage:
  kiosk --config kiosk.toml                     run the centre
  kiosk check --config kiosk.toml               check the configuration, a line for each fault
  kiosk pair --config kiosk.toml --role desk|welcome|coordinator --name DEVICE
                                                print a new device's token, once
  kiosk print-test --config kiosk.toml          print a test ticket
  kiosk probe-printer [--device /dev/ttyUSB0]   find the printer, print the lines for kiosk.toml
  kiosk journal verify --config kiosk.toml      check the whole journal's chain
  kiosk journal dump --config kiosk.toml        print the journal as JSON lines
  kiosk journal backup --config kiosk.toml FILE copy the journal into a new file
  kiosk simulate --journal FILE | --profile cnaim|claim [changes]
                                                play a day by other rules, desks or hours
`

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // something went wrong while running
	exitInput  = 2 // the command line, or a configuration with faults
)

// errUsage is a command line that cannot be read; its text has been printed.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run does what the arguments say and returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var err error
	switch {
	case len(args) > 0 && args[0] == "check":
		err = check(args[1:], stdout, stderr)
	case len(args) > 0 && args[0] == "pair":
		err = pair(ctx, args[1:], stdout, stderr)
	case len(args) > 0 && args[0] == "print-test":
		err = printTest(ctx, args[1:], stdout, stderr)
	case len(args) > 0 && args[0] == "probe-printer":
		err = probePrinter(ctx, args[1:], stdout, stderr)
	case len(args) > 0 && args[0] == "journal":
		err = journalCommand(ctx, args[1:], stdout, stderr)
	case len(args) > 0 && args[0] == "simulate":
		err = simulateDays(ctx, args[1:], stdout, stderr)
	default:
		var k *Kiosk
		if k, err = parseFlags(args, stderr); err == nil {
			err = k.Run(ctx)
		}
	}
	var faults config.Faults
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errUsage):
		return exitInput
	case errors.As(err, &faults):
		fmt.Fprintln(stderr, faults)
		return exitInput
	}
	fmt.Fprintln(stderr, "kiosk:", err)
	return exitFailed
}
