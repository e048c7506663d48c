package config

import (
	"testing"

	"senha/kiosk"
)

func TestDemoCentreHasNoFault(t *testing.T) {
	device, err := LoadDevice("../../assets/demo/kiosk.toml")
	if err != nil {
		t.Fatal(err)
	}
	centre, warnings, err := LoadCentre(device.Centre.File, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range warnings {
		t.Errorf("warning: %s", w)
	}
	letters := ""
	for _, sv := range centre.Services {
		letters += sv.Letter
	}
	if want := "ABCDEFPHJUL"; letters != want {
		t.Errorf("letters are %s, want %s", letters, want)
	}
	if len(centre.Institutions) != 11 || len(centre.Desks) != 12 || len(centre.Languages) != 13 {
		t.Errorf("%d institutions, %d desks, %d languages", len(centre.Institutions), len(centre.Desks), len(centre.Languages))
	}
	if sv, ok := centre.Service(centre.Welcome); !ok || sv.Letter != "H" {
		t.Errorf("welcome is %q", centre.Welcome)
	}
	if got := centre.Services[0].Name("ar"); got != "الهجرة وتصاريح الإقامة" {
		t.Errorf("Immigration in Arabic is %q", got)
	}
	if got := centre.Services[0].Name(kiosk.Official); got != "Imigração e Fronteiras" {
		t.Errorf("Immigration in Portuguese is %q", got)
	}
}
