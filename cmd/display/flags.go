package main

import (
	"flag"
	"fmt"
	"io"
	"log/slog"

	"senha/display/window"
)

// parseFlags reads the command line. Faults and help are printed to stderr.
func parseFlags(args []string, stderr io.Writer) (*Display, error) {
	d := &Display{Log: slog.New(slog.NewTextHandler(stderr, nil))}
	flags := flag.NewFlagSet("display", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&d.Hub, "hub", "", "the hub: `unix:PATH` of its socket, or a URL such as http://192.168.1.10:8080")
	flags.StringVar(&d.TokenFile, "token-file", "", "`file` with the token that kiosk pair printed; needed on the staff's address alone")
	flags.StringVar(&d.Fonts, "fonts", "", "`folder` with the fonts, if they are not where Debian puts them")
	flags.StringVar(&d.Picture, "picture", "", "write the picture into this PNG `file` and end")
	flags.IntVar(&d.Monitor, "monitor", 0, "`number` of the monitor in the X server's list; 0 is the primary one")
	flags.Func("size", "`WxH` of the window in pixels, such as 1920x1080; the monitor's if not given", func(s string) (err error) {
		d.Size, err = window.ParseSize(s)
		return err
	})
	flags.Func("position", "`X,Y` of the window on its monitor in pixels", func(s string) (err error) {
		d.Position, err = window.ParsePosition(s)
		return err
	})
	if err := flags.Parse(args); err != nil {
		return nil, errUsage // printed by flags
	}
	switch {
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "display: %q is not understood\n%s", flags.Arg(0), usage)
		return nil, errUsage
	case d.Hub == "":
		fmt.Fprintf(stderr, "display: which hub? Give --hub unix:PATH or --hub URL\n%s", usage)
		return nil, errUsage
	}
	return d, nil
}
