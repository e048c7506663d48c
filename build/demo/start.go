package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"senha/assets"
	"senha/kiosk/config"
)

// prepare lays the demo centre's files into its folder, where they may be
// edited, and returns the path of kiosk.toml. Files that are there stay.
func (d *demo) prepare() (string, error) {
	if err := os.MkdirAll(d.dir, 0o755); err != nil {
		return "", err
	}
	for _, name := range []string{"kiosk.toml", "centre.toml"} {
		path := filepath.Join(d.dir, name)
		if _, err := os.Stat(path); err == nil {
			continue
		}
		text, err := fs.ReadFile(assets.Demo(), name)
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return "", err
		}
	}
	return filepath.Join(d.dir, "kiosk.toml"), nil
}

// start brings the centre up, each part as soon as what it needs is there, and
// prints where everything is.
func (d *demo) start(ctx context.Context, path string) error {
	device, err := config.LoadDevice(path)
	if err != nil {
		return err
	}
	if err := d.alone(device); err != nil {
		return err
	}
	d.children.keep("printer", nil, filepath.Join(d.bin, "virtualprinter"),
		"--link", device.Printer.Device, "--out", filepath.Join(d.dir, "paper"),
		"--addr", d.printer, "--profile", device.Printer.Profile, "--baud", fmt.Sprint(device.Printer.Baud))
	d.children.keep("kiosk", nil, filepath.Join(d.bin, "kiosk"), "--config", path)
	screen, err := d.findScreen(ctx)
	if err != nil {
		return err
	}
	public, staff := "http://"+device.LAN.Public, "http://"+device.LAN.Staff
	if err := waitFor(ctx, time.Minute, func() bool { return healthy(public) }); err != nil {
		return fmt.Errorf("the kiosk does not start: %w; see %s", err, d.children.logName("kiosk"))
	}
	env := []string{"DISPLAY=" + screen.display}
	if screen.virtual {
		env = append(env, "LIBGL_ALWAYS_SOFTWARE=1")
	}
	d.children.keep("touch", env, filepath.Join(d.bin, "touch"),
		"--hub", "unix:"+device.LAN.Socket, "--size", screen.touchSize, "--position", screen.touchAt)
	d.children.keep("display", env, filepath.Join(d.bin, "display"),
		"--hub", public, "--size", screen.boardSize, "--position", screen.boardAt)

	desk, err := d.pair(ctx, path, "desk", "demo-desk")
	if err != nil {
		return err
	}
	coordinator, err := d.pair(ctx, path, "coordinator", "demo-coordinator")
	if err != nil {
		return err
	}
	d.tell(screen, public, staff, desk, coordinator)
	return nil
}

// alone makes sure that no other centre runs on the same addresses, where it
// would answer in this one's place.
func (d *demo) alone(device config.Device) error {
	for _, address := range []string{device.LAN.Public, device.LAN.Staff, d.printer} {
		l, err := listen(address)
		if err != nil {
			return fmt.Errorf("address %s is taken: %w; end what runs there, or change [lan] in %s", address, err, filepath.Join(d.dir, "kiosk.toml"))
		}
		l.Close()
	}
	return nil
}

func healthy(base string) bool {
	client := http.Client{Timeout: time.Second}
	answer, err := client.Get(base + "/healthz")
	if err != nil {
		return false
	}
	return errors.Join(answer.Body.Close()) == nil && answer.StatusCode == http.StatusOK
}

func (d *demo) tell(screen layout, public, staff, desk, coordinator string) {
	where := "in its window"
	if screen.virtual {
		where = "no screen here: touch it on the coordinator's page"
	}
	fmt.Fprintf(d.out, `
The centre is open.

  touch screen   %s
  desk           %s/pair#token=%s
  coordinator    %s/pair#token=%s
  board          %s/board
  printer        http://%s/   (its paper; open the cover, take the paper away …)

  files          %s   (configuration, journal, paper as PNG, logs)

Control-C ends it.
`, where, staff, desk, staff, coordinator, public, d.printer, d.dir)
}
