package screen

import (
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
	Welcome   kiosk.ServiceID // where "I don't know" leads, "" if nowhere
	Children  string          // floor of the Children's Space, "" if there is none
	Open      bool            // a business day is open
	Now       time.Time       // wall clock in the centre's zone; zero if it is not to be believed
}

// ViewOf is the view of a queue at q.Now. Languages without words are left out;
// those that the fonts can't draw are left to [Drawable].
func ViewOf(q api.Queue) View {
	v := View{
		Name: q.Centre.Name, LongName: q.Centre.LongName, Services: q.Services,
		Welcome: q.Centre.Welcome, Children: q.Centre.Children, Open: q.Day.Open,
	}
	for _, l := range q.Centre.Languages {
		if locale.Visitors().Has(string(l)) {
			v.Languages = append(v.Languages, l)
		}
	}
	if q.Trusted {
		v.Now = q.Now
		if zone, err := time.LoadLocation(q.Centre.Zone); err == nil && q.Centre.Zone != "" {
			v.Now = q.Now.In(zone)
		}
	}
	return v
}

// Drawable returns the languages whose words and name the fonts can draw
// without an empty box. It looks at every word, so keep the answer.
func Drawable(fonts *text.Fonts, languages []kiosk.Language) []kiosk.Language {
	var list []kiosk.Language
	for _, l := range languages {
		entry, _ := assets.LanguageOf(string(l))
		words := locale.Visitors().For(string(l))
		draws := len(fonts.Missing(entry.Endonym, string(l))) == 0
		for _, m := range locale.Visitors().All() {
			draws = draws && len(fonts.Missing(words.T(m), string(l))) == 0
		}
		if draws {
			list = append(list, l)
		}
	}
	return list
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
