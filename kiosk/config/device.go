package config

// Device is kiosk.toml: what one machine needs to know of itself. All paths
// are absolute, or relative to the working directory if the file's path was.
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
}

// CentreFile says where the centre's document is.
type CentreFile struct {
	File string // default centre.toml
}

// Journal says where the journal is.
type Journal struct {
	Path string // SQLite file, default journal.db
}

// Printer is the serial line to the printer and what hangs on it.
type Printer struct {
	Device  string // such as /dev/ttyUSB0; "" for none: numbers are shown, not printed
	Baud    int    // default 9600
	Flow    string // "none", "rtscts", "xonxoff" or "dsr"; default "none"
	Profile string // class of printer, default "epson80"
}

// LAN says where the kiosk listens.
type LAN struct {
	Public string   // address of the read-only pages, default ":8080"; "" would be the default too, "off" for none
	Staff  string   // address of the staff's pages, default ":8081"
	Socket string   // Unix socket, default kiosk.sock
	Hosts  []string // names under which browsers may reach the kiosk, beside its own addresses
}

// Ticket is about a ticket's page on a phone.
type Ticket struct {
	URL string // where tickets' pages are, "" for no QR code
}

// Uplink is the line to central.
type Uplink struct {
	URL string // "" for none
}

// Fonts says where the fonts are.
type Fonts struct {
	Dir string // "" for the system's
}

// Touch is the touch screen.
type Touch struct {
	Size float64 // pixels per millimetre, default 4.03 (21.5 inches, 1920 wide)
}

// Clock says whose word is believed about the time.
type Clock struct {
	Source string // "network": trusted once it was set from there; "system": trusted always
}
