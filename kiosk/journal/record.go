package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"senha/kiosk"
)

// Hash is a link of the chain over the stored bytes.
type Hash [sha256.Size]byte

// String returns the hash in hex.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Record is an entry as it is stored.
type Record struct {
	Seq     uint64
	Journal string
	Body    []byte // JSON of a kiosk.Entry
	Hash    Hash   // of the entry before and Body
}

// Chain returns the hash of an entry's body after the entry before it.
func Chain(before Hash, body []byte) Hash {
	h := sha256.New()
	h.Write(before[:])
	h.Write(body)
	return Hash(h.Sum(nil))
}

// Entry decodes the body.
func (r Record) Entry() (kiosk.Entry, error) {
	var e kiosk.Entry
	if err := json.Unmarshal(r.Body, &e); err != nil {
		return e, fmt.Errorf("entry %d: %w", r.Seq, err)
	}
	return e, nil
}

// check holds a record against the hash of the one before it, and its body
// against its columns. It returns the decoded entry.
func (r Record) check(before Hash) (kiosk.Entry, error) {
	if Chain(before, r.Body) != r.Hash {
		return kiosk.Entry{}, errors.New("its bytes and the hash before it do not give its hash")
	}
	e, err := r.Entry()
	if err != nil {
		return e, err
	}
	if e.Seq != r.Seq || e.Journal != r.Journal {
		return e, fmt.Errorf("its body says %d of journal %q, its row says %d of journal %q", e.Seq, e.Journal, r.Seq, r.Journal)
	}
	return e, nil
}

// newRecord encodes an entry behind the hash of the one before it.
func newRecord(before Hash, e kiosk.Entry) (Record, error) {
	body, err := json.Marshal(e)
	if err != nil {
		return Record{}, fmt.Errorf("entry %d: %w", e.Seq, err)
	}
	rec := Record{Seq: e.Seq, Journal: e.Journal, Body: body, Hash: Chain(before, body)}
	if _, err := rec.Entry(); err != nil {
		return Record{}, fmt.Errorf("entry could not be read back and is not written: %w", err)
	}
	return rec, nil
}
