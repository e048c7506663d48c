package touch

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
	"senha/kiosk/screen"
)

// How long a person waits for a number before the screen gives up.
const (
	askFor     = 8 * time.Second
	askOnce    = 3 * time.Second
	askPause   = 300 * time.Millisecond
	lookOnce   = 3 * time.Second
	reportOnce = 3 * time.Second
	reportWait = time.Second
)

// keptLost is how many uncounted wishes wait for a hub that is away.
const keptLost = 64

// issue asks the hub for the tickets that the pages wish for, one at a time.
func (t *Touch) issue(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case wish := <-t.wishes:
			t.ask(ctx, wish)
		}
	}
}

// ask asks for a ticket. Its id is chosen once, so that asking again after a
// lost answer issues no second ticket.
func (t *Touch) ask(ctx context.Context, wish screen.Intent) {
	request := api.TicketRequest{ID: newID(), Service: wish.Service, Language: wish.Language, Interpreter: wish.Interpreter, Priority: wish.Priority, Children: wish.Children}
	ctx, cancel := context.WithTimeout(ctx, askFor)
	defer cancel()
	for {
		ticket, err := t.askOnce(ctx, request)
		if err == nil {
			t.issued(ticket)
			return
		}
		code, again := reason(err)
		if again && pause(ctx, askPause) == nil {
			continue
		}
		t.log.Warn("no ticket came of a touch", "ticket", request.ID, "service", request.Service, "error", err)
		t.refused(code)
		return
	}
}

// countLost tells the hub of people who touched a service that gives no
// tickets. A hub that does not answer is asked again: the count may be late,
// but is right.
func (t *Touch) countLost(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case wish := <-t.lost:
			request := api.LostRequest{ID: newID(), Service: wish.Service, Language: wish.Language}
			for {
				once, cancel := context.WithTimeout(ctx, askOnce)
				err := t.hub.CountLost(once, request)
				cancel()
				if err == nil {
					break
				}
				if _, again := reason(err); !again {
					t.log.Warn("lost demand was not counted", "service", request.Service, "error", err)
					break
				}
				if err := pause(ctx, reportWait); err != nil {
					return err
				}
			}
		}
	}
}

func (t *Touch) askOnce(ctx context.Context, request api.TicketRequest) (api.Ticket, error) {
	ctx, cancel := context.WithTimeout(ctx, askOnce)
	defer cancel()
	return t.hub.Issue(ctx, request)
}

// reason returns a refusal's code, and whether asking again may help: what
// the hub decided stays so, what it could not do may work now.
func reason(err error) (code kiosk.Code, again bool) {
	var refusal *kiosk.Error
	if !errors.As(err, &refusal) {
		return "", true
	}
	switch refusal.Code {
	case kiosk.CodeNotStored, api.CodeNotReady, api.CodeInternal:
		return refusal.Code, true
	}
	return refusal.Code, false
}

// newID returns 128 random bits as 32 hex digits.
func newID() kiosk.TicketID {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return kiosk.TicketID(hex.EncodeToString(b[:]))
}

// followPaper looks after the paper of the ticket shown, whenever the queue
// has news.
func (t *Touch) followPaper(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-t.news:
		}
		id := t.shown()
		if id == "" {
			continue
		}
		once, cancel := context.WithTimeout(ctx, lookOnce)
		ticket, err := t.hub.Ticket(once, id)
		cancel()
		if err != nil {
			t.log.Debug("the ticket's paper is not known", "ticket", id, "error", err)
			continue // the queue's next news ask again
		}
		t.paper(ticket)
	}
}
