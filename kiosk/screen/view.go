package screen

import (
	"cmp"
	"slices"
	"time"

	"senha/assets"
	"senha/assets/locale"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/api"
)

// View is what the pages show of a centre and its queue. The kiosk and the hub
// make it of the same queue, so both show the same.
type View struct {
	Name      string // of the centre
	LongName  string
	Languages []kiosk.Language // offered, in the order of their keys
	Spoken    []kiosk.Language // that only an interpreter speaks here; none: no such page
	Services  []api.Service
	First     map[kiosk.ServiceID]int // how many wait with the legal right to go first
	Welcome   kiosk.ServiceID         // where "I don't know" leads, "" if nowhere
	Children  string                  // floor of the Children's Space, "" if there is none
	Open      bool                    // a business day is open
	Now       time.Time               // wall clock in the centre's zone; zero if it is not to be believed
}

// ViewOf is the view of a queue at q.Now. Languages without words are left
// out; those that the fonts
// can't draw are left to [View.Drawable] and [Draws].
func ViewOf(q api.Queue) View {
	v := View{
		Name: q.Centre.Name, LongName: q.Centre.LongName, Services: q.Services,
		Welcome: q.Centre.Welcome, Children: q.Centre.Children, Open: q.Day.Open,
		First: map[kiosk.ServiceID]int{},
	}
	for _, t := range q.Waiting {
		if t.Priority {
			v.First[t.Service]++
		}
	}
	for _, l := range q.Centre.Languages {
		if locale.Visitors().Has(string(l)) {
			v.Languages = append(v.Languages, l)
		}
	}
	for _, l := range assets.Languages() {
		if tag := kiosk.Language(l.Tag); l.Interpreter && !v.offers(tag) {
			v.Spoken = append(v.Spoken, tag)
		}
	}
	slices.SortStableFunc(v.Spoken, byRank)
	if q.Trusted {
		v.Now = q.Now
		if zone, err := time.LoadLocation(q.Centre.Zone); err == nil && q.Centre.Zone != "" {
			v.Now = q.Now.In(zone)
		}
	}
	return v
}

// Drawable is the view with those languages left out whose script has no font.
// No font is loaded for that.
func (v View) Drawable(fonts *text.Fonts) View {
	lacks := func(l kiosk.Language) bool { return !fonts.Has(string(l)) }
	v.Languages = slices.DeleteFunc(slices.Clone(v.Languages), lacks)
	v.Spoken = slices.DeleteFunc(slices.Clone(v.Spoken), lacks)
	return v
}

// Draws tells whether the fonts can draw every word of a language, and its name,
// without an empty box. It loads them and looks at each word, so keep the answer.
func Draws(fonts *text.Fonts, l kiosk.Language) bool {
	draws := func(s string) bool { return len(fonts.Missing(s, string(l))) == 0 }
	for _, s := range locale.Visitors().For(string(l)).Texts() {
		if !draws(s) {
			return false
		}
	}
	return draws(endonym(l))
}

// byRank orders languages: those most often spoken here first, the others by
// script, Latin first, and name.
func byRank(a, b kiosk.Language) int {
	la, _ := assets.LanguageOf(string(a))
	lb, _ := assets.LanguageOf(string(b))
	rank := func(l assets.Language) int {
		switch {
		case l.Rank > 0:
			return l.Rank
		case l.Script == "Latn":
			return 1000
		}
		return 1001
	}
	return cmp.Or(rank(la)-rank(lb), cmp.Compare(la.Script, lb.Script), cmp.Compare(la.Endonym, lb.Endonym))
}

// service returns the service with an id.
func (v View) service(id kiosk.ServiceID) (api.Service, bool) {
	for _, s := range v.Services {
		if s.ID == id {
			return s, true
		}
	}
	return api.Service{}, false
}

func (v View) offers(l kiosk.Language) bool { return slices.Contains(v.Languages, l) }

func (v View) speaks(l kiosk.Language) bool { return slices.Contains(v.Spoken, l) }
