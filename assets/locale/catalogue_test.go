package locale

import "testing"

func TestEveryLanguageSaysEveryMessage(t *testing.T) {
	for _, f := range append(Visitors().Faults(), Staff().Faults()...) {
		t.Error(f)
	}
	t.Log(Visitors().Languages(), Staff().Languages())
}
