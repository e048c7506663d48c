package api

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Names of the events in streams.
const (
	EventQueue = "queue" // data: Queue
	EventBoard = "board" // data: board.Board
	EventTap   = "tap"   // data: Tap
	EventBeat  = "beat"  // data: Beat; the hub lives and nothing has changed
)

// Beat is what the hub says each board.BeatEvery.
type Beat struct {
	Now time.Time `json:"now,omitzero"` // its wall clock in the centre's zone, if that is to be believed
}

// Event is one server-sent event.
type Event struct {
	Name string
	ID   uint64 // the journal's sequence number; that of the event before if it has none
	Data []byte // JSON; valid until the next event
}

// maxEvent is how many bytes one event may have: a day's whole queue fits.
const maxEvent = maxAnswer

// errStreamEnded is why a stream is over when nothing else is wrong.
var errStreamEnded = errors.New("the hub ended the stream")

// Stream reads a stream's events until it breaks off, heard returns an error,
// or ctx is done; the error says which. lastID is the last event's id that the
// caller has, 0 for none. Staying connected is Follow's task.
func (c *Client) Stream(ctx context.Context, route string, lastID uint64, heard func(Event) error) error {
	header := http.Header{"Accept": {"text/event-stream"}}
	if lastID > 0 {
		header.Set("Last-Event-ID", strconv.FormatUint(lastID, 10))
	}
	resp, err := c.open(ctx, http.MethodGet, route, nil, header)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if kind := resp.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/event-stream") {
		return fmt.Errorf("hub %s, GET %s: want a stream of events, the answer is %q", c.hub, route, kind)
	}
	return readEvents(resp.Body, lastID, heard)
}

// readEvents takes a stream apart, by section 9.2.6 of the HTML standard
// ("Interpreting an event stream"). Ids that are no numbers and retry times
// are passed over.
func readEvents(r io.Reader, lastID uint64, heard func(Event) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxEvent)
	lines.Split(splitLine)
	event := Event{ID: lastID}
	var data bytes.Buffer
	for first := true; lines.Scan(); first = false {
		line := lines.Bytes()
		if first {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if len(line) == 0 {
			if data.Len() > 0 {
				event.Data = data.Bytes()[:data.Len()-1]
				if event.Name == "" {
					event.Name = "message"
				}
				if err := heard(event); err != nil {
					return err
				}
			}
			event = Event{ID: event.ID}
			data.Reset()
			continue
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimPrefix(value, []byte(" "))
		switch string(name) {
		case "event":
			event.Name = string(value)
		case "id":
			if id, err := strconv.ParseUint(string(value), 10, 64); err == nil {
				event.ID = id
			}
		case "data":
			if data.Len()+len(value) > maxEvent {
				return bufio.ErrTooLong
			}
			data.Write(value)
			data.WriteByte('\n')
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return errStreamEnded
}

// splitLine is a bufio.SplitFunc for lines that end in CR LF, LF or CR. A last
// line without an end is no line: the stream broke off in it.
func splitLine(b []byte, atEOF bool) (advance int, token []byte, err error) {
	i := bytes.IndexAny(b, "\r\n")
	switch {
	case i < 0 && atEOF:
		return len(b), nil, nil
	case i < 0:
		return 0, nil, nil
	case b[i] == '\n':
		return i + 1, b[:i], nil
	case i+1 == len(b) && !atEOF:
		return 0, nil, nil // a CR: a LF may follow
	case i+1 < len(b) && b[i+1] == '\n':
		return i + 2, b[:i], nil
	}
	return i + 1, b[:i], nil
}
