package virtual

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Step is a fault on demand: when, and what.
//
// When, as text, is a time ("10s") or a moment in the printing of n things
// ("bytes:4000" that are not of real-time commands, "rows:200" printed,
// "ticket:3" cut). It counts from the end of the step before, or from the start
// of the script. What is a state ("paper-out"), or
//
//	power-cycle     off and on again
//	tear            a hand tears off what hangs out
//	take            a hand takes the ticket that a presenter holds out
//	garble:N        the next N bytes that arrive are others
//	garbage:N       N bytes of nonsense for the program
//	delay:DURATION  answers come late by that, from now on
type Step struct {
	Wait  time.Duration // if After is empty
	After Point
	N     int

	What string // without its number
	Arg  string
}

// watch is a moment that a script waits for.
type watch struct {
	after   Point
	left    int
	reached chan struct{}
}

// ParseStep reads a step.
func ParseStep(when, what string) (Step, error) {
	var s Step
	if at, count, found := strings.Cut(when, ":"); found {
		n, err := strconv.Atoi(count)
		s.N, s.After = n, map[string]Point{"bytes": AfterBytes, "rows": AfterRows, "ticket": AfterCut}[at]
		if err != nil || n < 1 || s.After == "" {
			return Step{}, fmt.Errorf("%q is no moment: it is bytes:N, rows:N or ticket:N, or a time like 10s", when)
		}
	} else {
		d, err := time.ParseDuration(when)
		if err != nil || d < 0 {
			return Step{}, fmt.Errorf("%q is no moment: it is bytes:N, rows:N or ticket:N, or a time like 10s", when)
		}
		s.Wait = d
	}
	s.What, s.Arg, _ = strings.Cut(what, ":")
	if err := s.check(); err != nil {
		return Step{}, err
	}
	return s, nil
}

func (s Step) check() error {
	switch s.What {
	case "garble", "garbage":
		if n, err := strconv.Atoi(s.Arg); err != nil || n < 1 || n > 1<<20 {
			return fmt.Errorf("%s needs a number of bytes: %s:40", s.What, s.What)
		}
		return nil
	case "delay":
		if d, err := time.ParseDuration(s.Arg); err != nil || d < 0 {
			return fmt.Errorf("delay needs a time: delay:3s")
		}
		return nil
	}
	if s.Arg == "" && (s.What == "power-cycle" || s.What == "tear" || s.What == "take" || slices.Contains(States(), State(s.What))) {
		return nil
	}
	return fmt.Errorf("there is no fault %q; there are %v, power-cycle, tear, take, garble:N, garbage:N, delay:TIME", s.What, States())
}

// ParseFaults reads steps as a flag has them: what@when, with commas between.
func ParseFaults(text string) ([]Step, error) {
	var steps []Step
	for part := range strings.SplitSeq(text, ",") {
		what, when, found := strings.Cut(strings.TrimSpace(part), "@")
		if !found {
			when = "0s"
		}
		s, err := ParseStep(when, what)
		if err != nil {
			return nil, err
		}
		steps = append(steps, s)
	}
	return steps, nil
}

// ReadScript reads steps as a file has them: one a line, when and then what.
// What begins with # is a comment.
func ReadScript(r io.Reader) ([]Step, error) {
	var steps []Step
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		text, _, _ := strings.Cut(lines.Text(), "#")
		fields := strings.Fields(text)
		if len(fields) == 0 {
			continue
		}
		if len(fields) != 2 {
			return nil, fmt.Errorf("line %d: %q is not one moment and one fault, as in: ticket:3 paper-out", n, strings.TrimSpace(text))
		}
		s, err := ParseStep(fields[0], fields[1])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		steps = append(steps, s)
	}
	return steps, lines.Err()
}

// Play does the steps, one after the other, each in its moment, and returns
// when the last is done or ctx ends. Between a moment and what is done in it
// the printer stands still.
func (p *Printer) Play(ctx context.Context, steps []Step) error {
	if !p.wait(ctx, func() bool { return p.line != nil }) { // it is starting
		return nil
	}
	for _, s := range steps {
		if s.After == "" {
			sleep(ctx, s.Wait)
		} else if !p.reach(ctx, s.After, s.N) {
			return nil
		}
		if ctx.Err() != nil {
			return nil
		}
		err := p.Do(s.What, s.Arg)
		if s.After != "" {
			p.mu.Lock()
			p.acting--
			p.changed()
			p.mu.Unlock()
		}
		if err != nil && ctx.Err() == nil {
			return err
		}
	}
	return nil
}

// reach waits for a moment. If it reports true the printer stands still.
func (p *Printer) reach(ctx context.Context, at Point, n int) bool {
	w := &watch{at, n, make(chan struct{})}
	p.mu.Lock()
	p.watches = append(p.watches, w)
	p.changed()
	p.mu.Unlock()
	select {
	case <-w.reached:
		return true
	case <-ctx.Done():
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.watches = slices.DeleteFunc(p.watches, func(other *watch) bool { return other == w })
	select {
	case <-w.reached: // in the last moment
		p.acting--
		p.changed()
	default:
	}
	return false
}

// Do makes a fault now; see Step.
func (p *Printer) Do(what, arg string) error {
	if err := (Step{What: what, Arg: arg}).check(); err != nil {
		return err
	}
	switch what {
	case "garble", "garbage":
		n, err := strconv.Atoi(arg)
		if err != nil {
			return err
		}
		if what == "garble" {
			p.Garble(n)
		} else {
			p.Babble(n)
		}
	case "delay":
		d, err := time.ParseDuration(arg)
		if err != nil {
			return err
		}
		p.Delay(d)
	case "tear":
		p.Tear()
	case "take":
		if !p.o.Profile.Presenter {
			return fmt.Errorf("a printer of the class %s holds no ticket out", p.o.Profile.Name)
		}
		p.Take()
	case "power-cycle":
		if err := p.SetState(Off); err != nil {
			return err
		}
		return p.SetState(Ready)
	default:
		return p.SetState(State(what))
	}
	return nil
}
