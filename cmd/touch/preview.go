package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"slices"
	"sync"
	"time"

	"golang.org/x/image/draw"

	"senha/assets"
	"senha/assets/locale"
	"senha/display/scene"
	"senha/display/scene/scenetest"
	"senha/display/text"
	"senha/display/window"
	"senha/kiosk"
	"senha/kiosk/screen"
)

// lookEvery is how often the file is looked at: a translator who saves it sees
// the page change at once.
const lookEvery = 250 * time.Millisecond

// mostWindow is how large the window is at most: a page is shown smaller than on
// its screen, as it is laid out there, beside whatever edits the words.
var mostWindow = image.Pt(1600, 960)

// A preview is the demo centre's pages in one language, whose words stand in a
// file that somebody may be writing. A fault of the file takes the pages'
// place until it is mended.
type preview struct {
	language kiosk.Language
	file     string // PO file, "" for the program's own words
	fonts    *text.Fonts
	out      io.Writer // what is wrong, in sentences

	screen image.Point // pixels of the screen whose pages are shown

	mu     sync.Mutex
	window image.Point // its size in pixels
	page   int         // of pages
	pages  []screen.Example
	view   screen.View
	faults []string
	stamp  os.FileInfo // of the file that was read last
}

// newPreview reads the words for the first time.
func (t *Touch) newPreview(out io.Writer) (*preview, error) {
	l, ok := assets.LanguageOf(t.Preview)
	if !ok {
		return nil, fmt.Errorf("%q is no language of assets/languages.tsv: give a tag that stands there, such as uk", t.Preview)
	}
	if t.Words == "" && !locale.Visitors().Has(l.Tag) {
		return nil, fmt.Errorf("there are no words in %s yet: give the file with --po", l.Tag)
	}
	fonts, err := t.fonts()
	if err != nil {
		return nil, err
	}
	p := &preview{language: kiosk.Language(l.Tag), file: t.Words, fonts: fonts, out: out, screen: t.Size}
	if p.screen == (image.Point{}) {
		p.screen = image.Pt(1080, 1920)
	}
	p.window = within(p.screen, mostWindow)
	return p, p.read()
}

// read takes the file's words, or its faults. It fails only where there is no
// file to wait for.
func (p *preview) read() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults = nil
	if p.file != "" {
		stamp, err := os.Stat(p.file)
		if err != nil {
			return err
		}
		content, err := os.ReadFile(p.file)
		if err != nil {
			return err
		}
		p.stamp = stamp
		f, faults := locale.Visitors().Read(p.file, string(p.language), content)
		for _, fault := range faults {
			p.faults = append(p.faults, fault.Error())
			fmt.Fprintln(p.out, fault)
		}
		if len(faults) > 0 {
			return nil
		}
		locale.Show(f.Words)
	}
	view, err := demoView()
	if err != nil {
		return err
	}
	if !slices.Contains(view.Languages, p.language) {
		view.Languages = append(view.Languages, p.language)
	}
	p.view, p.pages = view, screen.Examples(p.language, wanted, full, closed)
	p.check()
	return nil
}

// check says which texts have no room on which page.
func (p *preview) check() {
	rules := scenetest.Rules{Fonts: p.fonts}
	for _, e := range p.pages {
		for _, fault := range rules.Faults(screen.Scene(e.State, p.view, p.fonts, p.screen)) {
			fmt.Fprintf(p.out, "page %s: %s\n", e.Name, fault)
		}
	}
}

// scene is what the window shows now.
func (p *preview) scene() scene.Scene {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.faults) > 0 {
		return faultPage(p.fonts, p.window, p.faults)
	}
	return shrunk(screen.Scene(p.pages[p.page].State, p.view, p.fonts, p.screen), p.fonts, p.window)
}

// within is a size made so small that it fits another.
func within(size, most image.Point) image.Point {
	k := min(1, float64(most.X)/float64(size.X), float64(most.Y)/float64(size.Y))
	return image.Pt(int(float64(size.X)*k+0.5), int(float64(size.Y)*k+0.5))
}

// shrunk is a page as a picture in a window that is smaller than its screen.
func shrunk(page scene.Scene, fonts *text.Fonts, window image.Point) scene.Scene {
	size := within(page.Size, window)
	if size == page.Size {
		return page
	}
	small := image.NewRGBA(image.Rectangle{Max: size})
	draw.CatmullRom.Scale(small, small.Rect, scene.Image(page, fonts), page.Bounds(), draw.Src, nil)
	return scene.Scene{Size: window, Ground: page.Ground, Marks: []scene.Mark{scene.Picture{Box: small.Rect, Image: small, Name: "page"}}}
}

// turn goes some pages on or back, round and round.
func (p *preview) turn(by int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.pages); n > 0 && len(p.faults) == 0 {
		p.page = (p.page + by + n) % n
		fmt.Fprintf(p.out, "%d/%d %s\n", p.page+1, n, p.pages[p.page].Name)
	}
}

func (p *preview) resize(size image.Point) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.window = size
}

// watch reads the file again each time it has changed, and calls changed.
func (p *preview) watch(ctx context.Context, changed func()) {
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
		}
		// While an editor replaces the file there may be none.
		info, err := os.Stat(p.file)
		if err != nil || info.ModTime().Equal(p.stamp.ModTime()) && info.Size() == p.stamp.Size() {
			continue
		}
		if err := p.read(); err != nil {
			fmt.Fprintln(p.out, err)
			continue
		}
		changed()
	}
}

// runPreview shows the pages in a window until it is closed; without a display
// it paints them into a folder. It must be called on the main goroutine.
func (t *Touch) runPreview(ctx context.Context, out io.Writer) error {
	p, err := t.newPreview(out)
	if err != nil {
		return err
	}
	if t.Pictures != "" || os.Getenv("DISPLAY") == "" {
		return p.paint(t.Pictures)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var w *window.Window
	show := func() { w.Show(p.scene()) }
	step := func(by int) {
		p.turn(by)
		show()
	}
	w = window.New(window.Options{
		Title: "Senha " + string(p.language), Size: p.window, Position: t.Position, Fonts: p.fonts, Cursor: true,
		OnSize: func(size image.Point) {
			p.resize(size)
			show()
		},
		OnPointer: func(at window.Pointer) {
			if at.Kind == window.Up {
				step(1)
			}
		},
		OnKey: func(k window.Key) {
			switch k {
			case window.Forward:
				step(1)
			case window.Back:
				step(-1)
			case window.Escape:
				cancel()
			}
		},
	})
	show()
	var watcher sync.WaitGroup
	if p.file != "" {
		watcher.Go(func() { p.watch(ctx, show) })
	}
	err = w.Run(ctx)
	cancel()
	watcher.Wait()
	if errors.Is(err, window.ErrClosed) {
		return nil
	}
	return err
}

// faultPage says what is wrong with a file, as many faults as there is room for.
func faultPage(fonts *text.Fonts, size image.Point, faults []string) scene.Scene {
	k := float64(size.X) / 1080
	c := scene.NewCanvas(fonts, size, k, false, scene.Light.ClayTint)
	w, h := c.Size()
	title := fmt.Sprintf("%d faults", len(faults))
	if len(faults) == 1 {
		title = "1 fault"
	}
	c.Text(48, 48, w-96, 96, title, scene.Ink{Sizes: []float64{64}, Bold: true, Language: locale.Official, Color: scene.Light.Clay, VAlign: scene.Middle, Label: true})
	const high = 170
	y := 176.0
	for _, fault := range faults {
		if y+high > h {
			break
		}
		c.Text(48, y, w-96, high, fault, scene.Ink{Sizes: []float64{36, 28}, Lines: 4, Language: locale.Official, Color: scene.Light.Ink, Pitch: 40})
		y += high
	}
	return c.Scene()
}
