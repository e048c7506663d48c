package ticket

import (
	"strconv"
	"strings"
	"sync"

	"senha/printer/escpos"
	"senha/printer/profile"
)

// Memory keeps the recurring pictures of one printer's tickets, painted and
// encoded: painting a ticket anew takes longer than the first of its bytes on
// the line. It may be used by any goroutine.
type Memory struct {
	mu    sync.Mutex
	drawn map[string]drawn
}

// remembered is the most pictures that a Memory keeps, of about 8 kB each: more
// than all languages have. It begins anew when they are exceeded.
const remembered = 2000

// drawn is a segment's picture, and the commands that send its dots.
type drawn struct {
	picture Picture
	dots    *escpos.Encoder
	extra   int // rows fed beyond it
}

func draw(p Page, seg segment, pr profile.Profile) drawn {
	d := drawn{picture: newPicture(seg.name, painted(seg.picture, p.fonts), pr.Raster.At), dots: &escpos.Encoder{}}
	if d.picture.dots.Width > 0 {
		d.extra = d.dots.Raster(d.picture.placed(pr.Dots), pr.Raster).Extra
	}
	return d
}

// recall draws a segment, or finds it where the same words were drawn before.
func (m *Memory) recall(p Page, seg segment, pr profile.Profile) drawn {
	if m == nil || !seg.recurs {
		return draw(p, seg, pr)
	}
	var key strings.Builder
	for _, s := range []string{pr.Name, strconv.Itoa(p.Dots), seg.name, p.language} {
		key.WriteString(s)
		key.WriteByte(0)
	}
	for _, l := range seg.lines {
		key.WriteString(l.words)
		key.WriteByte(0)
	}
	m.mu.Lock()
	d, known := m.drawn[key.String()]
	m.mu.Unlock()
	if known {
		return d
	}
	d = draw(p, seg, pr)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.drawn == nil || len(m.drawn) >= remembered {
		m.drawn = map[string]drawn{}
	}
	m.drawn[key.String()] = d
	return d
}
