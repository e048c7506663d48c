package main

import (
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"senha/kiosk"
)

// notBefore is a time that no right clock shows any more; a build from a
// checkout raises it to its commit's time.
var notBefore = time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)

// clock tells the device's time: the wall clock in the centre's zone, the time
// since boot, and whether the wall clock can be believed.
type clock struct {
	boot     string
	source   string // "system" if the machine keeps time itself, else "network"
	earliest time.Time

	mu   sync.Mutex
	zone *time.Location
}

// newClock reads the boot's id. Source is the configuration's [clock] source.
func newClock(source string) (*clock, error) {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return nil, err
	}
	c := &clock{boot: strings.TrimSpace(string(id)), source: source, earliest: notBefore, zone: time.UTC}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if t, err := time.Parse(time.RFC3339, s.Value); s.Key == "vcs.time" && err == nil && t.After(c.earliest) {
				c.earliest = t
			}
		}
	}
	return c, nil
}

// setZone puts the clock into the centre's zone.
func (c *clock) setZone(name string) error {
	if name == "" {
		name = "Europe/Lisbon"
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.zone = zone
	return nil
}

// Now reads both clocks.
func (c *clock) Now() kiosk.Moment {
	c.mu.Lock()
	zone := c.zone
	c.mu.Unlock()
	var ts unix.Timespec
	// CLOCK_BOOTTIME counts while the machine sleeps too; it can't fail on Linux.
	_ = unix.ClockGettime(unix.CLOCK_BOOTTIME, &ts)
	wall := time.Now().Round(0).In(zone)
	return kiosk.Moment{
		Wall:    wall,
		Trusted: !wall.Before(c.earliest) && c.kept(),
		Boot:    c.boot,
		Up:      time.Duration(ts.Nano()),
	}
}

// kept reports whether something keeps the wall clock right: the machine
// itself, or a time source that the kernel follows (adjtimex(2): STA_UNSYNC is
// set until one has).
func (c *clock) kept() bool {
	if c.source == "system" {
		return true
	}
	var t unix.Timex
	state, err := unix.Adjtimex(&t)
	return err == nil && state != unix.TIME_ERROR && t.Status&unix.STA_UNSYNC == 0
}
