package ticket

import (
	"bytes"
	"testing"

	"senha/printer/profile"
)

// A printer may have been set to another default than PC437, so letters beyond
// ASCII wait for ESC t, and ASCII does not.
func TestCodePageIsSaidBeforeItsLetters(t *testing.T) {
	for _, name := range profile.Names() {
		pr := class(t, name)
		for words, said := range map[string]bool{"A042 Lisboa": false, "Évora": true, "A\nÉvora": true} {
			s := newSender(pr)
			setUp := len(s.e.Bytes())
			for i, w := range bytes.Split([]byte(words), []byte("\n")) {
				l := textBold
				l.words = string(w)
				s.text(l, pr.CodePages[i]) // PC437, PC850: both have É
			}
			b := s.e.Bytes()[setUp:]
			at, letter := bytes.Index(b, []byte("\x1Bt")), bytes.IndexByte(b, 0x90)
			if (at >= 0) != said || said && at > letter {
				t.Errorf("%s, %q: % x", name, words, b)
			}
		}
	}
}
