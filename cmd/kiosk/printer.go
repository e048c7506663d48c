package main

import (
	"context"
	"fmt"
	"path/filepath"

	"senha/kiosk"
	"senha/printer"
	"senha/printer/port"
	"senha/printer/profile"
)

// newPrinter makes the printer that kiosk.toml names, or nil if it names none:
// then numbers are shown, not printed.
func (k *Kiosk) newPrinter() (*printer.Printer, error) {
	d := k.settings.device.Printer
	if d.Device == "" {
		return nil, nil
	}
	class, err := profile.Named(d.Profile)
	if err != nil {
		return nil, fmt.Errorf("[printer] profile: %w", err)
	}
	flow, err := port.ParseFlow(d.Flow)
	if err != nil {
		return nil, fmt.Errorf("[printer] flow: %w", err)
	}
	return printer.New(printer.Options{
		Name:    mainPrinter,
		Port:    port.Config{Device: d.Device, Baud: d.Baud, Flow: flow},
		Profile: class,
		Fonts:   k.settings.fonts,
		Journal: k.journal.Reader,
		Wake:    k.hub.Watch,
		Submit:  k.submit,
		Kept:    filepath.Join(filepath.Dir(k.settings.device.Journal.Path), "printer-"+mainPrinter+".json"),
		Now:     k.clock.Now,
		Log:     k.log,
	})
}

// runPrinter prints until ctx ends.
func (k *Kiosk) runPrinter(ctx context.Context, p *printer.Printer) error {
	if p == nil {
		return k.submit(ctx, "kiosk", kiosk.ReportDevice{Device: "printer", State: "none"})
	}
	return p.Run(ctx)
}
