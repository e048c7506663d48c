package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"

	"senha/kiosk"
	"senha/kiosk/api"
	"senha/printer"
	"senha/printer/profile"
)

// printTest has the running kiosk print a test ticket, or prints it itself
// when none runs.
func printTest(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	fs := flag.NewFlagSet("kiosk print-test", flag.ContinueOnError)
	fs.SetOutput(stderr)
	path := fs.String("config", "kiosk.toml", "the device's configuration")
	if err := fs.Parse(args); err != nil || fs.NArg() > 0 {
		return errUsage
	}
	s, err := load(*path)
	if err != nil {
		return err
	}
	if s.device.Printer.Device == "" {
		return fmt.Errorf("%s names no printer: kiosk probe-printer finds it", *path)
	}
	if running(s.device.LAN.Socket) {
		err = trialByKiosk(ctx, s.device.LAN.Socket)
	} else {
		err = trialAlone(ctx, s)
	}
	if err != nil {
		return err
	}
	out := "The test ticket is out."
	if o, err := printerOptions(s); err == nil && (o.OneWay || o.Profile.Proof == profile.ProofNone) {
		out = "The test ticket was sent. Look whether it came out: this printer cannot say."
	}
	_, err = fmt.Fprintln(stdout, out)
	return err
}

// running says whether a kiosk listens on its socket.
func running(socket string) bool {
	c, err := net.Dial("unix", socket)
	if err != nil {
		return false
	}
	c.Close()
	return true
}

func trialByKiosk(ctx context.Context, socket string) (err error) {
	client, err := api.Dial("unix:"+socket, "")
	if err != nil {
		return err
	}
	defer client.Close()
	if err = client.Trial(ctx); err == nil {
		return nil
	}
	var refused *kiosk.Error
	if errors.As(err, &refused) {
		return errors.New(refused.Message)
	}
	return err
}

func trialAlone(ctx context.Context, s settings) error {
	o, err := printerOptions(s)
	if err != nil {
		return err
	}
	c, err := newClock(s.device.Clock.Source)
	if err != nil {
		return err
	}
	o.Now = c.Now
	return printer.PrintTrial(ctx, o)
}
