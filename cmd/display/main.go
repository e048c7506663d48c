// Command display shows what a waiting room must know in a window, as a client
// of a centre's hub: the last call, those before it, how many wait.
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
  display --hub unix:PATH|URL [--token-file FILE] [--size WxH] [--position X,Y] [--monitor N] [--fonts DIR]
  display --hub unix:PATH|URL --picture FILE [--size WxH] [--fonts DIR]   write a PNG of what would be shown
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
	os.Exit(run(ctx, os.Args[1:], os.Stderr))
}

// run does what the arguments say and returns the exit code. Windows want the
// main goroutine, so it must be called there.
func run(ctx context.Context, args []string, stderr io.Writer) int {
	d, err := parseFlags(args, stderr)
	if err == nil && d.Picture != "" {
		err = d.paint(ctx)
	} else if err == nil {
		err = d.Run(ctx)
	}
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errUsage):
		return exitInput
	}
	fmt.Fprintln(stderr, "display:", err)
	return exitFailed
}
