package kiosk

import (
	"fmt"
	"strings"
)

// LastNumber is the highest number a letter gives on a business day; after it
// the service is full.
const LastNumber = 999

// Number is what a person is called by: a letter and three Latin digits.
type Number struct {
	Letter string // one capital letter
	Count  int    // 1 to LastNumber
}

// String returns the number as it stands on paper: A042.
func (n Number) String() string { return fmt.Sprintf("%s%03d", n.Letter, n.Count) }

// IsZero reports whether n is no number.
func (n Number) IsZero() bool { return n == Number{} }

// MarshalText writes the number as it stands on paper.
func (n Number) MarshalText() ([]byte, error) {
	if n.IsZero() {
		return nil, nil
	}
	return []byte(n.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (n *Number) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*n = Number{}
		return nil
	}
	got, err := ParseNumber(string(b))
	if err != nil {
		return err
	}
	*n = got
	return nil
}

// ParseNumber reads a number as it stands on paper: A042.
func ParseNumber(s string) (Number, error) {
	if len(s) != 4 || s[0] < 'A' || s[0] > 'Z' {
		return Number{}, fmt.Errorf("%q is not a ticket's number: want a capital letter and three digits, as in A042", s)
	}
	count := 0
	for _, d := range []byte(s[1:]) {
		if d < '0' || d > '9' {
			return Number{}, fmt.Errorf("%q is not a ticket's number: want a capital letter and three digits, as in A042", s)
		}
		count = count*10 + int(d-'0')
	}
	if count == 0 {
		return Number{}, fmt.Errorf("%q is not a ticket's number: they begin at 001", s)
	}
	return Number{Letter: s[:1], Count: count}, nil
}

// refusedLetters look like digits or like each other, on paper or when read
// aloud.
const refusedLetters = "IOQSZG"

// CheckLetter says why a letter cannot stand before numbers, or nil.
func CheckLetter(letter string) error {
	if len(letter) != 1 || letter[0] < 'A' || letter[0] > 'Z' {
		return fmt.Errorf("letter %q: want one capital letter from A to Z", letter)
	}
	if strings.Contains(refusedLetters, letter) {
		return fmt.Errorf("letter %q is taken for a digit or another letter; take one that is not in %s", letter, refusedLetters)
	}
	return nil
}
