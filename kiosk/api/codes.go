package api

import "senha/kiosk"

// Codes of refusals that concern the request and not the queue.
const (
	CodeNotFound        kiosk.Code = "not_found"         // no such route
	CodeWrongMethod     kiosk.Code = "wrong_method"      // the route has others
	CodeNotJSON         kiosk.Code = "not_json"          // the body says it is something else
	CodeTooLarge        kiosk.Code = "too_large"         // the body has more than MaxBody bytes
	CodeWrongHost       kiosk.Code = "wrong_host"        // the Host is none of the kiosk's names
	CodeCrossOrigin     kiosk.Code = "cross_origin"      // another site's page asks
	CodeNotPaired       kiosk.Code = "not_paired"        // no token, or one that is not known
	CodeNotAllowed      kiosk.Code = "not_allowed"       // the device's role does not include it
	CodeTooManyAttempts kiosk.Code = "too_many_attempts" // wrong tokens: wait
	CodeNoScreen        kiosk.Code = "no_screen"         // no such touch screen, or it takes no taps now
	CodeNoPicture       kiosk.Code = "no_picture"        // the screen's page cannot be painted
	CodeNoPaper         kiosk.Code = "no_paper"          // the printer can't print, or there is none
	CodeNotReady        kiosk.Code = "not_ready"         // the hub is starting or stopping
	CodeInternal        kiosk.Code = "internal"          // a fault of the program
)
