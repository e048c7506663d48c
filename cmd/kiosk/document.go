package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"senha/kiosk"
	"senha/kiosk/api"
)

// warn tells staff what the files' faults are that do not keep them from use.
func (k *Kiosk) warn() {
	for _, w := range k.settings.warnings {
		k.log.Warn("the centre's document can be better", "why", w.String())
		if w.Off != "" {
			k.web.Raise(api.Alarm{Code: "language-off", Detail: w.String()})
		}
	}
	for _, id := range strangeDesks(k.settings.device, k.settings.centre) {
		k.log.Warn("buttons or a keypad stand on a desk that the centre does not have: presses there are refused", "desk", id)
	}
}

// configure puts the loaded document in force if it is news. A document that
// the open day refuses leaves the last one in force until the day has closed,
// and staff are told.
func (k *Kiosk) configure(ctx context.Context) error {
	k.waits = kiosk.Day{}
	k.web.Clear("document-waits")
	state := k.hub.State()
	now, err := json.Marshal(state.Centre())
	if err != nil {
		return err
	}
	next, err := json.Marshal(k.settings.centre)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, next) {
		err = k.submit(ctx, "kiosk", kiosk.Configure{Centre: k.settings.centre})
	}
	var refusal *kiosk.Error
	if errors.As(err, &refusal) && refusal.Code == kiosk.CodeLetterTaken {
		k.log.Error("the new document waits until the day has closed; the last one stays", "why", refusal)
		k.web.Raise(api.Alarm{Code: "document-waits", Detail: refusal.Message})
		k.waits = state.Day()
		return nil
	}
	if err != nil {
		return err
	}
	return k.clock.setZone(k.settings.centre.Zone)
}

// reloads reads the files again on each SIGHUP, and puts a document in force
// that has waited for its day. It ends with ctx.
func (k *Kiosk) reloads(ctx context.Context) error {
	wake, stop := k.hub.Watch()
	defer stop()
	for {
		if day := k.hub.State().Day(); k.waits.Open && (k.waits.Number != day.Number || !day.Open) {
			k.reconfigure(ctx)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-wake:
		case <-k.hup:
			k.reload(ctx)
		}
	}
}

// reload reads the files again. Files with faults change nothing: the last good
// ones stay. What kiosk.toml says is for the next start.
func (k *Kiosk) reload(ctx context.Context) {
	next, err := load(k.config)
	if err != nil {
		k.log.Error("the configuration has faults; the last good one stays", "faults", err.Error())
		k.web.Raise(api.Alarm{Code: "document-refused", Detail: err.Error()})
		return
	}
	k.settings.centre, k.settings.warnings = next.centre, next.warnings
	k.web.Clear("document-refused")
	k.web.Clear("language-off")
	k.warn()
	k.reconfigure(ctx)
}

func (k *Kiosk) reconfigure(ctx context.Context) {
	if err := k.configure(ctx); err != nil {
		k.log.Error("the configuration could not be put in force; send SIGHUP to try again", "error", err)
	}
}
