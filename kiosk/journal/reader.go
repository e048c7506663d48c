package journal

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"senha/kiosk"
)

// Reader reads a journal's file. It is safe for use by many goroutines, and
// beside the process that writes.
type Reader struct {
	path string
	pool *sql.DB
}

// OpenReadOnly opens a journal to read it beside the kiosk that writes it, and
// changes nothing. The process must be allowed to write in the folder, since
// readers of a WAL share an index file there.
func OpenReadOnly(path string) (*Reader, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("journal %s cannot be opened: %w", path, err)
	}
	pool, err := openPool(path)
	if err != nil {
		return nil, fmt.Errorf("journal %s cannot be opened: %w", path, err)
	}
	r := &Reader{path: path, pool: pool}
	if err := r.identify(context.Background()); err != nil && !errors.Is(err, errAltered) {
		pool.Close()
		return nil, err
	}
	return r, nil
}

// What can be said of a file as a whole. The first two are not damaged, but
// not for this program.
var (
	errForeign = errors.New("is an SQLite file but not a journal of Senha; give [journal] path another name")
	errNewer   = errors.New("was written by a newer version of this program; install that version again, or give [journal] path another name")
	errAltered = errors.New("its header or its schema is not as it was written")
)

// identify refuses another program's file and a newer version's. A version
// that is not ours over tables that are is a flipped bit.
func (r *Reader) identify(ctx context.Context) error {
	var app, version int
	var found sql.NullString
	err := r.pool.QueryRowContext(ctx, `SELECT application_id, user_version,
		(SELECT group_concat(sql, char(0)) FROM (SELECT sql FROM sqlite_schema ORDER BY name))
		FROM pragma_application_id, pragma_user_version`).Scan(&app, &version, &found)
	ours := found.String == strings.Join(tables, "\x00")
	switch {
	case err != nil:
		return fmt.Errorf("journal %s cannot be read: %w", r.path, err)
	case !found.Valid:
		return fmt.Errorf("journal %s is empty: it has no table of entries", r.path)
	case app != applicationID && !ours:
		return fmt.Errorf("file %s %w", r.path, errForeign)
	case version > userVersion && !ours:
		return fmt.Errorf("journal %s %w", r.path, errNewer)
	case version != userVersion || app != applicationID || !ours:
		return fmt.Errorf("journal %s: %w", r.path, errAltered)
	}
	return nil
}

// Close ends reading.
func (r *Reader) Close() error { return r.pool.Close() }

// Read hands over the entries from a sequence number onward, in order, until
// there is no more or visit returns an error, which it returns. An entry of
// an older day that cannot be decoded is left out; Verify reports it.
func (r *Reader) Read(ctx context.Context, from uint64, visit func(kiosk.Entry) error) error {
	return r.Records(ctx, from, func(rec Record) error {
		e, err := rec.Entry()
		if err != nil {
			return nil
		}
		return visit(e)
	})
}

// Records is Read for entries as they are stored.
func (r *Reader) Records(ctx context.Context, from uint64, visit func(Record) error) error {
	return r.scan(ctx, from, visit, func(uint64, error) {})
}

// chunk is how many rows are read at once. No row stays open while a visitor
// works, so that no reader keeps the WAL from being written back.
const chunk = 256

// scan hands over the rows from a number onward. Numbers whose rows cannot be
// had go to lost, one by one: on a damaged page SQLite may find an error, but
// also nothing, or rows that are not in order, so no gap is jumped.
func (r *Reader) scan(ctx context.Context, from uint64, visit func(Record) error, lost func(seq uint64, err error)) error {
	var last uint64 // the highest number, as of the last look
	limit := chunk
	for from = max(from, 1); ; {
		records, err := r.rows(ctx, from, limit)
		if err != nil && !isDamage(err) {
			return fmt.Errorf("journal %s cannot be read from entry %d: %w", r.path, from, err)
		}
		begin := from
		for _, rec := range records {
			if rec.Seq != from {
				break
			}
			if err := visit(rec); err != nil {
				return err
			}
			from++
		}
		switch {
		case from > begin:
			limit = chunk
			continue
		case from <= last:
			if err == nil {
				err = errors.New("it is missing")
			}
			lost(from, err)
			from++
			limit = 1
			continue
		}
		if last, err = r.last(ctx); err != nil {
			return err
		}
		if from > last {
			return nil
		}
	}
}

// last returns the highest number, 0 if there is none.
func (r *Reader) last(ctx context.Context) (uint64, error) {
	var seq sql.NullInt64
	if err := r.pool.QueryRowContext(ctx, "SELECT max(seq) FROM entry").Scan(&seq); err != nil {
		return 0, fmt.Errorf("the last entry of journal %s cannot be read: %w", r.path, err)
	}
	return uint64(seq.Int64), nil
}

// rows reads some rows. With an error it returns those before it.
func (r *Reader) rows(ctx context.Context, from uint64, limit int) ([]Record, error) {
	rows, err := r.pool.QueryContext(ctx, "SELECT seq, journal, body, hash FROM entry WHERE seq >= ? ORDER BY seq LIMIT ?", int64(from), limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var records []Record
	for rows.Next() {
		rec, err := scanRecord(rows)
		if err != nil {
			return records, err
		}
		records = append(records, rec)
	}
	return records, rows.Err()
}

// scanRecord takes whatever a row holds: a damaged one may hold anything.
func scanRecord(rows interface{ Scan(...any) error }) (Record, error) {
	var seq int64
	var journal, body, hash []byte
	if err := rows.Scan(&seq, &journal, &body, &hash); err != nil {
		return Record{}, err
	}
	rec := Record{Seq: uint64(seq), Journal: string(journal), Body: body}
	copy(rec.Hash[:], hash)
	return rec, nil
}

// Dump writes the stored entries as JSON lines.
func (r *Reader) Dump(ctx context.Context, w io.Writer) error {
	out := bufio.NewWriter(w)
	err := r.Records(ctx, 1, func(rec Record) error {
		out.Write(rec.Body)
		return out.WriteByte('\n')
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// Backup writes a copy of the journal as it stands to a new file, which is
// whole and on the disk when Backup returns. It refuses to overwrite.
func (r *Reader) Backup(ctx context.Context, path string) error {
	part := path + ".part"
	os.Remove(part)
	defer os.Remove(part)
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("backup to %s: the file exists; give another name", path)
	}
	if err := touch(part); err != nil {
		return fmt.Errorf("backup to %s: %w", path, err)
	}
	if _, err := r.pool.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return fmt.Errorf("backup to %s: %w", path, err)
	}
	if err := syncFile(part); err != nil {
		return fmt.Errorf("backup to %s: %w", path, err)
	}
	if err := os.Link(part, path); err != nil { // unlike a rename, a link never overwrites
		return fmt.Errorf("backup to %s: %w", path, err)
	}
	os.Remove(part)
	return syncFile(filepath.Dir(path))
}

// syncFile waits until a file's bytes, or a folder's names, are on the disk.
func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
