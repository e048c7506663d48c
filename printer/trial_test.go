package printer_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"senha/kiosk"
	"senha/printer"
	"senha/printer/port"
	"senha/printer/virtual"
)

func TestTrial(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	c, m := newCentre(t), newMachine(t, "epson")
	o := printer.Options{
		Port: port.Config{Device: m.device, Baud: 115200}, Profile: m.class, Fonts: fonts, Now: c.clock.Now,
	}
	if err := printer.PrintTrial(ctx, o); err != nil { // no kiosk runs
		t.Fatal(err)
	}
	end := c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	if err := printer.PrintTrial(ctx, o); err == nil {
		t.Error("a line that a kiosk holds was used")
	}
	end()

	p := c.run(m.device, "epson")
	if err := p.Trial(ctx); err != nil {
		t.Fatal(err)
	}
	if n := len(m.Papers()); n != 2 {
		t.Fatalf("%d papers, want two test tickets", n)
	}
	for _, paper := range m.Papers() {
		if len(paper.Faults) > 0 || paper.Picture.Height < 500 {
			t.Errorf("paper %d has %d rows, and faults %v", paper.Number, paper.Picture.Height, paper.Faults)
		}
	}
	m.set(virtual.PaperOut)
	var why *printer.TrialError
	if err := p.Trial(ctx); !errors.As(err, &why) || why.State != printer.PaperOut {
		t.Errorf("without paper: %v", err)
	}
	m.set(virtual.Ready)
	id := c.issue()
	c.until("a ticket is printed", pass, c.paper(id, kiosk.PaperPrinted))
}
