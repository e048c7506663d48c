// Command touch shows the touch screen's pages in a window, as a client of a
// centre's hub.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

const usage = `usage:
  touch --hub unix:PATH|URL [--kiosk NAME] [--token-file FILE] [--size WxH] [--position X,Y] [--panel DIAGONAL] [--fonts DIR]
  touch --preview TAG [--po FILE] [--pictures DIR] [--size WxH] [--fonts DIR]
        show every page in one language, with the words of a PO file: saved again, it is read again;
        a click or the arrow keys turn the page, Escape ends; with --pictures, or without a display,
        the pages are painted into a folder
`

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // something went wrong while running
	exitInput  = 2 // the command line can't be read
)

// errUsage is a command line that can't be read; its text has been printed.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run does what the arguments say and returns the exit code. Windows want the
// main goroutine, so it must be called there.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	t, err := parseFlags(args, stderr)
	switch {
	case err != nil:
	case t.Preview != "":
		err = t.runPreview(ctx, stdout)
	default:
		err = t.Run(ctx)
	}
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errUsage):
		return exitInput
	}
	fmt.Fprintln(stderr, "touch:", err)
	return exitFailed
}
