//go:build race

package printer_test

// The campaign's short form under the race detector, which paints tickets ten
// times slower: each class of printer, a few faults.
const (
	campaignShort  = 30
	faultsOfAWorld = 5
)
