package e2e

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// openBrowser opens a page in headless Chromium; the browser ends with the
// test. It talks to nobody but the page's own server.
func openBrowser(t *testing.T, url string) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath("/usr/bin/chromium"),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.WindowSize(1280, 800),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stopAllocator)
	page, stopPage := chromedp.NewContext(allocator)
	t.Cleanup(stopPage)
	if err := chromedp.Do(page, chromedp.Navigate(url)); err != nil {
		t.Fatalf("chromium: %v", err)
	}
	timed, cancel := context.WithTimeout(page, 2*time.Minute)
	t.Cleanup(cancel)
	return timed
}
