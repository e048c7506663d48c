package screen

import (
	"image"
	"math"
)

// A form is how a screen of some shape and size is shared out. Lengths are in
// u, on a canvas of w × h that is scaled to the screen.
type form struct {
	w, h   float64
	from   float64 // pixels to a u below which its type can't be read
	lying  bool
	poster float64 // height of the poster; of a lying form its width
	header float64 // height of a header that stands for the poster

	margin, gap float64 // beside what is touched, and between keys beside each other
	between     float64 // between rows of keys
	below       float64 // from a header to what is touched

	shelf, key           float64 // height of the shelf and of its keys
	back, start, setting float64 // their widths
	settings             int     // places for the person's settings

	tiles    cells   // services
	keys     cells   // the dozen of languages
	groups   cells   // the other languages, in one row of Latin letters
	spoken   cells   // languages of interpreters, behind "not here"
	icon     float64 // on a tile
	badge    float64 // height of a badge below an icon
	pad      float64 // from the sides of a tile to what stands on it
	title    float64 // size of type in a header
	second   float64 // and of its second voice
	rowIcon  float64 // in a row of what is to know
	lostRows cells   // languages on the page without a hub
}

// cells are keys in rows, so many beside each other.
type cells struct {
	columns int
	h       float64
}

// forms is the table of measures: the first that can be read is taken, the last
// of its shape if none can.
var forms = []form{
	{
		w: 1080, h: 1920, from: 0.6, poster: 640, margin: 48, gap: 16, between: 16,
		shelf: 152, key: 112, back: 184, start: 192, setting: 128, settings: 4,
		tiles: cells{2, 168}, keys: cells{3, 96}, groups: cells{5, 82}, spoken: cells{2, 88},
		icon: 72, badge: 40, pad: 21, title: 64, second: 36, rowIcon: 72, lostRows: cells{1, 200},
	},
	{ // a small panel that stands
		w: 800, h: 1280, header: 104, margin: 24, gap: 12, between: 12, below: 12,
		shelf: 140, key: 118, back: 144, start: 144, setting: 136, settings: 3,
		tiles: cells{2, 148}, keys: cells{2, 118}, groups: cells{4, 118}, spoken: cells{2, 118},
		icon: 48, badge: 36, pad: 10, title: 40, second: 28, rowIcon: 56, lostRows: cells{1, 136},
	},
	{
		w: 1920, h: 1080, from: 0.7, lying: true, poster: 560, margin: 48, gap: 16, between: 16,
		shelf: 152, key: 112, back: 232, start: 232, setting: 160, settings: 4,
		tiles: cells{3, 208}, keys: cells{4, 96}, groups: cells{8, 84}, spoken: cells{3, 88},
		icon: 72, badge: 40, pad: 21, title: 64, second: 36, rowIcon: 72, lostRows: cells{2, 172},
	},
	{
		w: 1280, h: 800, from: 0.7, lying: true, header: 72, margin: 28, gap: 12, between: 12, below: 10,
		shelf: 140, key: 118, back: 232, start: 232, setting: 168, settings: 3,
		tiles: cells{3, 132}, keys: cells{4, 132}, groups: cells{8, 118}, spoken: cells{3, 118},
		icon: 56, badge: 35, pad: 10, title: 36, second: 28, rowIcon: 56, lostRows: cells{2, 132},
	},
	{
		w: 800, h: 480, lying: true, header: 48, margin: 12, gap: 10, between: 10, below: 5,
		shelf: 116, key: 105, back: 150, start: 150, setting: 148, settings: 3,
		tiles: cells{3, 146}, keys: cells{3, 146}, groups: cells{4, 105}, spoken: cells{3, 146},
		icon: 48, badge: 36, pad: 10, title: 28, second: 24, rowIcon: 48, lostRows: cells{2, 96},
	},
}

const (
	inch       = 25.4        // millimetres
	usualPanel = 21.5 * inch // diagonal of a panel of which nothing is said
	fingerMM   = 20.0        // least side of what is touched
	readMM     = 3.8         // least size of the smallest type; its capitals are 0.714 of that
	smallest   = 24.0        // size of the smallest type, u
	largeType  = 1.4         // how much larger large text is
	headerMost = 0.4         // of the screen's height, where a title takes many lines
)

// frame chooses the form for a screen, k pixels to its u, and how many u a
// finger needs.
func frame(size image.Point, panel float64) (f form, k, finger float64) {
	if panel == 0 {
		panel = usualPanel
	}
	perMM := math.Hypot(float64(size.X), float64(size.Y)) / panel
	for _, candidate := range forms {
		if candidate.lying != (size.X > size.Y) {
			continue
		}
		f, k = candidate, min(float64(size.X)/candidate.w, float64(size.Y)/candidate.h)
		if k >= f.from && smallest*k >= readMM*perMM {
			break
		}
	}
	finger = (math.Ceil(fingerMM*perMM) + 1) / k // a pixel may be lost where edges are rounded
	f.raise(finger)
	return f, k, finger
}

// besideFinger is the least gap between keys, of what a finger needs.
const besideFinger = 0.095

// raise makes every key large enough for a finger, and keeps them apart.
func (f *form) raise(finger float64) {
	f.shelf += max(0, finger-f.key)
	for _, side := range []*float64{&f.key, &f.back, &f.start, &f.setting, &f.tiles.h, &f.keys.h, &f.groups.h, &f.spoken.h} {
		*side = max(*side, finger)
	}
	f.gap, f.between = max(f.gap, besideFinger*finger), max(f.between, besideFinger*finger)
	// The shelf holds back, start again and the settings; on a very small panel
	// the place kept for sound goes first.
	for f.settings > 2 && 2*f.margin+f.back+f.start+float64(f.settings)*f.setting+float64(f.settings+1)*f.gap > f.w {
		f.settings--
	}
}

// large is the form for large text: one column fewer, and higher tiles where
// that leaves more than one row.
func (f form) large() form {
	fewest := 1
	if f.small() {
		fewest = 2 // or there is no key beside "more"
	}
	for _, c := range []*cells{&f.tiles, &f.keys, &f.groups, &f.spoken} {
		c.columns = max(fewest, c.columns-1)
	}
	if !f.small() {
		f.tiles.h = max(f.tiles.h, min(1.3*f.tiles.h, 204))
	}
	return f
}

// small tells a panel with room for two rows of keys.
func (f form) small() bool { return f.header > 0 && f.header < 60 }
