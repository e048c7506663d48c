package printer

import (
	"context"

	"senha/kiosk"
	"senha/printer/ticket"
)

// attempts is how many papers a ticket may cost before it is given up.
const attempts = 3

// restarted is why a paper is doubted that a start finds owed.
const restarted = "restart"

// print brings one owed ticket to paper, or says why not.
func (p *Printer) print(ctx context.Context, t *kiosk.Ticket) {
	id := t.ID
	why, doubted := p.doubt[id]
	if doubted && p.late(t) {
		p.fail(ctx, id, TooLate)
		return
	}
	for attempt := 1; ctx.Err() == nil; attempt++ {
		if doubted && !t.Copy {
			if t = p.turnIntoCopy(ctx, id, why); t == nil {
				return
			}
		}
		now := p.prepare(ctx)
		if !now.Prints() && why == restarted { // the printer may be starting too
			now = p.heal(ctx)
		}
		if !now.Prints() {
			p.fail(ctx, id, now)
			return
		}
		sent, err := p.compose(t)
		if err != nil {
			p.o.Log.Error("a ticket cannot be laid out", "number", t.Number, "error", err)
			p.fail(ctx, id, Fault)
			return
		}
		p.doubt[id], doubted = "fault", true
		fault, ok := p.prove(ctx, sent.Bytes, sent.Ends, p.o.Profile.Seconds(sent.Rows))
		p.report(ctx)
		p.length = sent.Rows
		if ok {
			p.submit(ctx, id, kiosk.RecordPrinted{ID: id, Proof: string(p.o.Profile.Proof), Copy: t.Copy})
			delete(p.doubt, id)
			return
		}
		if ctx.Err() != nil {
			return
		}
		p.holds, why = scrap, string(fault)
		p.o.Log.Warn("a fault in mid-ticket", "printer", p.o.Name, "number", t.Number, "fault", why, "attempt", attempt)
		if now := p.heal(ctx); !now.Prints() {
			p.clear(ctx) // the rest of it must not come out by itself later
			p.fail(ctx, id, now)
			return
		}
		if attempt == attempts {
			p.fail(ctx, id, fault)
			return
		}
	}
}

// late says whether nobody waits any more for a paper owed before a start.
func (p *Printer) late(t *kiosk.Ticket) bool {
	return t.Place != kiosk.Waiting && !t.Copy || p.o.Now().Since(p.since[t.ID]) > p.o.Timing.MaxAge
}

// turnIntoCopy journals that what is printed from now on is a copy. It returns
// the ticket as it stands then, or nil if nothing is owed any more.
func (p *Printer) turnIntoCopy(ctx context.Context, id kiosk.TicketID, why string) *kiosk.Ticket {
	p.submit(ctx, id, kiosk.DoubtPaper{ID: id, Reason: why})
	p.catchUp(ctx)
	t := p.state.Ticket(id)
	if ctx.Err() != nil || t == nil || t.Paper != kiosk.PaperOwed || !t.Copy || p.passed[id] {
		return nil
	}
	return t
}

// compose lays a ticket out, in the bytes that the printer needs least of.
func (p *Printer) compose(t *kiosk.Ticket) (ticket.Sent, error) {
	service, known := p.state.Service(t.Service)
	if !known { // nobody waits for it any more, and the document has lost it
		service.Names = map[kiosk.Language]string{kiosk.Official: t.Number.Letter}
	}
	page, err := ticket.Layout(*t, p.state.Centre(), service, ticket.Options{Fonts: p.o.Fonts, Dots: p.o.Profile.Dots, Copy: t.Copy})
	if err != nil {
		return ticket.Sent{}, err
	}
	return ticket.Compose(page, p.o.Profile, ticket.Line{Baud: p.o.Port.Baud, Stored: p.kept.has, Memory: &p.drawn}), nil
}

// fail records that the paper will not come.
func (p *Printer) fail(ctx context.Context, id kiosk.TicketID, why State) {
	if ctx.Err() != nil {
		return
	}
	p.report(ctx)
	p.submit(ctx, id, kiosk.RecordPrintFailed{ID: id, Reason: string(why)})
	delete(p.doubt, id)
}
