package hub

import (
	"senha/display/board"
	"senha/kiosk"
)

// Board is what the waiting rooms show of a state at a moment: the last calls,
// the newest first, and how it stands with each service. A masked service has
// neither name nor icon there.
func Board(s *kiosk.State, now kiosk.Moment) board.Board {
	centre := s.Centre()
	b := board.Board{
		Seq:    s.Seq(),
		Centre: centre.Name,
		Open:   s.Day().Open,
		Zone:   centre.Zone,
		At:     now.Wall,
		Clock:  now.Trusted,
		Floor:  centre.Children,
		Calls:  []board.Call{},
		Waits:  []board.Wait{},
	}
	for _, l := range centre.Languages {
		b.Languages = append(b.Languages, string(l))
	}
	for _, c := range s.Calls()[:min(len(s.Calls()), 1+board.Earlier)] {
		b.Calls = append(b.Calls, board.Call{
			Seq:      c.Seq,
			Number:   c.Number.String(),
			Desk:     string(c.Desk),
			Language: string(c.Language),
			At:       c.At.Wall,
			AgeMS:    now.Since(c.At).Milliseconds(),
			Again:    c.Again,
		})
	}
	for _, sv := range s.Services() {
		w := board.Wait{Letter: sv.Letter, Waiting: s.WaitingFor(sv.ID), State: stateOf(s, sv)}
		if !sv.Masked {
			w.Icon, w.Name = sv.Icon, sv.Name(kiosk.Official)
		}
		b.Waits = append(b.Waits, w)
	}
	return b
}

// stateOf says whether a service gives out tickets. One that the document no
// longer has is served to its end, and gives out none.
func stateOf(s *kiosk.State, sv kiosk.Service) board.State {
	if _, offered := s.Centre().Service(sv.ID); !offered {
		return board.Closed
	}
	switch code, open := s.Open(sv); {
	case open:
		return board.Open
	case code == kiosk.CodeServiceFull:
		return board.Full
	}
	return board.Closed
}
