package lan

import "net/http"

// turnAway answers who may not come in.
func (s *Server) turnAway(w http.ResponseWriter, r *http.Request, err error) { s.problem(w, r, err) }
