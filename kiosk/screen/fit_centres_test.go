package screen

import (
	"testing"
	"time"

	"senha/kiosk"
)

// TestOtherCentresFit: a centre of one service and a long name, whose clock is
// not to be believed, and one with all letters there are, everything full.
func TestOtherCentresFit(t *testing.T) {
	small, large := demoView(t), demoView(t)
	small.Name = "CLAIM Vila Nova de Famalicão"
	small.LongName = "Centro Local de Apoio à Integração de Migrantes de Vila Nova de Famalicão"
	small.Now, small.Services, small.Spoken = time.Time{}, small.Services[:1], nil
	small.Welcome, small.Children = "", ""
	large.Children = "menos um, ao lado da escada"
	for i, letter := range "KMNRTVWXY" {
		sv := large.Services[i]
		sv.ID, sv.Letter = sv.ID+"-too", string(letter)
		large.Services = append(large.Services, sv)
	}
	for i := range large.Services {
		if sv := &large.Services[i]; i%2 == 0 {
			sv.Open, sv.Why = false, kiosk.CodeServiceFull
		} else {
			sv.Waiting = 888
		}
	}
	for _, l := range []kiosk.Language{"pt-PT", "uk", "ur"} {
		for _, p := range panels {
			fit(t, small, l, p)
			fit(t, large, l, p)
		}
	}
}
