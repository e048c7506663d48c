package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
)

// Successor tells how a damaged file was replaced.
type Successor struct {
	Reason     string // the first fault
	SetAside   string // where the damaged file is now, untouched
	Kept       uint64 // intact entries before the fault, taken over as they stand
	Salvaged   uint64 // intact entries behind it, appended anew
	Unreadable uint64 // entries known to be lost
}

// fileWriter fills a new file, in transactions of some size.
type fileWriter struct {
	ctx  context.Context
	db   *sql.DB
	wait []Record
}

func (w *fileWriter) add(rec Record) error {
	if w.wait = append(w.wait, rec); len(w.wait) < chunk {
		return nil
	}
	return w.flush()
}

func (w *fileWriter) flush() error {
	tx, err := w.db.BeginTx(w.ctx, nil)
	if err != nil {
		return err
	}
	if err := insert(w.ctx, tx, w.wait); err != nil {
		tx.Rollback()
		return err
	}
	w.wait = w.wait[:0]
	return tx.Commit()
}

// asideName returns the first name for a damaged file that is free.
func asideName(path string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf("%s.damaged-%d", path, n); !exists(name) {
			return name
		}
	}
}

// setAside renames files of the journal, and says nothing of those that are
// not there.
func setAside(path string, suffixes []string) error {
	aside := asideName(path)
	for _, s := range suffixes {
		if err := os.Rename(path+s, aside+s); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// finishSwitch completes the change to a successor that a power cut stopped.
func finishSwitch(path string) error {
	return nil
}

func (j *Journal) succeed(ctx context.Context, path string, cause error) (*Successor, error) {
	return nil, errors.New("not built")
}
