// Command guest is the only process of a small Linux guest: it tries keypads
// and buttons on a real kernel's devices and says what came of it. build/vm
// builds it, starts the guest and does what lines beginning with "HOST " ask.
package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// A trial is one thing to try; the error says what went wrong.
type trial struct {
	name string
	try  func() error
}

func main() {
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stdout, nil)))
	if err := boot(); err != nil {
		fmt.Println("FAILED boot:", err)
	} else {
		trials := keypadTrials
		if runtime.GOARCH == "arm64" {
			trials = append(trials, lineTrials...)
		} else {
			trials = append(trials, usbTrials...)
		}
		failed := 0
		for _, t := range trials {
			if err := t.try(); err != nil {
				failed++
				fmt.Printf("FAILED %s: %v\n", t.name, err)
			} else {
				fmt.Printf("ok %s\n", t.name)
			}
		}
		fmt.Printf("END %d passed, %d failed\n", len(trials)-failed, failed)
	}
	_ = unix.Reboot(unix.LINUX_REBOOT_CMD_POWER_OFF)
}

// boot does what an init must: file systems and modules, in the order of their
// names.
func boot() error {
	for _, m := range []struct{ kind, at string }{{"devtmpfs", "/dev"}, {"proc", "/proc"}, {"sysfs", "/sys"}} {
		if err := os.MkdirAll(m.at, 0o755); err != nil {
			return err
		}
		if err := unix.Mount(m.kind, m.at, m.kind, 0, ""); err != nil {
			return fmt.Errorf("mount %s: %w", m.at, err)
		}
	}
	modules, err := filepath.Glob("/modules/*.ko")
	if err != nil {
		return err
	}
	for _, path := range modules { // sorted
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		err = unix.FinitModule(int(f.Fd()), "", 0)
		f.Close()
		if err != nil {
			return fmt.Errorf("module %s: %w", path, err)
		}
	}
	return os.MkdirAll("/dev/input/by-path", 0o755)
}

// node waits for the event device of that name and returns its path.
func node(name string) (string, error) {
	for range 100 {
		names, err := filepath.Glob("/sys/class/input/event*/device/name")
		if err != nil {
			return "", err
		}
		for _, path := range names {
			text, err := os.ReadFile(path)
			if err == nil && strings.TrimSpace(string(text)) == name {
				return "/dev/input/" + filepath.Base(filepath.Dir(filepath.Dir(path))), nil
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	return "", fmt.Errorf("no input device %q came", name)
}

// link does what udev does: it gives a device a name that stays its own.
func link(node, name string) (string, error) {
	path := "/dev/input/by-path/" + name + "-event-kbd"
	_ = os.Remove(path) // of the last time
	return path, os.Symlink(node, path)
}
