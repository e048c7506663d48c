package lan

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"senha/kiosk"
	"senha/kiosk/api"
)

// readBody decodes a request's JSON into v. A field that v does not have, and
// anything behind the value, is refused.
func readBody(w http.ResponseWriter, r *http.Request, v any) error {
	if kind := r.Header.Get("Content-Type"); kind != "" {
		if kind, _, err := mime.ParseMediaType(kind); err != nil || kind != "application/json" {
			return refuse(api.CodeNotJSON, "The body is %q; send JSON, with Content-Type: application/json.", kind)
		}
	}
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, api.MaxBody))
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = more
			if more == nil {
				err = errors.New("something follows the JSON value")
			}
		}
	}
	return bodyError(err)
}

// noBody accepts an empty body, or {}: nothing that is sent is passed over in
// silence.
func noBody(w http.ResponseWriter, r *http.Request) error {
	var nothing struct{}
	return maybeBody(w, r, &nothing)
}

// maybeBody decodes a body if there is one.
func maybeBody(w http.ResponseWriter, r *http.Request, v any) error {
	if r.ContentLength == 0 {
		return nil
	}
	err := readBody(w, r, v)
	var refused *kiosk.Error
	if errors.As(err, &refused) && errors.Is(refused.Cause, io.EOF) {
		return nil // a body of unknown length that was empty
	}
	return err
}

func bodyError(err error) error {
	if err == nil {
		return nil
	}
	var large *http.MaxBytesError
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	e := &kiosk.Error{Code: kiosk.CodeInvalid, Cause: err}
	switch {
	case errors.As(err, &large):
		*e = kiosk.Error{Code: api.CodeTooLarge, Message: "The body is too large: 64 KiB (65536 bytes) are read at most.", Cause: err}
	case errors.Is(err, io.EOF):
		e.Message = "The body is empty; it must be a JSON object. docs/openapi.yaml shows which."
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF):
		e.Message = "The body is not JSON: " + err.Error() + "."
	case errors.As(err, &kind):
		e.Message = "Field " + kind.Field + " is a " + kind.Value + "; it must be a " + kind.Type.String() + "."
	default:
		e.Message = "The body is not understood: " + strings.TrimPrefix(err.Error(), "json: ") + "."
	}
	return e
}
