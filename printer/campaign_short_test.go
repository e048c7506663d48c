//go:build !race

package printer_test

// The campaign's short form: faults, and how many of them one centre with one
// printer suffers.
const (
	campaignShort  = 150
	faultsOfAWorld = 25
)
