package virtual

import (
	"context"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// In a real browser: a paper comes out, another hangs out of the printer that
// has run out of paper by a click, and a click loads new paper.
func TestThePageInABrowser(t *testing.T) {
	b := start(t, Opts{})
	server := httptest.NewServer(b.printer.Handler())
	defer server.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	ctx, stop := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath("/usr/bin/chromium"), chromedp.UserDataDir(t.TempDir()),
		chromedp.NoSandbox /* tests run as root too */, chromedp.DisableGPU)...)
	defer stop()
	ctx, end := chromedp.NewContext(ctx)
	defer end()
	do := func(steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, steps...); err != nil {
			t.Fatal(err)
		}
	}

	do(chromedp.Navigate(server.URL), chromedp.WaitVisible("#none"),
		chromedp.WaitVisible(`[data-state=ready][aria-pressed=true]`))
	b.send(job(50))
	do(chromedp.WaitVisible(`#papers figure[data-n="1"] img`))
	wide, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.querySelector('#papers img').decode().then(() => document.querySelector('#papers img').naturalWidth)`, chromedp.EvalAwaitPromise))
	if err != nil || wide != 576 {
		t.Errorf("the paper's picture is %d dots wide: %v", wide, err)
	}
	b.want(3)                // the proof of the first
	b.send(job(300)[:15000]) // a program that died
	do(chromedp.WaitVisible("#current"), chromedp.Click(`[data-state=paper-out]`), chromedp.WaitVisible("#says.trouble"))
	if s := b.printer.State(); s != PaperOut {
		t.Error("the click made it", s)
	}
	do(chromedp.Click(`[data-state=ready]`), chromedp.WaitVisible(`#papers figure[data-n="2"]`))
	if s := b.printer.State(); s != Ready {
		t.Error("the click made it", s)
	}
	if p := b.paper(2); p.Kind != Scrap {
		t.Error("what hung out is a", p.Kind)
	}
}
