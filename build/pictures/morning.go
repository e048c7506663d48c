package main

import (
	"fmt"
	"time"

	"senha/kiosk"
	"senha/kiosk/config"
)

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }

// start is when the day of the pictures begins.
var start = time.Date(2026, 11, 23, 10, 2, 0, 0, time.UTC)

// morning is the demo centre at 10:42 of a working day: people have come, some
// were called, some wait.
func morning() (*kiosk.State, error) {
	centre, err := config.Demo()
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation("Europe/Lisbon")
	if err != nil {
		return nil, err
	}
	d := &day{state: kiosk.NewState(), start: start.In(zone)}
	d.do(0, kiosk.Configure{Centre: centre})
	d.do(0, kiosk.OpenDay{})
	visitors := []struct {
		service            kiosk.ServiceID
		language           kiosk.Language
		priority, children bool
	}{
		{"immigration", "pt-PT", false, false}, {"immigration", "hi", false, false}, {"social-security", "en", false, true},
		{"legal", "ar", false, false}, {"education", "ar", true, true}, {"welcome", "en", false, false},
		{"citizen-space", "hi", true, true}, {"immigration", "ar", false, false}, {"work", "pt-PT", true, true},
		{"health", "hi", false, false}, {"employability", "en", true, true}, {"inclusion", "ar", false, false},
	}
	for i, v := range visitors {
		id := kiosk.TicketID(fmt.Sprintf("%032x", i+1))
		d.do(60*i, kiosk.IssueTicket{ID: id, Service: v.service, Language: v.language, Priority: v.priority, Children: v.children, Printer: "main"})
		if v.priority {
			d.do(60*i+5, kiosk.DoubtPaper{ID: id, Reason: "restart"})
		}
	}
	d.do(800, kiosk.CloseService{Service: "registries"})
	called := 0
	for i, desk := range centre.Desks {
		if d.do(900+137*i, kiosk.CallNext{Desk: desk.ID}); d.state.DeskState(desk.ID).Ticket != "" {
			called++
		}
		if called == 6 {
			break
		}
	}
	return d.state, d.err
}

// day is a queue that things are done to.
type day struct {
	state *kiosk.State
	start time.Time
	err   error
}

// do has a wish decided and applied, some seconds after the start.
func (d *day) do(at int, w kiosk.Wish) {
	if d.err != nil {
		return
	}
	now := kiosk.Moment{Wall: d.start.Add(seconds(at)), Trusted: true, Boot: "picture", Up: seconds(at)}
	events, err := d.state.Decide(kiosk.Command{At: now, Origin: "pictures", Wish: w})
	if err != nil {
		d.err = err
		return
	}
	for _, e := range events {
		d.state.Apply(kiosk.Entry{Journal: "pictures", Seq: d.state.Seq() + 1, At: now, Origin: "pictures", Event: e})
	}
}
