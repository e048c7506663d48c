package journal

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"senha/kiosk"
)

// Successor tells how a damaged file was replaced.
//
// Kept entries stand in the new file as they stood in the damaged one, with
// journal, number and hash. Behind them comes the new journal's own
// journal.opened, which names the last of them and the numbers that may have
// been given out unseen; then the salvaged entries, appended anew with their
// own moment and an origin such as "salvaged: desk 3".
type Successor struct {
	Reason     string // the fault
	SetAside   string // where the damaged file is now, untouched
	Kept       uint64 // entries before the fault
	Salvaged   uint64 // intact entries behind it
	Unreadable uint64 // entries that are lost, or not as they were written
}

// salvagedOrigin stands before the origin of a salvaged entry.
const salvagedOrigin = "salvaged: "

// succeed builds a successor beside the damaged file and then changes places.
func (j *Journal) succeed(ctx context.Context, path string, cause error) (*Successor, error) {
	id, err := j.newID()
	if err != nil {
		return nil, err
	}
	p, err := openPages(path)
	if err != nil {
		return nil, err
	}
	defer p.close()
	rest := newRemains(p)
	result := &Successor{Reason: cause.Error(), SetAside: asideName(path)}
	err = build(ctx, path+successorSuffix, func(w *fileWriter) error {
		head, day, err := rest.keep(w, result)
		if err != nil {
			return err
		}
		return j.resume(w, rest, id, head, day, result)
	})
	if err != nil {
		return nil, err
	}
	return result, finishSwitch(path)
}

// resume writes the new journal's own entries behind those that were kept.
func (j *Journal) resume(w *fileWriter, rest *remains, id string, head Record, day *dayCount, result *Successor) error {
	opened := kiosk.JournalOpened{Reason: result.Reason}
	if head.Seq > 0 {
		opened.Previous = &kiosk.Link{Journal: head.Journal, Seq: head.Seq, Hash: head.Hash.String()}
	}
	mark := day.mark
	salvage := rest.behind(head.Seq, day, result)
	if len(rest.refs) == 0 { // nothing at all: each letter starts far up
		rest.pages.lost = max(rest.pages.lost, widestGap)
	}
	opened.Counts = day.after(rest.pages.lost)

	write := func(at kiosk.Moment, event kiosk.Event) (err error) {
		e := kiosk.Entry{Journal: id, Seq: head.Seq + 1, At: at, Origin: j.o.Origin, Event: event}
		if head, err = newRecord(head.Hash, e); err != nil {
			return err
		}
		return w.add(head)
	}
	if err := write(j.o.Now, opened); err != nil {
		return err
	}
	for _, seq := range salvage {
		rec, e, ok := rest.intact(seq)
		if !ok {
			return fmt.Errorf("entry %d could be read a moment ago, now it cannot", seq)
		}
		if lost := mark.openFor(e); lost != nil {
			if err := write(e.At, *lost); err != nil {
				return err
			}
		}
		body, err := readdress(rec.Body, id, head.Seq+1, e.Origin)
		if err != nil {
			return err
		}
		head = Record{Seq: head.Seq + 1, Journal: id, Body: body, Hash: Chain(head.Hash, body)}
		if err := w.add(head); err != nil {
			return err
		}
	}
	return nil
}

// readdress gives a body a new journal and number and marks its origin. All
// else in it stays, fields of later versions too.
func readdress(body []byte, journal string, seq uint64, origin string) ([]byte, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(body, &fields); err != nil {
		return nil, err
	}
	if !strings.HasPrefix(origin, salvagedOrigin) {
		origin = salvagedOrigin + origin
	}
	for name, value := range map[string]any{"journal": journal, "seq": seq, "origin": origin} {
		raw, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		fields[name] = raw
	}
	return json.Marshal(fields)
}

// successorSuffix names a successor that is whole but not yet in its place.
const successorSuffix = ".successor"

// finishSwitch sets the damaged file aside and puts its successor in its
// place, or completes that after a power cut. The WAL goes first: it must
// never lie beside a file that it does not belong to.
func finishSwitch(path string) error {
	if !exists(path + successorSuffix) {
		return nil
	}
	if err := setAside(path, append(suffixes, "")); err != nil {
		return err
	}
	if err := os.Rename(path+successorSuffix, path); err != nil {
		return err
	}
	return syncFile(parent(path))
}

// setAside renames files of the journal; those that are not there are passed.
func setAside(path string, suffixes []string) error {
	aside := asideName(path)
	for _, s := range suffixes {
		if !exists(path + s) {
			continue
		}
		if err := os.Rename(path+s, aside+s); err != nil {
			return err
		}
	}
	return nil
}

// asideName returns the first name where no file would be overwritten. It is
// the same name again if a power cut came between two renames.
func asideName(path string) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.damaged-%d", path, n)
		free := !exists(name)
		for _, s := range suffixes {
			free = free && !(exists(name+s) && exists(path+s))
		}
		if free {
			return name
		}
	}
}
