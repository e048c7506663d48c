package api

import (
	"bufio"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// read returns a stream's events, each as name#id:data.
func read(stream string) (string, error) {
	var got []string
	err := readEvents(strings.NewReader(stream), 5, func(e Event) error {
		got = append(got, fmt.Sprintf("%s#%d:%s", e.Name, e.ID, e.Data))
		return nil
	})
	return strings.Join(got, " "), err
}

func TestReadEvents(t *testing.T) {
	for _, tt := range []struct{ name, stream, want string }{
		{"ours", "retry: 1000\n\nevent: beat\ndata: {}\n\nevent: board\nid: 12\ndata: {\"seq\":12}\n\n", `beat#5:{} board#12:{"seq":12}`},
		{"the id stays", "id: 7\ndata: a\n\ndata: b\n\n", "message#7:a message#7:b"},
		{"the name does not", "event: x\ndata: a\n\ndata: b\n\n", "x#5:a message#5:b"},
		{"lines of data", "data: a\ndata:b\ndata\n\n", "message#5:a\nb\n"},
		{"one space is taken away", "data:  a\n\n", "message#5: a"},
		{"comments and unknown fields", ": hello\nfoo: bar\ndata: a\n\n", "message#5:a"},
		{"no data, no event", "event: x\n\ndata: a\n\n", "message#5:a"},
		{"an id that is no number", "id: x1\ndata: a\n\n", "message#5:a"},
		{"CR LF, CR and a mark at the start", "\ufeffdata: a\r\n\r\ndata: b\r\rdata: c\n\n", "message#5:a message#5:b message#5:c"},
		{"broken off in an event", "data: a\n\ndata: b\n", "message#5:a"},
		{"broken off in a line", "data: a\n\ndata: b\n\ndata: c", "message#5:a message#5:b"},
		{"nothing", "", ""},
	} {
		if got, err := read(tt.stream); got != tt.want || !errors.Is(err, errStreamEnded) {
			t.Errorf("%s: %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
}

func TestReadEventsIsBounded(t *testing.T) {
	if _, err := read("data: " + strings.Repeat("x", maxEvent+1) + "\n\n"); !errors.Is(err, bufio.ErrTooLong) {
		t.Errorf("one long line: %v", err)
	}
	line := "data: " + strings.Repeat("x", 1<<20) + "\n"
	if _, err := read(strings.Repeat(line, 20) + "\n"); !errors.Is(err, bufio.ErrTooLong) {
		t.Errorf("many lines: %v", err)
	}
}

func TestReadEventsStopsWhenToldTo(t *testing.T) {
	enough := errors.New("enough")
	n := 0
	err := readEvents(strings.NewReader("data: a\n\ndata: b\n\n"), 0, func(Event) error {
		n++
		return enough
	})
	if !errors.Is(err, enough) || n != 1 {
		t.Errorf("%v after %d events", err, n)
	}
}

// Whatever comes over the line: no panic, and an event has data of whole lines.
func FuzzReadEvents(f *testing.F) {
	f.Add("event: board\nid: 12\ndata: {}\n\n")
	f.Add("data: a\r\n\r\n\rid\n: x\ndata:\n\n")
	f.Fuzz(func(t *testing.T, stream string) {
		err := readEvents(strings.NewReader(stream), 0, func(e Event) error {
			if strings.ContainsRune(string(e.Data), '\r') || strings.ContainsAny(e.Name, "\r\n") || e.Name == "" {
				t.Errorf("event %q with %q", e.Name, e.Data)
			}
			return nil
		})
		if err == nil {
			t.Error("a stream that ended gave no error")
		}
	})
}
