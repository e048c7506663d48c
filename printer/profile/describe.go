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

// Facts says the same in short, in staff's words and in Portuguese, for a test
// ticket. What its sensors say, the ticket tells by itself.
func (p Profile) Facts() []string {
	has := func(yes bool, words string) string {
		if yes {
			return words
		}
		return "sem " + words
	}
	pages := make([]string, len(p.CodePages))
	for i, page := range p.CodePages {
		pages[i] = strings.TrimPrefix(page.String(), "code page ")
	}
	at := map[escpos.At]string{escpos.AtNone: "sem posição", escpos.AtPosition: "posição ESC $", escpos.AtMargin: "posição GS L"}[p.Raster.At]
	stored := "imagens guardadas: nenhuma"
	if p.Stored != (Stored{}) {
		stored = fmt.Sprintf("imagens guardadas: NV %d KiB, RAM %d KiB, %s", p.Stored.NVBytes>>10, p.Stored.RAMBytes>>10, has(p.Stored.EraseOne, "apagar uma"))
	}
	return []string{
		fmt.Sprintf("perfil %s: %d pontos, %d por mm (%d dpi)", p.Name, p.Dots, p.DotsPerMM, p.DPI),
		"letras: " + strings.Join(pages, " "),
		fmt.Sprintf("pontos: GS v 0, %s, %s, %s", has(p.Raster.Doubles, "dobro"), has(p.Raster.Columns, "ESC *"), at),
		stored,
		fmt.Sprintf("%s, %s, %s", has(p.QR, "código QR próprio"), has(p.Cut, "lâmina"), has(p.Presenter, "apresentador")),
		"confirmação: " + string(p.Proof),
		fmt.Sprintf("recebe %d bytes, controlo de fábrica: %s", p.BufferBytes, p.Flow),
		fmt.Sprintf("%s, %s, %s", has(p.MotionUnits, "GS P"), has(p.AutoStatus, "estado automático"), has(p.ClearBuffer, "limpeza")),
		strings.Replace(fmt.Sprintf("%d linhas/s, corte %.1f s", p.RowsPerSecond, p.CutTime.Seconds()), ".", ",", 1),
	}
}
