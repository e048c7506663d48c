// Package lan is a centre's own web: the hub's API, the staff's pages and the
// board's page.
//
// It has three faces. Public is for anybody in the building: read-only, no
// token. Staff is all of it and wants a paired device. Socket is the API
// without a token, for programs on the same machine, and the only place where
// devices are paired.
//
// # Files
//
// Options.Devices names a JSON file with the paired devices:
//
//	{"devices": [{"id": "d1", "name": "desk-3", "role": "desk",
//	              "desk": "3", "hash": "…", "paired": "2026-03-02T09:00:00Z"}]}
//
// hash is the SHA-256 of the device's token in hex; the token itself is shown
// once and kept nowhere. The file is replaced by rename. Who deletes it has to
// pair each device again; who deletes a device's line (the kiosk being
// stopped) has locked that device out.
package lan
