package printer_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"senha/kiosk"
	"senha/printer/profile"
	"senha/printer/virtual"
)

var (
	campaignN      = flag.Int("campaign.n", campaignShort, "faults of the campaign")
	campaignWorlds = flag.Int("campaign.worlds", 8, "worlds at a time")
	campaignSeed   = flag.Uint64("campaign.seed", 1, "seed of the campaign's first world; 0 takes one from the clock")
)

// The campaign: random faults upon a real printer package, journal and hub,
// over a pseudo-terminal, with a virtual printer of each class. After each,
// every ticket must have ended as printed or as failed, and no number may
// stand on two papers that aren't marked as copies.
//
// A world is told by its seed; which byte meets which instant also hangs on
// the machine, so a fault found once may need some tries to show again.
func TestCampaign(t *testing.T) {
	seed := *campaignSeed
	if seed == 0 {
		seed = uint64(time.Now().Unix())
	}
	t.Logf("seed %d", seed)
	classes := profile.Names()
	var all tally
	var worlds errgroup.Group
	worlds.SetLimit(*campaignWorlds) // they mostly wait
	for left, s := *campaignN, seed; left > 0; left, s = left-faultsOfAWorld, s+1 {
		class, n := classes[s%uint64(len(classes))], min(left, faultsOfAWorld)
		worlds.Go(func() error {
			t.Run(fmt.Sprintf("%d %s", s, class), func(t *testing.T) {
				w := newWorld(t, s, class)
				defer all.add(&w.tally)
				for i := range n {
					w.suffer(i)
				}
			})
			return nil
		})
	}
	worlds.Wait()
	t.Logf("%d faults; tickets: %s", all.faults, all.String())
}

// tally counts how tickets have ended.
type tally struct {
	mu                      sync.Mutex
	faults                  int
	printed, copies, failed int
	why                     map[string]int
}

func (a *tally) add(b *tally) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.faults, a.printed, a.copies, a.failed = a.faults+b.faults, a.printed+b.printed, a.copies+b.copies, a.failed+b.failed
	if a.why == nil {
		a.why = map[string]int{}
	}
	for k, n := range b.why {
		a.why[k] += n
	}
}

func (a *tally) String() string {
	return fmt.Sprintf("%d printed, %d as copies, %d failed %v", a.printed, a.copies, a.failed, a.why)
}

// A world is a centre with one printer, and what was seen of its papers.
type world struct {
	*centre
	t      *testing.T
	seed   uint64
	random *rand.Rand
	m      machine
	class  profile.Profile
	reader *reader
	stop   func()
	tally  tally

	story   []string // the faults so far
	paper   int      // number of the last paper read
	papers  map[kiosk.TicketID][]seen
	excused map[kiosk.TicketID]bool // noise or torn paper: what its papers show proves nothing
	settled map[kiosk.TicketID]bool
}

func newWorld(t *testing.T, seed uint64, class string) *world {
	pr, err := profile.Named(class)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{
		centre: newCentre(t), t: t, seed: seed, random: rand.New(rand.NewPCG(seed, 16)), class: pr,
		papers: map[kiosk.TicketID][]seen{}, excused: map[kiosk.TicketID]bool{}, settled: map[kiosk.TicketID]bool{},
	}
	w.tally.why = map[string]int{}
	w.m = newMachine(t, class)
	w.reader = newReader(t, w.centre, pr)
	w.stop = w.start(w.m.device, class)
	w.pass("the printer is known", creep, func() bool { return w.state() != "" })
	id := w.issue() // without a fault
	w.pass("the first ticket is printed", creep, func() bool { return w.ticket(id).Paper == kiosk.PaperPrinted })
	w.look([]kiosk.TicketID{id}, false)
	if got := w.papers[id]; len(got) != 1 || got[0] != (seen{number: 1, original: 1}) {
		t.Fatalf("a good ticket is read as %+v", got)
	}
	return w
}

// pass lets time pass until cond holds, but none while the printer is at work.
func (w *world) pass(what string, pace time.Duration, cond func() bool) {
	w.t.Helper()
	var received int64
	var waiting int
	for end := time.Now().Add(60 * time.Second); !cond(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			w.t.Fatalf("waited in vain until %s\n%s", what, w.told())
		}
		if r := w.m.Report(); r.Received != received || r.Waiting != waiting {
			received, waiting = r.Received, r.Waiting
			continue
		}
		w.clock.Advance(pace)
	}
}

// How quickly the centre's clock goes, for each of ours' milliseconds.
const (
	creep = 3 * time.Millisecond   // nothing may be missed
	walk  = 15 * time.Millisecond  // answers are waited for: two seconds are 130 ms
	run   = 150 * time.Millisecond // nothing is
)

func (w *world) told() string {
	return fmt.Sprintf("again: go test ./printer -run TestCampaign -campaign.seed %d -campaign.n %d\n%s\n%s",
		w.seed, len(w.story), strings.Join(w.story, "\n"), w.dump())
}

// suffer has one or two tickets asked for while a fault strikes.
func (w *world) suffer(i int) {
	w.t.Helper()
	faults := []fault{draw(w.random)}
	if w.random.IntN(5) == 0 { // seldom alone
		faults = append(faults, draw(w.random))
	}
	tickets := 1 + w.random.IntN(2)
	w.story = append(w.story, fmt.Sprintf("%d: %d tickets, %v", i, tickets, faults))
	w.tally.faults++
	var ids []kiosk.TicketID
	issue := func() {
		for range tickets {
			ids = append(ids, w.issue())
		}
	}
	ended := func() bool {
		return !slices.ContainsFunc(ids, func(id kiosk.TicketID) bool { return w.ticket(id).Paper == kiosk.PaperOwed })
	}
	for n, f := range faults {
		ctx, cancel := context.WithCancel(w.t.Context())
		var held <-chan struct{}
		if f.after != "" {
			w.m.hold(f.after, f.n)
			held = w.held(ctx)
		}
		if n == 0 && f.after != "" {
			issue()
		}
		w.pass("the fault comes or the tickets end", walk, func() bool {
			select {
			case <-held:
				return true
			default:
				return f.after == "" || ended()
			}
		})
		w.strike(f)
		w.m.Release()
		cancel()
		if n == 0 && f.after == "" {
			issue()
		}
		began := w.clock.Now().Up
		lasted := func(d time.Duration) func() bool { return func() bool { return w.clock.Now().Up-began >= d } }
		if !ended() {
			w.pass("the fault is felt", walk, lasted(min(f.lasts, 3*time.Second)))
		}
		w.pass("the fault has lasted", run, lasted(f.lasts))
		w.mend(f)
	}
	w.pass("no ticket is owed", walk, ended)
	if failed := slices.IndexFunc(ids, func(id kiosk.TicketID) bool { return w.ticket(id).Paper == kiosk.PaperFailed }); failed >= 0 && w.random.IntN(3) == 0 {
		w.submit(kiosk.PrintTicket{ID: ids[failed], Reason: "staff"})
		w.pass("no copy is owed", walk, ended)
	}
	w.look(ids, noisy(faults))
	w.account(ids)
}

// noisy says whether a fault may have changed dots on paper, or torn a paper in
// two, without anybody being able to know.
func noisy(faults []fault) bool {
	return slices.ContainsFunc(faults, func(f fault) bool {
		switch f.kind {
		case "garble", string(virtual.Cut), string(virtual.PaperOut):
			return true
		}
		return false
	})
}

// look reads the papers that have come out since it was last called.
func (w *world) look(now []kiosk.TicketID, noisy bool) {
	w.t.Helper()
	if noisy {
		for _, id := range now {
			w.excused[id] = true
		}
	}
	if !w.class.Cut { // a person tears off what hangs out
		w.m.Tear()
	}
	state := w.hub.State()
	for _, p := range w.m.Papers() {
		if p.Number <= w.paper {
			continue
		}
		if p.Number != w.paper+1 {
			w.t.Fatalf("paper %d comes after %d\n%s", p.Number, w.paper, w.told())
		}
		w.paper = p.Number
		for _, t := range state.Tickets() {
			if s := w.reader.read(p.Picture, *t); s.number > 0 {
				w.papers[t.ID] = append(w.papers[t.ID], s)
			}
		}
	}
	for _, t := range state.Tickets() {
		originals := 0
		for _, s := range w.papers[t.ID] {
			if originals += s.original; !w.excused[t.ID] {
				originals += max(0, s.number-s.original-s.copy)
			}
		}
		if originals > 1 {
			w.t.Fatalf("%s stands on %d papers that are no copies: %+v\n%s", t.Number, originals, w.papers[t.ID], w.told())
		}
	}
}

// account holds the journal against the papers.
func (w *world) account(ids []kiosk.TicketID) {
	w.t.Helper()
	for _, t := range w.hub.State().Tickets() {
		if t.Paper == kiosk.PaperOwed || t.Paper == kiosk.PaperFailed && t.PaperFault == "" {
			w.t.Fatalf("%s: its paper is %q (%s)\n%s", t.Number, t.Paper, t.PaperFault, w.told())
		}
	}
	for _, id := range ids {
		t := w.ticket(id)
		switch {
		case t.Paper == kiosk.PaperFailed:
			w.tally.failed++
			w.tally.why[t.PaperFault]++
			continue
		case t.Copy:
			w.tally.copies++
		default:
			w.tally.printed++
		}
		if w.class.Proof == profile.ProofNone || w.excused[id] {
			continue
		}
		if !slices.ContainsFunc(w.papers[id], func(s seen) bool {
			return t.Copy && s.copy > 0 || !t.Copy && s.original > 0
		}) {
			w.t.Fatalf("%s is said to be printed (copy %v), and its papers show %+v\n%s", t.Number, t.Copy, w.papers[id], w.told())
		}
	}
}
