package ticket

import (
	"testing"

	"senha/build/test/npos"
	"senha/printer/escpos"
)

// What a printer is sent draws the very dots that were painted, on each class
// of printer.
func TestEncodedPaperEqualsItsPicture(t *testing.T) {
	var jobs []npos.Job
	for name, p := range cases() {
		want := p.Bitmap(fonts)
		for _, pr := range printers(t) {
			pn := pr.Name
			if pr.Dots != p.Dots {
				continue
			}
			var e escpos.Encoder
			Encode(&e, want, pr)
			jobs = append(jobs, npos.Job{Name: name + "-" + pn, Bytes: e.Bytes(), PBM: want.PBM()})
			paper := escpos.Interpret(e.Bytes(), pr.Machine())
			if !pr.Cut {
				paper.Cut(true) // torn off
			}
			if len(paper.Faults) > 0 || len(paper.Tickets) != 1 {
				t.Fatalf("%s on %s: %d papers, faults %v", name, pn, len(paper.Tickets), paper.Faults)
			}
			got := paper.Tickets[0]
			if got.Height < want.Height {
				t.Fatalf("%s on %s: %d rows came out, want %d", name, pn, got.Height, want.Height)
			}
			got.Height = want.Height // white fed before the cut
			if !got.Equal(want) {
				t.Errorf("%s on %s: other dots came out", name, pn)
			}
			t.Logf("%s on %s: %d rows, %d bytes", name, pn, want.Height, len(e.Bytes()))
		}
	}
	if len(jobs) == 0 {
		t.Fatal("no ticket was encoded")
	}
	npos.Check(t, jobs...) // a decoder that is not ours sees the same dots
}
