package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/mattn/go-sqlite3"
)

// damaged is the fault of a file that calls for a successor.
type damaged struct{ cause error }

func (d *damaged) Error() string { return d.cause.Error() }

// examine reads the last business day without changing the file. A fault
// comes back as *damaged; trouble of another sort (no permission, no room, a
// lock) leaves the file where it is.
func examine(ctx context.Context, path string) (head Record, verified uint64, err error) {
	r, err := OpenReadOnly(path)
	if err == nil {
		defer r.Close()
		if err = r.identify(ctx); err == nil {
			verified, head, err = r.verifyDay(ctx)
		}
		if err == nil {
			err = walBehind(path, head)
		}
		if err == nil {
			err = tryWriting(ctx, path, head)
		}
	}
	if err == nil || errors.Is(err, errForeign) || errors.Is(err, errNewer) || ctx.Err() != nil {
		return head, verified, err
	}
	if isTrouble(err) {
		return head, verified, err
	}
	return head, verified, &damaged{err}
}

// isTrouble tells what may pass, or somebody must mend, from damaged bytes.
func isTrouble(err error) bool {
	var file *fs.PathError
	var e sqlite3.Error
	if errors.As(err, &file) || !errors.As(err, &e) {
		return file != nil
	}
	switch e.Code {
	case sqlite3.ErrPerm, sqlite3.ErrBusy, sqlite3.ErrLocked, sqlite3.ErrNomem, sqlite3.ErrInterrupt, sqlite3.ErrFull,
		sqlite3.ErrCantOpen, sqlite3.ErrProtocol, sqlite3.ErrAuth:
		return true
	case sqlite3.ErrIoErr:
		return !isDamage(err)
	}
	return false
}

// tryWriting appends entries short and long, and takes them back: a file may
// be read well and yet refuse to grow. The caller has the file open for
// reading, so that nothing is written back from the WAL when the writer closes.
func tryWriting(ctx context.Context, path string, head Record) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0) // then a file that SQLite finds read-only is damaged
	if err != nil {
		return err
	}
	f.Close()
	db, err := openWriter(path)
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var records []Record
	for n, size := range []int{200, 400, 1000, 5 * pageSize} {
		records = append(records, Record{Seq: head.Seq + 1 + uint64(n), Journal: head.Journal, Body: make([]byte, size)})
	}
	return insert(ctx, tx, records)
}

// walBehind finds entries that SQLite passes over: it reads a WAL only as far
// as its checksums hold, as if what comes behind had never been committed. A
// torn commit has no intact entry; a flipped bit has intact ones behind it.
func walBehind(path string, head Record) error {
	p, err := openWAL(path)
	if err != nil {
		return err
	}
	defer p.close()
	rest := newRemains(p)
	for _, ref := range rest.refs {
		if ref.seq <= head.Seq || ref.seq > rest.last {
			continue
		}
		rec, ok := p.load(ref)
		if _, _, intact := rest.intact(ref.seq); intact || ok && Chain(head.Hash, rec.Body) == rec.Hash {
			return fmt.Errorf("its WAL is damaged: SQLite reads it until entry %d, but entry %d is there", head.Seq, ref.seq)
		}
	}
	return nil
}
