package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"senha/kiosk"
)

// Fault is one entry that is not as it was written.
type Fault struct {
	Seq  uint64 // 0 for the file as a whole
	What string // such as "its bytes and the hash before it do not give its hash"
}

// String says which entry is bad, and how.
func (f Fault) String() string {
	if f.Seq == 0 {
		return f.What
	}
	return fmt.Sprintf("entry %d: %s", f.Seq, f.What)
}

// Result is what Verify found.
type Result struct {
	First, Last uint64  // the numbers that were looked at, 0 if there is none
	Entries     uint64  // how many entries were read
	Bad         uint64  // how many are missing or not as they were written (and the file's header, if it is not)
	Faults      []Fault // the first of them, at most maxFaults
}

// maxFaults bounds a report of a file that is badly damaged.
const maxFaults = 100

func (r *Result) fault(seq uint64, format string, args ...any) {
	r.Bad++
	if len(r.Faults) < maxFaults {
		r.Faults = append(r.Faults, Fault{Seq: seq, What: fmt.Sprintf(format, args...)})
	}
}

// Verify holds each entry from a number onward against the chain: its hash,
// its body, its place. After a fault it goes on from the stored hash. The
// error is about reading alone; faults are in the Result.
func (r *Reader) Verify(ctx context.Context, from uint64) (Result, error) {
	from = max(from, 1)
	res := Result{First: from, Last: from - 1}
	switch err := r.identify(ctx); {
	case errors.Is(err, errAltered):
		res.fault(0, "%v", errAltered)
	case err != nil:
		return res, err
	}
	before, known, err := r.hashBefore(ctx, from)
	if err != nil {
		return res, err
	}
	err = r.scan(ctx, from, func(rec Record) error {
		res.Entries++
		if known {
			if _, err := rec.check(before); err != nil {
				res.fault(rec.Seq, "%v", err)
			}
		}
		before, known, res.Last = rec.Hash, true, rec.Seq
		return nil
	}, func(seq uint64, err error) {
		res.fault(seq, "%v", err)
		known, res.Last = false, seq
	})
	if res.Last < res.First {
		res.First, res.Last = 0, 0
	}
	return res, err
}

// hashBefore returns the hash that a number's entry follows, and whether it
// could be read.
func (r *Reader) hashBefore(ctx context.Context, seq uint64) (hash Hash, known bool, err error) {
	if seq <= 1 {
		return Hash{}, true, nil
	}
	var b []byte
	err = r.pool.QueryRowContext(ctx, "SELECT hash FROM entry WHERE seq = ?", int64(seq-1)).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) || isDamage(err) {
		return Hash{}, false, nil
	}
	copy(hash[:], b)
	return hash, err == nil, err
}

// verifyDay walks back from the last entry to the last day.opened whose entry
// is intact, and returns how many entries it read, the head, and the first
// fault. It is what a start has time for.
func (r *Reader) verifyDay(ctx context.Context) (n uint64, head Record, fault error) {
	rows, err := r.pool.QueryContext(ctx, "SELECT seq, journal, body, hash FROM entry ORDER BY seq DESC")
	if err != nil {
		return 0, head, err
	}
	defer rows.Close()
	var after Record // the record behind the one just read; checked once that one's hash is known
	for rows.Next() {
		rec, err := scanRecord(rows)
		if err != nil {
			return n, head, err
		}
		n++
		if n == 1 {
			head = rec
		} else {
			opened, err := after.checkAfter(rec)
			if err != nil {
				fault = Fault{after.Seq, err.Error()}.err()
			}
			if opened && err == nil {
				return n - 1, head, fault
			}
		}
		after = rec
	}
	if err := rows.Err(); err != nil {
		return n, head, err
	}
	if n == 0 {
		return 0, head, errors.New("it has no entries")
	}
	if after.Seq != 1 {
		return n, head, Fault{after.Seq - 1, "it is missing"}.err()
	}
	if _, err := after.check(Hash{}); err != nil {
		return n, head, Fault{after.Seq, err.Error()}.err()
	}
	return n, head, fault
}

// checkAfter holds a record against the one before it and says whether it
// opens a business day.
func (r Record) checkAfter(before Record) (opensDay bool, err error) {
	if before.Seq+1 != r.Seq {
		return false, fmt.Errorf("the entry before it is %d", before.Seq)
	}
	e, err := r.check(before.Hash)
	if err != nil {
		return false, err
	}
	_, opensDay = e.Event.(kiosk.DayOpened)
	return opensDay, nil
}

func (f Fault) err() error { return errors.New(f.String()) }

// isDamage tells a file with bad bytes from trouble that may pass.
func isDamage(err error) bool {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return false
	}
	return e.Code == sqlite3.ErrCorrupt || e.Code == sqlite3.ErrNotADB ||
		e.ExtendedCode == sqlite3.ErrIoErrShortRead || e.ExtendedCode == sqlite3.ErrIoErrRead
}
