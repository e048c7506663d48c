package ticket

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math/bits"
	"slices"

	"senha/display/scene"
	"senha/display/text"
	"senha/kiosk"
	"senha/printer/escpos"
	"senha/printer/profile"
)

// Key names a picture by its content: the first half of the SHA-256 of its
// place and its dots. Pictures with equal keys print the same dots.
type Key [16]byte

func (k Key) String() string { return hex.EncodeToString(k[:]) }

// Code is what a printer knows the picture by: two characters from 20h to 7Eh.
// There are 9,025, so that a code alone does not tell which picture it is:
// whoever asks a printer for its codes must remember the keys they stand for.
func (k Key) Code() escpos.GraphicsKey {
	n := binary.BigEndian.Uint32(k[:4])
	return escpos.GraphicsKey{byte(0x20 + n%95), byte(0x20 + n/95%95)}
}

// Picture is a part of a ticket that is the same on many: a printer may keep
// it.
type Picture struct {
	Key   Key
	Name  string  // of the part: "service", "notice", for logs
	Bytes int     // of the printer's memory
	Saves int     // bytes of a ticket that holds it, if the printer keeps it
	Share float64 // of a language's tickets hold it, all services asked for alike

	left, top, below int // white columns and rows around it in its band
	dots             escpos.Bitmap
}

// Store returns the command that has a printer keep the picture. It replaces
// what the printer kept under the same code.
func (p Picture) Store() []byte {
	var e escpos.Encoder
	e.StoreGraphics(escpos.NV, p.Key.Code(), p.dots)
	return e.Bytes()
}

// Dots is the picture without the white around it, for previews. It is not to
// be changed.
func (p Picture) Dots() escpos.Bitmap { return p.dots }

// newPicture crops a painted band. It begins some columns more to the left
// where a real-time command would hide in it otherwise, and where the paper ends
// there, it moves up to 7 dots to the right; with no such way it has no Bytes and
// is not to be kept.
func newPicture(name string, band escpos.Bitmap, at escpos.At) Picture {
	p := Picture{Name: name}
	left, right, top, bottom := band.Width, 0, -1, 0
	for y := range band.Height {
		if l, r, any := ink(band, y); any {
			left, right, bottom = min(left, l), max(right, r), y+1
			if top < 0 {
				top = y
			}
		}
	}
	if top < 0 {
		p.below = band.Height
		return p
	}
	if at != escpos.AtPosition {
		left = 0
	}
	p.top, p.below = top, band.Height-bottom
	crop := func(white int) { // so many columns before the first that is black
		p.left = max(0, left-white)
		p.dots = escpos.NewBitmap(right-left+white, bottom-top)
		for y := range p.dots.Height {
			for x := left; x < right; x++ {
				if band.At(x, top+y) {
					p.dots.Set(x-left+white, y)
				}
			}
		}
	}
	for white := 0; white == 0 || at == escpos.AtPosition && white < 8 && max(left, white)+right-left <= band.Width; white++ {
		var e escpos.Encoder
		if crop(white); e.StoreGraphics(escpos.NV, escpos.GraphicsKey{' ', ' '}, p.dots) {
			p.Bytes = escpos.StoredSize(p.dots)
			break
		}
	}
	if p.Bytes == 0 {
		crop(0)
	}
	sum := sha256.New()
	var head [12]byte
	binary.BigEndian.PutUint32(head[0:], uint32(p.left))
	binary.BigEndian.PutUint32(head[4:], uint32(p.dots.Width))
	binary.BigEndian.PutUint32(head[8:], uint32(p.dots.Height))
	sum.Write(head[:])
	sum.Write(p.dots.Bits)
	p.Key = Key(sum.Sum(nil)[:len(p.Key)])
	return p
}

// ink returns the first and one past the last black dot of a row, whose last
// byte holds no dirt.
func ink(b escpos.Bitmap, y int) (left, right int, any bool) {
	row := b.Row(y)
	for i, v := range row {
		if v == 0 {
			continue
		}
		if !any {
			left, any = 8*i+bits.LeadingZeros8(v), true
		}
		right = 8*i + 8 - bits.TrailingZeros8(v)
	}
	return left, right, any
}

func painted(s scene.Scene, fonts *text.Fonts) escpos.Bitmap {
	b := scene.Bits(s, fonts)
	return escpos.Bitmap{Width: b.Width, Height: b.Height, Stride: b.Stride, Bits: b.Pix}
}

// Worth is what keeping the picture saves for each byte of the printer's memory,
// of so many tickets in its language.
func (p Picture) Worth(tickets float64) float64 {
	return tickets * p.Share * float64(p.Saves) / float64(p.Bytes)
}

// seldom is the share of tickets that a mark is reckoned to stand on.
const seldom = 0.1

// share is the part of tickets in a language that hold a segment.
func share(segment string, services int) float64 {
	switch segment {
	case "service", "service-pt":
		return 1 / float64(services)
	case "priority", "children":
		return seldom
	}
	return 1
}

// Pictures returns all pictures that tickets of a centre in one language can
// have a printer of class pr keep, those in Portuguese that stand beside them
// included; none for a class that keeps none. Of two that share a code only the
// first is there: the other is sent as dots. Of o, Dots is the class's and Copy
// doesn't matter.
func Pictures(c *kiosk.Centre, language kiosk.Language, pr profile.Profile, o Options) ([]Picture, error) {
	if pr.Stored.NVBytes == 0 {
		return nil, nil
	}
	var list []Picture
	var memory Memory // of what is on each service's tickets
	codes := map[escpos.GraphicsKey]bool{}
	for _, s := range c.Services {
		t := kiosk.Ticket{Number: kiosk.Number{Letter: s.Letter, Count: 1}, Service: s.ID, Language: language, Priority: true, Children: true}
		page, err := Layout(t, c, s, Options{Fonts: o.Fonts, Dots: pr.Dots, URL: o.URL})
		if err != nil {
			return nil, err
		}
		for _, seg := range page.segments {
			if !seg.recurs {
				continue
			}
			forms, p := page.forms(seg, pr, Line{Memory: &memory})
			if p.Share = share(seg.name, len(c.Services)); p.Bytes > 0 {
				p.Saves = max(0, cheapestOf(forms, pr)-cost(func(s *sender) { s.stored(p) }, pr))
			}
			if p.Bytes == 0 || codes[p.Key.Code()] {
				continue
			}
			codes[p.Key.Code()] = true
			list = append(list, p)
		}
	}
	return slices.Clip(list), nil
}
