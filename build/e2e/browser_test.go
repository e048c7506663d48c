package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
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

// shoot writes a picture into the folder that SENHA_PICTURES names, if any.
func (c *centre) shoot(page context.Context, name string) {
	c.t.Helper()
	dir := os.Getenv("SENHA_PICTURES")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(page, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644)
	}
	if err != nil {
		c.t.Error(err)
	}
}

// frac writes a part of a whole for JavaScript.
func frac(part, whole int) string { return fmt.Sprintf("(%d/%d)", part, whole) }

// openPaired opens a staff's page in a browser that is paired by its link.
func (c *centre) openPaired(role, path string) context.Context {
	c.t.Helper()
	page := openBrowser(c.t, "http://"+c.staff+"/pair#token="+c.pair(role, "browser"))
	c.until("the browser is paired", 20*time.Second, func() bool {
		// While the page is left for the next one there is nobody to ask.
		at, err := chromedp.Run(page, chromedp.Evaluate[string]("location.pathname"))
		return err == nil && at != "/pair"
	})
	if err := chromedp.Do(page, chromedp.Navigate("http://"+c.staff+path)); err != nil {
		c.t.Fatal(err)
	}
	return page
}
