package virtual

import "math/rand/v2"

// noise is what a bad line does to bytes. It is the same in each run.
type noise struct {
	arriving int // bytes yet to arrive that are changed
	random   *rand.Rand
}

func (n *noise) byte() byte {
	if n.random == nil {
		n.random = rand.New(rand.NewPCG(8, 8))
	}
	return byte(n.random.UintN(256))
}

func (n *noise) scramble(b []byte) []byte {
	other := make([]byte, len(b))
	for i := range b {
		other[i] = n.byte()
	}
	return other
}

// Garble changes the next n bytes that arrive.
func (p *Printer) Garble(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.noise.arriving = max(0, n)
	p.changed()
}

// Babble sends the program n bytes of nonsense.
func (p *Printer) Babble(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer(p.noise.scramble(make([]byte, max(0, n))))
}

// deaf says whether program and printer have set their line to different
// speeds. Then each reads nonsense. The caller holds mu, and the line is there.
func (p *Printer) deaf() bool {
	if p.o.Baud <= 0 {
		return false
	}
	baud, _ := p.line.settings()
	return baud != p.o.Baud
}
