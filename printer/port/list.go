package port

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"go.bug.st/serial"
)

// byID is where udev names adapters by maker and serial number: a name that
// stays when the adapter is plugged in elsewhere.
const byID = "/dev/serial/by-id"

// List returns the serial lines of this machine, each by the name that lasts
// longest; those of adapters come first.
func List() ([]string, error) {
	ports, err := serial.GetPortsList()
	if err != nil {
		return nil, fmt.Errorf("the machine's serial lines can't be listed: %w", err)
	}
	return named(ports, byID), nil
}

// named puts the links of a folder in place of the ports that they lead to.
func named(ports []string, folder string) []string {
	var lasting, others []string
	links, _ := os.ReadDir(folder) // there is none without an adapter
	known := map[string]bool{}
	for _, l := range links {
		link := filepath.Join(folder, l.Name())
		if target, err := filepath.EvalSymlinks(link); err == nil && !known[target] {
			known[target] = true
			lasting = append(lasting, link)
		}
	}
	for _, p := range ports {
		if !known[p] {
			others = append(others, p)
		}
	}
	slices.Sort(others)
	return append(lasting, others...)
}
