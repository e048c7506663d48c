// Package journal keeps a centre's append-only journal in one SQLite file.
//
// The file has one table, entry, with a row for each [kiosk.Entry]:
//
//	seq      INTEGER PRIMARY KEY   the entry's number, from 1, without gaps
//	journal  TEXT                  random id of the journal that wrote it, 32 hex digits
//	body     BLOB                  the entry as JSON
//	hash     BLOB                  SHA-256(hash of the entry before || body), 32 bytes
//
// The hash before the first entry is 32 zero bytes. Triggers forbid UPDATE,
// DELETE and numbers that do not rise. application_id is 0x53454E48 ("SENH")
// and user_version 1. docs/journal.md describes bodies and rules of evolution.
//
// [Open] is for the one process that writes; [OpenReadOnly] reads beside it.
// A damaged file is set aside as it stands, and a successor that keeps all
// that can be read takes its place: see [Successor].
package journal
