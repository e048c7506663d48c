package desk

import "time"

const (
	// settle is how long a line must keep a level to be believed. Contacts
	// bounce for up to about 10 ms; a person presses for more than 50 ms.
	settle = 20 * time.Millisecond
	// noisyAfter is how long a line may go without settling before staff are
	// told, and quietAfter how long it must be still to be well again.
	noisyAfter = 5 * time.Second
	quietAfter = time.Second
	// stuckAfter is how long a button may be down before it is taken for stuck.
	stuckAfter = 10 * time.Second
)

// An input is one button's line, debounced. Times are those of a clock that
// never steps. The zero input has not been looked at.
type input struct {
	seen  bool
	raw   bool          // down, as seen last
	since time.Duration // since when raw is so, without an edge
	calm  time.Duration // when the line was last seen settled

	down  bool          // as believed
	at    time.Duration // since when
	armed bool          // was believed up once: what was down at the start is no press
	noisy bool
}

// look takes one look at the line: whether the button is down, and whether the
// kernel has seen an edge since the last look. An edge behind which the level is
// the old one was shorter than we look: noise, or a bounce.
func (b *input) look(at time.Duration, down, edge bool) {
	if !b.seen {
		*b = input{seen: true, raw: down, since: at, calm: at, down: down, at: at, armed: !down}
		return
	}
	if edge || down != b.raw {
		b.raw, b.since = down, at
	}
}

// advance believes what has settled by now, and reports whether that is news.
func (b *input) advance(at time.Duration) (news bool) {
	if !b.seen {
		return false
	}
	still := at - b.since
	if still >= settle {
		b.calm = at
		if b.raw != b.down {
			b.down, b.at, news = b.raw, b.since, true
		}
		b.armed = b.armed || !b.down
	}
	switch {
	case at-b.calm >= noisyAfter:
		b.noisy = true
	case still >= quietAfter:
		b.noisy = false
	}
	return news
}

// pressed reports whether the button is held down by somebody, not stuck.
func (b *input) pressed(at time.Duration) bool { return b.down && b.armed && !b.stuck(at) }

// stuck reports whether the button has been down for too long to be a press.
func (b *input) stuck(at time.Duration) bool { return b.down && at-b.at >= stuckAfter }

// restless reports whether time alone can still change something.
func (b *input) restless(at time.Duration) bool {
	return b.down || b.raw != b.down || b.noisy || at-b.since < settle
}
