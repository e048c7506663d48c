package text

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Unicode's own test files, of Debian's package unicode-data (15.0.0 in Debian 12).
const (
	bidiFile  = "/usr/share/unicode/BidiCharacterTest.txt"
	breakFile = "/usr/share/unicode/auxiliary/LineBreakTest.txt"
)

func openUnicode(t *testing.T, path string) *os.File {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("%v: install the Debian package unicode-data (build/install.sh test)", err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// cases calls f with each line that is no comment, without the comment at its end.
func cases(t *testing.T, r io.Reader, f func(line string)) {
	t.Helper()
	s := bufio.NewScanner(r)
	for s.Scan() {
		line, _, _ := strings.Cut(s.Text(), "#")
		if line = strings.TrimSpace(line); line != "" {
			f(line)
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
}

func codePoint(t *testing.T, hex string) rune {
	t.Helper()
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	return rune(v)
}

// Levels and visual order are those of each line of BidiCharacterTest.txt. Its
// fields are characters, direction asked for, level of the paragraph, levels
// ("x" for characters that rule X9 takes out), and the order from the left.
func TestBidiCharacterTest(t *testing.T) {
	n, wrong := 0, 0
	cases(t, openUnicode(t, bidiFile), func(line string) {
		n++
		fields := strings.Split(line, ";")
		var text []rune
		for _, hex := range strings.Fields(fields[0]) {
			text = append(text, codePoint(t, hex))
		}
		levels := levelsOf(text, fields[2] == "1")
		var at []int
		var kept []int8
		shown := make([]string, len(text))
		for i, want := range strings.Fields(fields[3]) {
			shown[i] = "x"
			if want != "x" {
				at, kept = append(at, i), append(kept, levels[i])
				shown[i] = strconv.Itoa(int(levels[i]))
			}
		}
		var order []string
		for _, v := range visual(kept) {
			order = append(order, strconv.Itoa(at[v]))
		}
		if got := strings.Join(shown, " ") + ";" + strings.Join(order, " "); got != fields[3]+";"+fields[4] {
			if wrong++; wrong < 10 {
				t.Errorf("%s: got %s", line, got)
			}
		}
	})
	if wrong > 0 || n < 91_000 {
		t.Errorf("%d of %d lines differ, want 0 of 91,000 or more", wrong, n)
	}
}

// parseBreaks reads "× 0061 × 0020 ÷": characters, and where a line may end.
func parseBreaks(t *testing.T, line string) (text []rune, breaks []int) {
	for _, field := range strings.Fields(line) {
		switch field {
		case "×":
		case "÷":
			breaks = append(breaks, len(text))
		default:
			text = append(text, codePoint(t, field))
		}
	}
	return text, breaks
}

// Lines may end where LineBreakTest.txt says, but for what Unicode has changed
// since: those cases are listed, counted, and each must still be needed.
func TestLineBreakTest(t *testing.T) {
	newer := map[string][]int{}
	since, err := os.Open("testdata/linebreak-since-15.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer since.Close()
	cases(t, since, func(line string) {
		text, breaks := parseBreaks(t, line)
		newer[string(text)] = breaks
	})
	if len(newer) != 33 {
		t.Errorf("%d cases are listed as changed since Unicode 15.0, want 33", len(newer))
	}

	f := openUnicode(t, breakFile)
	title, err := bufio.NewReader(f).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	n := 0
	cases(t, f, func(line string) {
		n++
		text, want := parseBreaks(t, line)
		got := breaksOf(text)
		if changed, ok := newer[string(text)]; ok && !slices.Equal(got, want) {
			want = changed
			delete(newer, string(text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: lines may end after %v, want %v", line, got, want)
		}
	})
	if n < 7_600 {
		t.Errorf("%s has %d cases, want 7,600 or more", breakFile, n)
	}
	if strings.Contains(title, "-15.0.0.") {
		for text := range newer {
			t.Errorf("%s is listed as changed since Unicode 15.0, but breaks as it did", fmt.Sprintf("%U", []rune(text)))
		}
	}
}
