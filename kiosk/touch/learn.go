package touch

import (
	"context"
	"time"

	"senha/kiosk"
	"senha/kiosk/screen"
)

// quiet is how long nobody has touched the screen before it takes time for
// itself.
const quiet = 3 * time.Second

// learn gets ready, in idle moments, what the languages offered are set with,
// in the order of their use, and finds those whose words the fonts can't draw:
// these are offered no more. So the first page needs only its own fonts, and
// whoever touches a language hardly ever waits for them.
func (t *Touch) learn(ctx context.Context) error {
	for {
		l, wait := t.unlearned()
		switch {
		case l == "":
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-t.offered:
			}
		case wait > 0:
			if err := pause(ctx, wait); err != nil {
				return err
			}
		default:
			draws := screen.Draws(t.fonts, l)
			if !draws {
				t.log.Warn("a language is not offered: the fonts lack some of its letters; install fonts-noto-core and fonts-noto-cjk", "language", l)
			}
			t.learned(l, draws)
		}
	}
}

// unlearned returns the next language to learn, or "", and how long to wait.
func (p *pages) unlearned() (l kiosk.Language, wait time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, l := range p.view.Languages {
		if _, known := p.known[l]; !known {
			return l, quiet - p.now().Sub(p.touched)
		}
	}
	return "", 0
}

func (p *pages) learned(l kiosk.Language, draws bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known[l] = draws; !draws {
		p.look(p.now())
		p.paint()
	}
}
