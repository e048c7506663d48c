package journal

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"

	"senha/kiosk"
)

// Options are what a journal needs from outside. The zero value works: random
// bytes come from crypto/rand, entries of its own have no time, no ballast is
// laid, nothing is logged.
type Options struct {
	Random       io.Reader    // for a new journal's id
	Now          kiosk.Moment // for entries that opening writes: journal.opened and what goes with it
	Origin       string       // of those entries, such as "kiosk 1"
	BallastBytes int64        // see DefaultBallast; 0 for none
	Log          *slog.Logger
}

// Head is the end of a journal.
type Head struct {
	Journal string
	Seq     uint64
	Hash    Hash
}

// Report says what Open found and did.
type Report struct {
	Created   bool       // there was no file
	Verified  uint64     // entries held against the chain, from the last day.opened
	Successor *Successor // the file was damaged and has been replaced, else nil
	Ballast   bool       // the ballast lies ready
}

// ErrDamaged is in the error of an append that found bad bytes in the file.
// Opening the journal again finds them too, and goes on with a successor.
var ErrDamaged = errors.New("the file is damaged; start again to go on with a successor")

// Journal is the append-only journal, opened by the one process that writes.
type Journal struct {
	*Reader
	o    Options
	id   string
	lock *lock
	db   *sql.DB // one connection

	mu    sync.Mutex // guards what is below, and appending
	head  Head
	stale bool // the last append failed: head may be behind the file
}

// Open opens the journal at a path, or makes it. It verifies the chain from
// the last day.opened; if there is a fault, it sets the file aside and goes on
// with a successor, which the Report tells. It refuses a file of a newer
// version or of another program, and a journal that another process writes.
func Open(ctx context.Context, path string, o Options) (*Journal, Report, error) {
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	lock, err := takeLock(path)
	if err != nil {
		return nil, Report{}, err
	}
	j := &Journal{o: o, lock: lock}
	report, err := j.open(ctx, path)
	if err != nil {
		j.Close()
		return nil, report, err
	}
	return j, report, nil
}

func (j *Journal) open(ctx context.Context, path string) (report Report, err error) {
	if err := finishSwitch(path); err != nil {
		return report, err
	}
	if !exists(path) {
		if err := j.create(ctx, path); err != nil {
			return report, err
		}
		report.Created = true
	}
	head, n, err := examine(ctx, path)
	if isFull(err) && j.dropBallast(path) {
		head, n, err = examine(ctx, path)
	}
	var damage *damaged
	if errors.As(err, &damage) {
		report.Successor, err = j.succeed(ctx, path, damage.cause)
		if isFull(err) && j.dropBallast(path) {
			report.Successor, err = j.succeed(ctx, path, damage.cause)
		}
		if err != nil {
			return report, fmt.Errorf("journal %s is damaged (%w), and no successor could be opened: %w", path, damage.cause, err)
		}
		head, n, err = examine(ctx, path)
	}
	if err != nil {
		return report, err
	}
	report.Verified = n
	j.head = Head{Journal: head.Journal, Seq: head.Seq, Hash: head.Hash}
	j.id = head.Journal
	report.Ballast = j.layBallast(path)

	pool, err := openPool(path)
	if err != nil {
		return report, err
	}
	j.Reader = &Reader{path: path, pool: pool}
	if j.db, err = openWriter(path); err != nil {
		return report, err
	}
	if err := j.db.PingContext(ctx); err != nil {
		return report, fmt.Errorf("journal %s cannot be written: %w", path, err)
	}
	return report, nil
}

// newID returns 128 random bits in hex.
func (j *Journal) newID() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(j.o.Random, b[:]); err != nil {
		return "", fmt.Errorf("no random bytes for a journal's id: %w", err)
	}
	return hex.EncodeToString(b[:]), nil
}

// ID returns the random id that entries to append must carry.
func (j *Journal) ID() string { return j.id }

// Head returns the last entry that is known to be durable.
func (j *Journal) Head() Head {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.head
}

// Append writes entries in one transaction; they are durable when it returns
// nil. They must be of this journal and follow the last one. After an error
// none of them, or all of them, are in the file: read on to know. If the disk
// is full, the ballast is given up and the append tried once more.
func (j *Journal) Append(ctx context.Context, entries []kiosk.Entry) error {
	if len(entries) == 0 {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	err := j.append(ctx, entries)
	if isFull(err) && j.dropBallast(j.path) {
		err = j.append(ctx, entries)
	}
	if isDamage(err) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err != nil {
		return fmt.Errorf("journal %s: %w", j.path, err)
	}
	return nil
}

func (j *Journal) append(ctx context.Context, entries []kiosk.Entry) error {
	if j.stale {
		if err := j.readHead(ctx); err != nil {
			return err
		}
	}
	head := j.head
	records := make([]Record, len(entries))
	for i, e := range entries {
		if e.Journal != j.id || e.Seq != head.Seq+1 {
			return fmt.Errorf("entry %d of journal %q does not follow entry %d of journal %q", e.Seq, e.Journal, head.Seq, j.id)
		}
		rec, err := newRecord(head.Hash, e)
		if err != nil {
			return err
		}
		records[i], head = rec, Head{Journal: rec.Journal, Seq: rec.Seq, Hash: rec.Hash}
	}
	if err := j.write(ctx, records); err != nil {
		j.stale = true
		return err
	}
	j.head = head
	return nil
}

func (j *Journal) write(ctx context.Context, records []Record) error {
	tx, err := j.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := insert(ctx, tx, records); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

// readHead reads the head from the file, since a commit that answered with an
// error may be there all the same.
func (j *Journal) readHead(ctx context.Context) error {
	var hash []byte
	head := Head{}
	err := j.db.QueryRowContext(ctx, "SELECT seq, journal, hash FROM entry ORDER BY seq DESC LIMIT 1").Scan(&head.Seq, &head.Journal, &hash)
	if err != nil {
		return err
	}
	copy(head.Hash[:], hash)
	j.head, j.stale = head, false
	return nil
}

// Close writes the WAL back and lets the file go.
func (j *Journal) Close() error {
	var errs []error
	if j.Reader != nil {
		errs = append(errs, j.Reader.Close())
	}
	if j.db != nil {
		errs = append(errs, j.db.Close())
	}
	return errors.Join(append(errs, j.lock.release())...)
}
