package touch

import (
	"context"
	"image"
	"io"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"senha/display/scene"
	"senha/display/text"
	"senha/display/window"
	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/screen"
)

var size = image.Pt(540, 960)

// bench is a touch screen without window and hub.
type bench struct {
	*testing.T
	*Touch
	mu    sync.Mutex
	shown int
	last  scene.Scene
}

func openFonts(t *testing.T) *text.Fonts {
	t.Helper()
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func newBench(t *testing.T, fonts *text.Fonts) *bench {
	b := &bench{T: t}
	b.Touch = New(Options{Kiosk: "k1", Fonts: fonts, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Show: func(s scene.Scene) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.shown++
		b.last = s
	}})
	b.Resize(size)
	return b
}

func morning() api.Queue {
	name := func(pt, ar string) map[kiosk.Language]string { return map[kiosk.Language]string{"pt-PT": pt, "ar": ar} }
	return api.Queue{
		Now: time.Date(2026, 3, 9, 10, 42, 30, 0, time.UTC), Trusted: true, Day: api.Day{Open: true},
		Centre: api.Centre{Name: "CNAIM Lisboa", Languages: []kiosk.Language{"pt-PT", "ar"}, Welcome: "welcome"},
		Services: []api.Service{
			{Service: kiosk.Service{ID: "work", Letter: "B", Icon: "work", Names: name("Condições de Trabalho", "ظروف العمل")}, Open: true},
			{Service: kiosk.Service{ID: "welcome", Letter: "H", Icon: "welcome", Names: name("Acolhimento", "الاستقبال")}, Open: true},
		},
	}
}

// at is the middle of a target on the page shown.
func (b *bench) at(id string) image.Point {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, t := range b.last.Targets {
		if t.ID == id {
			return t.Box.Min.Add(t.Box.Size().Div(2))
		}
	}
	b.Fatalf("no target %q on the page shown: %+v", id, b.last.Targets)
	return image.Point{}
}

func (b *bench) finger(kind window.Kind, id string) {
	b.Helper()
	b.Pointer(window.Pointer{Kind: kind, At: b.at(id)})
}

func (b *bench) touch(id string) {
	b.Helper()
	b.finger(window.Down, id)
	at := b.at(id)
	b.Pointer(window.Pointer{Kind: window.Up, At: at})
}

func (b *bench) expect(page screen.Page) {
	b.Helper()
	if got := b.current(); got.Page != page {
		b.Fatalf("the page is %+v, want %s", got, page)
	}
}

// current is the state of now.
func (b *bench) current() screen.State {
	b.pages.mu.Lock()
	defer b.pages.mu.Unlock()
	return b.state
}

func (b *bench) pictures() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.shown
}

func TestFinger(t *testing.T) {
	b := newBench(t, openFonts(t))
	if b.pictures() != 0 {
		t.Error("a page is shown before the queue is known")
	}
	b.queue(morning())
	b.expect(screen.LanguagePage)

	before := b.pictures()
	b.finger(window.Down, "language:ar")
	if b.pictures() != before+1 || b.current().Pressed != "language:ar" {
		t.Error("the key isn't pressed by the finger going down")
	}
	off := image.Pt(size.X/2, size.Y/3)
	b.Pointer(window.Pointer{Kind: window.Move, At: off})
	if b.current().Pressed != "" {
		t.Error("sliding off doesn't restore the key")
	}
	b.Pointer(window.Pointer{Kind: window.Up, At: off})
	b.expect(screen.LanguagePage)

	b.touch("language:ar")
	b.expect(screen.ServicePage)

	// Down on one key, up on another: neither acts.
	b.finger(window.Down, "service:work")
	b.finger(window.Move, "back")
	b.finger(window.Up, "back")
	b.expect(screen.ServicePage)

	b.touch("service:work")
	b.touch("service:work") // a double tap
	if len(b.wishes) != 1 || !b.current().Asking {
		t.Errorf("%d tickets are asked for by a double tap", len(b.wishes))
	}
	want := screen.Intent{Action: screen.Issue, Service: "work", Language: "ar"}
	if got := <-b.wishes; got != want {
		t.Errorf("asked for %+v", got)
	}
}

// TestFingerStaysOnItsPage: the page changes under the finger; where it lifts
// there is a key of the same name.
func TestFingerStaysOnItsPage(t *testing.T) {
	b := newBench(t, openFonts(t))
	b.queue(morning())
	b.touch("language:ar")
	b.finger(window.Down, "start")
	b.line(false)
	b.line(true)
	b.touch("language:ar")
	b.finger(window.Down, "back")
	b.pages.mu.Lock()
	b.turn(screen.State{Page: screen.AdvicePage, Language: "ar", Why: kiosk.CodeServiceClosed}, screen.Intent{})
	b.pages.mu.Unlock()
	at := b.at("back")
	b.Pointer(window.Pointer{Kind: window.Move, At: at.Add(image.Pt(1, 1))})
	b.Pointer(window.Pointer{Kind: window.Up, At: at})
	b.expect(screen.AdvicePage)
}

func TestTapFromAfar(t *testing.T) {
	b := newBench(t, openFonts(t))
	b.queue(morning())
	b.tap(b.at("language:pt-PT"))
	b.expect(screen.ServicePage)
	b.tap(image.Pt(1, 1))
	b.expect(screen.ServicePage)
}

// TestTime runs a deserted visit in a bubble: what the pages promise happens
// by itself, and nothing else does.
func TestTime(t *testing.T) {
	fonts := openFonts(t)
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, fonts)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- b.keepTime(ctx) }()
		b.queue(morning()) // 10:42:30
		b.touch("language:ar")
		synctest.Wait()

		before := b.pictures()
		time.Sleep(29 * time.Second)
		synctest.Wait()
		if n := b.pictures() - before; n != 0 {
			t.Errorf("%d pictures on an idle page", n)
		}
		time.Sleep(time.Second) // the clock turns to 10:43
		synctest.Wait()
		if n := b.pictures() - before; n != 1 {
			t.Errorf("%d pictures when the clock changes", n)
		}
		time.Sleep(15 * time.Second)
		synctest.Wait()
		b.expect(screen.MoreTimePage)
		before = b.pictures()
		time.Sleep(19 * time.Second)
		synctest.Wait()
		if n := b.pictures() - before; n != 19 || b.current().Left != 1 {
			t.Errorf("%d pictures, %d s left after 19 s of countdown", n, b.current().Left)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if got := b.current(); got != screen.Start() {
			t.Errorf("left behind: %+v", got)
		}

		b.touch("language:ar")
		b.touch("service:work")
		synctest.Wait()
		time.Sleep(149 * time.Millisecond)
		synctest.Wait()
		if b.current().Busy {
			t.Error("busy before 150 ms")
		}
		time.Sleep(time.Millisecond)
		synctest.Wait()
		if !b.current().Busy {
			t.Error("not busy after 150 ms")
		}
		cancel()
		<-done
	})
}

// TestReport: what the hub hears of the page.
func TestReport(t *testing.T) {
	b := newBench(t, openFonts(t))
	if _, ok := b.page(); ok {
		t.Error("a page is reported before one is shown")
	}
	b.queue(morning())
	b.touch("language:ar")
	page, _ := b.page()
	if page.Page != "service" || page.Language != "ar" || page.Width != size.X || page.Height != size.Y {
		t.Errorf("reported %+v", page)
	}
	labels := map[string]string{}
	for _, target := range page.Targets {
		labels[target.ID] = target.Label
		if target.Width == 0 || target.Height == 0 {
			t.Errorf("target %+v has no size", target)
		}
	}
	if labels["service:work"] != "ظروف العمل" || labels["back"] == "" {
		t.Errorf("targets %v", labels)
	}
	select {
	case <-b.reports:
	default:
		t.Error("nobody is told that there is a page to report")
	}
	at := b.at("service:work")
	b.Pointer(window.Pointer{Kind: window.Down, At: at})
	<-b.reports
	for i := range 20 {
		b.Pointer(window.Pointer{Kind: window.Move, At: at.Add(image.Pt(i, 0))})
	}
	if len(b.reports) != 0 {
		t.Error("each pixel of a finger's way is reported")
	}
}
