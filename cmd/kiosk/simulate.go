package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"senha/kiosk"
	"senha/kiosk/config"
	"senha/kiosk/journal"
	"senha/kiosk/simulate"
)

// trialDay is what kiosk simulate was asked for.
type trialDay struct {
	journal, centre, profile string
	day, days                int
	seed                     uint64

	desks               int
	hours               time.Duration
	bonus               string
	walkIn, appointment string
}

// simulateDays plays days as they are and, if anything is changed, once more with
// the change, and prints how long people waited.
func simulateDays(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	var t trialDay
	fs := flag.NewFlagSet("kiosk simulate", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() {
		fmt.Fprint(stderr, "usage: kiosk simulate --journal FILE | --profile cnaim|claim [flags]\n")
		fs.PrintDefaults()
	}
	fs.StringVar(&t.journal, "journal", "", "play a day of this journal again")
	fs.IntVar(&t.day, "day", 0, "number of the journal's business day (0: the last)")
	fs.StringVar(&t.profile, "profile", "", "play generated days: cnaim or claim")
	fs.StringVar(&t.centre, "centre", "", "centre.toml of generated days (default: the demo centre)")
	fs.IntVar(&t.days, "days", 20, "how many days are generated")
	fs.Uint64Var(&t.seed, "seed", 1, "of the first generated day")
	fs.IntVar(&t.desks, "desks", -1, "change: only so many of the centre's desks are staffed")
	fs.DurationVar(&t.hours, "hours", 0, "change: desks close so long after opening, such as 9h30m")
	fs.StringVar(&t.bonus, "language-bonus", "", "change: points for a language that is spoken at the desk")
	fs.StringVar(&t.walkIn, "walk-in", "", "change: HEADSTART,RATE of walk-ins, such as 0,1")
	fs.StringVar(&t.appointment, "appointment", "", "change: HEADSTART,RATE of appointments, such as 30,3")
	if err := fs.Parse(args); err != nil || fs.NArg() > 0 || (t.journal == "") == (t.profile == "") {
		if err == nil {
			fs.Usage()
		}
		return errUsage
	}
	days, err := t.load(ctx)
	if err != nil {
		return err
	}
	if err := report(stdout, "As it is", days); err != nil {
		return err
	}
	changed, news, err := t.change(days)
	if err != nil || news == "" {
		return err
	}
	fmt.Fprintln(stdout)
	return report(stdout, "With "+news, changed)
}

// load returns the days to be played.
func (t *trialDay) load(ctx context.Context) (days []simulate.Day, err error) {
	if t.journal != "" {
		r, err := journal.OpenReadOnly(t.journal)
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, r.Close()) }()
		recorder := simulate.Recorder{Number: t.day}
		if err := r.Read(ctx, 1, func(e kiosk.Entry) error { recorder.Take(e); return nil }); err != nil {
			return nil, err
		}
		day, found := recorder.Day()
		if !found {
			return nil, fmt.Errorf("%s has no business day %d: take the number of one that it has, or leave --day out for the last", t.journal, t.day)
		}
		return []simulate.Day{day}, nil
	}
	profile, known := simulate.Profiles[t.profile]
	if !known {
		return nil, fmt.Errorf("no profile is called %q: there are %s", t.profile, strings.Join(slices.Sorted(maps.Keys(simulate.Profiles)), ", "))
	}
	centre, err := config.Demo()
	if t.centre != "" {
		centre, _, err = config.LoadCentre(t.centre, nil)
	}
	if err != nil {
		return nil, err
	}
	for n := range max(1, t.days) {
		days = append(days, simulate.Generate(profile, centre, t.seed+uint64(n)))
	}
	return days, nil
}

// change returns the days as they would be, and in words what is changed.
func (t *trialDay) change(days []simulate.Day) (changed []simulate.Day, news string, err error) {
	policy := days[0].Centre.Policy.OrNormal()
	var said []string
	say := func(format string, args ...any) { said = append(said, fmt.Sprintf(format, args...)) }
	if t.bonus != "" {
		if policy.LanguageBonus, err = strconv.ParseFloat(t.bonus, 64); err != nil {
			return nil, "", fmt.Errorf("--language-bonus %q: want a number of points, such as 10", t.bonus)
		}
		say("language bonus %g", policy.LanguageBonus)
	}
	for _, class := range []struct {
		flag, value string
		weight      *kiosk.Weight
	}{{"walk-in", t.walkIn, &policy.WalkIn}, {"appointment", t.appointment, &policy.Appointment}} {
		if class.value == "" {
			continue
		}
		start, rate, _ := strings.Cut(class.value, ",")
		head, wrong := strconv.ParseFloat(start, 64)
		each, wrongRate := strconv.ParseFloat(rate, 64)
		if wrong != nil || wrongRate != nil {
			return nil, "", fmt.Errorf("--%s %q: want a head start and a rate, such as 30,3", class.flag, class.value)
		}
		*class.weight = kiosk.Weight{HeadStart: head, Rate: each}
		say("%s %g points and %g a minute", class.flag, head, each)
	}
	if err := policy.Check(); err != nil {
		return nil, "", err
	}
	if t.desks >= 0 {
		say("%d desks", t.desks)
	}
	if t.hours > 0 {
		say("%v of opening", t.hours)
	}
	for _, d := range days {
		d = d.WithPolicy(policy)
		if t.desks >= 0 {
			d = d.WithDesks(t.desks)
		}
		if t.hours > 0 {
			d = d.WithHours(t.hours)
		}
		changed = append(changed, d)
	}
	return changed, strings.Join(said, ", "), nil
}

// report plays days and prints waits by kind, language and service, in minutes.
func report(w io.Writer, title string, days []simulate.Day) error {
	var visits []simulate.Visit
	var promises []simulate.Promise
	for _, d := range days {
		promises = append(promises, simulate.Promises(d)...)
	}
	for _, p := range promises {
		visits = append(visits, p.Visit)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%s (%d days, waits in minutes)\n", title, len(days))
	fmt.Fprintln(table, "people\tcalled\tmean\tmedian\t9 of 10\tlongest\t\t")
	for _, part := range []func(simulate.Visit) string{simulate.All, simulate.Kind, simulate.Language, simulate.Service} {
		for _, f := range simulate.Figures(visits, part) {
			fmt.Fprintf(table, "%d\t%d\t%.1f\t%.1f\t%.1f\t%.1f\t\t%s\n", f.People, f.Called, f.Mean.Minutes(), f.Median.Minutes(), f.P90.Minutes(), f.Most.Minutes(), f.Of)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if spoken, others := simulate.Understood(visits); others > 0 {
		fmt.Fprintf(w, "%d of %d (%d %%) who speak another language than Portuguese were called to a desk that speaks it.\n", spoken, others, 100*spoken/others)
	}
	if kept := simulate.Kept(promises); kept.People > 0 {
		fmt.Fprintf(w, "%d of %d waits (%d %%) fell inside the promised range; its middle erred by %.1f min on the mean, people ahead × mean time ÷ open desks by %.1f.\n",
			kept.Within, kept.People, 100*kept.Within/kept.People, kept.Error.Minutes(), kept.Simple.Minutes())
	}
	return nil
}
