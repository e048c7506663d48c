package ticket

import (
	"cmp"
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
func aDay(t testing.TB, pr profile.Profile) ([]dayTicket, map[dayPicture]int) {
	c := demo(t)
	pt, err := Pictures(&c, kiosk.Official, fonts, pr)
	if err != nil {
		t.Fatal(err)
	}
	official := map[Key]bool{}
	for _, p := range pt {
		official[p.Key] = true
	}
	harmonic := 0.0
	for n := range dayLanguages {
		harmonic += 1 / float64(n+1)
	}
	var memory Memory
	costs := map[string]int{} // of a page, by the pictures kept of it
	var list []dayTicket
	sizes := map[dayPicture]int{}
	for n := range dayLanguages {
		language := languages[min(n, 1)]
		if n > 1 { // most of the others are not written in Latin letters
			language = languages[1+n%3]
		}
		for _, s := range c.Services {
			tk := plain(language)
			tk.Number.Letter = s.Letter
			page, err := Layout(tk, &c, s, Options{Fonts: fonts, Dots: pr.Dots, URL: address})
			if err != nil {
				t.Fatal(err)
			}
			of := func(k Key) dayPicture {
				if official[k] {
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
				d.pictures = append(d.pictures, of(p.Key))
				sizes[of(p.Key)] = p.Bytes
			}
			list = append(list, d)
		}
	}
	return list, sizes
}

// keep chooses whole languages by rank, Portuguese first, as many as fit.
func keep(day []dayTicket, sizes map[dayPicture]int, memory int) map[dayPicture]bool {
	kept := map[dayPicture]bool{}
	byLanguage := slices.Clone(day)
	slices.SortStableFunc(byLanguage, func(a, b dayTicket) int { return cmp.Compare(a.language, b.language) })
	for len(byLanguage) > 0 {
		n, need := byLanguage[0].language, 0
		add := map[dayPicture]bool{}
		for len(byLanguage) > 0 && byLanguage[0].language == n {
			for _, p := range byLanguage[0].pictures {
				if !kept[p] && !add[p] {
					add[p] = true
					need += sizes[p]
				}
			}
			byLanguage = byLanguage[1:]
		}
		if need > memory {
			continue
		}
		memory -= need
		for p := range add {
			kept[p] = true
		}
	}
	return kept
}

// aDaysBytes is what tickets cost on average, and how many of a hundred found
// all their pictures kept.
func aDaysBytes(day []dayTicket, kept map[dayPicture]bool) (mean, hits float64) {
	for _, d := range day {
		mean += d.weight * float64(d.bytes(func(p dayPicture) bool { return kept[p] }))
		if !slices.ContainsFunc(d.pictures, func(p dayPicture) bool { return !kept[p] }) {
			hits += 100 * d.weight
		}
	}
	return mean, hits
}

func TestADayIn44Languages(t *testing.T) {
	pr := class(t, "epson")
	day, sizes := aDay(t, pr)
	last := 0.0
	for _, kB := range []int{0, 64, 256, 384} {
		mean, hits := aDaysBytes(day, keep(day, sizes, kB<<10))
		t.Logf("%d tickets in %d languages, %3d kB: %3.0f %% find all pictures kept, %5.0f bytes on average", dayTickets, dayLanguages, kB, hits, mean)
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
	t.Logf("%-30s %8s %8s %8s %8s", "bytes of a ticket", "pt-PT", "en", "ar", "hi")
	row := func(name string, cost func(l kiosk.Language) int) {
		var n [4]int
		for i, l := range languages {
			n[i] = cost(l)
		}
		t.Logf("%-30s %8d %8d %8d %8d", name, n[0], n[1], n[2], n[3])
	}
	whole := func(l kiosk.Language) Page { return page(t, l, plain(l), immigration, Wide) }
	row("naive raster of the page", func(l kiosk.Language) int { return 8 + whole(l).Height()*Wide/8 })
	row("trimmed raster of the page", func(l kiosk.Language) int {
		var e escpos.Encoder
		Encode(&e, whole(l).Bitmap(fonts), class(t, "epson"))
		return len(e.Bytes())
	})
	for _, name := range profile.Names() {
		pr := class(t, name)
		for _, c := range []struct {
			what string
			line Line
		}{
			{", number as characters", Line{Baud: 9600, Memory: &memory}}, {", as dots", Line{Baud: 115200, Memory: &memory}},
			{" kept, characters", Line{Baud: 9600, Memory: &memory, Stored: all}}, {" kept, dots", Line{Baud: 115200, Memory: &memory, Stored: all}},
		} {
			if c.line.Stored != nil && pr.Stored.NVBytes == 0 {
				continue
			}
			row(name+c.what, func(l kiosk.Language) int {
				return len(Compose(page(t, l, plain(l), immigration, pr.Dots), pr, c.line).Bytes)
			})
		}
	}
}
