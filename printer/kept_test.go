package printer_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"senha/kiosk"
	"senha/printer/virtual"
)

// printOne issues a ticket and returns what it cost the line, in bytes.
func (c *centre) printOne(m machine) int64 {
	c.t.Helper()
	before := m.Received()
	id := c.issue()
	c.until("it is printed", still, c.paper(id, kiosk.PaperPrinted))
	return m.Received() - before
}

// nextDay closes the day, waits until the printer has been seen to, and opens
// the next.
func (c *centre) nextDay(m machine, written bool) {
	c.t.Helper()
	before, err := os.ReadFile(c.kept)
	if err != nil && !os.IsNotExist(err) {
		c.t.Fatal(err)
	}
	c.submit(kiosk.CloseDay{})
	if written {
		c.until("pictures are stored", still, func() bool {
			now, err := os.ReadFile(c.kept)
			return err == nil && !bytes.Equal(now, before) && bytes.Count(now, []byte(`","`)) > 3
		})
	} else {
		time.Sleep(100 * time.Millisecond)
		if now, err := os.ReadFile(c.kept); err != nil || !bytes.Equal(now, before) {
			c.t.Errorf("the printer was written to without need (%v)", err)
		}
	}
	c.submit(kiosk.OpenDay{})
}

func TestPicturesAreKeptAfterClosing(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	c.kept = filepath.Join(t.TempDir(), "printer-main.json")
	stop := c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	dots := c.printOne(m)

	c.nextDay(m, true)
	small := c.printOne(m)
	if small > 3500 || small >= dots {
		t.Errorf("a ticket takes %d bytes, and %d before its language was stored; want at most 3,500", small, dots)
	}
	t.Logf("%d bytes as dots, %d stored", dots, small)

	// NV outlives the power, and what has not changed is not written again.
	m.set(virtual.Off)
	c.until("staff know", pass, c.is("silent"))
	m.set(virtual.Ready)
	c.until("the printer is ready again", pass, c.is("ready"))
	received := m.Received()
	c.nextDay(m, false)
	if n := m.Received() - received; n > 2000 {
		t.Errorf("a closing without news took %d bytes", n)
	}
	if n := c.printOne(m); n > small+100 {
		t.Errorf("after a power cycle a ticket takes %d bytes, want about %d", n, small)
	}

	// A start knows it too.
	stop()
	c.start(m.device, "epson")
	time.Sleep(100 * time.Millisecond)
	if n := c.printOne(m); n > small+100 {
		t.Errorf("after a start a ticket takes %d bytes, want about %d", n, small)
	}
	want := []string{"J001", "J001", "J001", "J002"}
	if got := m.shows(c); !slices.Equal(got, want) {
		t.Errorf("papers %v, want %v", got, want)
	}
}

// Another printer in its place keeps nothing, and that is noticed before
// anything is printed that is not there.
func TestPrinterIsExchanged(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	c.kept = filepath.Join(t.TempDir(), "printer-main.json")
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	c.printOne(m)
	c.nextDay(m, true)
	small := c.printOne(m)

	m.set(virtual.Unplugged)
	c.until("staff know", pass, c.is("unplugged"))
	other := newMachineAt(t, "epson", m.device)
	c.until("the other is ready", pass, c.is("ready"))
	if n := c.printOne(other); n < 2*small {
		t.Errorf("the other printer got %d bytes: how does it know the pictures?", n)
	}
	if got := other.shows(c); !slices.Equal(got, []string{"J002"}) {
		t.Errorf("the other printer shows %v, want J002", got)
	}
	c.nextDay(other, true)
	if n := c.printOne(other); n > small+100 {
		t.Errorf("the other printer got %d bytes after it was written to, want about %d", n, small)
	}
}

// A ticket does not wait for the pictures: writing ends when the day is opened
// again, and what was written by then counts.
func TestOpeningEndsTheWriting(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	c.kept = filepath.Join(t.TempDir(), "printer-main.json")
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	c.printOne(m)
	m.hold(virtual.AfterBytes, 3000)
	c.submit(kiosk.CloseDay{})
	m.held()
	c.submit(kiosk.OpenDay{})
	id := c.issue()
	m.Release()
	c.until("it is printed", still, c.paper(id, kiosk.PaperPrinted))
	if got := m.shows(c); !slices.Equal(got, []string{"J001", "J001"}) {
		t.Errorf("papers %v, want two tickets", got)
	}
}

// More pictures than the printer lists in one answer.
func TestManyPictures(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	c.kept = filepath.Join(t.TempDir(), "printer-main.json")
	centre := *c.hub.State().Centre()
	for i, letter := range []string{"A", "B", "C", "D", "E", "F", "H", "L", "P", "U"} {
		centre.Services = append(centre.Services, kiosk.Service{ID: kiosk.ServiceID("s" + letter), Letter: letter, Names: map[kiosk.Language]string{
			"pt-PT": "Serviço " + letter, "ar": "خدمة " + string(rune('١'+i)),
		}})
	}
	c.submit(kiosk.Configure{Centre: centre})
	stop := c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	dots := c.printOne(m)
	c.nextDay(m, true)
	stop()
	c.start(m.device, "epson")
	time.Sleep(200 * time.Millisecond)
	if n := c.printOne(m); n > 3500 || 2*n > dots {
		t.Errorf("a ticket takes %d bytes, and %d before", n, dots)
	}
	if b, err := os.ReadFile(c.kept); err != nil || bytes.Count(b, []byte(`","`)) < 40 {
		t.Errorf("the file remembers too little (%v):\n%s", err, b)
	}
}

// Where nobody presses "close", the calendar closes a day and opens the next in
// one step at midnight: the pictures are seen to before the first ticket.
func TestPicturesAreKeptWhereNobodyCloses(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	c.kept = filepath.Join(t.TempDir(), "printer-main.json")
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	dots := c.printOne(m)
	c.clock.Advance(16 * time.Hour)
	c.submit(kiosk.TurnDay{})
	c.until("pictures are stored", pass, func() bool {
		b, err := os.ReadFile(c.kept)
		return err == nil && bytes.Count(b, []byte(`","`)) > 3
	})
	if small := c.printOne(m); small > dots/2 {
		t.Errorf("a ticket takes %d bytes, and %d the day before", small, dots)
	}
}

// On a full disk at closing nothing is written to the printer, and what it keeps
// is used on.
func TestFullDiskAtClosing(t *testing.T) {
	c, m := newCentre(t), newMachine(t, "epson")
	c.kept = filepath.Join(t.TempDir(), "printer-main.json")
	c.start(m.device, "epson")
	c.until("the printer is ready", still, c.is("ready"))
	c.printOne(m)
	c.nextDay(m, true)
	small := c.printOne(m)
	if err := os.Mkdir(c.kept+".part", 0o700); err != nil { // the file can't be written, by root neither
		t.Fatal(err)
	}
	document := *c.hub.State().Centre()
	document.Services = slices.Clone(document.Services)
	document.Services[0].Names = map[kiosk.Language]string{"pt-PT": "Apoio Jurídico", "ar": "الدعم"}
	c.submit(kiosk.Configure{Centre: document})
	c.nextDay(m, false)
	if then := c.printOne(m); then > 2*small {
		t.Errorf("a ticket takes %d bytes after a closing on a full disk, %d before", then, small)
	}
}
