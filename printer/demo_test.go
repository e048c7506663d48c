package printer_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/config"
	"senha/printer/escpos"
	"senha/printer/profile"
	"senha/printer/ticket"
	"senha/printer/virtual"
)

// demoCentre is the demo centre, with all its services and languages.
func demoCentre(t testing.TB) *centre {
	t.Helper()
	document, err := config.Demo()
	if err != nil {
		t.Fatal(err)
	}
	c := newCentreOf(t, document)
	c.kept = filepath.Join(t.TempDir(), "printer-main.json")
	return c
}

func epson(t testing.TB) profile.Profile {
	t.Helper()
	pr, err := profile.Named("epson")
	if err != nil {
		t.Fatal(err)
	}
	return pr
}

// take issues a ticket for a service in a language.
func (c *centre) take(s kiosk.ServiceID, l kiosk.Language) kiosk.TicketID {
	c.t.Helper()
	c.issued++
	id := kiosk.TicketID(fmt.Sprintf("%032x", c.issued))
	c.submit(kiosk.IssueTicket{ID: id, Service: s, Language: l, Printer: "main"})
	return id
}

// remembered returns the keys of the pictures that the kiosk says are kept.
func (c *centre) remembered() map[ticket.Key]bool {
	c.t.Helper()
	var file struct {
		Pictures []string `json:"pictures"`
	}
	b, err := os.ReadFile(c.kept)
	if err == nil {
		err = json.Unmarshal(b, &file)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	said := map[string]bool{}
	for _, s := range file.Pictures {
		said[s] = true
	}
	keys := map[ticket.Key]bool{}
	for _, l := range c.hub.State().Centre().Languages {
		for _, p := range c.pictured(l) {
			if said[p.Key.String()] {
				keys[p.Key] = true
			}
		}
	}
	if len(keys) != len(said) {
		c.t.Errorf("%d pictures are remembered, and %d of them are the centre's", len(said), len(keys))
	}
	return keys
}

// pictured returns the pictures of a language's tickets.
func (c *centre) pictured(l kiosk.Language) []ticket.Picture {
	c.t.Helper()
	if list, ok := c.drawn[l]; ok {
		return list
	}
	list, err := ticket.Pictures(c.hub.State().Centre(), l, epson(c.t), ticket.Options{Fonts: fonts})
	if err != nil {
		c.t.Fatal(err)
	}
	c.drawn[l] = list
	return list
}

// ideal is a ticket as it is to be sent and to look, with pictures kept.
func (c *centre) ideal(id kiosk.TicketID, baud int, kept map[ticket.Key]bool) (ticket.Sent, escpos.Bitmap) {
	c.t.Helper()
	pr, t, s := epson(c.t), c.ticket(id), c.hub.State()
	sv, _ := s.Service(t.Service)
	page, err := ticket.Layout(t, s.Centre(), sv, ticket.Options{Fonts: fonts, Dots: pr.Dots})
	if err != nil {
		c.t.Fatal(err)
	}
	sent := ticket.Compose(page, pr, ticket.Line{Baud: baud, Stored: func(k ticket.Key) bool { return kept[k] }})
	var job []byte
	for _, p := range slices.Concat(c.pictured(kiosk.Official), c.pictured(t.Language)) {
		if kept[p.Key] {
			job = append(job, p.Store()...)
		}
	}
	return sent, escpos.Interpret(append(job, sent.Bytes...), virtual.Machine(pr)).Tickets[0]
}

// storedAt9600 has a printer keep four languages, and plugs it in again on a
// line that has the true speed of 9600 baud.
func storedAt9600(t testing.TB) (*centre, machine, []kiosk.Language) {
	t.Helper()
	c, first, dir := demoCentre(t), t.TempDir(), t.TempDir()
	quick := newMachineOf(t, virtual.Opts{Profile: epson(t), Link: filepath.Join(t.TempDir(), "quick"), Out: first})
	stop := c.start(quick.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	languages := []kiosk.Language{"pt-PT", "en", "ar", "hi"}
	for _, l := range languages {
		c.until("a ticket is printed", still, c.paper(c.take("immigration", l), kiosk.PaperPrinted))
	}
	c.nextDay(quick, true)
	stop()
	kept := len(c.remembered())
	c.until("it is in the printer's file too", still, func() bool { return len(quick.Report().Stored) == kept+3 })
	if err := os.CopyFS(dir, os.DirFS(first)); err != nil { // its NV memory
		t.Fatal(err)
	}
	c.baud = 9600
	m := newMachineOf(t, virtual.Opts{Profile: epson(t), Link: filepath.Join(t.TempDir(), "slow"), Out: dir, Baud: 9600})
	c.start(m.device, "epson")
	m.quiet(300 * time.Millisecond) // it has been asked what it keeps
	return c, m, languages
}

// quiet waits until the line has carried something, and then nothing for so long.
func (m machine) quiet(d time.Duration) {
	for was := int64(-1); was <= 0 || was != m.Received(); {
		was = m.Received()
		time.Sleep(d)
	}
}

// What is on the line beside a ticket: how the printer is before, and the
// question for the proof behind.
func around(t testing.TB) int {
	t.Helper()
	var e escpos.Encoder
	if err := e.ProcessID([4]byte{'0', '0', '0', '0'}); err != nil {
		t.Fatal(err)
	}
	n := len(e.Bytes())
	for _, ask := range []byte{1, 2, 4} {
		n += len(escpos.AskRealTime(ask))
	}
	return n
}

// A ticket in a stored language, from its commit to the last byte, on the
// slowest of lines: well below a second, by its bytes.
func TestStoredLanguageAt9600(t *testing.T) {
	t.Parallel()
	c, m, languages := storedAt9600(t)
	kept := c.remembered()
	for _, l := range languages {
		m.quiet(200 * time.Millisecond) // after the last ticket it is asked how it is
		before := m.Received()
		id := c.take("immigration", l)
		c.until("it is printed", still, c.paper(id, kiosk.PaperPrinted))
		got := int(m.Received() - before)
		sent, picture := c.ideal(id, 9600, kept)
		if len(sent.Bytes) > 400 {
			t.Errorf("%s: the ticket is %d bytes, want at most 400", l, len(sent.Bytes))
		}
		if want := len(sent.Bytes) + around(t); got < want || got > want+9 { // a slow machine may ask only now
			t.Errorf("%s: the line carried %d bytes, want %d", l, got, want)
		}
		papers := m.Papers()
		if p := papers[len(papers)-1]; !p.Picture.Equal(picture) || len(p.Faults) > 0 {
			t.Errorf("%s: the paper is not the ticket; faults %v", l, p.Faults)
		}
		onLine := time.Duration(got) * 10 * time.Second / 9600
		if onLine > 500*time.Millisecond {
			t.Errorf("%s: %v on the line, want at most half a second", l, onLine)
		}
		t.Logf("%s: %d bytes, of them %d of the ticket: %v on the line", l, got, len(sent.Bytes), onLine.Round(time.Millisecond))
	}
}

// BenchmarkStoredAt9600 is how long such a ticket takes in truth, from when its
// issue is durable to when the printer has all of it.
func BenchmarkStoredAt9600(b *testing.B) {
	c, m, _ := storedAt9600(b)
	kept := c.remembered()
	var id kiosk.TicketID
	var got int64
	for b.Loop() {
		before := m.Received()
		id = c.take("immigration", "ar")
		c.until("it is printed", still, c.paper(id, kiosk.PaperPrinted))
		got = m.Received() - before
	}
	sent, _ := c.ideal(id, 9600, kept)
	b.ReportMetric(float64(len(sent.Bytes)), "bytes/ticket")
	b.ReportMetric(float64(got)*10_000/9600, "ms-of-line")
}

// More languages than NV memory has room for: Portuguese stays whole, and of
// the others what saves most for its room. What is said to be kept is there,
// and a ticket in any language comes out right.
func TestMemoryIsFull(t *testing.T) {
	t.Parallel()
	c := demoCentre(t)
	c.nv = 128 << 10
	class := epson(t)
	class.Stored.NVBytes = c.nv
	m := newMachineOf(t, virtual.Opts{Profile: class, Link: filepath.Join(t.TempDir(), "printer")})
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	services := c.hub.State().Centre().Services
	asked := map[kiosk.Language]int{}
	for _, l := range c.hub.State().Centre().Languages {
		asked[l] = 1
	}
	for i, l := range []kiosk.Language{"ar", "hi", "bn", "en"} {
		asked[l] = 5 - i
	}
	for l, n := range asked {
		for i := range n {
			c.until("a ticket is printed", still, c.paper(c.take(services[i].ID, l), kiosk.PaperPrinted))
		}
	}
	c.nextDay(m, true)
	first := c.take("work", "hi") // when it is printed, the printer has been asked what it keeps
	c.until("a ticket is printed", still, c.paper(first, kiosk.PaperPrinted))

	kept := c.remembered()
	held := map[escpos.GraphicsKey]bool{}
	for k := range kept {
		held[k.Code()] = true
	}
	for _, p := range c.pictured(kiosk.Official) {
		if !held[p.Key.Code()] { // of two that share a code one is kept
			t.Errorf("Portuguese is not kept whole: the picture %q is missing", p.Name)
		}
	}
	official := map[ticket.Key]bool{}
	for _, p := range c.pictured(kiosk.Official) {
		official[p.Key] = true
	}
	worth := map[ticket.Key]float64{}
	all := map[ticket.Key]ticket.Picture{}
	for l, n := range asked {
		for _, p := range c.pictured(l) {
			if !official[p.Key] {
				all[p.Key] = p
				worth[p.Key] = max(worth[p.Key], p.Worth(float64(n)))
			}
		}
	}
	missing := 0
	for k, p := range all {
		if held[k.Code()] {
			continue
		}
		missing++
		for o, q := range all {
			if kept[o] && worth[o] < worth[k] && q.Bytes >= p.Bytes {
				t.Errorf("%q of %d bytes, worth %.2f, is kept, and not %q of %d bytes, worth %.2f", q.Name, q.Bytes, worth[o], p.Name, p.Bytes, worth[k])
			}
		}
	}
	if missing == 0 || len(kept) < len(official)+10 {
		t.Errorf("%d pictures are missing, %d kept: the memory is no test", missing, len(kept))
	}

	// What the printer itself says, by code and size.
	r, there := m.Report(), map[string]virtual.StoredInfo{}
	bytes := 0
	for _, info := range r.Stored {
		there[info.Key] = info
		bytes += info.Bytes
	}
	if r.Room < 0 || bytes > c.nv {
		t.Errorf("%d bytes are kept in %d, %d are left", bytes, c.nv, r.Room)
	}
	for l := range asked {
		for _, p := range c.pictured(l) {
			if code := p.Key.Code(); kept[p.Key] {
				if info, ok := there[string(code[:])]; !ok || info.Width != p.Dots().Width || info.Height != p.Dots().Height {
					t.Errorf("%s: the picture %q is said to be kept, and the printer has %+v", l, p.Name, info)
				}
			}
		}
	}
	if got, want := len(r.Stored), len(kept)+3; got != want { // three marks
		t.Errorf("the printer keeps %d pictures, want %d", got, want)
	}
	t.Logf("%d bytes of NV memory: %d pictures kept, %d bytes left", c.nv, len(kept), r.Room)

	for _, l := range c.hub.State().Centre().Languages {
		before := m.Received()
		id := c.take("work", l)
		c.until("a ticket is printed", still, c.paper(id, kiosk.PaperPrinted))
		n := int(m.Received() - before)
		sent, picture := c.ideal(id, 115200, kept)
		papers := m.Papers()
		if p := papers[len(papers)-1]; !p.Picture.Equal(picture) || len(p.Faults) > 0 {
			t.Errorf("%s: the paper is not the ticket; faults %v", l, p.Faults)
		}
		if n < len(sent.Bytes) || n > len(sent.Bytes)+1000 { // with the questions on its way
			t.Errorf("%s: the line carried %d bytes for a ticket of %d", l, n, len(sent.Bytes))
		}
	}
}
