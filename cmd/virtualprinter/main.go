// Command virtualprinter is a receipt printer for those who have none: a device
// that kiosk can print on, and a page that shows the paper.
//
//	virtualprinter --link run/printer --out run/papers --addr 127.0.0.1:8090
//
// Then kiosk.toml says [printer] device = "run/printer". The page has a button
// for each fault. Faults can also be ordered beforehand, by a flag or a script
// (package virtual, type Step, has the words):
//
//	virtualprinter --link run/printer --fault paper-out@ticket:3,ready@20s
//
// It ends with SIGINT or SIGTERM and takes the link away.
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
	baud, dots               int
	flow, script             string
	faults                   [][]virtual.Step
	list                     bool
	fast                     bool
	retract                  time.Duration
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
	fs.IntVar(&m.dots, "dots", 0, "dots across the paper, where its head is not its class's; 0: the class's")
	fs.IntVar(&m.baud, "baud", 0, "speed of the line; 0: as fast as it is written")
	fs.StringVar(&m.flow, "flow", "", "flow control: rtscts, xonxoff or none; without, the line holds what the buffer cannot take")
	fs.BoolVar(&m.fast, "fast", false, "print at once, without the time that paper takes")
	fs.DurationVar(&m.retract, "retract", 0, "time after which a presenter draws back a ticket that nobody takes; 0: it stays until the next pushes it out")
	fs.BoolVar(&m.list, "profiles", false, "list the classes of printers with all that each claims, and end")
	fs.StringVar(&m.script, "script", "", "file of faults, one a line, each after the other: when, what")
	fs.Func("fault", "faults one after the other, what@when: paper-out@ticket:3,ready@20s; may be given again", func(text string) error {
		steps, err := virtual.ParseFaults(text)
		m.faults = append(m.faults, steps)
		return err
	})
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

// listProfiles says what classes of printers there are, and all that each claims.
func (m *program) listProfiles(w io.Writer) error {
	for _, name := range profile.Names() {
		p, err := profile.Named(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\n\t%s\n", p.Name, strings.Join(p.Describe(), "\n\t"))
	}
	return nil
}

// Run prints until ctx ends.
func (m *program) Run(ctx context.Context) error {
	if m.list {
		return m.listProfiles(os.Stdout)
	}
	if m.script != "" {
		file, err := os.Open(m.script)
		if err != nil {
			return fmt.Errorf("the script of faults: %w", err)
		}
		defer file.Close()
		steps, err := virtual.ReadScript(file)
		if err != nil {
			return fmt.Errorf("%s, %w", m.script, err)
		}
		m.faults = append(m.faults, steps)
	}
	class, err := profile.Named(m.profile)
	if err != nil {
		return err
	}
	if m.dots != 0 {
		if class, err = class.WithDots(m.dots); err != nil {
			return err
		}
	}
	o := virtual.Opts{
		Profile: class, Link: m.link, Out: m.out, Baud: m.baud, Flow: virtual.Flow(m.flow),
		Speed: class.RowsPerSecond, CutTime: class.CutTime, Retract: m.retract,
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
	for _, steps := range m.faults {
		group.Go(func() error { return m.printer.Play(ctx, steps) })
	}
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
