package touch

import (
	"context"
	"encoding/json"
	"image"

	"senha/kiosk/api"
)

// report tells the hub which page is shown, whenever that changes. The latest
// wins: pages that passed meanwhile are not told.
func (t *Touch) report(ctx context.Context) error {
	failed := false
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-t.reports:
		}
		page, ok := t.page()
		if !ok {
			continue
		}
		page.Kiosk = t.kiosk
		once, cancel := context.WithTimeout(ctx, reportOnce)
		err := t.hub.PutScreen(once, page)
		cancel()
		if err == nil {
			failed = false
			continue
		}
		if !failed {
			failed = true
			t.log.Warn("the hub did not take the screen's page", "error", err)
		}
		if err := pause(ctx, reportWait); err != nil {
			return err
		}
		wake(t.reports)
	}
}

// page is what is shown, as the hub wants it.
func (p *pages) page() (api.Screen, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.scene.Size == (image.Point{}) {
		return api.Screen{}, false
	}
	state, err := json.Marshal(p.state)
	if err != nil {
		panic(err) // plain types; a test marshals each page
	}
	s := api.Screen{
		Width: p.scene.Size.X, Height: p.scene.Size.Y, Page: string(p.state.Page),
		Language: p.state.Language, State: state, Targets: []api.Target{}, At: p.now(),
		Help: p.state.Help,
	}
	for _, t := range p.scene.Targets {
		s.Targets = append(s.Targets, api.Target{
			ID: t.ID, Label: t.Label, X: t.Box.Min.X, Y: t.Box.Min.Y, Width: t.Box.Dx(), Height: t.Box.Dy(),
		})
	}
	return s, true
}
