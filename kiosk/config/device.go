package config

import (
	"os"
	"path/filepath"
)

// Device is kiosk.toml: what one machine needs to know of itself. Paths are
// given as they can be opened: those of the file are relative to its folder.
type Device struct {
	Centre  CentreFile
	Journal Journal
	Printer Printer
	LAN     LAN
	Ticket  Ticket
	Uplink  Uplink
	Fonts   Fonts
	Touch   Touch
	Clock   Clock
	Buttons []Buttons
	Keypads []Keypad
}

// CentreFile is [centre]: where the centre's document is.
type CentreFile struct {
	File string // default centre.toml
}

// Journal is [journal]: where the queue is kept.
type Journal struct {
	Path string // SQLite file, default journal.db
}

// Printer is [printer]: the serial line and what hangs on it.
type Printer struct {
	Device  string // such as /dev/ttyUSB0; "" (default) for none: numbers are shown, not printed
	Baud    int    // default 9600, at which any printer is faster than its line
	Flow    string // none (default), rtscts, xonxoff or dsr
	Profile string // class of printer: epson, epson-older, star, presenter, generic-58 or generic-80 (default)
	Dots    int    // across the paper, where the printer's head is not its class's: 576, 512 or 384; 0 (default) is the class's
	OneWay  bool   // one_way: the cable carries nothing back, so nobody knows whether a ticket came out; false by default
}

// LAN is [lan]: where the kiosk listens. An address is host:port, or :port for
// all of the machine's; "" turns the listener off.
type LAN struct {
	Public string   // read-only pages for anybody, default :8080
	Staff  string   // staff's pages, default 127.0.0.1:8081: their network must be named
	Socket string   // Unix socket of the windows and tools, default kiosk.sock
	Hosts  []string // names by which browsers may call the kiosk, beside its addresses
}

// Ticket is [ticket]: a ticket's page on a phone.
type Ticket struct {
	URL string // what stands before /t/ in the QR code; "" (default) for none
}

// Uplink is [uplink]: the line to central.
type Uplink struct {
	URL string // "" (default) for none
}

// Fonts is [fonts].
type Fonts struct {
	Dir string // "" (default) for the system's
}

// Touch is [touch]: the touch screen.
type Touch struct {
	Size float64 // pixels per millimetre, default 4.03: 1920 x 1080 on 21.5 inches
}

// Clock is [clock]: whose word is believed about the time.
type Clock struct {
	Source string // network (default): trusted once it was set from there; system: trusted always
}

// The words that kiosk.toml knows. They are those of printer/port and
// printer/profile, which this package may not import; a test compares them.
var (
	flows    = []string{"none", "rtscts", "xonxoff", "dsr"}
	profiles = []string{"epson", "epson-older", "generic-80", "generic-58", "star", "presenter"}
	sources  = []string{"network", "system"}
	heads    = []int{576, 512, 384}
	bauds    = []int{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400}
)

// LoadDevice reads a kiosk.toml. The error is Faults, by line.
func LoadDevice(path string) (Device, error) {
	r := &reader{file: path}
	t := r.load(path)
	if t == nil {
		return Device{}, r.done()
	}
	d := r.device(r.section("kiosk.toml", t), filepath.Dir(path))
	if err := r.done(); err != nil {
		return Device{}, err
	}
	return d, nil
}

// load reads a file and returns its tree, or nil if it has none.
func (r *reader) load(path string) *table {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		r.fault(0, "the file cannot be read: %v", err)
		return nil
	case info.Size() > maxBytes:
		r.fault(0, "the file has %d bytes: at most %d are read", info.Size(), maxBytes)
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		r.fault(0, "the file cannot be read: %v", err)
		return nil
	}
	return r.parse(data)
}

func (r *reader) device(s *section, dir string) Device {
	var d Device
	p := s.part("centre", "[centre]")
	d.Centre.File = p.path("file", "centre.toml", dir)
	p.end()

	p = s.part("journal", "[journal]")
	d.Journal.Path = p.path("path", "journal.db", dir)
	p.end()

	p = s.part("printer", "[printer]")
	d.Printer = Printer{
		Device:  p.path("device", "", dir),
		Baud:    p.among("baud", bauds, 9600, "is no speed of a serial line"),
		Flow:    p.oneOf("flow", flows, "none"),
		Profile: p.oneOf("profile", profiles, "generic-80"),
		Dots:    p.among("dots", heads, 0, "is no number of dots that tickets are laid out for"),
		OneWay:  p.flag("one_way"),
	}
	if d.Printer.OneWay && d.Printer.Flow == "xonxoff" {
		p.fault(p.lineOf("one_way"), "one_way says that the cable carries nothing back, and flow xonxoff needs the way back: take one of them out")
	}
	p.end()

	p = s.part("lan", "[lan]")
	d.LAN = LAN{
		Public: p.address("public", ":8080"),
		Staff:  p.address("staff", "127.0.0.1:8081"),
		Socket: p.socket("socket", "kiosk.sock", dir),
		Hosts:  p.hosts("hosts"),
	}
	if d.LAN.Public != "" && d.LAN.Public == d.LAN.Staff {
		p.fault(p.lineOf("staff"), "staff is the address of public: give it another port, so that anybody's pages and staff's are apart")
	}
	p.end()

	p = s.part("ticket", "[ticket]")
	d.Ticket.URL = p.url("url", false)
	p.end()

	p = s.part("uplink", "[uplink]")
	d.Uplink.URL = p.url("url", true)
	p.end()

	p = s.part("fonts", "[fonts]")
	d.Fonts.Dir = p.folder("dir", dir)
	p.end()

	p = s.part("touch", "[touch]")
	size, line := p.number("size", 4.03)
	if line > 0 && !(size >= 1 && size <= 30) {
		p.fault(line, "size is %g pixels per millimetre: want 1 to 30, such as 4.03 (width of the screen in pixels / in millimetres)", size)
	}
	d.Touch.Size = size
	p.end()

	p = s.part("clock", "[clock]")
	d.Clock.Source = p.oneOf("source", sources, "network")
	p.end()

	d.presses(s, dir)
	s.end()
	return d
}

// among returns a number that is one of a list, or the standard where the key is
// left out. why says what another number is not.
func (s *section) among(key string, list []int, standard int, why string) int {
	v, line := s.number(key, float64(standard))
	if line == 0 {
		return standard
	}
	for _, n := range list {
		if v == float64(n) {
			return n
		}
	}
	s.fault(line, "%s %g %s; there are %v", key, v, why, list)
	return standard
}
