// Package windowtest gives tests a real X server of their own: Xvfb, on a free
// display, with real pointer events by xdotool and screenshots by ImageMagick.
package windowtest

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// A Server is an X server with one monitor. It ends with the test.
type Server struct {
	Display string // as in DISPLAY
	t       testing.TB
	cmd     *exec.Cmd
}

// Start starts a server whose monitor has the given size in pixels.
func Start(t testing.TB, size image.Point) *Server {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	var log bytes.Buffer
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", size.X, size.Y), "-nolisten", "tcp", "-noreset")
	cmd.ExtraFiles = []*os.File{write}
	cmd.Stderr = &log
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v: install the Debian package xvfb", err)
	}
	write.Close()
	s := &Server{t: t, cmd: cmd}
	t.Cleanup(s.Kill)
	if err := read.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		s.Kill() // so that its log is complete
		t.Fatalf("Xvfb said no display number: %v\n%s", err, log.Bytes())
	}
	s.Display = ":" + strings.TrimSpace(number)
	return s
}

// Kill ends the server with SIGKILL, as if it had crashed.
func (s *Server) Kill() {
	if s.cmd.ProcessState == nil {
		_ = s.cmd.Process.Kill() // it may have ended by itself
		_ = s.cmd.Wait()         // its status says only that it was killed
	}
}

// Env is the environment of a program that shall show itself on the server.
func (s *Server) Env() []string { return append(os.Environ(), "DISPLAY="+s.Display) }

// Input sends pointer or key events: arguments of xdotool, such as
// "mousemove", "10", "20", "click", "1".
func (s *Server) Input(args ...string) {
	s.t.Helper()
	s.run("xdotool", "xdotool", args...)
}

// Screenshot returns what the monitor shows.
func (s *Server) Screenshot() *image.RGBA {
	s.t.Helper()
	m, err := png.Decode(bytes.NewReader(s.run("imagemagick", "import", "-silent", "-window", "root", "-depth", "8", "png:-")))
	if err != nil {
		s.t.Fatal(err)
	}
	shot := image.NewRGBA(m.Bounds())
	draw.Draw(shot, shot.Rect, m, m.Bounds().Min, draw.Src)
	return shot
}

// WaitFor waits until the monitor shows want, or fails.
func (s *Server) WaitFor(want *image.RGBA, limit time.Duration) {
	s.t.Helper()
	for end := time.Now().Add(limit); ; {
		got := s.Screenshot()
		n, first := Different(got, want)
		if n == 0 {
			return
		}
		if time.Now().After(end) {
			s.t.Fatalf("after %v the screen differs from what it should show in %d pixels, the first at %v: %v, want %v",
				limit, n, first, got.RGBAAt(first.X, first.Y), want.RGBAAt(first.X, first.Y))
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// Different counts the pixels of want that got shows otherwise, and returns
// the first.
func Different(got, want *image.RGBA) (n int, first image.Point) {
	for y := want.Rect.Min.Y; y < want.Rect.Max.Y; y++ {
		for x := want.Rect.Min.X; x < want.Rect.Max.X; x++ {
			if got.RGBAAt(x, y) != want.RGBAAt(x, y) {
				if n == 0 {
					first = image.Pt(x, y)
				}
				n++
			}
		}
	}
	return n, first
}

func (s *Server) run(pkg, name string, args ...string) []byte {
	s.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = s.Env()
	var log bytes.Buffer
	cmd.Stderr = &log
	out, err := cmd.Output()
	if err != nil {
		s.t.Fatalf("%s: %v (Debian package %s)\n%s", name, err, pkg, log.Bytes())
	}
	return out
}
