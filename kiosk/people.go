package kiosk

import (
	"fmt"
	"slices"
)

// PersonID is a code that the centre chooses for a colleague, such as "T4" or
// "M1". It is never a name, and no list of names is kept here.
type PersonID string

// Person is a technician or a mediator.
type Person struct {
	ID        PersonID   `json:"id"`
	Languages []Language `json:"languages,omitempty"` // spoken
}

// Technician returns the technician with a code.
func (c *Centre) Technician(id PersonID) (Person, bool) { return personOf(c.Technicians, id) }

func personOf(list []Person, id PersonID) (Person, bool) {
	for _, p := range list {
		if p.ID == id {
			return p, true
		}
	}
	return Person{}, false
}

// maxSpoken is how many languages a technician may choose at a desk.
const maxSpoken = 16

func (s *State) decideOpenDesk(w OpenDesk) ([]Event, error) {
	if _, err := s.knownDesk(w.Desk); err != nil {
		return nil, err
	}
	if !s.day.Open {
		return nil, s.deskDayClosed()
	}
	desk := s.desks[w.Desk]
	if err := s.seatFree(w, desk); err != nil {
		return nil, err
	}
	languages, err := s.spoken(w, desk)
	if err != nil {
		return nil, err
	}
	who := w.Technician
	if who == "" {
		who = desk.Technician
	}
	if desk.Open && !desk.Paused && desk.Technician == who && slices.Equal(desk.Languages, languages) {
		return nil, nil
	}
	return []Event{DeskOpened{Desk: w.Desk, Technician: who, Languages: languages}}, nil
}

// seatFree refuses a technician whom the centre does not have, a second one at
// a desk, and one technician at two desks.
func (s *State) seatFree(w OpenDesk, desk DeskState) error {
	if w.Technician == "" {
		return nil
	}
	if _, known := s.centre.Technician(w.Technician); !known {
		return refuse(CodeUnknownPerson, fmt.Sprintf("This centre has no technician %q. Use a code of its technicians, as in its centre.toml.", w.Technician))
	}
	if desk.Technician != "" && desk.Technician != w.Technician {
		return refuse(CodeDeskTaken, fmt.Sprintf("Technician %s sits at desk %s. Close the desk first.", desk.Technician, w.Desk))
	}
	for id, other := range s.desks {
		if id != w.Desk && other.Technician == w.Technician {
			return refuse(CodeElsewhere, fmt.Sprintf("Technician %s sits at desk %s. Close that desk first.", w.Technician, id))
		}
	}
	return nil
}

// spoken returns the languages of a desk: those chosen, else those that stood,
// else the technician's.
func (s *State) spoken(w OpenDesk, desk DeskState) ([]Language, error) {
	if len(w.Languages) == 0 {
		if w.Technician == "" || desk.Technician == w.Technician {
			return desk.Languages, nil
		}
		p, _ := s.centre.Technician(w.Technician)
		return p.Languages, nil
	}
	if len(w.Languages) > maxSpoken {
		return nil, refuse(CodeInvalid, fmt.Sprintf("A desk speaks at most %d languages, here are %d.", maxSpoken, len(w.Languages)))
	}
	var list []Language
	for _, l := range w.Languages {
		if l == "" || !l.isTag() {
			return nil, refuse(CodeUnknownLanguage, fmt.Sprintf("%q is not a language tag. Use those of assets/languages.tsv, such as ar.", l))
		}
		if !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	return list, nil
}
