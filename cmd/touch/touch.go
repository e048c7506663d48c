package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"image"
	"io"
	"log/slog"

	"golang.org/x/sync/errgroup"

	"senha/display/scene"
	"senha/display/text"
	"senha/display/window"
	"senha/kiosk/api"
	"senha/kiosk/touch"
)

// Touch is a touch screen in a window.
type Touch struct {
	Hub       string      // unix:PATH or a URL
	TokenFile string      // of a paired device, "" on the hub's own machine
	Kiosk     string      // the screen's name at the hub
	Size      image.Point // of the window in pixels, zero for the monitor's
	Position  image.Point // on the monitor, in pixels
	Panel     float64     // diagonal of the monitor in millimetres, 0 for the usual one
	Fonts     string      // folder, "" for the system's
	Preview   string      // tag of a language to show all pages in, without a hub
	Pictures  string      // folder to paint the preview into instead of opening a window
	Words     string      // PO file for the preview, "" for the program's own words
	Log       *slog.Logger
}

// parseFlags reads the command line. Faults and help are printed to stderr.
func parseFlags(args []string, stderr io.Writer) (*Touch, error) {
	t := &Touch{Log: slog.New(slog.NewTextHandler(stderr, nil))}
	flags := flag.NewFlagSet("touch", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&t.Hub, "hub", "", "the hub: `unix:PATH` of its socket, or a URL such as http://192.168.1.10:8081")
	flags.StringVar(&t.TokenFile, "token-file", "", "`file` with the token that kiosk pair printed; not needed for a socket")
	flags.StringVar(&t.Kiosk, "kiosk", "k1", "`name` of this touch screen: a–z, 0–9 and -")
	flags.StringVar(&t.Fonts, "fonts", "", "`folder` with the fonts, if they are not where Debian puts them")
	flags.StringVar(&t.Pictures, "pictures", "", "paint the pages of --preview into this `folder` and end")
	flags.StringVar(&t.Preview, "preview", "", "show every page in the language with this `tag`, without a hub")
	flags.StringVar(&t.Words, "po", "", "PO `file` with the words for --preview; the program's own if not given")
	flags.Func("size", "`WxH` of the window in pixels, such as 1080x1920; the monitor's if not given. Of the screen previewed: 1080x1920 if not given", func(s string) (err error) {
		t.Size, err = window.ParseSize(s)
		return err
	})
	flags.Func("panel", "`diagonal` of the monitor, such as 10.1in or 257mm; 21.5in if not given. Keys are never smaller than a finger", func(s string) (err error) {
		t.Panel, err = parsePanel(s)
		return err
	})
	flags.Func("position", "`X,Y` of the window on the monitor, in pixels", func(s string) (err error) {
		t.Position, err = window.ParsePosition(s)
		return err
	})
	if err := flags.Parse(args); err != nil {
		return nil, errUsage // printed by flags
	}
	switch {
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "touch: %q is not understood\n%s", flags.Arg(0), usage)
		return nil, errUsage
	case t.Words+t.Pictures != "" && t.Preview == "":
		fmt.Fprintf(stderr, "touch: --po and --pictures need --preview with the language's tag\n%s", usage)
		return nil, errUsage
	case t.Hub == "" && t.Preview == "":
		fmt.Fprintf(stderr, "touch: which hub? Give --hub unix:PATH or --hub URL\n%s", usage)
		return nil, errUsage
	}
	return t, nil
}

// fonts opens the fonts.
func (t *Touch) fonts() (*text.Fonts, error) {
	if t.Fonts == "" {
		return text.Open()
	}
	return text.Open(t.Fonts)
}

// Run shows the pages until ctx ends, or the window does. It must be called on
// the main goroutine, once in a process.
func (t *Touch) Run(ctx context.Context) error {
	fonts, err := t.fonts()
	if err != nil {
		return err
	}
	hub, err := api.Dial(t.Hub, t.TokenFile)
	if err != nil {
		return err
	}
	defer hub.Close()
	hub.Named("touch " + t.Kiosk)

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var w *window.Window
	pages := touch.New(touch.Options{Hub: hub, Kiosk: t.Kiosk, Fonts: fonts, Panel: t.Panel, Log: t.Log, Show: func(s scene.Scene) { w.Show(s) }})
	w = window.New(window.Options{
		Title: "Senha", Size: t.Size, Position: t.Position, Fonts: fonts,
		OnPointer: pages.Pointer, OnSize: pages.Resize,
	})
	var g errgroup.Group
	g.Go(func() error {
		defer cancel() // and the window closes
		return pages.Run(ctx)
	})
	err = w.Run(ctx)
	cancel()
	return errors.Join(err, g.Wait())
}
