package ticket

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"

	"senha/kiosk"
	"senha/printer/escpos"
	"senha/printer/profile"
)

// A day at a CNAIM: so many tickets in so many languages, the n-th most common
// of which is asked for by 1/n as many people as the first (Zipf). Languages
// that have no words yet take the sizes of one that has.
const (
	dayTickets   = 1140
	dayLanguages = 44
)

// dayTicket is a ticket for a service in a language.
type dayTicket struct {
	language int // by rank
	bytes    func(kept func(dayPicture) bool) int
	pictures []dayPicture
	weight   float64 // of all tickets
}

// dayPicture tells a picture of one stand-in from that of another: equal keys
// in languages 5 and 9 are different words. Portuguese is shared by all.
type dayPicture struct {
	language int
	key      Key
}

// aDay lists each kind of ticket once, and the memory that each picture takes.
func aDay(t testing.TB, pr profile.Profile) ([]dayTicket, map[dayPicture]dayWorth) {
	c := demo(t)
	pictures := map[kiosk.Language]map[Key]Picture{}
	for _, l := range c.Languages {
		list, err := Pictures(&c, l, pr, Options{Fonts: fonts, URL: address})
		if err != nil {
			t.Fatal(err)
		}
		pictures[l] = map[Key]Picture{}
		for _, p := range list {
			pictures[l][p.Key] = p
		}
	}
	official := pictures[kiosk.Official]
	harmonic := 0.0
	for n := range dayLanguages {
		harmonic += 1 / float64(n+1)
	}
	var memory Memory
	costs := map[string]int{} // of a page, by the pictures kept of it
	var list []dayTicket
	worth := map[dayPicture]dayWorth{}
	for n := range dayLanguages {
		language := c.Languages[n%len(c.Languages)]
		for _, s := range c.Services {
			tk := plain(language)
			tk.Number.Letter = s.Letter
			page, err := Layout(tk, &c, s, Options{Fonts: fonts, Dots: pr.Dots, URL: address})
			if err != nil {
				t.Fatal(err)
			}
			of := func(k Key) dayPicture {
				if _, ok := official[k]; ok {
					return dayPicture{0, k}
				}
				return dayPicture{n, k}
			}
			d := dayTicket{language: n, weight: 1 / float64(n+1) / harmonic / float64(len(c.Services))}
			d.bytes = func(kept func(dayPicture) bool) int {
				way := string(language) + s.Letter
				for _, p := range d.pictures {
					way += map[bool]string{true: "k", false: "-"}[kept(p)]
				}
				if _, known := costs[way]; !known {
					costs[way] = len(Compose(page, pr, Line{Baud: 9600, Memory: &memory, Stored: func(k Key) bool { return kept(of(k)) }}).Bytes)
				}
				return costs[way]
			}
			for _, p := range Compose(page, pr, Line{Baud: 9600, Memory: &memory}).Pictures {
				known, ok := pictures[language][p.Key]
				if !ok { // it shares another's code
					known = p
				}
				d.pictures = append(d.pictures, of(p.Key))
				w := worth[of(p.Key)]
				w.bytes, w.worth = p.Bytes, w.worth+known.Worth(d.weight)/known.Share
				worth[of(p.Key)] = w
			}
			list = append(list, d)
		}
	}
	return list, worth
}

// dayWorth is what a picture takes and gives.
type dayWorth struct {
	bytes int
	worth float64
}

// keep chooses pictures as a kiosk does: Portuguese, then what saves most.
func keep(worth map[dayPicture]dayWorth, memory int) map[dayPicture]bool {
	kept := map[dayPicture]bool{}
	order := slices.SortedFunc(maps.Keys(worth), func(a, b dayPicture) int {
		if (a.language == 0) != (b.language == 0) {
			return cmp.Compare(a.language, b.language)
		}
		return cmp.Or(cmp.Compare(worth[b].worth, worth[a].worth), slices.Compare(a.key[:], b.key[:]))
	})
	for _, p := range order {
		if worth[p].bytes <= memory {
			memory -= worth[p].bytes
			kept[p] = true
		}
	}
	return kept
}

// aDaysBytes is what tickets cost on average, and how many of a hundred pictures
// they find kept.
func aDaysBytes(day []dayTicket, kept map[dayPicture]bool) (mean, hits float64) {
	for _, d := range day {
		mean += d.weight * float64(d.bytes(func(p dayPicture) bool { return kept[p] }))
		found := 0
		for _, p := range d.pictures {
			if kept[p] {
				found++
			}
		}
		hits += 100 * d.weight * float64(found) / float64(len(d.pictures))
	}
	return mean, hits
}

func TestADayIn44Languages(t *testing.T) {
	pr := class(t, "epson")
	day, worth := aDay(t, pr)
	last := 0.0
	for _, kB := range []int{0, 64, 256, 384} {
		mean, hits := aDaysBytes(day, keep(worth, kB<<10))
		t.Logf("%d tickets in %d languages, %3d kB: %3.0f %% of the pictures are found kept, %5.0f bytes on average", dayTickets, dayLanguages, kB, hits, mean)
		if kB == 256 && mean > 3000 {
			t.Errorf("%.0f bytes on average with 256 kB, want at most 3000", mean)
		}
		if last > 0 && mean > last {
			t.Errorf("more memory, and more bytes: %.0f after %.0f", mean, last)
		}
		last = mean
	}
}

// TestTable logs what tickets cost, for make bench: bytes, from ESC @ to the cut.
func TestTable(t *testing.T) {
	var memory Memory
	c := demo(t)
	head := fmt.Sprintf("%-36s", "bytes of a ticket")
	for _, l := range c.Languages {
		head += fmt.Sprintf("%8s", l)
	}
	t.Log(head)
	row := func(name string, cost func(l kiosk.Language) int) {
		line := fmt.Sprintf("%-36s", name)
		for _, l := range c.Languages {
			line += fmt.Sprintf("%8d", cost(l))
		}
		t.Log(line)
	}
	of := func(l kiosk.Language, dots int) Page {
		p, err := Layout(plain(l), &c, c.Services[0], Options{Fonts: fonts, Dots: dots, URL: address})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	whole := func(l kiosk.Language) Page { return of(l, Wide) }
	row("naive raster of the page", func(l kiosk.Language) int { return 8 + whole(l).Height()*Wide/8 })
	row("trimmed raster of the page", func(l kiosk.Language) int {
		var e escpos.Encoder
		Encode(&e, whole(l).Bitmap(fonts), class(t, "epson"))
		return len(e.Bytes())
	})
	for _, name := range profile.Names() {
		pr := class(t, name)
		for _, how := range []struct {
			what string
			line Line
		}{
			{", number as characters", Line{Baud: 9600, Memory: &memory}}, {", as dots", Line{Baud: 115200, Memory: &memory}},
			{" kept, characters", Line{Baud: 9600, Memory: &memory, Stored: all}}, {" kept, dots", Line{Baud: 115200, Memory: &memory, Stored: all}},
		} {
			if how.line.Stored != nil && pr.Stored.NVBytes == 0 {
				continue
			}
			row(name+how.what, func(l kiosk.Language) int {
				return len(Compose(of(l, pr.Dots), pr, how.line).Bytes)
			})
		}
	}
}
