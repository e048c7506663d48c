package lan

import (
	"net/http"
	"slices"
	"strings"

	"senha/kiosk/api"
)

// A face is one of the ways to the server.
type face uint8

const (
	public face = 1 << iota // anybody in the building
	staff                   // paired devices
	socket                  // programs on this machine
)

// Roles of paired devices.
const (
	roleDesk        = "desk"
	roleWelcome     = "welcome"
	roleCoordinator = "coordinator"
)

// Who may use a route on the staff's face. A coordinator may use all of them.
var (
	anybody  []string // no token is needed
	paired   = []string{roleDesk, roleWelcome, roleCoordinator}
	desks    = []string{roleDesk, roleCoordinator}
	welcomes = []string{roleWelcome, roleCoordinator}
	leads    = []string{roleCoordinator}
)

// route is one line of the table of all there is.
type route struct {
	method  string
	path    string // a ServeMux pattern without method
	faces   face
	roles   []string // on the staff's face
	handler func(*Server, http.ResponseWriter, *http.Request)
}

// everywhere is what all faces have.
const everywhere = public | staff | socket

// routes is the whole of the server.
var routes = []route{
	{"POST", api.RouteTickets, staff | socket, welcomes, (*Server).postTicket},
	{"POST", api.RouteLost, staff | socket, welcomes, (*Server).postLost},
	{"GET", api.RouteTicket, staff | socket, paired, (*Server).getTicket},
	{"POST", api.RoutePrint, staff | socket, welcomes, (*Server).postPrint},
	{"POST", api.RouteRestore, staff | socket, paired, (*Server).postRestore},
	{"POST", api.RouteDesk, staff | socket, desks, (*Server).postDesk},
	{"POST", api.RouteService, staff | socket, leads, (*Server).postService},
	{"POST", api.RouteDay, staff | socket, leads, (*Server).postDay},
	{"GET", api.RouteQueue, staff | socket, paired, (*Server).getQueue},
	{"GET", api.RouteQueueEvents, staff | socket, paired, (*Server).getQueueEvents},
	{"GET", api.RouteBoard, everywhere, anybody, (*Server).getBoard},
	{"GET", api.RouteBoardEvents, everywhere, anybody, (*Server).getBoardEvents},
	{"PUT", api.RouteScreen, staff | socket, welcomes, (*Server).putScreen}, // a touch screen elsewhere is a welcome device
	{"GET", api.RouteScreen, staff | socket, leads, (*Server).getScreen},    // and its .png: one segment for ServeMux
	{"POST", api.RouteTaps, staff | socket, leads, (*Server).postTap},
	{"GET", api.RouteTaps, staff | socket, welcomes, (*Server).getTaps},
	{"POST", api.RouteTrial, staff | socket, leads, (*Server).postTrial},
	{"POST", api.RoutePair, socket, anybody, (*Server).postPairing},

	{"GET", "/healthz", everywhere, anybody, (*Server).getHealth},

	// Pages, for people.
	{"GET", "/{$}", public, anybody, (*Server).toBoard},
	{"GET", "/{$}", staff, anybody, (*Server).getStart},
	{"GET", "/board", public | staff, anybody, (*Server).getBoardPage},
	{"GET", "/static/{file}", public | staff, anybody, (*Server).getStatic},
	{"GET", "/pair", staff, anybody, (*Server).getPair},
	{"POST", "/pair", staff, anybody, (*Server).postPair},
	{"POST", "/language", staff, anybody, (*Server).postLanguage},
	{"GET", "/desk", staff, desks, (*Server).getDesks},
	{"GET", "/desk/{desk}", staff, desks, (*Server).getDesk},
	{"GET", "/desk/{desk}/events", staff, desks, (*Server).getDeskEvents},
	{"GET", "/welcome", staff, welcomes, (*Server).getWelcome},
	{"GET", "/welcome/events", staff, welcomes, (*Server).getWelcomeEvents},
	{"GET", "/coordinator", staff, leads, (*Server).getCoordinator},
	{"GET", "/coordinator/events", staff, leads, (*Server).getCoordinatorEvents},
}

// face puts together a handler from the routes that a face has.
func (s *Server) face(f face) http.Handler {
	byPath := map[string][]route{}
	for _, r := range routes {
		if r.faces&f != 0 {
			byPath[r.path] = append(byPath[r.path], r)
		}
	}
	mux := http.NewServeMux()
	for path, list := range byPath {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { s.dispatch(w, r, f, list) })
	}
	if _, taken := byPath["/"]; !taken {
		mux.HandleFunc("/", s.notFound)
	}
	return s.guard(f, mux)
}

// dispatch finds the method's route and lets in who may use it.
func (s *Server) dispatch(w http.ResponseWriter, r *http.Request, f face, list []route) {
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	i := slices.IndexFunc(list, func(route route) bool { return route.method == method })
	if i < 0 {
		var allowed []string
		for _, route := range list {
			allowed = append(allowed, route.method)
		}
		w.Header().Set("Allow", strings.Join(allowed, ", "))
		s.problem(w, r, refuse(api.CodeWrongMethod, "%s is not answered here; use %s.", r.Method, strings.Join(allowed, " or ")))
		return
	}
	if err := s.ready(); err != nil && strings.HasPrefix(r.URL.Path, "/api/") {
		s.problem(w, r, err)
		return
	}
	if f == staff && list[i].roles != nil {
		device, err := s.who(r)
		if err == nil {
			err = device.may(list[i].roles)
		}
		if err != nil {
			s.turnAway(w, r, err)
			return
		}
		r = withDevice(r, device)
	}
	list[i].handler(s, w, r)
}

func noRoute(r *http.Request) error {
	return refuse(api.CodeNotFound, "There is nothing at %s. docs/openapi.yaml lists what there is.", r.URL.Path)
}
