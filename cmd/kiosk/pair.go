package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"

	"senha/kiosk/api"
	"senha/kiosk/config"
)

// roles are what a paired device may be.
var roles = []string{"desk", "welcome", "coordinator"}

// pair asks the running kiosk, over its socket, for a device's token and
// prints it. It is kept only as a hash: who loses it pairs again.
func pair(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	fs := flag.NewFlagSet("kiosk pair", flag.ContinueOnError)
	fs.SetOutput(stderr)
	path := fs.String("config", "kiosk.toml", "the device's configuration")
	role := fs.String("role", "", "desk, welcome or coordinator")
	name := fs.String("name", "", "what the device is called, such as desk-3")
	if err := fs.Parse(args); err != nil || fs.NArg() > 0 {
		return errUsage
	}
	if !slices.Contains(roles, *role) || *name == "" {
		fmt.Fprintf(stderr, "kiosk pair: want --role (one of %v) and --name, such as --role desk --name desk-3\n", roles)
		return errUsage
	}
	device, err := config.LoadDevice(*path)
	if err != nil {
		return err
	}
	client, err := api.Dial("unix:"+device.LAN.Socket, "")
	if err != nil {
		return err
	}
	defer client.Close()
	paired, err := client.Pair(ctx, api.PairRequest{Role: *role, Name: *name})
	if err != nil {
		return fmt.Errorf("%w (is the kiosk running, and may you use %s?)", err, device.LAN.Socket)
	}
	_, err = fmt.Fprintln(stdout, paired.Token)
	return err
}
