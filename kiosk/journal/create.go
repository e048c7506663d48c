package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"senha/kiosk"
)

// suffixes of the files that SQLite keeps beside its own.
var suffixes = []string{"-wal", "-shm"}

func parent(path string) string { return filepath.Dir(path) }

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// build makes a whole new file with the records that fill writes, and moves
// it to its name in one step.
func build(ctx context.Context, path string, fill func(w *fileWriter) error) error {
	building := path + ".building"
	for _, s := range append(suffixes, "") {
		if err := os.Remove(building + s); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	if err := touch(building); err != nil {
		return err
	}
	db, err := openWriter(building)
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return fmt.Errorf("%s: %w", building, err)
	}
	w := &fileWriter{ctx: ctx, db: db}
	if err := fill(w); err != nil {
		return err
	}
	if err := w.flush(); err != nil {
		return err
	}
	if err := db.Close(); err != nil { // writes the WAL back and removes it
		return err
	}
	if err := syncFile(building); err != nil {
		return err
	}
	if err := os.Rename(building, path); err != nil {
		return err
	}
	return syncFile(parent(path))
}

// touch makes an empty file that its owner alone may write and its group may
// read: in a small centre, language, service and minute are a person. SQLite
// fills it, and gives the WAL the same mode.
func touch(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o640)
	if err != nil {
		return err
	}
	return f.Close()
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

// create makes a new journal with its first entry.
func (j *Journal) create(ctx context.Context, path string) error {
	id, err := j.newID()
	if err != nil {
		return err
	}
	// A WAL without its file belongs to another one: SQLite would mix the two.
	if err := setAside(path, suffixes); err != nil {
		return err
	}
	rec, err := newRecord(Hash{}, kiosk.Entry{Journal: id, Seq: 1, At: j.o.Now, Origin: j.o.Origin, Event: kiosk.JournalOpened{}})
	if err != nil {
		return err
	}
	return build(ctx, path, func(w *fileWriter) error { return w.add(rec) })
}
