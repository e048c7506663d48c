package screen

import (
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
)

// Morning is the view of a centre at 10:42 of a working day, for pictures and
// tests beside [Examples]: some people wait, and two services give out no
// tickets, one because it is full and one because it is closed.
func Morning(c *kiosk.Centre, full, closed kiosk.ServiceID) View {
	q := api.Queue{
		Now: time.Date(2026, 3, 9, 10, 42, 0, 0, time.UTC), Trusted: true, Day: api.Day{Open: true},
		Centre: api.Centre{
			Name: c.Name, LongName: c.LongName, Zone: c.Zone,
			Languages: c.Languages, Welcome: c.Welcome, Children: c.Children,
		},
	}
	for i, sv := range c.Services {
		body := api.Service{Service: sv, Waiting: []int{12, 2, 9, 4, 0, 3, 5}[i%7], Open: true}
		switch sv.ID {
		case full:
			body.Open, body.Why = false, kiosk.CodeServiceFull
		case closed:
			body.Open, body.Why = false, kiosk.CodeServiceClosed
		}
		q.Services = append(q.Services, body)
	}
	return ViewOf(q)
}
