package journal

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"strings"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"
)

// What the file's header says of it. The version rises when the tables change.
const (
	applicationID = 0x53454E48 // "SENH"
	userVersion   = 1
)

// busyTimeout is how long a connection waits for a lock of another process,
// such as a backup by hand.
const busyTimeout = 5 * time.Second

// tables are the statements that make the file, as SQLite keeps them,
// by name.
var tables = []string{
	`CREATE TABLE entry (
	seq     INTEGER PRIMARY KEY CHECK (seq > 0),
	journal TEXT NOT NULL,
	body    BLOB NOT NULL,
	hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT`,
	`CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: no entry is deleted'); END`,
	`CREATE TRIGGER entry_is_not_updated BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: no entry is updated'); END`,
	`CREATE TRIGGER entry_rises BEFORE INSERT ON entry
WHEN NEW.seq <= (SELECT max(seq) FROM entry)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: entries follow the last one'); END`,
}

// schema makes a new file.
var schema = fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d; %s;",
	applicationID, userVersion, strings.Join(tables, "; "))

// dsn names a file and its pragmas. They stand in the name, so that each
// connection of a pool has them.
func dsn(path string, params ...string) string {
	params = append(params, fmt.Sprintf("_busy_timeout=%d", busyTimeout.Milliseconds()))
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + strings.Join(params, "&")
}

// openWriter opens the one connection that writes. synchronous=FULL: a commit
// is on the card when it returns.
func openWriter(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", dsn(path, "mode=rwc", "_journal_mode=WAL", "_synchronous=FULL", "_txlock=immediate"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// openPool opens connections that read. They never checkpoint and so leave
// the file and its WAL as they are.
func openPool(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", dsn(path, "mode=ro"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(4)
	return db, nil
}

// insert appends records to the table in a transaction that is under way.
func insert(ctx context.Context, tx *sql.Tx, records []Record) error {
	stmt, err := tx.PrepareContext(ctx, "INSERT INTO entry (seq, journal, body, hash) VALUES (?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer stmt.Close()
	for _, r := range records {
		if _, err := stmt.ExecContext(ctx, int64(r.Seq), r.Journal, r.Body, r.Hash[:]); err != nil {
			return fmt.Errorf("entry %d: %w", r.Seq, err)
		}
	}
	return nil
}
