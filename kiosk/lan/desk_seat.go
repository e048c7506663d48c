package lan

import (
	"slices"
	"strings"

	"senha/kiosk"
)

// technicianChoice is a technician's code in the list that a desk is opened with.
type technicianChoice struct {
	kiosk.Person
	Elsewhere kiosk.DeskID // where they sit, if that is another desk
}

// spokenChoice is a language that may be ticked there.
type spokenChoice struct {
	Tag kiosk.Language
	On  bool
}

// seat fills in who sits at the desk, and who may.
func (v *deskView) seat(state *kiosk.State, id kiosk.DeskID) {
	ds, centre := state.DeskState(id), state.Centre()
	v.Technician, v.Spoken = ds.Technician, ds.Languages
	var short []string
	if v.Technician != "" {
		short = append(short, string(v.Technician))
	}
	for _, l := range v.Spoken {
		tag, _, _ := strings.Cut(string(l), "-")
		short = append(short, strings.ToUpper(tag))
	}
	v.Seat = strings.Join(short, " · ")

	sits := map[kiosk.PersonID]kiosk.DeskID{}
	for _, d := range centre.Desks {
		if d.ID != id {
			sits[state.DeskState(d.ID).Technician] = d.ID
		}
	}
	languages := slices.Clone(centre.Languages)
	for _, p := range centre.Technicians {
		v.Technicians = append(v.Technicians, technicianChoice{p, sits[p.ID]})
		languages = append(languages, p.Languages...)
	}
	for i, l := range languages {
		if !slices.Contains(languages[:i], l) {
			v.Speakable = append(v.Speakable, spokenChoice{l, slices.Contains(v.Spoken, l)})
		}
	}
}
