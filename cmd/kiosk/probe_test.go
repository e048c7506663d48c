package main

import (
	"bytes"
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"senha/printer/port"
	"senha/printer/profile"
	"senha/printer/virtual"
)

// plugIn has a virtual printer of a class on a pseudo-terminal, and returns its
// device.
func plugIn(t *testing.T, class string) (*virtual.Printer, string) {
	t.Helper()
	pr, err := profile.Named(class)
	if err != nil {
		t.Fatal(err)
	}
	return plugInPrinter(t, pr)
}

func plugInPrinter(t *testing.T, pr profile.Profile) (*virtual.Printer, string) {
	t.Helper()
	link := filepath.Join(t.TempDir(), "printer")
	v, err := virtual.New(virtual.Opts{Profile: pr, Link: link, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- v.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		if _, err := filepath.EvalSymlinks(link); err == nil {
			return v, link
		}
		if time.Now().After(end) {
			t.Fatal("the virtual printer was not plugged in within 10 s")
		}
	}
}

func TestProbePrinter(t *testing.T) {
	v, device := plugIn(t, "epson")
	probed := func() (int, string, string) {
		var stdout, stderr bytes.Buffer
		code := run(t.Context(), []string{"probe-printer", "--device", device}, &stdout, &stderr)
		return code, stdout.String(), stderr.String()
	}
	code, out, errs := probed()
	for _, want := range []string{"# A TM-T20II answers at 115200 bits a second.", "[printer]\ndevice = \"" + device + "\"\nbaud = 115200\n", "profile = \"epson\""} {
		if code != exitOK || !strings.Contains(out, want) {
			t.Fatalf("exit %d, want %q in:\n%s%s", code, want, out, errs)
		}
	}

	held, err := port.Open(port.Config{Device: device}) // as a running kiosk does
	if err != nil {
		t.Fatal(err)
	}
	if code, _, errs := probed(); code != exitFailed || !strings.Contains(errs, "in use by another program") {
		t.Errorf("a line that is in use: exit %d\n%s", code, errs)
	}
	held.Close()

	if err := v.SetState(virtual.PaperOut); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := probed(); code != exitOK || !strings.Contains(out, "put paper in") {
		t.Errorf("without paper: exit %d\n%s%s", code, out, errs)
	}
	if err := v.SetState(virtual.Off); err != nil {
		t.Fatal(err)
	}
	code, out, errs = probed()
	for _, want := range []string{"# device = \"" + device + "\"\n", "# profile = \"generic-80\"\n", "# one_way = true\n"} {
		if code != exitFailed || !strings.Contains(out, want) || !strings.Contains(errs, "does its cable lead both ways?") {
			t.Errorf("switched off: exit %d, want %q in:\n%s%s", code, want, out, errs)
		}
	}
	if err := v.SetState(virtual.Unplugged); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := probed(); code != exitFailed || !strings.Contains(errs, "is the printer plugged in") {
		t.Errorf("without a line: exit %d\n%s", code, errs)
	}
}

// What is known of a model's dots is written down; for others the test ticket
// tells.
func TestProbePrinterTellsDots(t *testing.T) {
	t.Parallel()
	coarse, err := profile.Named("epson")
	if err != nil {
		t.Fatal(err)
	}
	if coarse, err = coarse.WithDots(512); err != nil {
		t.Fatal(err)
	}
	generic, err := profile.Named("generic-80")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []struct {
		printer profile.Profile
		model   string
		dots    bool
		warned  bool
	}{{coarse, "A TM-T88VI answers", true, false}, {generic, "does not tell its model", false, true}} {
		_, device := plugInPrinter(t, a.printer)
		var stdout, stderr bytes.Buffer
		code := run(t.Context(), []string{"probe-printer", "--device", device}, &stdout, &stderr)
		out := stdout.String()
		if code != exitOK || !strings.Contains(out, a.model) || strings.HasSuffix(out, "\ndots = 512\n") != a.dots || strings.Contains(out, "Both black squares") != a.warned {
			t.Errorf("exit %d\n%s%s", code, out, stderr.String())
		}
	}
}
