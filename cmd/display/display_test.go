package main

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/png"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"senha/display/board"
	"senha/display/scene"
	"senha/display/text"
	"senha/display/window/windowtest"
)

// A window wants a process of its own, so the program is this test binary
// again, told by the environment.
const childEnv = "SENHA_TEST_DISPLAY"

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		main()
	}
	os.Exit(m.Run())
}

var monitor = image.Pt(960, 540)

// start runs display on an X server until the test ends.
func start(t *testing.T, x *windowtest.Server, args ...string) (log func() string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "log")
	stderr, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer stderr.Close()
	log = func() string {
		t.Helper()
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(x.Env(), childEnv+"=1")
	cmd.Stderr = stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt) // it may have ended
		timer := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		defer timer.Stop()
		if err := cmd.Wait(); err != nil {
			t.Errorf("display: %v\n%s", err, log())
		}
	})
	return log
}

// A watcher compares the monitor with what a view should look like.
type watcher struct {
	*testing.T
	x     *windowtest.Server
	fonts *text.Fonts
	view  board.View // without the time
}

// sees waits until the monitor shows the view, in the part of the picture given
// in units of 1920×1080.
func (w *watcher) sees(what string, limit time.Duration, part image.Rectangle) {
	w.Helper()
	k := 1920 / monitor.X
	part = image.Rect(part.Min.X/k, part.Min.Y/k, part.Max.X/k, part.Max.Y/k)
	for end := time.Now().Add(limit); ; time.Sleep(50 * time.Millisecond) {
		got := w.x.Screenshot()
		v := w.view
		v.Now = time.Now()
		v.Wall = v.Now
		want := scene.Image(board.Scene(v, w.fonts, monitor), w.fonts)
		n, first := windowtest.Different(got, want.SubImage(part).(*image.RGBA))
		if n == 0 {
			return
		}
		if time.Now().After(end) {
			w.Fatalf("after %v not seen: %s; %d pixels differ, the first at %v", limit, what, n, first)
		}
	}
}

// Parts of the picture: the notice changes its language, and without a hub it
// tells seconds; before the first call the clock is unknown.
var (
	card     = image.Rect(0, 100, 1150, 800)
	noNotice = image.Rect(0, 0, 1920, 980)
)

func TestWaitingRoom(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	c := newCentre(t)
	x := windowtest.Start(t, monitor)
	log := start(t, x, "--hub", "http://"+c.address)
	w := &watcher{T: t, x: x, fonts: fonts, view: board.View{Languages: languages(fonts), Palette: scene.Light}}
	look := func() {
		w.view.Board, w.view.Received = c.board(), time.Now()
		zone, err := time.LoadLocation(w.view.Board.Zone)
		if err != nil {
			t.Fatal(err)
		}
		w.view.Zone = zone
	}

	look()
	w.sees("the welcome", 15*time.Second, card)

	number := c.call("ar")
	look()
	// It flashes for 2.4 s, then stands still in yellow until it is 10 s old.
	w.sees("a fresh call", 9*time.Second, noNotice)
	if got := x.Screenshot().RGBAAt(40, 80); got != scene.Light.Sun && got != scene.Light.Fresh {
		t.Errorf("the card of %v has the colour %v", number, got)
	}

	c.call("hi")
	look()
	w.sees("the next call, and the first beside it", 9*time.Second, noNotice)

	c.hide()
	gone := time.Now()
	w.view.Lost = true
	w.sees("that the hub is lost", board.LostAfter+2*time.Second, noNotice)
	t.Logf("lost after %.1f s", time.Since(gone).Seconds())
	if n := strings.Count(log(), "the hub is lost"); n != 1 {
		t.Errorf("the log says %d times that the hub is lost:\n%s", n, log())
	}

	c.show()
	w.view.Lost = false
	back := time.Now()
	for old := 0; time.Since(back) < 4*time.Second || old == 0; {
		age := time.Since(w.view.Received)
		switch got := x.Screenshot().RGBAAt(40, 80); got {
		case scene.Light.Sun, scene.Light.Fresh:
			if age > board.FreshFor+time.Second { // a slow machine draws late
				t.Fatalf("a call of %v ago is shown as new", age)
			}
		case scene.Light.Night2:
			old++
		default:
			t.Fatalf("the card has the colour %v", got)
		}
		if time.Since(back) > 20*time.Second {
			t.Fatal("the board did not come back")
		}
	}
	look()
	w.sees("the standing call", 10*time.Second, noNotice)
	if n := strings.Count(log(), "the hub is heard"); n != 2 {
		t.Errorf("the log says %d times that the hub is heard:\n%s", n, log())
	}
}

func TestPicture(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	c := newCentre(t)
	c.call("ar")
	paint := func() *image.RGBA {
		t.Helper()
		file := filepath.Join(t.TempDir(), "board.png")
		var log bytes.Buffer
		if code := run(context.Background(), []string{"--hub", "http://" + c.address, "--picture", file, "--size", "960x540"}, &log); code != exitOK {
			t.Fatalf("exit code %d\n%s", code, log.String())
		}
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		m, err := png.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		picture := image.NewRGBA(m.Bounds())
		draw.Draw(picture, picture.Rect, m, image.Point{}, draw.Src)
		return picture
	}
	got := paint().RGBAAt(40, 80)
	if got != scene.Light.Sun && got != scene.Light.Fresh {
		t.Errorf("a fresh call's card has the colour %v", got)
	}
	c.hide()
	v := board.View{Lost: true, Now: time.Now(), Languages: languages(fonts), Palette: scene.Light}
	want := scene.Image(board.Scene(v, fonts, monitor), fonts)
	if n, first := windowtest.Different(paint(), want); n > 0 {
		t.Errorf("without a hub %d pixels differ, the first at %v", n, first)
	}
}

func TestCommandLine(t *testing.T) {
	tests := []struct {
		args string
		code int
		says string
	}{
		{"", exitInput, "which hub?"},
		{"--hub unix:/nowhere extra", exitInput, `"extra" is not understood`},
		{"--hub unix:/nowhere --size 1920", exitInput, `want two numbers with "x" between them`},
		{"--hub unix:/nowhere --size 0x10", exitInput, "each side must be 1 to 8192"},
		{"--hub unix:/nowhere --size 10x10x", exitInput, "want two numbers"},
		{"--hub unix:/nowhere --position left", exitInput, "want two numbers"},
		{"--hub nonsense", exitFailed, "want unix:PATH"},
		{"--hub unix:/nowhere --fonts /nowhere", exitFailed, "install the Debian packages"},
		{"--hub unix:/nowhere --token-file /nowhere/token", exitFailed, "token file"},
	}
	for _, test := range tests {
		var log bytes.Buffer
		if code := run(context.Background(), strings.Fields(test.args), &log); code != test.code || !strings.Contains(log.String(), test.says) {
			t.Errorf("display %s: exit code %d, want %d with %q\n%s", test.args, code, test.code, test.says, log.String())
		}
	}
}

// The hub's wall clock goes on by this machine's count, whatever its own clock
// says.
func TestClock(t *testing.T) {
	now := time.Now()
	made := time.Date(2031, 5, 6, 7, 8, 9, 0, time.UTC)
	d := &Display{Hub: "http://192.0.2.1", wake: make(chan struct{}, 1), drawable: []string{"ar", "hi", "zh-Hans"}}
	if v, _ := d.look(now); !v.Wall.IsZero() {
		t.Errorf("a clock of %v came from nowhere", v.Wall)
	}
	d.take(board.Board{At: made, Clock: true, Zone: "Europe/Lisbon", Languages: []string{"pt-PT", "hi", "ps"}}, now)
	v, _ := d.look(now.Add(20 * time.Second))
	if want := made.Add(20 * time.Second); !v.Wall.Equal(want) || v.Zone == nil || v.Zone.String() != "Europe/Lisbon" {
		t.Errorf("clock %v in %v, want %v", v.Wall, v.Zone, want)
	}
	if !slices.Equal(v.Languages, []string{"hi"}) {
		t.Errorf("languages %v, want the one that is offered and can be drawn", v.Languages)
	}
	d.Log = slog.New(slog.DiscardHandler)
	d.line(io.EOF)
	if v, _ := d.look(time.Now()); !v.Lost || v.Wall.Sub(v.LastNews).Round(100*time.Millisecond) != board.LostAfter {
		t.Errorf("lost %v, last heard at %v, now %v", v.Lost, v.LastNews, v.Wall)
	}
	d.line(nil)
	if v, _ := d.look(time.Now()); v.Lost || !v.LastNews.IsZero() {
		t.Error("the hub is heard again, and still lost")
	}
}
