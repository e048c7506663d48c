package main

import (
	"context"
	"time"

	"senha/kiosk"
	"senha/kiosk/config"
	"senha/kiosk/desk"
)

// newDesks makes the buttons and keypads that kiosk.toml names.
func (k *Kiosk) newDesks() *desk.Desks {
	o := desk.Options{
		Submit: k.press,
		Up:     func() time.Duration { return k.clock.Now().Up },
		Log:    k.log,
	}
	for _, b := range k.settings.device.Buttons {
		o.Buttons = append(o.Buttons, desk.Buttons(b))
	}
	for _, p := range k.settings.device.Keypads {
		o.Keypads = append(o.Keypads, desk.Keypad(p))
	}
	return desk.New(o)
}

// press has the hub decide on a press. While the hub reads its journal it would
// keep the press for later, so it is refused.
func (k *Kiosk) press(ctx context.Context, origin string, w kiosk.Wish) (*kiosk.Ticket, error) {
	select {
	case <-k.hub.Ready():
	default:
		return nil, &kiosk.Error{Code: kiosk.CodeNotStored, Message: "Not stored: the kiosk is starting. Press again in a minute."}
	}
	r, err := k.hub.Submit(ctx, origin, w)
	return r.Ticket, err
}

// forgetDesks has buttons and keypads that kiosk.toml names no more count as
// none.
func (k *Kiosk) forgetDesks(ctx context.Context, d *desk.Desks) error {
	for _, name := range d.Gone(k.hub.State().Devices()) {
		if err := k.submit(ctx, "kiosk", kiosk.ReportDevice{Device: name, State: "none"}); err != nil {
			return err
		}
	}
	return nil
}

// strangeDesks returns the desks that kiosk.toml names and the centre does not
// have: presses there will be refused.
func strangeDesks(d config.Device, c kiosk.Centre) []kiosk.DeskID {
	var strange []kiosk.DeskID
	look := func(id kiosk.DeskID) {
		if _, known := c.Desk(id); !known && id != "" {
			strange = append(strange, id)
		}
	}
	for _, b := range d.Buttons {
		look(b.Desk)
	}
	for _, p := range d.Keypads {
		look(p.Desk)
	}
	return strange
}
