package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"senha/assets/locale"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/config"
)

// settings are what the two configuration files say, and the fonts they were
// held against.
type settings struct {
	device   config.Device
	centre   kiosk.Centre
	warnings []config.Fault // languages that are not offered, and why
	fonts    *text.Fonts
}

// load reads both files. All faults of both come in one error.
func load(path string) (settings, error) {
	var s settings
	device, err := config.LoadDevice(path)
	if err != nil {
		return s, err
	}
	s.device = device
	var dirs []string
	if device.Fonts.Dir != "" {
		dirs = append(dirs, device.Fonts.Dir)
	}
	if s.fonts, err = text.Open(dirs...); err != nil {
		return s, err
	}
	s.centre, s.warnings, err = config.LoadCentre(device.Centre.File, s.fonts.Missing)
	return s, err
}

// check reads the configuration and says what is wrong with it, or that it can
// be used.
func check(args []string, stdout, stderr io.Writer) error {
	fs := flag.NewFlagSet("kiosk check", flag.ContinueOnError)
	fs.SetOutput(stderr)
	path := fs.String("config", "kiosk.toml", "the device's configuration")
	if err := fs.Parse(args); err != nil || fs.NArg() > 0 {
		return errUsage
	}
	s, err := load(*path)
	if err != nil {
		var faults config.Faults
		if errors.As(err, &faults) {
			return err
		}
		return fmt.Errorf("%s: %w", *path, err)
	}
	for _, w := range s.warnings {
		fmt.Fprintln(stdout, w)
	}
	for _, id := range strangeDesks(s.device, s.centre) {
		fmt.Fprintf(stdout, "%s: buttons or a keypad stand on desk %q, which is no desk of %s: presses there are refused\n", *path, id, s.device.Centre.File)
	}
	var unreviewed []kiosk.Language
	for _, l := range s.centre.Languages {
		if !locale.Visitors().For(string(l)).Reviewed() {
			unreviewed = append(unreviewed, l)
		}
	}
	if len(unreviewed) > 0 {
		fmt.Fprintf(stdout, "No native speaker has reviewed %v yet: Portuguese stands beside each line of theirs.\n", unreviewed)
	}
	_, err = fmt.Fprintf(stdout, "%s: %d services, %d desks, languages %v. Nothing is wrong.\n",
		s.centre.Name, len(s.centre.Services), len(s.centre.Desks), s.centre.Languages)
	return err
}
