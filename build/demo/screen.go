package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// layout says where the two windows stand.
type layout struct {
	display              string // X display, such as ":0"
	touchSize, boardSize string
	touchAt, boardAt     string
	virtual              bool
}

// findScreen takes the X display that DISPLAY names if it answers,
// else it starts a virtual one that is kept running.
func (d *demo) findScreen(ctx context.Context) (layout, error) {
	if name := os.Getenv("DISPLAY"); name != "" && answers(name) {
		return layout{
			display:   name,
			touchSize: "540x960", touchAt: "20,40",
			boardSize: "960x540", boardAt: "600,40",
		}, nil
	}
	number, err := freeDisplay()
	if err != nil {
		return layout{}, err
	}
	name := ":" + strconv.Itoa(number)
	d.children.keep("screen", nil, "Xvfb", name, "-screen", "0", "3000x1920x24", "-nolisten", "tcp")
	if err := waitFor(ctx, 15*time.Second, func() bool { return answers(name) }); err != nil {
		return layout{}, fmt.Errorf("the virtual screen does not start: %w; see %s", err, d.children.logName("screen"))
	}
	return layout{
		display:   name,
		touchSize: "1080x1920", touchAt: "0,0",
		boardSize: "1920x1080", boardAt: "1080,0",
		virtual: true,
	}, nil
}

// answers reports whether an X server listens for a local display.
func answers(display string) bool {
	number, _, _ := strings.Cut(strings.TrimPrefix(display, ":"), ".")
	if !strings.HasPrefix(display, ":") {
		return true // a remote display is the user's own choice
	}
	for _, address := range []string{"/tmp/.X11-unix/X" + number, "@/tmp/.X11-unix/X" + number} {
		if c, err := net.Dial("unix", address); err == nil {
			c.Close()
			return true
		}
	}
	return false
}

// freeDisplay finds a display number that nobody uses.
func freeDisplay() (int, error) {
	for n := 90; n < 190; n++ {
		_, socket := os.Stat(fmt.Sprintf("/tmp/.X11-unix/X%d", n))
		_, lock := os.Stat(fmt.Sprintf("/tmp/.X%d-lock", n))
		if os.IsNotExist(socket) && os.IsNotExist(lock) && !answers(":"+strconv.Itoa(n)) {
			return n, nil
		}
	}
	return 0, fmt.Errorf("no free X display between :90 and :189; remove stale /tmp/.X*-lock files")
}

// waitFor asks until ok, or says that it took too long.
func waitFor(ctx context.Context, limit time.Duration, ok func() bool) error {
	deadline := time.Now().Add(limit)
	for !ok() {
		if time.Now().After(deadline) {
			return fmt.Errorf("no answer within %v", limit)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
	return nil
}

// pair asks the running kiosk for a device's token.
func (d *demo) pair(ctx context.Context, config, role, name string) (string, error) {
	cmd := exec.CommandContext(ctx, filepath.Join(d.bin, "kiosk"), "pair", "--config", config, "--role", role, "--name", name)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("pairing %s: %w: %s", name, err, strings.TrimSpace(string(out)))
	}
	last := ""
	lines := bufio.NewScanner(strings.NewReader(string(out)))
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" {
			last = line
		}
	}
	return last, nil
}

// listen tries an address.
func listen(address string) (net.Listener, error) { return net.Listen("tcp", address) }
