package main

import (
	"context"
	"image"
	"os"
	"time"

	"senha/display/board"
	"senha/display/scene"
)

// paint writes what would be shown now as a PNG file. Without a hub that is the
// board that says so.
func (d *Display) paint(ctx context.Context) error {
	hub, err := d.prepare()
	if err != nil {
		return err
	}
	defer hub.Close()
	ctx, cancel := context.WithTimeout(ctx, board.LostAfter)
	defer cancel()
	if b, err := hub.Board(ctx); err != nil {
		d.line(err)
	} else {
		d.take(b, time.Now())
	}
	size := d.Size
	if size == (image.Point{}) {
		size = image.Pt(1920, 1080)
	}
	f, err := os.Create(d.Picture)
	if err != nil {
		return err
	}
	view, _ := d.look(time.Now())
	if err := scene.PNG(f, board.Scene(view, d.fonts, size), d.fonts); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
