package lan

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
)

// statuses is the one table from a refusal's code to its HTTP status.
var statuses = map[kiosk.Code]int{
	kiosk.CodeInvalid:         http.StatusBadRequest,
	kiosk.CodeUnknownService:  http.StatusNotFound,
	kiosk.CodeUnknownLanguage: http.StatusUnprocessableEntity,
	kiosk.CodeUnknownDesk:     http.StatusNotFound,
	kiosk.CodeUnknownTicket:   http.StatusNotFound,
	kiosk.CodeServiceClosed:   http.StatusConflict,
	kiosk.CodeServiceFull:     http.StatusConflict,
	kiosk.CodeDayClosed:       http.StatusConflict,
	kiosk.CodeDayOpen:         http.StatusConflict,
	kiosk.CodeNoTicket:        http.StatusConflict,
	kiosk.CodeUnknownPerson:   http.StatusNotFound,
	kiosk.CodeDeskTaken:       http.StatusConflict,
	kiosk.CodeElsewhere:       http.StatusConflict,
	kiosk.CodeUnknownChoice:   http.StatusUnprocessableEntity,
	kiosk.CodeDeskPaused:      http.StatusConflict,
	kiosk.CodeNotWaiting:      http.StatusConflict,
	kiosk.CodeNotMissed:       http.StatusConflict,
	kiosk.CodeMovedOn:         http.StatusConflict,
	kiosk.CodeTooLate:         http.StatusConflict,
	kiosk.CodeIDTaken:         http.StatusConflict,
	kiosk.CodeLetterTaken:     http.StatusConflict,
	kiosk.CodeNotStored:       http.StatusServiceUnavailable,

	api.CodeNotFound:        http.StatusNotFound,
	api.CodeWrongMethod:     http.StatusMethodNotAllowed,
	api.CodeNotJSON:         http.StatusUnsupportedMediaType,
	api.CodeTooLarge:        http.StatusRequestEntityTooLarge,
	api.CodeWrongHost:       http.StatusMisdirectedRequest,
	api.CodeCrossOrigin:     http.StatusForbidden,
	api.CodeNotPaired:       http.StatusUnauthorized,
	api.CodeNotAllowed:      http.StatusForbidden,
	api.CodeTooManyAttempts: http.StatusTooManyRequests,
	api.CodeNoScreen:        http.StatusConflict,
	api.CodeNoPaper:         http.StatusConflict,
	api.CodeNoPicture:       http.StatusNotFound,
	api.CodeNotReady:        http.StatusServiceUnavailable,
	api.CodeInternal:        http.StatusInternalServerError,
}

// waitError is a refusal that ends by waiting.
type waitError struct {
	refused *kiosk.Error
	wait    time.Duration
}

func (e *waitError) Error() string { return e.refused.Error() }
func (e *waitError) Unwrap() error { return e.refused }

func refuse(code kiosk.Code, format string, args ...any) error {
	return &kiosk.Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// problem answers with a refusal as JSON.
func (s *Server) problem(w http.ResponseWriter, r *http.Request, err error) {
	p, status := s.refusal(w, r, err)
	writeJSON(w, status, p)
}

// refusal turns an error into what is told of it; what is not a refusal is a
// fault of ours and goes to the log.
func (s *Server) refusal(w http.ResponseWriter, r *http.Request, err error) (api.Problem, int) {
	var wait *waitError
	if errors.As(err, &wait) {
		seconds := int((wait.wait + time.Second - 1) / time.Second)
		w.Header().Set("Retry-After", strconv.Itoa(seconds))
	}
	var refused *kiosk.Error
	if !errors.As(err, &refused) {
		if r.Context().Err() == nil { // else nobody listens any more
			s.log.Error("a request could not be answered", "method", r.Method, "path", r.Pattern, "error", err)
		}
		refused = &kiosk.Error{Code: api.CodeInternal, Message: "The kiosk could not answer. Try again; if it stays so, look into its log."}
	}
	status, ok := statuses[refused.Code]
	if !ok {
		status = http.StatusInternalServerError
	}
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	return api.Problem{Code: refused.Code, Message: refused.Message}, status
}

// writeJSON answers with a body. A body that does not reach its reader is no
// matter of ours.
func writeJSON(w http.ResponseWriter, status int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // bodies are plain types; a test marshals each
	}
	writeBody(w, status, b)
}

func writeBody(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n'))
}
