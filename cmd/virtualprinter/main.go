// Command virtualprinter is a receipt printer for those who have none: a device
// that kiosk can print on, and a page that shows the paper.
//
//	virtualprinter --link run/printer --out run/papers --addr 127.0.0.1:8090
//
// Then kiosk.toml says [printer] device = "run/printer". The page has a button
// for each fault. It ends with SIGINT or SIGTERM and takes the link away.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"senha/printer/profile"
	"senha/printer/virtual"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	m := newMain(os.Stderr)
	if err := m.parseFlags(os.Args[1:]); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		os.Exit(2) // the flag set has said why
	}
	if err := m.Run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "virtualprinter:", err)
		stop()
		os.Exit(1)
	}
}

// program is the command, as a test starts it whole.
type program struct {
	link, out, addr, profile string
	baud                     int
	xonxoff, fast            bool
	logTo                    io.Writer

	printer *virtual.Printer
	ready   chan struct{} // closed when the page can be fetched
	url     string        // of the page; read it after ready
}

func newMain(logTo io.Writer) *program {
	return &program{logTo: logTo, ready: make(chan struct{})}
}

func (m *program) parseFlags(args []string) error {
	fs := flag.NewFlagSet("virtualprinter", flag.ContinueOnError)
	fs.SetOutput(m.logTo)
	fs.StringVar(&m.link, "link", "", "path of a link to the printer's device")
	fs.StringVar(&m.out, "out", "", "folder for the papers, as PNG files")
	fs.StringVar(&m.addr, "addr", "127.0.0.1:8090", "address of the printer's page")
	fs.StringVar(&m.profile, "profile", "epson", "class of printer: "+strings.Join(profile.Names(), ", "))
	fs.IntVar(&m.baud, "baud", 0, "speed of the line; 0: as fast as it is written")
	fs.BoolVar(&m.xonxoff, "xonxoff", false, "say with XOFF and XON that the buffer is full")
	fs.BoolVar(&m.fast, "fast", false, "print at once, without the time that paper takes")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() > 0 {
		err := fmt.Errorf("virtualprinter takes no argument %q", fs.Arg(0))
		fmt.Fprintln(m.logTo, err)
		return err
	}
	return nil
}

// Run prints until ctx ends.
func (m *program) Run(ctx context.Context) error {
	class, err := profile.Named(m.profile)
	if err != nil {
		return err
	}
	o := virtual.Opts{
		Profile: class, Link: m.link, Out: m.out, Baud: m.baud, XONXOFF: m.xonxoff,
		Speed: class.RowsPerSecond, CutTime: class.CutTime,
		Log: slog.New(slog.NewTextHandler(m.logTo, nil)),
	}
	if m.fast {
		o.Speed, o.CutTime = 0, 0
	}
	if m.printer, err = virtual.New(o); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", m.addr)
	if err != nil {
		return fmt.Errorf("the printer's page: %w", err)
	}
	m.url = "http://" + listener.Addr().String() + "/"

	group, ctx := errgroup.WithContext(ctx)
	server := &http.Server{
		Handler:           m.printer.Handler(),
		ReadHeaderTimeout: 5 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the event streams
	}
	group.Go(func() error { return m.printer.Run(ctx) })
	group.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	group.Go(func() error {
		<-ctx.Done()
		soon, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer cancel()
		if server.Shutdown(soon) != nil {
			return server.Close()
		}
		return nil
	})
	o.Log.Info("virtual printer", "page", m.url)
	close(m.ready)
	return group.Wait()
}
