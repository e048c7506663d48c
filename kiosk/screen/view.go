package screen

import (
	"time"

	"senha/kiosk"
)

// View is what the pages show of a centre and its queue. The kiosk and the hub
// make it of the same facts, so both show the same.
type View struct {
	Name      string // of the centre
	LongName  string
	Languages []kiosk.Language // offered here, in the order of their keys
	Spoken    []kiosk.Language // that only an interpreter speaks; none: no such page
	Services  []Service
	Welcome   kiosk.ServiceID // where "I don't know" leads, "" if nowhere
	Children  string          // floor of the Children's Space, "" if there is none
	Open      bool            // a business day is open
	Now       time.Time       // wall clock in the centre's zone; zero if it is not to be believed
}

// Service is a service and how it stands.
type Service struct {
	kiosk.Service
	Waiting int
	Open    bool
	Why     kiosk.Code // why it is not open
}

// Service returns the service with an id.
func (v View) Service(id kiosk.ServiceID) (Service, bool) {
	for _, s := range v.Services {
		if s.ID == id {
			return s, true
		}
	}
	return Service{}, false
}

func (v View) offers(l kiosk.Language) bool {
	for _, o := range v.Languages {
		if o == l {
			return true
		}
	}
	return false
}

func (v View) speaks(l kiosk.Language) bool {
	for _, o := range v.Spoken {
		if o == l {
			return true
		}
	}
	return false
}
