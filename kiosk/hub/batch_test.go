package hub

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"senha/kiosk"
	"senha/kiosk/journal"
)

// ticking is a clock that goes on by a second with each look.
type ticking struct{ looks time.Duration }

func (c *ticking) Now() kiosk.Moment {
	c.looks++
	up := c.looks * time.Second
	return kiosk.Moment{Wall: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC).Add(up), Trusted: true, Boot: "b", Up: up}
}

var threeDesks = kiosk.Centre{
	Languages:   []kiosk.Language{"ar"},
	Technicians: []kiosk.Person{{ID: "T1", Languages: []kiosk.Language{"ar"}}}, ReturnMinutes: 30,
	Services: []kiosk.Service{{ID: "legal", Letter: "A", Priority: true}, {ID: "social", Letter: "B"}},
	Desks: []kiosk.Desk{
		{ID: "1", Services: []kiosk.ServiceID{"legal"}}, {ID: "2", Services: []kiosk.ServiceID{"legal", "social"}}, {ID: "3", Services: []kiosk.ServiceID{"social"}},
	},
}

func drawWish(rt *rapid.T) kiosk.Wish {
	id := kiosk.TicketID(fmt.Sprintf("%032x", rapid.IntRange(1, 15).Draw(rt, "id")))
	desk := kiosk.DeskID(fmt.Sprint(rapid.IntRange(1, 4).Draw(rt, "desk")))
	number := kiosk.Number{Letter: rapid.SampledFrom([]string{"A", "B"}).Draw(rt, "letter"), Count: rapid.IntRange(1, 5).Draw(rt, "count")}
	service := rapid.SampledFrom([]kiosk.ServiceID{"legal", "social", "none"}).Draw(rt, "service")
	issue := kiosk.IssueTicket{ID: id, Service: service, Language: "ar", Priority: rapid.Bool().Draw(rt, "priority"), Printer: "main"}
	return rapid.SampledFrom([]kiosk.Wish{
		issue, issue, issue, kiosk.CallNext{Desk: desk}, kiosk.CallNext{Desk: desk}, kiosk.Recall{Desk: desk},
		kiosk.Finish{Desk: desk}, kiosk.NoShow{Desk: desk}, kiosk.PauseDesk{Desk: desk}, kiosk.CloseDay{}, kiosk.TurnDay{},
		kiosk.OpenDesk{Desk: desk, Technician: "T1"}, kiosk.Undo{Desk: desk}, kiosk.Return{Desk: desk}, kiosk.Refer{Desk: desk, Steps: []kiosk.ServiceID{service}},
		kiosk.CallNumber{Desk: desk, Number: number}, kiosk.RestoreTicket{Number: number}, kiosk.StartInterpreter{Desk: desk},
		kiosk.OnlyIf{Desk: desk, Ticket: id, Wish: kiosk.Finish{Desk: desk}}, kiosk.CallHelp{Desk: desk}, kiosk.EndHelp{Desk: desk},
		kiosk.CloseService{Service: service}, kiosk.OpenService{Service: service}, kiosk.RecordPrinted{ID: id, Proof: "gs-r"},
	}).Draw(rt, "wish")
}

// feed commits wishes in batches of the given sizes, in order, and returns
// the answers and what the journal has then.
func feed(rt *rapid.T, dir string, wishes []kiosk.Wish, sizes []int) (answers []string, entries string) {
	ctx := context.Background()
	j, _, err := journal.Open(ctx, filepath.Join(dir, "queue.db"), journal.Options{Random: bytes.NewReader(make([]byte, 16))})
	if err != nil {
		rt.Fatal(err)
	}
	defer j.Close()
	h := New(j, &ticking{}, slog.New(slog.DiscardHandler))
	if err := h.catchUp(ctx); err != nil {
		rt.Fatal(err)
	}
	for len(wishes) > 0 {
		n := 1
		if len(sizes) > 0 {
			n, sizes = min(sizes[0], len(wishes)), sizes[1:]
		}
		var batch []*call
		for _, w := range wishes[:n] {
			batch = append(batch, &call{origin: "test", wish: w, answer: make(chan answer, 1)})
		}
		wishes = wishes[n:]
		if err := h.commit(ctx, batch); err != nil {
			rt.Fatal(err)
		}
		for _, c := range batch {
			a := <-c.answer
			b, err := json.Marshal([]any{a.result, fmt.Sprint(a.err)})
			if err != nil {
				rt.Fatal(err)
			}
			answers = append(answers, string(b))
		}
	}
	var dump bytes.Buffer
	if err := j.Dump(ctx, &dump); err != nil {
		rt.Fatal(err)
	}
	return answers, dump.String()
}

// memoryDir makes a folder where a sync costs nothing, if there is such a disk.
func memoryDir(rt *rapid.T) string {
	base := "/dev/shm"
	if _, err := os.Stat(base); err != nil {
		base = ""
	}
	dir, err := os.MkdirTemp(base, "senha-hub-test")
	if err != nil {
		rt.Fatal(err)
	}
	return dir
}

func TestAnyBatchingEqualsOneByOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		wishes := []kiosk.Wish{kiosk.Configure{Centre: threeDesks}, kiosk.OpenDay{}}
		for range rapid.IntRange(1, 40).Draw(rt, "wishes") {
			wishes = append(wishes, drawWish(rt))
		}
		sizes := rapid.SliceOfN(rapid.IntRange(1, 12), len(wishes), len(wishes)).Draw(rt, "batches")
		one, several := memoryDir(rt), memoryDir(rt)
		defer os.RemoveAll(one)
		defer os.RemoveAll(several)
		alone, journalOfOne := feed(rt, one, wishes, nil)
		together, journalOfSeveral := feed(rt, several, wishes, sizes)
		if journalOfOne != journalOfSeveral {
			rt.Fatalf("one by one:\n%s\nin batches:\n%s", journalOfOne, journalOfSeveral)
		}
		for i := range wishes {
			if alone[i] != together[i] {
				rt.Fatalf("%#v was answered %s alone, %s in a batch", wishes[i], alone[i], together[i])
			}
		}
	})
}

func TestStamp(t *testing.T) {
	nine := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	at := func(boot string, up time.Duration, wall time.Time, trusted bool) kiosk.Moment {
		return kiosk.Moment{Boot: boot, Up: up, Wall: wall, Trusted: trusted}
	}
	last := at("a", time.Minute, nine, true)
	for _, test := range []struct {
		name string
		now  kiosk.Moment
		want time.Time
	}{
		{"a trusted time", at("a", 2*time.Minute, nine.Add(time.Hour), true), nine.Add(time.Hour)},
		{"a trusted time before the last entry: the clock was set back", at("a", 2*time.Minute, nine.Add(-time.Hour), true), nine.Add(-time.Hour)},
		{"an untrusted time after it", at("b", time.Second, nine.Add(time.Hour), false), nine.Add(time.Hour)},
		{"an untrusted time before it, in its boot", at("a", 3*time.Minute, nine.Add(-time.Hour), false), nine.Add(2 * time.Minute)},
		{"an untrusted time before it, in another boot", at("b", 7*time.Second, time.Unix(0, 0).UTC(), false), nine.Add(7 * time.Second)},
	} {
		got := stamp(last, test.now)
		if !got.Wall.Equal(test.want) || got.Trusted != test.now.Trusted || got.Boot != test.now.Boot || got.Up != test.now.Up {
			t.Errorf("%s: %+v, want %v", test.name, got, test.want)
		}
	}
	if got := stamp(kiosk.Moment{}, at("a", 1500*time.Microsecond, nine, true)); got.Up != time.Millisecond {
		t.Errorf("the journal keeps milliseconds, the stamp %v", got.Up)
	}
	if got := stamp(kiosk.Moment{}, at("a", -time.Second, nine, true)); got.Up != 0 {
		t.Errorf("a time before the boot: %v", got.Up)
	}
}
