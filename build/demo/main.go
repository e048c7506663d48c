// Command demo runs a whole centre on one machine: a virtual printer, the
// kiosk, its touch screen and a waiting-room board. It stands where systemd
// stands on a Pi: a process that ends is started again.
//
// Where there is no screen it starts a virtual one; all of the centre can then
// be seen and used from a browser on this machine.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	d := demo{out: os.Stdout}
	if err := d.parseFlags(os.Args[1:]); err != nil {
		os.Exit(2)
	}
	if err := d.Run(ctx); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

// demo is the whole centre.
type demo struct {
	bin     string // folder of the programs
	dir     string // folder of the centre's files
	printer string // address of the virtual printer's page
	out     io.Writer

	children *supervisor
}

func (d *demo) parseFlags(args []string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	bin := filepath.Dir(self)
	fs := flag.NewFlagSet("demo", flag.ContinueOnError)
	fs.StringVar(&d.bin, "bin", bin, "folder of the programs")
	fs.StringVar(&d.dir, "dir", filepath.Join(bin, "..", "run"), "folder of the centre's files: configuration, journal, paper, logs")
	fs.StringVar(&d.printer, "printer", "127.0.0.1:8090", "address of the virtual printer's page")
	return fs.Parse(args)
}

// Run runs the centre until ctx ends; all its processes end with it.
func (d *demo) Run(ctx context.Context) error {
	dir, err := filepath.Abs(d.dir)
	if err != nil {
		return err
	}
	d.dir = dir
	config, err := d.prepare()
	if err != nil {
		return err
	}
	d.children = newSupervisor(d.dir, d.out)
	defer d.children.stop()

	if err := d.start(ctx, config); err != nil {
		return err
	}
	return d.children.run(ctx)
}
