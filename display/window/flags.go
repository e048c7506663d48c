package window

import (
	"fmt"
	"image"
)

// maxSide is the longest side of a window, in pixels.
const maxSide = 8192

// ParseSize reads a window's size as a command line gives it: 1920x1080.
func ParseSize(s string) (image.Point, error) {
	p, err := parsePair(s, "x")
	if err == nil && (p.X < 1 || p.Y < 1 || p.X > maxSide || p.Y > maxSide) {
		err = fmt.Errorf("each side must be 1 to %d", maxSide)
	}
	return p, err
}

// ParsePosition reads a place on a monitor as a command line gives it: 1080,0.
func ParsePosition(s string) (image.Point, error) { return parsePair(s, ",") }

// parsePair reads two numbers with a mark between them.
func parsePair(s, mark string) (p image.Point, err error) {
	var rest string
	if n, _ := fmt.Sscanf(s+" .", "%d"+mark+"%d %s", &p.X, &p.Y, &rest); n != 3 || rest != "." {
		return image.Point{}, fmt.Errorf("want two numbers with %q between them", mark)
	}
	return p, nil
}
