package printer

import (
	"context"
	"fmt"
	"strings"

	"senha/assets/locale"
	"senha/kiosk"
	"senha/printer/port"
	"senha/printer/ticket"
)

// trialTitle is what a test ticket says of itself, to staff.
const trialTitle = "Senha de teste"

// Trial prints a test ticket: every script, and what is known of the printer.
// It returns when the paper is out, as far as the printer proves that, or why
// it is not. It is for any goroutine while Run lives; tickets go first.
func (p *Printer) Trial(ctx context.Context) error {
	done := make(chan error, 1)
	select {
	case p.trials <- done:
	case <-ctx.Done():
		return fmt.Errorf("the printer has no time for a test ticket: %w", ctx.Err())
	}
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return fmt.Errorf("the test ticket has not come out: %w", ctx.Err())
	}
}

// PrintTrial prints a test ticket where no kiosk runs: it opens the line and
// closes it again. Journal, Wake and Submit of the options are not used.
func PrintTrial(ctx context.Context, o Options) error {
	o.Submit = func(context.Context, string, kiosk.Wish) error { return nil }
	p, err := New(o)
	if err != nil {
		return err
	}
	if p.line, err = openLine(p.o.Port, p.o.hasFull()); err != nil {
		return err
	}
	p.holds = foreign
	defer p.closeLine()
	return p.trial(ctx)
}

// trial prints a test ticket now.
func (p *Printer) trial(ctx context.Context) error {
	now := p.prepare(ctx)
	p.report(ctx)
	if !now.Prints() {
		return &TrialError{State: now}
	}
	page, err := ticket.Trial(trialTitle, p.facts(now), ticket.Options{Fonts: p.o.Fonts, Dots: p.o.Profile.Dots})
	if err != nil {
		return err
	}
	sent := ticket.Compose(page, p.o.Profile, ticket.Line{Baud: p.o.Port.Baud})
	fault, ok := p.prove(ctx, sent.Bytes, sent.Ends, p.o.Profile.Seconds(sent.Rows))
	switch {
	case ok:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("the test ticket has not come out: %w", ctx.Err())
	}
	p.holds = scrap
	p.report(ctx)
	return &TrialError{State: fault}
}

// TrialError says why a test ticket has not come out.
type TrialError struct{ State State }

// Error says what is wrong and what to do, in the words that staff's pages have
// for the state; commands and the API speak English.
func (e *TrialError) Error() string {
	words := locale.Staff().For("en").T(locale.PrinterState(string(e.State)))
	return "the test ticket has not come out. " + strings.TrimSuffix(words, ".")
}

// facts are the lines of a test ticket.
func (p *Printer) facts(now State) []string {
	pr := p.o.Profile
	flow, baud := p.o.Port.Flow, p.o.Port.Baud
	if flow == "" {
		flow = port.FlowNone
	}
	if baud == 0 {
		baud = 9600
	}
	list := append(pr.Facts(), p.o.Port.Device, fmt.Sprintf("%d bit/s, flow %s", baud, flow))
	said := p.health.status
	for _, s := range []struct {
		name     string
		has, is  bool
		yes, not string
	}{
		{"papel", pr.Sensors.PaperEnd, said.PaperEnd, "acabou", "há"},
		{"fim de rolo", pr.Sensors.PaperLow, said.PaperLow, "perto", "longe"},
		{"tampa", pr.Sensors.CoverOpen, said.CoverOpen, "aberta", "fechada"},
		{"lâmina", pr.Sensors.Cutter, said.CutterError, "encravada", "boa"},
	} {
		says := s.not
		switch {
		case !s.has:
			says = "sem sensor"
		case p.oneWay():
			says = "não se sabe"
		case s.is:
			says = s.yes
		}
		list = append(list, s.name+": "+says)
	}
	if now != Ready {
		words, _, _ := strings.Cut(locale.Staff().For(locale.Official).T(locale.PrinterState(string(now))), ". ")
		list = append(list, words)
	}
	if n := len(keysOf(p.kept.keys)); p.kept.sure && n > 0 {
		list = append(list, fmt.Sprintf("imagens guardadas: %d", n))
	}
	return list
}
