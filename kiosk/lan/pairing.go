package lan

import (
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"senha/kiosk"
	"senha/kiosk/api"
)

// maxName is how many letters a device's name may have.
const maxName = 64

// postPairing pairs a device: on the socket only.
func (s *Server) postPairing(w http.ResponseWriter, r *http.Request) {
	var body api.PairRequest
	if err := readBody(w, r, &body); err != nil {
		s.problem(w, r, err)
		return
	}
	if err := s.checkPairing(body); err != nil {
		s.problem(w, r, err)
		return
	}
	token, err := s.devices.pair(device{
		Name: body.Name, Role: body.Role, Desk: kiosk.DeskID(body.Desk), Paired: s.clock.Now().Wall,
	})
	if err != nil {
		s.problem(w, r, err)
		return
	}
	s.log.Info("a device was paired", "role", body.Role)
	writeJSON(w, http.StatusOK, api.Paired{Token: token})
}

func (s *Server) checkPairing(p api.PairRequest) error {
	if !slices.Contains(paired, p.Role) {
		return refuse(kiosk.CodeInvalid, "There is no role %q: use %s.", p.Role, orList(paired))
	}
	name := strings.TrimSpace(p.Name)
	if name == "" || name != p.Name || utf8.RuneCountInString(name) > maxName || strings.ContainsFunc(name, unicode.IsControl) {
		return refuse(kiosk.CodeInvalid, "A device can't be called %q: take 1 to %d letters, such as desk-3.", p.Name, maxName)
	}
	if p.Desk != "" {
		if _, known := s.hub.State().Centre().Desk(kiosk.DeskID(p.Desk)); !known {
			return refuse(kiosk.CodeUnknownDesk, "This centre has no desk %q.", p.Desk)
		}
		if p.Role != roleDesk {
			return refuse(kiosk.CodeInvalid, "Only a device with role %s is paired for one desk.", roleDesk)
		}
	}
	return nil
}
