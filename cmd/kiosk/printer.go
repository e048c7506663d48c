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
	if k.settings.device.Printer.Device == "" {
		return nil, nil
	}
	o, err := printerOptions(k.settings)
	if err != nil {
		return nil, err
	}
	o.Journal, o.Wake, o.Submit = k.journal.Reader, k.hub.Watch, k.submit
	o.Kept = filepath.Join(filepath.Dir(k.settings.device.Journal.Path), "printer-"+mainPrinter+".json")
	o.Now, o.Log = k.clock.Now, k.log
	return printer.New(o)
}

// printerOptions are what kiosk.toml says of the printer.
func printerOptions(s settings) (printer.Options, error) {
	d := s.device.Printer
	class, err := profile.Named(d.Profile)
	if err != nil {
		return printer.Options{}, fmt.Errorf("[printer] profile: %w", err)
	}
	if d.Dots != 0 {
		if class, err = class.WithDots(d.Dots); err != nil {
			return printer.Options{}, fmt.Errorf("[printer] dots: %w", err)
		}
	}
	flow, err := port.ParseFlow(d.Flow)
	if err != nil {
		return printer.Options{}, fmt.Errorf("[printer] flow: %w", err)
	}
	return printer.Options{
		Name: mainPrinter, Port: port.Config{Device: d.Device, Baud: d.Baud, Flow: flow},
		Profile: class, OneWay: d.OneWay, Fonts: s.fonts,
	}, nil
}

// runPrinter prints until ctx ends.
func (k *Kiosk) runPrinter(ctx context.Context, p *printer.Printer) error {
	if p == nil {
		return insist(ctx, func() error {
			return k.submit(ctx, "kiosk", kiosk.ReportDevice{Device: "printer", State: "none"})
		})
	}
	return p.Run(ctx)
}
