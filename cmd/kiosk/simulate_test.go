package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/journal"
)

// simulated runs kiosk simulate and returns what it prints.
func simulated(t *testing.T, code int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	if got := run(context.Background(), append([]string{"simulate"}, args...), &out, &errs); got != code {
		t.Errorf("kiosk simulate %s: exit code %d, want %d: %s", strings.Join(args, " "), got, code, errs.String())
	}
	return out.String(), errs.String()
}

func TestSimulateComparesARuleWithAnother(t *testing.T) {
	out, _ := simulated(t, exitOK, "--profile", "cnaim", "--days", "3", "--language-bonus", "0", "--appointment", "20,2")
	again, _ := simulated(t, exitOK, "--profile", "cnaim", "--days", "3", "--language-bonus", "0", "--appointment", "20,2")
	if out != again {
		t.Error("the same days give other figures")
	}
	parts := strings.Split(out, "\n\n")
	if len(parts) != 2 || !strings.HasPrefix(parts[0], "As it is (3 days") || !strings.HasPrefix(parts[1], "With language bonus 0, appointment 20 points and 2 a minute (3 days") {
		t.Fatalf("printed:\n%s", out)
	}
	for _, want := range []string{"     660", "  all\n", "  priority\n", "  appointment\n", "  walk-in\n", "  ar\n", "  immigration\n", " who speak another language than Portuguese", " fell inside the promised range"} {
		if !strings.Contains(parts[0], want) || !strings.Contains(parts[1], want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	if out, _ := simulated(t, exitOK, "--profile", "claim"); strings.Contains(out, "With") {
		t.Errorf("nothing is changed, but it says so:\n%s", out)
	}
}

// A day of a real journal is played again, and once more with a desk less.
func TestSimulateReplaysAJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	j, _, err := journal.Open(context.Background(), path, journal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	state := kiosk.NewState()
	at := kiosk.Moment{Wall: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Trusted: true, Boot: "b"}
	do := func(minutes int, w kiosk.Wish) {
		t.Helper()
		at.Up, at.Wall = at.Up+time.Duration(minutes)*time.Minute, at.Wall.Add(time.Duration(minutes)*time.Minute)
		events, err := state.Decide(kiosk.Command{At: at, Wish: w})
		if err != nil {
			t.Fatal(err)
		}
		for _, event := range events {
			e := kiosk.Entry{Journal: j.ID(), Seq: j.Head().Seq + 1, At: at, Event: event}
			if err := j.Append(context.Background(), []kiosk.Entry{e}); err != nil {
				t.Fatal(err)
			}
			state.Apply(e)
		}
	}
	do(0, kiosk.Configure{Centre: kiosk.Centre{
		Languages: []kiosk.Language{"pt-PT"}, Services: []kiosk.Service{{ID: "legal", Letter: "A"}},
		Desks: []kiosk.Desk{{ID: "1", Services: []kiosk.ServiceID{"legal"}}, {ID: "2", Services: []kiosk.ServiceID{"legal"}}},
	}})
	do(0, kiosk.OpenDay{})
	for n := range 2 {
		do(0, kiosk.IssueTicket{ID: kiosk.TicketID(fmt.Sprintf("%032x", n)), Service: "legal", Language: "pt-PT"})
	}
	do(2, kiosk.CallNext{Desk: "1"})
	do(0, kiosk.CallNext{Desk: "2"})
	do(10, kiosk.Finish{Desk: "1"})
	do(5, kiosk.Finish{Desk: "2"})
	do(5, kiosk.CloseDay{})
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	out, _ := simulated(t, exitOK, "--journal", path, "--desks", "1")
	var means []string
	for _, line := range strings.Split(out, "\n") {
		if f := strings.Fields(line); len(f) == 7 && f[6] == "all" {
			means = append(means, f[1]+" called, mean "+f[2])
		}
	}
	if want := "[2 called, mean 2.0 2 called, mean 7.0]"; fmt.Sprint(means) != want {
		t.Errorf("%v, want %v in\n%s", means, want, out)
	}
	if _, errs := simulated(t, exitFailed, "--journal", path, "--day", "7"); !strings.Contains(errs, "no business day 7") {
		t.Error(errs)
	}
}

func TestSimulateRefuses(t *testing.T) {
	for want, args := range map[string][]string{
		"usage:":                       {},
		"flags]":                       {"--profile", "claim", "--journal", "x"},
		"there are claim, cnaim":       {"--profile", "lisboa"},
		"want a number of points":      {"--profile", "claim", "--language-bonus", "much"},
		"want a head start and a rate": {"--profile", "claim", "--walk-in", "1"},
		"want at least as much":        {"--profile", "claim", "--walk-in", "99,1"},
		"want 0 to 60":                 {"--profile", "claim", "--language-bonus", "NaN"},
		"nothing":                      {"--journal", "/nothing/queue.db"},
	} {
		code := exitFailed
		if want == "usage:" || want == "flags]" {
			code = exitInput
		}
		if _, errs := simulated(t, code, args...); !strings.Contains(errs, want) {
			t.Errorf("%v: %q, want %q in it", args, errs, want)
		}
	}
}
