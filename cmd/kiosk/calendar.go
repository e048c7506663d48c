package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"senha/kiosk"
)

// Each minute the calendar looks whether the business day must turn; at this
// hour of the night it verifies the journal's older days.
const (
	calendarTick = time.Minute
	verifyHour   = 3
)

// submitter takes a wish to the hub.
type submitter interface {
	submit(ctx context.Context, origin string, w kiosk.Wish) error
}

// calendar turns the business day and has the older days verified, first soon
// after the start. It ends with ctx.
type calendar struct {
	hub    submitter
	clock  *clock
	verify func(context.Context)
	log    *slog.Logger
}

// Run keeps the calendar until ctx ends.
func (c *calendar) Run(ctx context.Context) error {
	tick := time.NewTicker(calendarTick)
	defer tick.Stop()
	c.verify(ctx)
	verified := c.clock.Now().Date()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		if err := c.hub.submit(ctx, "calendar", kiosk.TurnDay{}); err != nil && !errors.Is(err, context.Canceled) {
			c.log.Error("the business day could not be turned; trying again in a minute", "error", err)
		}
		now := c.clock.Now()
		if now.Trusted && now.Wall.Hour() == verifyHour && now.Date() != verified {
			verified = now.Date()
			c.verify(ctx)
		}
	}
}
