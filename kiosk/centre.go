package kiosk

// ServiceID names a service in documents and requests, such as "immigration".
type ServiceID string

// DeskID names a desk as people say it, such as "3".
type DeskID string

// Language is a BCP 47 tag of assets/languages.tsv, such as "pt-PT" or "ar".
type Language string

// Official is the language that stands beside every other one.
const Official Language = "pt-PT"

// isTag reports whether l is "" or can be a BCP 47 tag: the journal takes no
// free text about a ticket.
func (l Language) isTag() bool {
	for _, c := range []byte(l) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return len(l) <= 35
}

// Centre is the document that configures one building with one queue. It is
// journaled whole, so that a replay needs no file beside the journal.
type Centre struct {
	Name         string        `json:"name"`
	LongName     string        `json:"long_name,omitempty"`
	Zone         string        `json:"zone,omitempty"` // IANA name, such as Europe/Lisbon
	Languages    []Language    `json:"languages"`      // offered, in the order of the keys
	Institutions []Institution `json:"institutions,omitempty"`
	Services     []Service     `json:"services"`
	Desks        []Desk        `json:"desks"`
	Technicians  []Person      `json:"technicians,omitempty"`
	Mediators    []Person      `json:"mediators,omitempty"`

	// What technicians choose from.
	Outcomes     []Choice `json:"outcomes,omitempty"`      // of a visit
	PauseReasons []Choice `json:"pause_reasons,omitempty"` //
	CallReasons  []Choice `json:"call_reasons,omitempty"`  // for calling a number out of turn
	ReferReasons []Choice `json:"refer_reasons,omitempty"` //

	ReturnMinutes int       `json:"return_minutes,omitempty"` // for coming back after a missed call; 0: none
	Welcome       ServiceID `json:"welcome,omitempty"`        // where "I don't know" leads
	Children      string    `json:"children,omitempty"`       // floor of the Children's Space, "" if there is none

	Policy *Policy `json:"policy,omitempty"` // who is next; nil: Normal
}

// Institution answers for services.
type Institution struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Service is what a person queues for.
type Service struct {
	ID          ServiceID           `json:"id"`
	Letter      string              `json:"letter"`
	Icon        string              `json:"icon"`
	Institution string              `json:"institution,omitempty"`
	Names       map[Language]string `json:"names"`
	Short       map[Language]string `json:"short,omitempty"` // at most 26 characters each
	Priority    bool                `json:"priority"`        // legal priority is applied
	Masked      bool                `json:"masked,omitempty"`
	Areas       []Choice            `json:"areas,omitempty"` // what a visit was about
}

// Name returns the service's name in a language, or the official one.
func (s Service) Name(l Language) string {
	if n := s.Names[l]; n != "" {
		return n
	}
	return s.Names[Official]
}

// Desk is where tickets are called to.
type Desk struct {
	ID       DeskID      `json:"id"`
	Services []ServiceID `json:"services"`
}

// Serves reports whether tickets of a service are called to the desk.
func (d Desk) Serves(id ServiceID) bool {
	for _, s := range d.Services {
		if s == id {
			return true
		}
	}
	return false
}

// Service returns the service with an id.
func (c *Centre) Service(id ServiceID) (Service, bool) {
	for _, s := range c.Services {
		if s.ID == id {
			return s, true
		}
	}
	return Service{}, false
}

// Desk returns the desk with an id.
func (c *Centre) Desk(id DeskID) (Desk, bool) {
	for _, d := range c.Desks {
		if d.ID == id {
			return d, true
		}
	}
	return Desk{}, false
}

// Offers reports whether a language is offered.
func (c *Centre) Offers(l Language) bool {
	for _, o := range c.Languages {
		if o == l {
			return true
		}
	}
	return false
}
