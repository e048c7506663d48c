package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"senha/kiosk"
)

// ReadOn hands over the entries that a fold has not taken in yet, as Read
// does: those behind seq, the last it took. Seq 0 is a fold that begins: it
// gets the entries from the last opening of a day, and comes to the same state
// as one from entry 1.
func (r *Reader) ReadOn(ctx context.Context, seq uint64, visit func(kiosk.Entry) error) error {
	from := seq + 1
	if seq == 0 {
		var err error
		if from, err = r.opening(ctx); err != nil {
			return err
		}
	}
	return r.Read(ctx, from, visit)
}

// opening returns the number of the entry that a fold begins with: the last
// intact day.opened that carries all that outlives a day, or 1 if there is none.
func (r *Reader) opening(ctx context.Context) (uint64, error) {
	kind := []byte(`"kind":"` + kiosk.DayOpened{}.Kind() + `"`)
	before := int64(1) << 62
	for {
		row := r.pool.QueryRowContext(ctx, `SELECT seq, journal, body, hash FROM entry
			WHERE seq < ? AND instr(body, ?) ORDER BY seq DESC LIMIT 1`, before, kind)
		rec, err := scanRecord(row)
		if errors.Is(err, sql.ErrNoRows) || isDamage(err) { // Read passes over what is damaged
			return 1, nil
		}
		if err != nil {
			return 0, fmt.Errorf("the last opening of a day in journal %s cannot be found: %w", r.path, err)
		}
		begins, err := r.begins(ctx, rec)
		if begins || err != nil {
			return rec.Seq, err
		}
		before = int64(rec.Seq)
	}
}

// begins reports whether a fold can begin with an entry.
func (r *Reader) begins(ctx context.Context, rec Record) (bool, error) {
	before, known, err := r.hashBefore(ctx, rec.Seq)
	if err != nil || !known {
		return false, err
	}
	e, err := rec.check(before)
	if err != nil {
		return false, nil // Verify tells
	}
	ev, opens := e.Event.(kiosk.DayOpened)
	return opens && ev.Centre != nil, nil
}
