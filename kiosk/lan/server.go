package lan

import (
	"context"
	"log/slog"
	"net/http"

	"senha/kiosk/api"
	"senha/kiosk/hub"
)

// Options are what a Server needs from outside.
type Options struct {
	Hub     *hub.Hub
	Clock   hub.Clock
	Log     *slog.Logger
	Devices string   // path of the file with the paired devices
	Hosts   []string // names the kiosk is reached by, besides localhost and IP addresses of its own
	Printer string   // which printer prints tickets, "" for none
	Alarms  []api.Alarm

	// Picture paints the page that a touch screen shows as PNG; nil if it
	// can't. It is called by one goroutine at a time.
	Picture func(api.Screen, api.Queue) ([]byte, error)

	// Trial prints a test ticket and returns when it is out; nil without a
	// printer.
	Trial func(context.Context) error
}

// Server answers for one hub. It starts nothing: its handlers are to be
// mounted, by Serve or a test.
type Server struct {
	hub     *hub.Hub
	clock   hub.Clock
	log     *slog.Logger
	hosts   hosts
	printer string

	devices *devices
	typed   *attempts // tokens typed on the pairing page
	shown   *attempts // tokens that come with a request
	changes watchers  // of what the journal does not hold: alarms, screens
	alarms  *alarms
	screens *screens
	trial   func(context.Context) error
	board   shared
	queue   shared
}

// New returns a server. A file of devices that cannot be read is set aside and
// raises an alarm; the devices must then be paired again.
func New(o Options) (*Server, error) {
	s := &Server{
		hub: o.Hub, clock: o.Clock, log: o.Log, hosts: newHosts(o.Hosts), printer: o.Printer,
		typed: newAttempts(typedAttempts), shown: newAttempts(shownAttempts),
	}
	s.trial = o.Trial
	s.alarms = &alarms{list: o.Alarms}
	s.screens = newScreens(o.Picture)
	var err error
	var damaged bool
	if s.devices, damaged, err = openDevices(o.Devices); err != nil {
		return nil, err
	}
	if damaged {
		s.log.Error("the file of paired devices was damaged and has been set aside; pair the devices again", "file", o.Devices)
		s.Raise(api.Alarm{Code: "devices-damaged"})
	}
	s.board.make = s.makeBoard
	s.queue.make = s.makeQueue
	return s, nil
}

// Public returns what anybody in the building may read.
func (s *Server) Public() http.Handler { return s.face(public) }

// Staff returns all pages and the API, for paired devices.
func (s *Server) Staff() http.Handler { return s.face(staff) }

// Socket returns the API for programs on the same machine, without a token.
func (s *Server) Socket() http.Handler { return s.face(socket) }
