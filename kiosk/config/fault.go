package config

import (
	"fmt"
	"strings"

	"senha/kiosk"
)

// A Fault is something wrong in a file.
type Fault struct {
	File    string
	Line    int // from 1; 0 when it is about the whole file
	Message string
	Off     kiosk.Language // the language that is not offered because of it, or ""
}

// String returns the fault as one line: file, line, what would be right.
func (f Fault) String() string {
	if f.Line == 0 {
		return fmt.Sprintf("%s: %s", f.File, f.Message)
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message)
}

// Faults is all that is wrong, by line. It is the error of the loaders.
type Faults []Fault

// Error returns one line for each fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}
