// Package api is the hub's API as types: routes, bodies, and a client.
//
// Bodies are JSON; a refusal is a [Problem] with a 4xx or 5xx status. Streams
// are server-sent events: each event carries a whole body and its journal
// sequence number as id, so a client that lost one needs only the next. A
// "beat" event each two seconds tells a silent hub from a quiet one.
package api
