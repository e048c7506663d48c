package window

import (
	"context"
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"senha/display/scene"
	"senha/display/text"
)

// A frame is Ebitengine's view of a window: it reads the touches, then draws.
// Ebitengine calls all of it from one goroutine.
type frame struct {
	*Window
	ctx    context.Context
	scale  float64     // pixels per unit of Ebitengine
	layout image.Point // size of this frame in pixels
}

// LayoutF makes one pixel of the picture one pixel of the window.
func (f *frame) LayoutF(width, height float64) (float64, float64) {
	width, height = max(1, math.Round(width*f.scale)), max(1, math.Round(height*f.scale))
	f.layout = image.Pt(int(width), int(height))
	return width, height
}

// Layout is not called, since there is LayoutF.
func (f *frame) Layout(width, height int) (int, int) { return width, height }

// Update reports a new size and what touched the window.
func (f *frame) Update() error {
	if f.ctx.Err() != nil {
		return ebiten.Termination
	}
	f.frames.Add(1)
	if f.layout != f.Size() {
		f.mu.Lock()
		f.size = f.layout
		f.mu.Unlock()
		if f.options.OnSize != nil {
			f.options.OnSize(f.layout)
		}
	}
	const left = ebiten.MouseButtonLeft
	x, y := ebiten.CursorPosition()
	pressed := inpututil.IsMouseButtonJustPressed(left)
	held := inpututil.MouseButtonPressDuration(left) > 0
	for _, p := range f.steps.read(pressed, held, image.Pt(x, y)) {
		if f.options.OnPointer != nil {
			f.options.OnPointer(p)
		}
	}
	if f.options.OnKey != nil {
		for _, k := range keys() {
			f.options.OnKey(k)
		}
	}
	return nil
}

// Draw brings the window's picture up to the last scene shown.
func (f *frame) Draw(screen *ebiten.Image) {
	f.mu.Lock()
	next, turn := f.scene, f.turn
	f.mu.Unlock()
	f.screen.show(next, f.options.Fonts, screen)
	f.mu.Lock()
	f.onView = turn
	f.mu.Unlock()
	signal(f.drawn)
}

// A surface is what is in the window: the pixels in memory, and the same on
// the graphics card.
type surface struct {
	pixels *image.RGBA   // nil before the first frame
	scene  *scene.Scene  // painted in pixels, nil if none
	card   *ebiten.Image // holds the same pixels
	rows   []byte        // of one upload
}

// show paints what differs between the scene shown and next, and uploads it.
func (s *surface) show(next *scene.Scene, fonts *text.Fonts, card *ebiten.Image) {
	bounds := card.Bounds()
	fresh := s.card != card || s.pixels == nil || s.pixels.Rect != bounds
	if fresh {
		s.pixels, s.card, s.scene = image.NewRGBA(bounds), card, nil
	}
	var damage []image.Rectangle
	switch {
	case next == nil && fresh:
		fill(s.pixels, scene.Color{A: 0xff})
		damage = []image.Rectangle{bounds}
	case next == nil || next == s.scene:
	case s.scene == nil || s.scene.Size != next.Size || s.scene.Ground != next.Ground:
		fill(s.pixels, next.Ground) // where a scene of another size leaves a gap
		scene.Paint(*next, fonts, s.pixels, bounds)
		damage = []image.Rectangle{bounds}
	default:
		damage = scene.Damage(*s.scene, *next)
		for _, box := range damage {
			scene.Paint(*next, fonts, s.pixels, box)
		}
	}
	if next != nil {
		s.scene = next
	}
	// A frame without a change is one that X asked for, perhaps because a part
	// of the window was laid bare. Ebitengine would leave out such frames after
	// the fourth, and the part stay black: a written pixel keeps it presenting.
	s.upload(image.Rect(0, 0, 2, 1).Intersect(bounds))
	for _, box := range damage {
		s.upload(box.Intersect(bounds))
	}
}

// upload sends a box of pixels to the graphics card.
func (s *surface) upload(box image.Rectangle) {
	if box.Empty() {
		return
	}
	s.rows = s.rows[:0]
	for y := box.Min.Y; y < box.Max.Y; y++ {
		at := s.pixels.PixOffset(box.Min.X, y)
		s.rows = append(s.rows, s.pixels.Pix[at:at+4*box.Dx()]...)
	}
	s.card.SubImage(box).(*ebiten.Image).WritePixels(s.rows)
}

func fill(m *image.RGBA, c scene.Color) {
	for i := 0; i < len(m.Pix); i += 4 {
		m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = c.R, c.G, c.B, c.A
	}
}
