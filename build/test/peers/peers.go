// Package peers tells in tests how many bytes the field's encoders send for the
// same ticket: the npm modules node-thermal-printer and
// @point-of-sale/receipt-printer-encoder, driven by peers.mjs beside this folder.
package peers

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Ticket is a ticket in two forms: as a picture, and as lines of text, which
// are left out where a printer has no characters for them.
type Ticket struct {
	Name  string `json:"name"`
	PNG   []byte `json:"png"`
	Lines []Line `json:"lines"`
}

// Line is a line in the printer's own characters, so many times as large.
type Line struct {
	Text   string `json:"text"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Bold   bool   `json:"bold"`
}

// Size is what a peer sends for a ticket, in bytes.
type Size struct {
	Name    string // the ticket's
	Peer    string
	Picture int
	Text    int // 0 without lines
}

// Sizes asks the peers, in the order of the tickets.
func Sizes(t testing.TB, tickets []Ticket) []Size {
	t.Helper()
	_, self, _, _ := runtime.Caller(0)
	folder := filepath.Dir(filepath.Dir(self))
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "node-thermal-printer")); err != nil {
		ci := exec.Command("npm", "ci", "--silent", "--no-audit", "--no-fund")
		ci.Dir = folder
		if out, err := ci.CombinedOutput(); err != nil {
			t.Fatalf("the peers can't be installed; run make test once: %v\n%s", err, out)
		}
	}
	in, err := json.Marshal(tickets)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", filepath.Join(folder, "peers.mjs"))
	cmd.Stdin = bytes.NewReader(in)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("peers.mjs: %v\n%s", err, said.Bytes())
	}
	var sizes []Size
	if err := json.Unmarshal(out, &sizes); err != nil {
		t.Fatalf("peers.mjs: %v\n%s", err, out)
	}
	return sizes
}
