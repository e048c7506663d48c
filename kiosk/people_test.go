package kiosk

import (
	"slices"
	"testing"
)

func TestLanguagesAreChosenAtOpening(t *testing.T) {
	m := configured(t)
	for _, step := range []struct {
		wish     Wish
		want     string
		who      PersonID
		speaks   []Language
		sitsHere DeskID
	}{
		{OpenDesk{Desk: "1", Technician: "T1"}, "desk.opened", "T1", []Language{"pt-PT", "ar"}, "1"},
		{OpenDesk{Desk: "1", Technician: "T1"}, "", "T1", []Language{"pt-PT", "ar"}, "1"},
		{OpenDesk{Desk: "1"}, "", "T1", []Language{"pt-PT", "ar"}, "1"},
		{OpenDesk{Desk: "1", Technician: "T1", Languages: []Language{"en", "en"}}, "desk.opened", "T1", []Language{"en"}, "1"},
		{PauseDesk{Desk: "1"}, "desk.paused", "T1", []Language{"en"}, "1"},
		{OpenDesk{Desk: "1"}, "desk.opened", "T1", []Language{"en"}, "1"},
		{CloseDesk{Desk: "1"}, "desk.closed", "", nil, "1"},
		{OpenDesk{Desk: "2", Technician: "T1", Languages: []Language{"hi"}}, "desk.opened", "T1", []Language{"hi"}, "2"},
		{OpenDesk{Desk: "1", Technician: "T2"}, "desk.opened", "T2", nil, "1"},
	} {
		if got := kinds(m.must(t, step.wish)); got != step.want {
			t.Errorf("%#v led to %q, want %q", step.wish, got, step.want)
		}
		if d := m.state.DeskState(step.sitsHere); d.Technician != step.who || !slices.Equal(d.Languages, step.speaks) {
			t.Errorf("after %#v: %+v", step.wish, d)
		}
	}
	m.must(t, CloseDay{})
	m.must(t, OpenDay{})
	if d := m.state.DeskState("1"); d.Technician != "" {
		t.Errorf("on the next day %s sits there still", d.Technician)
	}
}
