package screen

import (
	"slices"
	"testing"

	"senha/assets"
	"senha/display/text"
	"senha/kiosk"
	"senha/kiosk/api"
)

func TestViewOf(t *testing.T) {
	q := api.Queue{
		Now: at, Trusted: true, Day: api.Day{Open: true},
		Centre:   api.Centre{Name: "CNAIM", Zone: "Europe/Lisbon", Languages: []kiosk.Language{"pt-PT", "xx", "ar"}, Welcome: "welcome"},
		Services: []api.Service{{Service: kiosk.Service{ID: "work"}, Waiting: 3, Open: true}},
	}
	v := ViewOf(q)
	if want := []kiosk.Language{"pt-PT", "ar"}; !slices.Equal(v.Languages, want) {
		t.Errorf("languages %v, want those with words: %v", v.Languages, want)
	}
	if v.Now.Location().String() != "Europe/Lisbon" || !v.Now.Equal(at) {
		t.Errorf("clock %v", v.Now)
	}
	q.Trusted = false
	if v := ViewOf(q); !v.Now.IsZero() {
		t.Error("a clock that is not to be believed is shown")
	}
	for _, l := range v.Spoken {
		entry, ok := assets.LanguageOf(string(l))
		if !ok || !entry.Interpreter || v.offers(l) {
			t.Errorf("an interpreter is offered for %q", l)
		}
	}
	if !slices.Contains(v.Spoken, "en") || !slices.Contains(v.Spoken, "yue") {
		t.Errorf("no interpreter for English, which this centre has no pages in, or for Cantonese: %v", v.Spoken)
	}
}

// TestDrawable: with Noto Sans alone there is neither Arabic nor Chinese.
func TestDrawable(t *testing.T) {
	v := ViewOf(api.Queue{Centre: api.Centre{Languages: testLanguages}})
	if all := v.Drawable(openFonts(t)); !slices.Equal(all.Languages, v.Languages) || !slices.Equal(all.Spoken, v.Spoken) {
		t.Errorf("the system's fonts lack %d languages", len(v.Languages)+len(v.Spoken)-len(all.Languages)-len(all.Spoken))
	}
	fonts, err := text.Open(onlyLatin(t))
	if err != nil {
		t.Fatal(err)
	}
	few := v.Drawable(fonts)
	if want := []kiosk.Language{"pt-PT", "en", "uk", "fr", "kea"}; !slices.Equal(few.Languages, want) {
		t.Errorf("offered with Noto Sans alone: %v, want %v", few.Languages, want)
	}
	if slices.Contains(few.Spoken, "fa") || !slices.Contains(few.Spoken, "ro") {
		t.Errorf("an interpreter is offered for %v", few.Spoken)
	}
}
