package board

import (
	"flag"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"senha/display/scene"
	"senha/display/text"
)

var pictures = flag.String("pictures", "", "write the pictures of the board into this folder")

func openFonts(t testing.TB) *text.Fonts {
	t.Helper()
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// morning is a board at 10:42 in Lisbon.
func morning() View {
	zone := time.FixedZone("WET", 0)
	wall := time.Date(2026, 3, 2, 10, 42, 5, 0, zone)
	v := View{
		Received: wall, Now: wall.Add(3 * time.Second), Wall: wall.Add(3 * time.Second), Zone: zone,
		Languages: []string{"en", "ar", "hi"}, Palette: scene.Light,
		Board: Board{Seq: 900, Centre: "CNAIM Lisboa", Open: true, Clock: true, Floor: "0"},
	}
	for i, c := range []struct{ number, desk, language string }{
		{"A042", "3", "ar"}, {"C118", "7", "pt-PT"}, {"U016", "12", "hi"}, {"A041", "2", "en"}, {"H203", "1", "ar"}, {"B009", "5", "hi"},
	} {
		at := time.Date(2026, 3, 2, 10, 42-i, 5, 0, zone)
		v.Board.Calls = append(v.Board.Calls, Call{
			Seq: uint64(900 - i), Number: c.number, Desk: c.desk, Language: c.language, At: at, AgeMS: wall.Sub(at).Milliseconds(),
		})
	}
	for i, s := range []struct{ letter, icon string }{
		{"A", "immigration"}, {"B", "work"}, {"C", "social-security"}, {"D", "health"}, {"E", "education"}, {"F", "registries"},
		{"P", "citizen-space"}, {"H", "welcome"}, {"J", "inclusion"}, {"U", "legal"}, {"L", "employability"},
	} {
		w := Wait{Letter: s.letter, Icon: s.icon, Waiting: (i * 37) % 41, State: Open}
		switch s.letter {
		case "D":
			w.State = Full
		case "F":
			w.State = Closed
		case "J":
			w.Icon = "" // masked
		}
		v.Board.Waits = append(v.Board.Waits, w)
	}
	return v
}

// views are the states worth a look.
func views() map[string]View {
	list := map[string]View{}
	v := morning()
	list["fresh"] = v
	v.Now = v.Received.Add(900 * time.Millisecond)
	list["pale"] = v
	v.Now = v.Received.Add(time.Minute)
	list["standing"] = v
	v = morning()
	v.Board.Calls[1].AgeMS = 4000
	list["two-at-once"] = v
	v = morning()
	v.Lost, v.LastNews = true, v.Wall.Add(-13*time.Second)
	list["lost"] = v
	v.Board, v.LastNews = Board{}, time.Time{}
	list["never-heard"] = v
	v = morning()
	v.Board.Calls = nil
	list["welcome"] = v
	v.Board.Open = false
	list["closed"] = v
	v = morning()
	v.Palette = scene.Contrast
	list["contrast"] = v
	v.Now = v.Received.Add(time.Minute)
	list["contrast-standing"] = v
	v.Lost = true
	list["contrast-lost"] = v
	v = morning()
	v.Board.Calls[0].Number, v.Board.Calls[0].Desk = "W888", "128"
	v.Board.Calls[1].Number, v.Board.Calls[1].Desk = "W888", "128"
	v.Board.Centre = "Centro Local de Apoio à Integração de Migrantes de Vila Nova de Famalicão"
	v.Board.Floor = "menos um, ao lado da escada grande"
	list["wide"] = v
	v = morning()
	v.Board.Waits = v.Board.Waits[:2]
	list["small-centre"] = v
	return list
}

var sizes = map[string]image.Point{
	"1920x1080": {1920, 1080}, "1080x1920": {1080, 1920}, "800x480": {800, 480}, "1280x720": {1280, 720},
	"3840x2160": {3840, 2160}, "1920x1200": {1920, 1200}, "1280x800": {1280, 800}, "480x800": {480, 800}, "1024x768": {1024, 768},
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		return // the other tests look at the scenes
	}
	fonts := openFonts(t)
	for size, pixels := range sizes {
		for name, v := range views() {
			f, err := os.Create(filepath.Join(*pictures, fmt.Sprintf("board-%s-%s.png", name, size)))
			if err != nil {
				t.Fatal(err)
			}
			if err := scene.PNG(f, Scene(v, fonts, pixels), fonts); err != nil {
				t.Error(err)
			}
			if err := f.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

// A call's six changes of colour must be drawn well within 400 ms.
func BenchmarkFlash(b *testing.B) {
	fonts := openFonts(b)
	size := image.Pt(1920, 1080)
	v := morning()
	shown := Scene(v, fonts, size)
	picture := scene.Image(shown, fonts)
	for i := 0; b.Loop(); i++ {
		v.Now = v.Received.Add(time.Duration(i%2) * flashFor)
		next := Scene(v, fonts, size)
		for _, box := range scene.Damage(shown, next) {
			scene.Paint(next, fonts, picture, box)
		}
		shown = next
	}
}
