package main

import (
	"image"

	"senha/kiosk"
	"senha/kiosk/screen"
)

// Services of the demo centre in pictures: one that somebody wants, one that is
// full, one that is closed.
const (
	wanted = "immigration"
	full   = "health"
	closed = "registries"
)

// A look is a page on another screen, or as somebody with other eyes sets it.
type look struct {
	name  string
	state screen.State
	size  image.Point
}

// looks are other looks of the two pages with most to read.
func looks(l kiosk.Language) []look {
	const inch = 25.4 // millimetres
	service := screen.State{Page: screen.ServicePage, Language: l}
	large, tablet := service, service
	large.Large, tablet.Panel = true, 10.1*inch
	marks := screen.State{Page: screen.MarksPage, Language: l, Service: wanted, Priority: true, Panel: 7 * inch}
	return []look{
		{"2-service-large", large, image.Pt(1080, 1920)},
		{"2-service-landscape", service, image.Pt(1920, 1080)},
		{"2-service-1280x800", tablet, image.Pt(1280, 800)},
		{"2-service-marks-800x480", marks, image.Pt(800, 480)},
	}
}
