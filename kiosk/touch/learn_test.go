package touch

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"senha/display/text"
	"senha/display/window"
	"senha/kiosk"
)

// The first page is painted with its own fonts; the others come while nobody
// touches the screen.
func TestFontsAreLoadedInIdleTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fonts := openFonts(t)
		b := newBench(t, fonts)
		q := morning()
		q.Centre.Languages = []kiosk.Language{"pt-PT", "hi", "zh-Hans"}
		b.queue(q)
		before := len(fonts.Loaded())
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		b.Pointer(window.Pointer{Kind: window.Down})
		go func() { done <- b.learn(ctx) }()
		time.Sleep(quiet - time.Second)
		synctest.Wait()
		if n := len(fonts.Loaded()); n != before {
			t.Errorf("%d fonts are loaded while somebody touches the screen, %d before", n, before)
		}
		time.Sleep(2 * time.Second)
		synctest.Wait()
		loaded := fonts.Loaded()
		for _, want := range []string{"NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf", "NotoSansCJK-Regular.ttc"} {
			if !slices.Contains(loaded, want) {
				t.Errorf("%s is not loaded, only %v", want, loaded)
			}
		}
		cancel()
		<-done
	})
}

// A font that lacks letters is found in idle time, and its language offered no
// more.
func TestLanguageWithoutLetters(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		for name, from := range map[string]string{
			"NotoSans-Regular.ttf": "NotoSans-Regular.ttf", "NotoSans-Bold.ttf": "NotoSans-Bold.ttf",
			"NotoSansArabic-Regular.ttf": "NotoSansThai-Regular.ttf", "NotoSansArabic-Bold.ttf": "NotoSansThai-Bold.ttf",
		} {
			if err := os.Symlink(filepath.Join(text.DefaultDirs[0], from), filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		fonts, err := text.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		b := newBench(t, fonts)
		b.queue(morning())
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- b.learn(ctx) }()
		time.Sleep(time.Second)
		synctest.Wait()
		b.pages.mu.Lock()
		got := b.view.Languages
		b.pages.mu.Unlock()
		if want := []kiosk.Language{"pt-PT"}; !slices.Equal(got, want) {
			t.Errorf("offered are %v, want %v", got, want)
		}
		cancel()
		<-done
	})
}
