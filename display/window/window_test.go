package window

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"senha/display/scene"
	"senha/display/text"
	"senha/display/window/windowtest"
)

// There is one window a process, so each test's windows are children: this
// test binary again, told by the environment. A child obeys the lines of its
// standard input and tells on its output what it sees.
const childEnv = "SENHA_TEST_WINDOW"

func TestMain(m *testing.M) {
	if s := os.Getenv(childEnv); s != "" {
		os.Exit(child(s))
	}
	os.Exit(m.Run())
}

var monitor = image.Pt(1080, 1920)

// child is a window of 'WxH+X+Y' or, for "full", of the monitor's size. Input
// lines: "show N", "spin" (show without a pause), "stand" (say frames and CPU
// time), "end".
func child(place string) int {
	fonts, err := text.Open()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 3
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o := Options{Fonts: fonts, Title: "test"}
	if place != "full" {
		if _, err := fmt.Sscanf(place, "%dx%d+%d+%d", &o.Size.X, &o.Size.Y, &o.Position.X, &o.Position.Y); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 3
		}
	}
	var w *Window
	pressed := 8
	o.OnSize = func(size image.Point) { fmt.Println("size", size.X, size.Y) }
	o.OnPointer = func(p Pointer) {
		fmt.Println("pointer", p.Kind, p.At.X, p.At.Y)
		if p.Kind == Down {
			pressed = 17 - pressed // 9, 8, 9, …
			w.Show(picture(fonts, w.Size(), pressed))
		}
	}
	w = New(o)
	w.Show(picture(fonts, monitor, 1))
	go func() {
		for in := bufio.NewScanner(os.Stdin); in.Scan(); {
			var n int
			if _, err := fmt.Sscanf(in.Text(), "show %d", &n); err == nil {
				w.Show(picture(fonts, w.Size(), n))
			} else if in.Text() == "spin" {
				go func() {
					for n := 0; ctx.Err() == nil; n++ {
						w.Show(picture(fonts, w.Size(), n))
						time.Sleep(5 * time.Millisecond)
					}
				}()
			} else if in.Text() == "stand" {
				fmt.Println("idle", w.frames.Load(), cpu().Microseconds())
			} else {
				break
			}
		}
		cancel()
	}()
	if err := w.Run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 4
	}
	return 0
}

// picture is a page that differs with n in a few places.
func picture(fonts *text.Fonts, size image.Point, n int) scene.Scene {
	c := scene.NewCanvas(fonts, size, float64(size.X)/1080, false, scene.Light.Paper)
	w, h := c.Size()
	c.Fill(0, 0, w, h/3, 0, scene.Light.Poster)
	c.Text(48, 24, w-96, 88, fmt.Sprintf("Senha %d · सेवा · خدمة", n), scene.Ink{Sizes: []float64{40}, Bold: true, Color: scene.Light.OnPoster, VAlign: scene.Middle})
	for i := range 6 {
		x, y := 48+float64(i%2)*500, h/3+24+float64(i/2)*184
		t := scene.Target{ID: fmt.Sprint(i), Pressed: i == n%6}
		face := c.Key(scene.Light, scene.Plain, t, x, y, 484, 168)
		c.Icon(face.X+18, face.Y+18, 72, "health", face.Icon)
	}
	c.Icon(w-200, h-200, 150, []string{"clock", "people"}[n%2], scene.Light.Ink)
	return c.Scene()
}

func cpu() time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// A shown is a child with its window.
type shown struct {
	t     *testing.T
	cmd   *exec.Cmd
	in    io.WriteCloser
	said  chan string
	fault strings.Builder
}

func start(t *testing.T, server *windowtest.Server, place string) *shown {
	t.Helper()
	s := &shown{t: t, cmd: exec.Command(os.Args[0]), said: make(chan string, 1000)}
	s.cmd.Env = append(server.Env(), childEnv+"="+place)
	s.cmd.Stderr = &s.fault
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if s.in, err = s.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(s.said)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			s.said <- lines.Text()
		}
	}()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill() // most have ended
		for range s.said {
		}
		_ = s.cmd.Wait()
	})
	return s
}

func (s *shown) tell(line string) {
	s.t.Helper()
	if _, err := fmt.Fprintln(s.in, line); err != nil {
		s.t.Fatalf("the window is gone: %v\n%s", err, s.fault.String())
	}
}

// hear returns the next line said.
func (s *shown) hear() string {
	s.t.Helper()
	select {
	case line, ok := <-s.said:
		if !ok {
			_ = s.cmd.Wait()
			s.t.Fatalf("the window ended\n%s", s.fault.String())
		}
		return line
	case <-time.After(20 * time.Second):
		s.t.Fatal("the window said nothing for 20 s")
	}
	return ""
}

func (s *shown) expect(want ...string) {
	s.t.Helper()
	for _, line := range want {
		if got := s.hear(); got != line {
			s.t.Fatalf("the window said %q, want %q", got, line)
		}
	}
}

// ended waits until the process ends and returns its exit code.
func (s *shown) ended(limit time.Duration) int {
	s.t.Helper()
	timer := time.AfterFunc(limit, func() { _ = s.cmd.Process.Kill() })
	for range s.said { // closed when its output ends
	}
	err := s.cmd.Wait()
	if !timer.Stop() {
		s.t.Fatalf("the window's process was still there after %v", limit)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	return s.cmd.ProcessState.ExitCode()
}

func openFonts(t *testing.T) *text.Fonts {
	t.Helper()
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func TestShowsScenesToThePixel(t *testing.T) {
	fonts := openFonts(t)
	server := windowtest.Start(t, monitor)
	s := start(t, server, "full")
	s.expect("size 1080 1920")
	for _, n := range []int{1, 2, 3, 8, 8, 7} {
		if n > 1 {
			s.tell(fmt.Sprint("show ", n)) // only what differs is uploaded
		}
		server.WaitFor(scene.Image(picture(fonts, monitor, n), fonts), 10*time.Second)
	}
	s.in.Close()
	if code := s.ended(5 * time.Second); code != 0 {
		t.Errorf("exit code %d after its context ended\n%s", code, s.fault.String())
	}
}

func TestTouchesArePointers(t *testing.T) {
	fonts := openFonts(t)
	server := windowtest.Start(t, monitor)
	s := start(t, server, "400x600+300+200")
	s.expect("size 400 600")
	server.Input("mousemove", "310", "220", "click", "1")
	s.expect("pointer down 10 20", "pointer up 10 20")

	// Feedback is in the frame of the touch: the child shows picture 9 then.
	want := scene.Image(picture(fonts, image.Pt(400, 600), 9), fonts)
	moved := image.NewRGBA(image.Rectangle{Max: monitor})
	for i := 3; i < len(moved.Pix); i += 4 {
		moved.Pix[i] = 0xff // the server's ground is black
	}
	for y := range 600 {
		copy(moved.Pix[moved.PixOffset(300, 200+y):], want.Pix[want.PixOffset(0, y):want.PixOffset(0, y)+4*400])
	}
	server.WaitFor(moved, 10*time.Second)

	server.Input("mousemove", "400", "300", "sleep", "0.1", "mousedown", "1")
	s.expect("pointer down 100 100")
	server.Input("mousemove", "420", "310")
	s.expect("pointer move 120 110")
	server.Input("mousemove", "100", "310") // off the window, still held
	s.expect("pointer move -200 110")
	server.Input("mouseup", "1", "click", "3") // the right button is nothing
	s.expect("pointer up -200 110")
	server.Input("mousemove", "699", "799", "sleep", "0.1", "click", "1")
	s.expect("pointer down 399 599", "pointer up 399 599")
}

// A finger lifted while the frame of its touch is being drawn is felt too, not
// only when something else happens.
func TestLiftedWhileDrawing(t *testing.T) {
	server := windowtest.Start(t, monitor)
	s := start(t, server, "full")
	s.expect("size 1080 1920")
	time.Sleep(time.Second)
	server.Input("mousemove", "10", "20")
	for i := range 16 {
		pause := fmt.Sprintf("%.3f", float64(i)/300)
		server.Input("mousedown", "1", "sleep", pause, "mousemove", "10", "21", "sleep", pause, "mouseup", "1", "mousemove", "10", "20")
		for want := "pointer up "; !strings.HasPrefix(s.hear(), want); {
		}
	}
}

func TestIdleDrawsNothing(t *testing.T) {
	server := windowtest.Start(t, monitor)
	s := start(t, server, "full")
	s.expect("size 1080 1920")
	span := 3 * time.Second
	if s := os.Getenv("SENHA_TEST_IDLE"); s != "" {
		if d, err := time.ParseDuration(s); err == nil {
			span = d
		}
	}
	stand := func() (frames int, micros int) {
		t.Helper()
		s.tell("stand")
		if _, err := fmt.Sscanf(s.hear(), "idle %d %d", &frames, &micros); err != nil {
			t.Fatal(err)
		}
		return frames, micros
	}
	frames0, micros0 := stand()
	for quiet, end := 0, time.Now().Add(20*time.Second); quiet < 4 && time.Now().Before(end); quiet++ { // until it is open
		time.Sleep(250 * time.Millisecond)
		frames, micros := stand()
		if frames != frames0 || micros-micros0 > 5_000 {
			quiet = -1
		}
		frames0, micros0 = frames, micros
	}
	time.Sleep(span)
	frames, micros := stand()
	frames, micros = frames-frames0, micros-micros0
	t.Logf("in %v idle: %d frames, %.4f s of CPU", span, frames, float64(micros)/1e6)
	if frames != 0 {
		t.Errorf("%d frames in %v idle, want none", frames, span)
	}
	if micros > 50_000 {
		t.Errorf("%d µs of CPU in %v idle, want less than 50000", micros, span)
	}
}

// A part laid bare is drawn again, though nothing in the scene changed.
func TestUncoveredIsDrawnAgain(t *testing.T) {
	fonts := openFonts(t)
	server := windowtest.Start(t, monitor)
	below := start(t, server, "full")
	below.expect("size 1080 1920")
	want := scene.Image(picture(fonts, monitor, 1), fonts)
	server.WaitFor(want, 10*time.Second)
	for range 6 { // Ebitengine leaves out frames once some in a row changed nothing
		server.Input("mousemove_relative", "1", "1", "sleep", "0.05")
	}
	above := start(t, server, "500x500+100+100")
	above.expect("size 500 500")
	time.Sleep(500 * time.Millisecond)
	if n, _ := windowtest.Different(server.Screenshot(), want); n == 0 {
		t.Fatal("the second window covers nothing")
	}
	above.in.Close()
	if code := above.ended(5 * time.Second); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	server.WaitFor(want, 10*time.Second)
}

func TestEndsWhenTheServerDies(t *testing.T) {
	for _, doing := range []string{"show 2", "spin"} {
		t.Run(doing, func(t *testing.T) {
			server := windowtest.Start(t, monitor)
			s := start(t, server, "full")
			s.expect("size 1080 1920")
			s.tell(doing)
			time.Sleep(700 * time.Millisecond)
			server.Kill()
			before := time.Now()
			code := s.ended(5 * time.Second)
			t.Logf("ended %v after the X server, exit code %d\n%s", time.Since(before).Round(time.Millisecond), code, s.fault.String())
			if code == 0 {
				t.Error("exit code 0, though the X server was killed")
			}
			if strings.Contains(s.fault.String(), "panic") || strings.Contains(s.fault.String(), "SIG") {
				t.Errorf("it did not end in order:\n%s", s.fault.String())
			}
		})
	}
}

func TestWithoutAServer(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "DISPLAY=:54321", "WAYLAND_DISPLAY=", childEnv+"=full")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), `no monitor on X display ":54321"`) {
		t.Errorf("%v\n%s", err, out)
	}
}
