package main

import (
	"context"
	"net"
	"net/http"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"senha/kiosk/lan"
	"senha/printer"
)

// mainPrinter is the name of a kiosk's own printer in its journal.
const mainPrinter = "main"

// newLAN makes the centre's web. The paired devices stand beside the journal.
func (k *Kiosk) newLAN(own *printer.Printer) (*lan.Server, error) {
	d := k.settings.device
	name, trial := "", (func(context.Context) error)(nil)
	if own != nil {
		name, trial = mainPrinter, own.Trial
	}
	return lan.New(lan.Options{
		Hub:     k.hub,
		Clock:   k.clock,
		Log:     k.log,
		Devices: filepath.Join(filepath.Dir(d.Journal.Path), "devices.json"),
		Hosts:   d.LAN.Hosts,
		Printer: name,
		Trial:   trial,
		Alarms:  k.found,
		Picture: k.picture,
	})
}

// listener is one of the kiosk's addresses and what answers there.
type listener struct {
	net.Listener
	handler http.Handler
}

// listen opens the socket and the two addresses, so that a taken one is told
// before anything runs.
func (k *Kiosk) listen() (open []listener, err error) {
	defer func() {
		if err != nil {
			for _, l := range open {
				l.Close()
			}
		}
	}()
	d := k.settings.device.LAN
	socket, err := lan.ListenSocket(d.Socket)
	if err != nil {
		return open, err
	}
	open = append(open, listener{socket, k.web.Socket()})
	for _, a := range []struct {
		address string
		handler http.Handler
	}{{d.Public, k.web.Public()}, {d.Staff, k.web.Staff()}} {
		if a.address == "" {
			continue
		}
		l, err := net.Listen("tcp", a.address)
		if err != nil {
			return open, err
		}
		k.log.Info("listening", "address", l.Addr().String())
		if a.address == d.Public {
			l = lan.Crowd(l)
		}
		open = append(open, listener{l, a.handler})
	}
	return open, nil
}

// serve answers on all addresses until ctx ends.
func (k *Kiosk) serve(ctx context.Context, open []listener) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, l := range open {
		group.Go(func() error { return lan.Serve(ctx, l.Listener, l.handler, k.log) })
	}
	return group.Wait()
}
