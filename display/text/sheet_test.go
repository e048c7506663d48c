package text

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"senha/assets"
)

var sheets = flag.String("sheets", "", "paint a sheet of samples for each script into this `folder`, to be looked at")

// samples are words of services and of waiting, with the letters that climb
// highest and hang lowest.
var samples = map[string]string{
	"Latn": "Água, Ângela: çãõ gjpqy", "Cyrl": "Щодо їжі, Ґудзик: йцф", "Grek": "Ελληνικά: ϊΰ Ά γζξ", "Armn": "Հայերեն գրքեր", "Geor": "ქართული ენა ჰყ", "Ethi": "ትግርኛ ቋንቋ", "Hebr": "עברית לקוק",
	"Tfng": "ⵜⴰⵎⴰⵣⵉⵖⵜ", "Jpan": "日本語のカード", "Kore": "한국어 창구", "Hans": "移民与边境，取号", "Hant": "移民與邊境，取號",
	"Deva": "काम की शर्तें, रजिस्ट्री हिन्दी ट्ठू", "Beng": "নাগরিক সেবা কেন্দ্র ঙ্গী", "Guru": "ਪੰਜਾਬੀ ਵਿੱਚ ਕੰਮ ਦੀਆਂ ਸ਼ਰਤਾਂ", "Gujr": "ગુજરાતી શ્રી કૃપા", "Telu": "తీసుకోండి స్త్రీ", "Taml": "தமிழ் கூட்டு ஸ்ரீ",
	"Mlym": "മലയാളം സ്ത്രീ", "Knda": "ಕನ್ನಡ ಸ್ತ್ರೀ", "Sinh": "සිංහල ශ්\u200dරී", "Thai": "ผู้อพยพ ที่นี่ ญู ป๊ำ", "Laoo": "ພາສາລາວ ທີ່ນີ້", "Khmr": "ភាសាខ្មែរ ស្ត្រី", "Mymr": "မြန်မာ ကျွန်ုပ်", "Tibt": "བོད་སྐད་ བསྒྲུབས",
	"Arab": "الهجرة والحدود، مكتبٌ إلّا", "Aran": "روزگار اور تربیت، ٹھیک چھوٹے بچے",
}

// Samples have all their letters, and each sheet can be painted: with Latin
// beside each sample, on one baseline, for the eye.
func TestSamples(t *testing.T) {
	fonts := open(t)
	seen := map[string]bool{}
	for _, l := range assets.Languages() {
		s := samples[l.Style()]
		if s == "" {
			t.Errorf("%s: there is no sample in its script %s", l.Tag, l.Style())
		}
		if seen[l.Style()] {
			continue
		}
		seen[l.Style()] = true
		if m := fonts.Missing(s, l.Tag); len(m) > 0 {
			t.Errorf("%s: no font has %q", l.Style(), string(m))
		}
		if *sheets != "" {
			paintSheet(t, fonts, l, s)
		}
	}
}

// paintSheet shows a sample at four sizes, regular and bold, on the screen and
// below it in dots; each in its label's line, whose edges are blue, and its
// baseline red.
func paintSheet(t *testing.T, fonts *Fonts, l assets.Language, s string) {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 1500, 1500))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	line := func(y float64, c color.Color) {
		draw.Draw(m, image.Rect(0, int(y), m.Rect.Max.X, int(y)+1), image.NewUniform(c), image.Point{}, draw.Src)
	}
	y := 4.0
	for _, paper := range []bool{false, true} {
		for _, bold := range []bool{false, true} {
			for _, size := range []float64{22, 24, 28, 32, 48} {
				style := Style{Size: size, Bold: bold, Paper: paper, Language: l.Tag}
				style.LineHeight = style.LabelHeight()
				p := fonts.Paragraph(s, style, 0)
				q := fonts.Paragraph(fmt.Sprintf("A042 Hxg %s %v %v", l.Tag, size, bold), Style{Size: size, Bold: bold, Paper: paper, Language: "pt-PT", LineHeight: 1.25}, 0)
				line(y, color.RGBA{120, 160, 255, 255})
				line(y+p.Height, color.RGBA{120, 160, 255, 255})
				line(y+p.Lines[0].Baseline, color.RGBA{255, 190, 190, 255})
				paint(m, fonts, q, 10, y+(p.Height-q.Height)/2, paper)
				paint(m, fonts, p, 30+q.Width, y, paper)
				y += p.Height + 3
			}
		}
	}
	m = m.SubImage(image.Rect(0, 0, 1500, min(1500, int(y)))).(*image.RGBA)
	f, err := os.Create(filepath.Join(*sheets, l.Style()+".png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// paint draws the first line in black; on paper a dot is black where the
// glyph covers half of it.
func paint(m draw.Image, fonts *Fonts, p *Paragraph, x, y float64, paper bool) {
	base := math.Floor(y + p.Lines[0].Baseline + 0.5)
	for _, g := range p.Lines[0].Glyphs {
		mask, at := fonts.Mask(g, p.Style.Size, math.Floor(x)+g.X, base+g.Y)
		b := mask.Bounds()
		for my := b.Min.Y; my < b.Max.Y; my++ {
			for mx := b.Min.X; mx < b.Max.X; mx++ {
				a := mask.AlphaAt(mx, my).A
				if paper && a < 128 {
					a = 0
				} else if paper {
					a = 255
				}
				if a > 0 {
					old := color.GrayModel.Convert(m.At(at.X+mx, at.Y+my)).(color.Gray).Y
					m.Set(at.X+mx, at.Y+my, color.Gray{uint8(int(old) * (255 - int(a)) / 255)})
				}
			}
		}
	}
}
