package lan

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// patience is how long a page is waited for: no page takes it, but a machine
// that does much else at once may.
const patience = 20 * time.Second

// browser is a real Chromium with one page.
type browser struct {
	*testing.T
	ctx context.Context
}

// newBrowser starts Debian's Chromium; it needs what `make test` installs.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath("/usr/bin/chromium"),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.NoSandbox, // tests run as root too
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("enable-blink-features", "ComputedAccessibilityInfo"), // what a screen reader has of an element
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", "pt-PT"),
		chromedp.Flag("accept-lang", "pt-PT"),
	)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	ctx, stop := chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(ctx)
	t.Cleanup(end)
	b := &browser{t, ctx}
	b.do(chromedp.EmulateViewport(1280, 800))
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Error(err)
		}
	})
	return b
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

func (b *browser) open(url string) {
	b.Helper()
	b.do(chromedp.Navigate(url))
}

// eval returns a script's value.
func eval[T any](b *browser, script string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	for range 50 {
		if err == nil || !strings.Contains(err.Error(), "navigated") {
			break
		}
		time.Sleep(20 * time.Millisecond) // a page that is being left answers nobody
		v, err = chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	}
	if err != nil {
		b.Fatalf("%s: %v", script, err)
	}
	return v
}

// text returns what stands in an element.
func (b *browser) text(selector string) string {
	b.Helper()
	return eval[string](b, `(document.querySelector(`+"`"+selector+"`"+`) || {textContent: 'no such element'}).textContent.trim()`)
}

// until waits until an element's text is as wanted.
func (b *browser) until(selector, want string, within time.Duration) {
	b.Helper()
	got := ""
	for end := time.Now().Add(within); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if got = b.text(selector); got == want {
			return
		}
	}
	b.shoot("failed-" + filepath.Base(b.Name()))
	b.Fatalf("%s shows %q, want %q within %v", selector, got, want, within)
}

// untilTrue waits until a script's value is true.
func (b *browser) untilTrue(script string, within time.Duration) time.Duration {
	b.Helper()
	start := time.Now()
	for time.Since(start) < within {
		if eval[bool](b, script) {
			return time.Since(start)
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.shoot("failed-" + filepath.Base(b.Name()))
	b.Fatalf("not within %v: %s", within, script)
	return 0
}

// shoot writes a picture into the folder that SENHA_PICTURES names, if any.
func (b *browser) shoot(name string) {
	b.Helper()
	dir := os.Getenv("SENHA_PICTURES")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644)
	}
	if err != nil {
		b.Error(err)
	}
}

// site is a face of a server on an address that stays the same while it is
// stopped and started.
type site struct {
	*testing.T
	handler http.Handler
	address string
	stop    func()
}

func newSite(c *centre, h http.Handler) *site {
	s := &site{T: c.T, handler: h, address: "127.0.0.1:0"}
	s.start(c)
	c.Cleanup(func() { s.stop() })
	return s
}

func (s *site) start(c *centre) {
	s.Helper()
	var l net.Listener
	var err error
	for range 50 { // the address may still be held by a line that is closing
		if l, err = net.Listen("tcp", s.address); err == nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err != nil {
		s.Fatal(err)
	}
	s.address = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, l, s.handler, c.server.log) }()
	s.stop = func() {
		cancel()
		if err := <-done; err != nil {
			s.Error(err)
		}
		s.stop = func() {}
	}
}

func (s *site) url(path string) string { return "http://" + s.address + path }
