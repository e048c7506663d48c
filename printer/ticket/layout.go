package ticket

import (
	"fmt"
	"image"
	"math"
	"time"

	"senha/assets"
	"senha/assets/locale"
	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
)

// Dots across what heads print: 72 mm on 80 mm paper, at 8 dots a mm or 7, and
// 48 mm on 58 mm paper.
const (
	Wide   = 576
	Coarse = 512
	Narrow = 384
)

// papers are the widths that tickets are laid out for. Wide paper has the room
// for larger small print, and coarse paper shows it as large with 22 dots; what a
// script needs beyond that is counted in dots, however large they are.
var papers = []struct {
	dots     int
	k, least float64 // as in layout
}{{Wide, 1, 24}, {Coarse, 8.0 / 9, 22}, {Narrow, 0.75, 22}}

// Widths returns the dots across paper that tickets are laid out for.
func Widths() []int {
	var list []int
	for _, p := range papers {
		list = append(list, p.dots)
	}
	return list
}

// Options says for which paper a ticket is laid out.
type Options struct {
	Fonts *text.Fonts
	Dots  int  // one of Widths
	Copy  bool // marked "2.ª via"

	// URL is the address of the ticket's own page, for a QR code; "" for none.
	URL string
}

// Page is a ticket as it lies on paper: bands from the top, each as wide as
// the paper.
type Page struct {
	Dots  int
	Bands []Band

	fonts    *text.Fonts
	language string    // of the words, their official voice aside
	segments []segment // the same ticket as Compose sends it
}

// Band is one strip of a ticket. Equal names with equal words are equal
// pictures, "number", "header" and "ahead" apart: those hold values.
type Band struct {
	Name  string
	Scene scene.Scene
}

// Height is the band's height in dots.
func (b Band) Height() int { return b.Scene.Size.Y }

// Height is the page's height in dots.
func (p Page) Height() int {
	h := 0
	for _, b := range p.Bands {
		h += b.Height()
	}
	return h
}

var (
	white = scene.Hex(0xffffff)
	black = scene.Hex(0x000000)
)

// Layout lays a ticket of a centre out. It fails if the paper has another
// width. Where a language's words are not complete, the ticket is Portuguese.
// The date and time printed are
// those of the ticket's issue, in the centre's zone, and left out when the
// clock was not trusted then.
func Layout(t kiosk.Ticket, c *kiosk.Centre, service kiosk.Service, o Options) (Page, error) {
	l, err := newLayout(o)
	if err != nil {
		return Page{}, fmt.Errorf("ticket %s: %w", t.Number, err)
	}
	l.ticket, l.centre, l.service = t, c, service
	l.own, l.official = locale.Visitors().For(string(t.Language)), locale.Visitors().For(locale.Official)
	l.two = l.own.Tag() != l.official.Tag()
	l.header(o.Copy)
	l.rule(4)
	l.names()
	l.number()
	l.rule(4)
	l.ahead()
	l.marks()
	l.rule(4)
	l.notices()
	l.rule(4)
	if q, ok := l.symbol(o.URL); ok {
		l.space(float64(q.above))
		l.bands = append(l.bands, Band{Name: q.name, Scene: l.captioned(q)})
	}
	l.phone()
	return Page{Dots: o.Dots, Bands: l.bands, fonts: o.Fonts, language: l.own.Tag(), segments: l.flow(o)}, nil
}

// layout is a page being laid out. Lengths given to its methods are dots of
// wide paper.
type layout struct {
	ticket   kiosk.Ticket
	centre   *kiosk.Centre
	service  kiosk.Service
	fonts    *text.Fonts
	dots     int
	k        float64      // dots of this paper to one of wide paper
	least    float64      // the smallest size, in dots
	own      locale.Words // in the person's language
	official locale.Words
	two      bool // they differ
	bands    []Band
}

func newLayout(o Options) (*layout, error) {
	for _, p := range papers {
		if p.dots == o.Dots {
			return &layout{fonts: o.Fonts, dots: p.dots, k: p.k, least: p.least}, nil
		}
	}
	return nil, fmt.Errorf("no layout for paper %d dots wide; there are %v", o.Dots, Widths())
}

// half is the same page in half as many dots, for a picture that the printer
// doubles.
func (l *layout) half() *layout {
	h := *l
	h.dots, h.k, h.bands = l.dots/2, l.k/2, nil
	return &h
}

// u scales a length to whole dots of this paper.
func (l *layout) u(v float64) float64 { return math.Floor(v*l.k + 0.5) }

// sizes scales text of a language, keeps it readable, and never repeats a size.
func (l *layout) sizes(language string, v ...float64) []float64 {
	least := max(l.least, text.SmallestOnPaper(language))
	var list []float64
	for _, s := range v {
		s *= l.k
		if row := assets.ScriptOnPaper(language, s); row.Label > deep {
			// Nastaliq hangs deep, and is smaller for that; or gives way to Naskh.
			if s *= 0.8; s < row.Paper {
				s = row.Paper - 1
			}
		}
		if s = max(least, s); len(list) == 0 || s < list[len(list)-1] {
			list = append(list, s)
		}
	}
	return list
}

// deep is the height of a label's line, in em, above which a script takes more
// paper than others.
const deep = 2.0

// ink is a text in a language at the first of sizes that fits.
func (l *layout) ink(w locale.Words, bold bool, sizes ...float64) scene.Ink {
	return scene.Ink{Sizes: l.sizes(w.Tag(), sizes...), Bold: bold, Paper: true, Language: w.Tag(), Color: black}
}

// A block is a text whose height is known before its place.
type block struct {
	mark   scene.Text
	height float64 // of its lines, and of ink that goes beyond them
	fits   bool
}

// set lays a text out between x and x+w. Whatever its letters cover lies inside
// the block, since bands cut what goes beyond them; a word that is too long for
// its line in every size is made smaller still.
func (l *layout) set(x, w float64, s string, k scene.Ink) block {
	c := l.canvas(1)
	fits := c.Text(x, 0, w, 0, s, k)
	t := c.Scene().Marks[0].(scene.Text)
	if t.Paragraph.Width > w {
		k.Sizes, k.Lines = []float64{t.Paragraph.Style.Size * w / t.Paragraph.Width * 0.98}, 9
		c = l.canvas(1)
		c.Text(x, 0, w, 0, s, k)
		t = c.Scene().Marks[0].(scene.Text)
	}
	over := t.Bounds()
	top, bottom := min(0, over.Min.Y), max(t.Box.Max.Y, over.Max.Y)
	t.Top -= top
	ink := over.Inset(1) // without the pixel that Bounds adds
	t.Box = t.Box.Add(image.Pt(max(0, -ink.Min.X)-max(0, ink.Max.X-l.dots), 0))
	return block{mark: t, height: float64(bottom - top), fits: fits}
}

// A step is one way to set a label: on one line at the first size that fits,
// else on as many lines as allowed at the last.
type step struct {
	lines int
	sizes []float64
}

// label sets bold words in the first of steps that holds them.
func (l *layout) label(x, w float64, v locale.Words, s, short string, steps ...step) block {
	var b block
	for _, st := range steps {
		k := l.ink(v, true, st.sizes...)
		k.Label, k.Lines, k.Short = true, st.lines, short
		if b = l.set(x, w, s, k); b.fits {
			break
		}
	}
	return b
}

// at returns the block's mark with its top at y.
func (b block) at(y float64) scene.Mark {
	t := b.mark
	t.Box = t.Box.Add(image.Pt(0, int(y)))
	t.Box.Max.Y = t.Box.Min.Y + int(b.height)
	t.Top += int(y)
	return t
}

func (l *layout) canvas(height float64) *scene.Canvas {
	return scene.NewCanvas(l.fonts, image.Pt(l.dots, int(height)), 1, l.own.RTL(), white)
}

// band adds a strip of the page.
func (l *layout) band(name string, height float64, draw func(*scene.Canvas)) {
	c := l.canvas(height)
	if draw != nil {
		draw(c)
	}
	l.bands = append(l.bands, Band{Name: name, Scene: c.Scene()})
}

func (l *layout) rule(height float64) {
	l.band("rule", l.u(height), func(c *scene.Canvas) { c.Fill(0, 0, float64(l.dots), l.u(height), 0, black) })
}

// ltr keeps a number, a date or a telephone from being turned round among
// right-to-left words (U+2066 and U+2069 isolate it).
func ltr(s string) string { return "\u2066" + s + "\u2069" }

// issued is the date and time of issue, or "".
func (l *layout) issued() string {
	at := l.ticket.Arrived
	if !at.Trusted {
		return ""
	}
	wall := at.Wall
	if zone, err := time.LoadLocation(l.centre.Zone); err == nil && l.centre.Zone != "" {
		wall = wall.In(zone)
	}
	return wall.Format("02/01/2006 15:04")
}
