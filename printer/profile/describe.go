package profile

import (
	"fmt"
	"strings"

	"senha/printer/escpos"
)

// Describe says all that the class claims, a line a claim, for those who set a
// printer up.
func (p Profile) Describe() []string {
	has := func(yes bool) string {
		if yes {
			return "yes"
		}
		return "no"
	}
	list := func(of string, items []string) string {
		if len(items) == 0 {
			return of + ": none"
		}
		return of + ": " + strings.Join(items, ", ")
	}
	var pages []string
	for _, page := range p.CodePages {
		pages = append(pages, strings.TrimPrefix(page.String(), "code page "))
	}
	raster := []string{"GS v 0"}
	for _, r := range []struct {
		has  bool
		name string
	}{{p.Raster.Doubles, "double modes"}, {p.Raster.Columns, "ESC *"}} {
		if r.has {
			raster = append(raster, r.name)
		}
	}
	at := map[escpos.At]string{escpos.AtNone: "no", escpos.AtPosition: "after ESC $", escpos.AtMargin: "after GS L"}[p.Raster.At]
	stored := "none"
	if p.Stored != (Stored{}) {
		stored = fmt.Sprintf("NV %d bytes, RAM %d bytes, erase one: %s", p.Stored.NVBytes, p.Stored.RAMBytes, has(p.Stored.EraseOne))
	}
	var sensors []string
	for _, s := range []struct {
		has  bool
		name string
	}{
		{p.Sensors.PaperLow, "paper low"}, {p.Sensors.PaperEnd, "paper end"},
		{p.Sensors.CoverOpen, "cover"}, {p.Sensors.Cutter, "cutter"},
	} {
		if s.has {
			sensors = append(sensors, s.name)
		}
	}
	return []string{
		fmt.Sprintf("dots: %d, %d a mm (%d dpi)", p.Dots, p.DotsPerMM, p.DPI),
		list("code pages", pages),
		list("raster", raster),
		"raster_at_x: " + at,
		"stored graphics: " + stored,
		"native QR: " + has(p.QR),
		"cutter: " + has(p.Cut) + ", presenter: " + has(p.Presenter),
		list("sensors", sensors),
		"proof of completion: " + string(p.Proof),
		fmt.Sprintf("receive buffer: %d bytes", p.BufferBytes),
		"flow control: " + string(p.Flow),
		"motion units: " + has(p.MotionUnits) + ", automatic status: " + has(p.AutoStatus) + ", clears its buffer: " + has(p.ClearBuffer),
		fmt.Sprintf("speed: %d rows a second, cut in %v", p.RowsPerSecond, p.CutTime),
		"sources: " + p.Sources,
	}
}
